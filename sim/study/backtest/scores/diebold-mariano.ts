import { twoSided } from '../../../result/forecast/student.ts';

export interface DieboldMariano {
  readonly n: number;
  /** Mean of the first score less the second: below 0 the first method is better. */
  readonly difference: number;
  readonly statistic: number;
  /** Degrees of freedom of the statistic. */
  readonly freedom: number;
  /** Two-sided. */
  readonly p: number;
}

/**
 * Whether two methods' scores differ by more than chance (Diebold & Mariano 1995). Errors of h steps overlap; the usual
 * variance from autocovariances up to lag h − 1 rejects far too often on so few origins, also with the correction of
 * Harvey, Leybourne & Newbold: 9, 14 and 21% at a nominal 5% with h = 2, 3, 4 and n = 10, 9, 8. Here the variance of the
 * mean is that of the slowest ⌊n / h⌋ − 1 cosines of the differences, and their number the degrees of freedom of
 * Student's t (fixed smoothing: Kiefer & Vogelsang 2005; equal-weighted cosines: Lazarus, Lewis, Stock & Watson 2018;
 * for such tests: Coroneo & Iacone 2020). For h = 1 that is the t test of a mean. The number, one less than the blocks
 * that do not overlap, was chosen by size alone: 5 to 7% in the same cases.
 * @param first @param second scores of the same forecasts, in the order of time
 * @returns undefined with fewer than 2h pairs, or when all differences are the same: there is nothing to test
 */
export function dieboldMariano(
  first: readonly number[],
  second: readonly number[],
  horizon: number,
): DieboldMariano | undefined {
  const differences = first.map((score, at) => score - second[at]!);
  const n = differences.length;
  const freedom = Math.floor(n / horizon) - 1;
  if (freedom < 1 || differences.every((d) => d === differences[0])) return undefined;
  const difference = differences.reduce((a, b) => a + b, 0) / n;
  let squares = 0;
  for (let j = 1; j <= freedom; j++) {
    const wave = differences.reduce((sum, d, at) => sum + d * Math.cos((Math.PI * j * (at + 0.5)) / n), 0);
    squares += (2 / n) * wave ** 2;
  }
  const statistic = difference / Math.sqrt(squares / freedom / n);
  return { n, difference, statistic, freedom, p: twoSided(statistic, freedom) };
}
