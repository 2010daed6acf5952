/**
 * One member of a population: what it targets for, how far it is from that, and where it should go. See population.ts
 * for the method.
 */
import { Matrix, solve } from 'ml-matrix';
import { median, medianAbsoluteDeviation, probit } from 'simple-statistics';
import { type Key, uniform } from '../model/random.ts';
import type { Fact } from './facts.ts';
import { isAlive, misfits } from './misfits.ts';
import { robustSlopes } from './slopes.ts';

/** What a member starts from and steers for, in standard scores and tolerances. */
export interface FactTarget {
  readonly prior: readonly number[];
  /** Disturbance of each published figure. */
  readonly noise: readonly number[];
}

export interface Member {
  /** Number of the member, from 0: the address of its luck, its prior point and its disturbances. */
  readonly index: number;
  readonly point: readonly number[];
  readonly told: readonly number[];
  /** Squared misfits to the member's own figures and squared distance from its own prior point, summed. */
  readonly objective: number;
}

/** The fit's common seeds come before. */
const FIRST_SEED = 100;

/** Seed of a member's luck: its own, and the same in every round. */
export function luckOf(index: number): number {
  return FIRST_SEED + index;
}

/**
 * The target of a member, drawn at its own addresses.
 * @param numbers number of each fact: a fact that is known to several populations keeps its disturbance with its number
 */
export function targetOf(
  key: Key,
  index: number,
  dimensions: number,
  numbers: readonly number[],
): FactTarget {
  const normal = (event: number, at: number) => probit(uniform(key, 'posterior', index, event, at));
  return {
    prior: Array.from({ length: dimensions }, (_, at) => normal(1, at)),
    noise: numbers.map((number) => normal(2, number)),
  };
}

export function memberOf(
  facts: readonly Fact[],
  index: number,
  point: readonly number[],
  told: readonly number[],
  { prior, noise }: FactTarget,
): Member {
  const off = misfits(facts, told).reduce((sum, misfit, at) => sum + (misfit - noise[at]!) ** 2, 0);
  const away = point.reduce((sum, value, at) => sum + (value - prior[at]!) ** 2, 0);
  return { index, point, told, objective: off + away };
}

/** Where a member should go if facts were linear from here. */
export function moved(
  jacobian: Matrix,
  point: readonly number[],
  misfit: readonly number[],
  { prior, noise }: FactTarget,
): number[] {
  const transposed = jacobian.transpose();
  const precision = Matrix.add(transposed.mmul(jacobian), Matrix.eye(jacobian.columns));
  const off = Matrix.columnVector(misfit.map((value, at) => value - noise[at]!));
  const away = Matrix.columnVector(point.map((value, at) => value - prior[at]!));
  const step = solve(precision, transposed.mmul(off).add(away).mul(-1)).to1DArray();
  return point.map((value, at) => value + step[at]!);
}

/** A run as regressions take it: where it was, and what it told. */
export type Run = Pick<Member, 'point' | 'told'>;

/**
 * Slopes of the misfits over many runs, by robust ridge regression around the slopes known before. A market that died
 * has no slopes: it is left out.
 * @param trust what the slopes known before count for, in squared deviations of the runs' points
 */
export function regressed(
  before: Matrix,
  facts: readonly Fact[],
  runs: readonly Run[],
  trust = before.columns,
): Matrix {
  const alive = runs.filter(({ told }) => isAlive(facts, told));
  if (alive.length < 2) return before;
  const misfit = new Matrix(alive.map(({ told }) => misfits(facts, told)));
  return robustSlopes(before, new Matrix(alive.map(({ point }) => [...point])), misfit, trust);
}

/**
 * Members near enough to their figures to count. An objective is about that of the best point plus a χ² of as many
 * degrees as facts, and so is the median; four deviations above it a member is lost. Where the market misfits, members
 * differ by more than χ²: the deviation is then that of the members (1.48 times their median absolute one).
 */
export function reached(members: readonly Member[], facts: number): Member[] {
  const objectives = members.map(({ objective }) => objective);
  const deviation = Math.max(Math.sqrt(2 * facts), 1.4826 * medianAbsoluteDeviation(objectives));
  const most = median(objectives) + 4 * deviation;
  return members.filter(({ objective }) => objective <= most);
}
