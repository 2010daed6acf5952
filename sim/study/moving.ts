/**
 * Members on their way to the points most probable for their own figures. All move together, by slopes of the whole
 * population (Chen & Oliver 2012), so that a round costs one run a member; each has a length of step of its own
 * (Levenberg 1944), because slopes of all are not those where it stands. Each keeps its best point.
 */
import type { Matrix } from 'ml-matrix';
import type { Fact } from './facts.ts';
import type { ObserveFacts } from './fit.ts';
import { type FactTarget, luckOf, type Member, memberOf, moved, type Run } from './members.ts';
import { misfits } from './misfits.ts';

/** Where a member begins, and what it steers for. */
export interface Beginner {
  readonly index: number;
  readonly point: readonly number[];
  readonly target: FactTarget;
}

export interface Moved {
  /** Each at its best point; `reached` says which of them count. */
  readonly members: readonly Member[];
  /** All runs of all rounds. */
  readonly runs: readonly Run[];
  /** Slopes of the misfits (row) in the standard scores (column) by which members would move next. */
  readonly jacobian: Matrix;
  /** Mean objective of all members, round by round. */
  readonly objectives: readonly number[];
}

export interface MovingOptions {
  /** Most rounds, one run a member each. */
  readonly rounds: number;
  /** Slopes by the runs so far: what a member was chosen for must not choose the slopes too. */
  readonly slopes: (runs: readonly Run[]) => Matrix;
  readonly onRound?: ((round: number, objective: number) => void) | undefined;
}

/** Two rounds together must lower the mean objective by this share. */
export const GAIN = 0.03;
/** A step that led a member further from its figures is shortened by this, and doubled again after one that helped. */
const SHORTER = 0.4;

/** A member, and how much of its step it takes. */
interface Mover {
  readonly best: Member;
  readonly length: number;
}

/** Moves until the mean objective has settled, or rounds have run out; at least one round. */
export async function moveMembers(
  facts: readonly Fact[],
  begun: readonly Beginner[],
  observe: ObserveFacts,
  { rounds, slopes, onRound }: MovingOptions,
): Promise<Moved> {
  let points = begun.map(({ point }) => point);
  let movers: Mover[] = [];
  let jacobian = slopes([]);
  const runs: Run[] = [];
  const objectives: number[] = [];
  while (objectives.length < rounds && !isSettled(objectives)) {
    const told = await observe(points, (at) => [luckOf(begun[at]!.index)]);
    const now = points.map((point, at) =>
      memberOf(facts, begun[at]!.index, point, told[at]!, begun[at]!.target),
    );
    runs.push(...now);
    movers = now.map((member, at) => moverAfter(movers[at], member));
    objectives.push(movers.reduce((sum, { best }) => sum + best.objective, 0) / movers.length);
    onRound?.(objectives.length, objectives.at(-1)!);
    jacobian = slopes(runs);
    points = movers.map(({ best, length }, at) => {
      const whole = moved(jacobian, best.point, misfits(facts, best.told), begun[at]!.target);
      return best.point.map((from, i) => from + length * (whole[i]! - from));
    });
  }
  return { members: movers.map(({ best }) => best), runs, jacobian, objectives };
}

function moverAfter(before: Mover | undefined, member: Member): Mover {
  if (!before) return { best: member, length: 1 };
  if (before.best.objective <= member.objective) return { ...before, length: before.length * SHORTER };
  return { best: member, length: Math.min(1, 2 * before.length) };
}

/** Whether the last two rounds gained next to nothing. */
export function isSettled(objectives: readonly number[]): boolean {
  const [before, after] = [objectives.at(-3), objectives.at(-1)];
  return before !== undefined && after! > before * (1 - GAIN);
}
