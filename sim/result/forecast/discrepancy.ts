/**
 * How far the market as it is lies from the market as it runs, quarter by quarter. A calibrated model misses published
 * quarters, and what it missed tells of those ahead (Kennedy & O'Hagan 2001): ln of published over simulated is a level
 * that walks at random, a season of its own and chance, as in a basic structural model (Harvey 1989). Given what was
 * missed, the quarters ahead are normal.
 */
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
  /** Rows of the lower triangle whose product with independent normal values has the covariance, in units of a step. */
  readonly root: readonly (readonly number[])[];
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
  const all = [...known, ...open].map((quarter) => quarter - first);
  // of all together, the known ones first: what is left of the open ones is their root given the known ones
  const rows = rootOf(all.map((a) => all.map((b) => covariance(a, b))));
  const drawn: number[] = [];
  for (const [at, { value }] of residuals.entries()) {
    const row = rows[at]!;
    drawn.push((value - product(row, drawn)) / row[at]!);
  }
  const later = rows.slice(known.length);
  return { mean: later.map((row) => product(row, drawn)), root: later.map((row) => row.slice(known.length)) };
}

/** @param a and `b`: quarters after the first that is known */
function covariance(a: number, b: number): number {
  const season = (a - b) % YEAR === 0 ? SEASON : 0;
  return BEGINNING + LEVEL * Math.min(a, b) + season + (a === b ? CHANCE : 0);
}

/** Rows of the lower triangular root of a positive definite matrix (Cholesky); the library for it is larger than all of this. */
function rootOf(matrix: readonly (readonly number[])[]): number[][] {
  const rows: number[][] = [];
  for (const [at, wanted] of matrix.entries()) {
    const row: number[] = [];
    for (let column = 0; column < at; column++) {
      const other = rows[column]!;
      row.push((wanted[column]! - product(row, other)) / other[column]!);
    }
    row.push(Math.sqrt(wanted[at]! - product(row, row)));
    rows.push(row);
  }
  return rows;
}

/** Over as many numbers as the second has, at most those of the first. */
function product(row: readonly number[], other: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < Math.min(row.length, other.length); at++) sum += row[at]! * other[at]!;
  return sum;
}

/** What the published quarters say of those ahead, in ln. */
export interface Discrepancy {
  readonly residuals: readonly Residual[];
  readonly ahead: readonly { readonly quarter: string; readonly mean: number; readonly sd: number }[];
}

/** Standard deviation of ln GMV one quarter ahead: of a step alone in what older programs wrote. */
export function errorAhead(forecast: {
  readonly modelError: { readonly sd: number };
  readonly discrepancy?: Discrepancy | undefined;
}): number {
  return forecast.discrepancy?.ahead[0]?.sd ?? forecast.modelError.sd;
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
    sd: sd * Math.hypot(...root[at]!),
  }));
  return { residuals, ahead };
}
