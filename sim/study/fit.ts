/**
 * The most probable point given the facts: Gauss–Newton with damping (Levenberg 1944, Marquardt 1963) on common
 * random numbers, from the middle of the prior. Runs are costly, so slopes are one-sided differences, and several
 * lengths of a step are tried at once.
 */
import { Matrix, solve } from 'ml-matrix';
import type { Fact } from './facts.ts';

/**
 * Simulated facts of every point: the means over the runs whose seeds `luck` names for it. On the scale of the facts,
 * in their order; more values may follow.
 */
export type ObserveFacts = (
  points: readonly (readonly number[])[],
  luck: (point: number) => readonly number[],
) => Promise<number[][]>;

export interface Fit {
  readonly point: readonly number[];
  /** Squared misfits and squared standard scores, summed. */
  readonly objective: number;
  /** Simulated facts at the point. */
  readonly told: readonly number[];
  /** Slope of each misfit (row) in each standard score (column). */
  readonly jacobian: Matrix;
  readonly rounds: number;
  /** Whether the last round gained next to nothing; else the fit ran out of rounds. */
  readonly converged: boolean;
  readonly stopped: string;
}

/** Step of a slope in standard scores: far above the noise between two runs on common random numbers. */
const STEP = 0.5;
/** A most probable value stays in the plausible range. */
const WIDEST = 2;
const LENGTHS = [1, 0.5, 0.2];
/** A round that lowers the objective by less ends the fit: a χ² of one degree has a deviation of 1.4. */
const ENOUGH = 0.3;

export interface FitOptions {
  /** Runs a point, on the same seeds for every point; a point's facts are their means. */
  readonly seeds: number;
  readonly rounds: number;
  /** Where to begin; the middle of the prior when not said. */
  readonly start?: readonly number[];
  /** Rounds that came before, where a fit goes on. */
  readonly done?: number;
  readonly onRound?: (round: number, objective: number) => void;
}

export async function fitFacts(
  facts: readonly Fact[],
  dimensions: number,
  observe: ObserveFacts,
  { seeds, rounds, start, done = 0, onRound }: FitOptions,
): Promise<Fit> {
  const common = Array.from({ length: seeds }, (_, seed) => seed);
  const meansOf = (points: readonly (readonly number[])[]) => observe(points, () => common);
  let point: readonly number[] = start ?? new Array<number>(dimensions).fill(0);
  let told = (await meansOf([point]))[0]!;
  let objective = objectiveOf(facts, told, point);
  let jacobian = new Matrix(facts.length, dimensions);
  let gain = Number.POSITIVE_INFINITY;
  let round = done;
  while (round < done + rounds && gain >= ENOUGH) {
    round++;
    const steps = point.map((at, i) => point.map((value, j) => (i === j ? at + sideOf(at) * STEP : value)));
    const sides = await meansOf(steps);
    jacobian = slopes(facts, told, sides, point);
    const step = stepFrom(jacobian, misfits(facts, told), point);
    const tried = LENGTHS.map((length) => point.map((value, i) => bounded(value + length * step[i]!)));
    const answers = await meansOf(tried);
    const scores = answers.map((answer, i) => objectiveOf(facts, answer, tried[i]!));
    const best = scores.indexOf(Math.min(...scores));
    gain = objective - scores[best]!;
    if (gain > 0) {
      point = tried[best]!;
      told = answers[best]!;
      objective = scores[best]!;
    }
    onRound?.(round, objective);
  }
  const converged = gain < ENOUGH;
  return { point, objective, told, jacobian, rounds: round, converged, stopped: whyStopped(round, gain) };
}

function whyStopped(rounds: number, gain: number): string {
  const last = `the last gained ${Math.max(0, gain).toFixed(2)}`;
  if (gain < ENOUGH) return `converged after ${rounds} rounds: ${last}, less than ${ENOUGH}`;
  return `not converged: ${rounds} rounds done${rounds > 0 ? `, ${last}` : ''}`;
}

/** Standardised differences between simulated and published. */
export function misfits(facts: readonly Fact[], told: readonly number[]): number[] {
  return facts.map((fact, at) => {
    const misfit = (told[at]! - fact.value) / fact.tolerance;
    // a market that died has no ratio; far off, but finite
    return Number.isFinite(misfit) ? Math.max(-1e3, Math.min(1e3, misfit)) : 1e3;
  });
}

/** Whether a market lived: one that died has no value of some fact. */
export function isAlive(facts: readonly Fact[], told: readonly number[]): boolean {
  return facts.every((_, at) => Number.isFinite(told[at]));
}

/** Twice the negative log posterior, up to a constant: facts and prior are normal. */
export function objectiveOf(
  facts: readonly Fact[],
  told: readonly number[],
  point: readonly number[],
): number {
  const square = (sum: number, value: number) => sum + value * value;
  return misfits(facts, told).reduce(square, 0) + point.reduce(square, 0);
}

/** Slopes look inwards, so that no run leaves the plausible range. */
function sideOf(at: number): 1 | -1 {
  return at > 0 ? -1 : 1;
}

export function bounded(value: number): number {
  return Math.max(-WIDEST, Math.min(WIDEST, value));
}

function slopes(
  facts: readonly Fact[],
  told: readonly number[],
  sides: readonly (readonly number[])[],
  point: readonly number[],
): Matrix {
  const here = misfits(facts, told);
  const columns = sides.map((side, i) =>
    misfits(facts, side).map((value, at) => (value - here[at]!) / (sideOf(point[i]!) * STEP)),
  );
  return new Matrix(columns).transpose();
}

function stepFrom(jacobian: Matrix, misfit: readonly number[], point: readonly number[]): number[] {
  const precision = Matrix.add(jacobian.transpose().mmul(jacobian), Matrix.eye(jacobian.columns));
  const gradient = jacobian
    .transpose()
    .mmul(Matrix.columnVector([...misfit]))
    .add(Matrix.columnVector([...point]));
  return solve(precision, gradient.mul(-1)).to1DArray();
}
