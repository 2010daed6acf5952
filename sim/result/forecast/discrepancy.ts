/**
 * How far the market as it is lies from the market as it runs, quarter by quarter. A calibrated model misses published
 * quarters, and what it missed tells of those ahead (Kennedy & O'Hagan 2001): ln of published over simulated is a level
 * that walks at random, a season of its own and chance, as in a basic structural model (Harvey 1989). Given what was
 * missed, the quarters ahead are normal.
 */
import { CholeskyDecomposition, Matrix, solve } from 'ml-matrix';
import { quarterNumber } from '../../notation/dates.ts';

/** ln of a published quarter's GMV over the median of what the runs say of it. */
export interface Residual {
  readonly quarter: string;
  readonly value: number;
}

/**
 * Variances in units of that of a step: one quarter ahead, once level and season are known. Assumptions, the same for
 * every market and never fitted: a step is half a lasting change of the level and half chance; a season of its own is as
 * large as a step, for the season of one trade is not that of another; the level begins within half a step, because
 * parameters were fitted to the quarters with half as much tolerance.
 */
const LEVEL = 0.5;
const CHANCE = 0.5;
const SEASON = 1;
const BEGINNING = 0.25;
const YEAR = 4;

export interface DiscrepancyAhead {
  /** ln by which each quarter ahead is moved. */
  readonly mean: readonly number[];
  /** Lower triangle whose product with independent normal values has the covariance, in units of a step. */
  readonly root: Matrix;
}

/** @param ahead quarters after the base */
export function discrepancyAhead(
  residuals: readonly Residual[],
  base: string,
  ahead: number,
): DiscrepancyAhead {
  const known = residuals.map(({ quarter }) => quarterNumber(quarter));
  const open = Array.from({ length: ahead }, (_, at) => quarterNumber(base) + at + 1);
  const first = Math.min(quarterNumber(base), ...known);
  const between = (rows: readonly number[], columns: readonly number[]) =>
    new Matrix(rows.map((row) => columns.map((column) => covariance(row - first, column - first))));
  const all = between(open, open);
  if (known.length === 0) return { mean: open.map(() => 0), root: rootOf(all) };
  const across = between(open, known);
  const within = between(known, known);
  const values = Matrix.columnVector(residuals.map(({ value }) => value));
  return {
    mean: across.mmul(solve(within, values)).to1DArray(),
    root: rootOf(Matrix.sub(all, across.mmul(solve(within, across.transpose())))),
  };
}

/** @param a and `b`: quarters after the first that is known */
function covariance(a: number, b: number): number {
  const season = (a - b) % YEAR === 0 ? SEASON : 0;
  return BEGINNING + LEVEL * Math.min(a, b) + season + (a === b ? CHANCE : 0);
}

function rootOf(covariances: Matrix): Matrix {
  // differences in the last digits would make it unsymmetric
  const symmetric = Matrix.add(covariances, covariances.transpose()).div(2);
  return new CholeskyDecomposition(symmetric).lowerTriangularMatrix;
}

/** What the published quarters say of those ahead, in ln. */
export interface Discrepancy {
  readonly residuals: readonly Residual[];
  readonly ahead: readonly { readonly quarter: string; readonly mean: number; readonly sd: number }[];
}

export interface DiscrepancyPlan {
  readonly residuals: readonly Residual[];
  /** The last quarter that is known. */
  readonly base: string;
  /** Standard deviation of a step. */
  readonly sd: number;
}

export function discrepancyOf(
  { residuals, base, sd }: DiscrepancyPlan,
  quarters: readonly string[],
): Discrepancy {
  const { mean, root } = discrepancyAhead(residuals, base, quarters.length);
  const ahead = quarters.map((quarter, at) => ({
    quarter,
    mean: mean[at]!,
    sd: sd * Math.hypot(...root.getRow(at)),
  }));
  return { residuals, ahead };
}
