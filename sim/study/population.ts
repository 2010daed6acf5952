/**
 * Draws from the posterior by randomised maximum likelihood (Kitanidis 1995; Oliver, He & Reynolds 1996): each member
 * has a point of its own from the prior and published figures of its own, disturbed by their tolerance, and moves to
 * the point most probable for these. For linear facts that is the posterior; for others near it. All members move
 * together, by slopes of the whole population (Chen & Oliver 2012), so that a round costs one run a member; each has a
 * length of step of its own (Levenberg 1944), because slopes of all are not those where it stands.
 */
import type { Matrix } from 'ml-matrix';
import type { Key } from '../model/random.ts';
import type { Fact } from './facts.ts';
import type { ObserveFacts } from './fit.ts';
import { luckOf, type Member, memberOf, moved, type Run, regressed, targetOf } from './members.ts';
import { misfits } from './misfits.ts';

export interface Population {
  /** Each at its best point; `reached` says which of them count. */
  readonly members: readonly Member[];
  /** Slopes of the misfits (row) in the standard scores (column) by which members would move next. */
  readonly jacobian: Matrix;
  readonly size: number;
  readonly rounds: number;
  /** Mean objective of all members, round by round. */
  readonly objectives: readonly number[];
  /** Whether the mean objective had stopped falling; else the draws ran out of rounds. */
  readonly converged: boolean;
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

/** Two rounds together must lower the mean objective by this share. */
const GAIN = 0.03;
/**
 * What the fit's slopes count for, in squared deviations of points: a difference on common random numbers over half a
 * deviation says about as much as a run a whole one away.
 */
const TRUST = 1;
/** A step that led a member further from its figures is shortened by this, and doubled again after one that helped. */
const SHORTER = 0.4;

/** A member, and how much of its step it takes. */
interface Mover {
  readonly best: Member;
  readonly length: number;
}

export async function drawPopulation(
  facts: readonly Fact[],
  start: Start,
  observe: ObserveFacts,
  { size, rounds, key, onRound }: PopulationOptions,
): Promise<Population> {
  const numbers = facts.map((_, at) => at);
  const targets = Array.from({ length: size }, (_, i) => targetOf(key, i, start.point.length, numbers));
  let { jacobian } = start;
  const here = misfits(facts, start.told);
  let points = targets.map((target) => moved(jacobian, start.point, here, target));
  let movers: Mover[] = [];
  const runs: Run[] = [];
  const objectives: number[] = [];
  while (objectives.length < rounds && !isSettled(objectives)) {
    const told = await observe(points, (i) => [luckOf(i)]);
    const now = points.map((point, i) => memberOf(facts, i, point, told[i]!, targets[i]!));
    runs.push(...now);
    movers = now.map((member, i) => moverAfter(movers[i], member));
    objectives.push(movers.reduce((sum, { best }) => sum + best.objective, 0) / size);
    onRound?.(objectives.length, objectives.at(-1)!);
    // slopes of all runs so far, from the fit's: what a member was chosen for must not choose the slopes too
    jacobian = regressed(start.jacobian, facts, runs, TRUST);
    points = movers.map(({ best, length }, i) => {
      const whole = moved(jacobian, best.point, misfits(facts, best.told), targets[i]!);
      return best.point.map((from, at) => from + length * (whole[at]! - from));
    });
  }
  const members = movers.map(({ best }) => best);
  return { members, jacobian, size, rounds: objectives.length, objectives, ...whyStopped(objectives) };
}

function moverAfter(before: Mover | undefined, member: Member): Mover {
  if (!before) return { best: member, length: 1 };
  if (before.best.objective <= member.objective) return { ...before, length: before.length * SHORTER };
  return { best: member, length: Math.min(1, 2 * before.length) };
}

function isSettled(objectives: readonly number[]): boolean {
  const [before, after] = [objectives.at(-3), objectives.at(-1)];
  return before !== undefined && after! > before * (1 - GAIN);
}

function whyStopped(objectives: readonly number[]): Pick<Population, 'converged' | 'stopped'> {
  const { length: rounds } = objectives;
  const converged = isSettled(objectives);
  const stopped = converged
    ? `converged after ${rounds} rounds: the last two lowered the mean objective by less than ${GAIN * 100}%`
    : `not converged: ${rounds} rounds done`;
  return { converged, stopped };
}
