/**
 * The most probable point given the facts: Gauss–Newton with damping (Levenberg 1944, Marquardt 1963) on common
 * random numbers, from the middle of the prior. A round looks a step to one side in every score, the next round to the
 * other; slopes are regressed on all runs so far, because luck is in the difference of any two. Several lengths of a
 * step are tried at once.
 */
import { Matrix, solve } from 'ml-matrix';
import { residuals, slopesOfResiduals } from './bounds.ts';
import type { Fact } from './facts.ts';
import { type Run, regressed } from './members.ts';
import { isAlive, misfits } from './misfits.ts';

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
  /** Whether the last two rounds gained next to nothing; else the fit ran out of rounds. */
  readonly converged: boolean;
  readonly stopped: string;
}

/** Step of a slope in standard scores: far above the noise between two runs on common random numbers. */
const STEP = 0.5;
/** A most probable value stays in the plausible range. */
const WIDEST = 2;
const LENGTHS = [1, 0.5, 0.2];
/** Two rounds that lower the objective by less end the fit, one to each side: a χ² of one degree has a deviation of 1.4. */
const ENOUGH = 0.3;
/** What the round's own differences count for, in squared scores: a fifth of the run that each is made of. */
const RIDGE = 0.05;

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
  const runs: Run[] = [{ point, told }];
  const gains: number[] = [];
  let round = done;
  while (round < done + rounds && !isSettled(gains)) {
    round++;
    const sides = sidesOf(point, round % 2 === 1);
    const seen = await meansOf(sides);
    const looked = seen.map((answer, i) => ({ point: sides[i]!, told: answer }));
    runs.push(...looked);
    jacobian = regressed(differences(facts, { point, told }, looked), facts, runs, RIDGE);
    const misfit = misfits(facts, told);
    const step = stepFrom(slopesOfResiduals(facts, jacobian, misfit), residuals(facts, misfit), point);
    const tried = LENGTHS.map((length) => point.map((value, i) => bounded(value + length * step[i]!)));
    const answers = await meansOf(tried);
    runs.push(...answers.map((answer, i) => ({ point: tried[i]!, told: answer })));
    const scores = answers.map((answer, i) => objectiveOf(facts, answer, tried[i]!));
    const best = scores.indexOf(Math.min(...scores));
    const gain = objective - scores[best]!;
    gains.push(gain);
    if (gain > 0) {
      point = tried[best]!;
      told = answers[best]!;
      objective = scores[best]!;
    }
    onRound?.(round, objective);
  }
  const converged = isSettled(gains);
  return { point, objective, told, jacobian, rounds: round, converged, stopped: whyStopped(round, gains) };
}

/** Whether neither side of the last two rounds gained anything to speak of. */
function isSettled(gains: readonly number[]): boolean {
  return gains.length > 1 && gains.slice(-2).every((gain) => gain < ENOUGH);
}

function whyStopped(rounds: number, gains: readonly number[]): string {
  const last = gains.slice(-2).map((gain) => Math.max(0, gain).toFixed(2));
  if (isSettled(gains))
    return `converged after ${rounds} rounds: the last two gained ${last.join(' and ')}, less than ${ENOUGH} each`;
  return `not converged: ${rounds} rounds done${last.length > 0 ? `, the last gained ${last.at(-1)}` : ''}`;
}

/** Points half a deviation to one side, in every score by itself; near the end of the plausible range inwards, so that no run leaves it. */
function sidesOf(point: readonly number[], up: boolean): number[][] {
  const side = (at: number) => (Math.abs(at) > WIDEST - STEP ? -Math.sign(at) : up ? 1 : -1);
  return point.map((at, i) => point.map((value, j) => (i === j ? at + side(at) * STEP : value)));
}

/** Slopes from a point to the side in every score; none to the side of a market that died, or from one. */
function differences(facts: readonly Fact[], from: Run, sides: readonly Run[]): Matrix {
  const here = misfits(facts, from.told);
  const columns = sides.map(({ point, told }, at) => {
    if (!isAlive(facts, told) || !isAlive(facts, from.told)) return here.map(() => 0);
    const way = point[at]! - from.point[at]!;
    return misfits(facts, told).map((misfit, fact) => (misfit - here[fact]!) / way);
  });
  return new Matrix(columns).transpose();
}

/** Twice the negative log posterior, up to a constant: facts and prior are normal, bounds as bounds.ts says. */
export function objectiveOf(
  facts: readonly Fact[],
  told: readonly number[],
  point: readonly number[],
): number {
  const square = (sum: number, value: number) => sum + value * value;
  return residuals(facts, misfits(facts, told)).reduce(square, 0) + point.reduce(square, 0);
}

export function bounded(value: number): number {
  return Math.max(-WIDEST, Math.min(WIDEST, value));
}

function stepFrom(jacobian: Matrix, residual: readonly number[], point: readonly number[]): number[] {
  const precision = Matrix.add(jacobian.transpose().mmul(jacobian), Matrix.eye(jacobian.columns));
  const gradient = jacobian
    .transpose()
    .mmul(Matrix.columnVector([...residual]))
    .add(Matrix.columnVector([...point]));
  return solve(precision, gradient.mul(-1)).to1DArray();
}
