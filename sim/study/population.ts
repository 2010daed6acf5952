/**
 * Draws from the posterior by randomised maximum likelihood (Kitanidis 1995; Oliver, He & Reynolds 1996): each member
 * has a point of its own from the prior and published figures of its own, disturbed by their tolerance, and moves to
 * the point most probable for these. For linear facts that is the posterior; for others near it. All members move
 * together, by slopes of the whole population (Chen & Oliver 2012), so that a round costs one run a member.
 */
import type { Matrix } from 'ml-matrix';
import type { Key } from '../model/random.ts';
import type { Fact } from './facts.ts';
import { misfits, type ObserveFacts } from './fit.ts';
import { luckOf, type Member, memberOf, moved, regressed, targetOf } from './members.ts';

export interface Population {
  /** Members that reached figures of their own; each counts the same. */
  readonly members: readonly Member[];
  /** Slopes of the misfits (row) in the standard scores (column) by which members would move next. */
  readonly jacobian: Matrix;
  readonly size: number;
  readonly rounds: number;
  /** Mean objective of all members, round by round. */
  readonly objectives: readonly number[];
  readonly stopped: string;
}

export interface PopulationOptions {
  readonly size: number;
  /** Most rounds, one run a member each. */
  readonly rounds: number;
  readonly key: Key;
  readonly onRound?: (round: number, objective: number) => void;
}

export interface Start {
  readonly point: readonly number[];
  readonly told: readonly number[];
  readonly jacobian: Matrix;
  readonly objective: number;
}

/** Another round must lower the mean objective by this share. */
const GAIN = 0.03;

export async function drawPopulation(
  facts: readonly Fact[],
  start: Start,
  observe: ObserveFacts,
  { size, rounds, key, onRound }: PopulationOptions,
): Promise<Population> {
  const numbers = facts.map((_, at) => at);
  const targets = Array.from({ length: size }, (_, i) => targetOf(key, i, start.point.length, numbers));
  let jacobian = start.jacobian;
  const here = misfits(facts, start.told);
  let points = targets.map((target) => moved(jacobian, start.point, here, target));
  let best: Member[] = [];
  const objectives: number[] = [];
  let stopped = `${rounds} rounds done`;
  for (let round = 1; round <= rounds; round++) {
    const told = await observe(points, (i) => [luckOf(i)]);
    const now = points.map((point, i) => memberOf(facts, i, point, told[i]!, targets[i]!));
    best = now.map((member, i) => (best[i] && best[i].objective <= member.objective ? best[i] : member));
    objectives.push(best.reduce((sum, { objective }) => sum + objective, 0) / size);
    onRound?.(round, objectives.at(-1)!);
    const [before, after] = objectives.slice(-2);
    if (after !== undefined && after > before! * (1 - GAIN)) {
      stopped = `round ${round} lowered the mean objective by less than ${GAIN * 100}%`;
      break;
    }
    jacobian = regressed(jacobian, facts, best);
    points = best.map(({ point, told }, i) => moved(jacobian, point, misfits(facts, told), targets[i]!));
  }
  const most = mostObjective(start.objective, facts.length);
  const members = best.filter(({ objective }) => objective <= most);
  return { members, jacobian, size, rounds: objectives.length, objectives, stopped };
}

/** A member's objective is the fit's plus about a χ² of as many degrees as facts; beyond four deviations it is lost. */
function mostObjective(fitted: number, facts: number): number {
  return fitted + facts + 4 * Math.sqrt(2 * facts);
}
