import { twoSided } from '../../../result/forecast/student.ts';

export interface DieboldMariano {
  readonly n: number;
  /** Mean of the first score less the second: below 0 the first method is better. */
  readonly difference: number;
  readonly statistic: number;
  /** Two-sided. */
  readonly p: number;
}

/**
 * Whether two methods' scores differ by more than chance (Diebold & Mariano 1995), with the small-sample correction of
 * Harvey, Leybourne & Newbold (1997) and Student's t with n − 1 degrees of freedom. Errors of h steps overlap, so the
 * variance takes in autocovariances up to lag h − 1; when that estimate is not above 0, only the variance itself.
 * @param first @param second scores of the same forecasts, in the order of time
 * @returns undefined with fewer than h + 3 pairs, or when all differences are the same: there is nothing to test
 */
export function dieboldMariano(
  first: readonly number[],
  second: readonly number[],
  horizon: number,
): DieboldMariano | undefined {
  const differences = first.map((score, at) => score - second[at]!);
  const n = differences.length;
  if (n < horizon + 3) return undefined;
  const difference = differences.reduce((a, b) => a + b, 0) / n;
  const covariance = (lag: number) =>
    differences
      .slice(lag)
      .reduce((sum, d, at) => sum + (d - difference) * (differences[at]! - difference), 0) / n;
  const variance = covariance(0);
  if (!(variance > 0)) return undefined;
  let overlap = variance;
  for (let lag = 1; lag < horizon; lag++) overlap += 2 * covariance(lag);
  const used = overlap > 0 ? { variance: overlap, h: horizon } : { variance, h: 1 };
  const { h } = used;
  const correction = Math.sqrt((n + 1 - 2 * h + (h * (h - 1)) / n) / n);
  const statistic = (correction * difference) / Math.sqrt(used.variance / n);
  return { n, difference, statistic, p: twoSided(statistic, n - 1) };
}
