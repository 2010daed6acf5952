/** Mean and standard deviation of two samples, and how sure their differences are. Pure. */

export interface Difference {
  readonly before: number;
  readonly after: number;
  readonly difference: number;
  readonly standardError: number;
}

export interface Moments {
  readonly mean: Difference;
  readonly sd: Difference;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Sample standard deviation, n − 1 below the line. */
function sdOf(values: readonly number[]): number {
  const mean = meanOf(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}

/** Standard error of a statistic of n independent members by leaving out one at a time (Efron & Tibshirani 1993, ch. 11). */
function jackknife(n: number, without: (at: number) => number): number {
  const left = Array.from({ length: n }, (_, at) => without(at));
  const mean = meanOf(left);
  return Math.sqrt(((n - 1) / n) * left.reduce((sum, value) => sum + (value - mean) ** 2, 0));
}

function without(values: readonly number[], at: number): number[] {
  return values.filter((_, index) => index !== at);
}

function differenceOf(
  before: readonly number[],
  after: readonly number[],
  statistic: (values: readonly number[]) => number,
  paired: boolean,
): Difference {
  const [a, b] = [statistic(before), statistic(after)];
  const alone = (values: readonly number[]) =>
    jackknife(values.length, (at) => statistic(without(values, at)));
  const standardError = paired
    ? jackknife(before.length, (at) => statistic(without(after, at)) - statistic(without(before, at)))
    : Math.hypot(alone(before), alone(after));
  return { before: a, after: b, difference: b - a, standardError };
}

/**
 * Compares two samples of at least three values.
 * @param paired whether value k of both comes from the same parameters and the same luck outside the market, so that
 *   the two are not independent: the standard error is then that of the differences
 */
export function compareMoments(
  before: readonly number[],
  after: readonly number[],
  paired: boolean,
): Moments {
  return {
    mean: differenceOf(before, after, meanOf, paired),
    sd: differenceOf(before, after, sdOf, paired),
  };
}

/** Differs by less than two standard errors; equal samples do. */
export function isWithinTwo({ difference, standardError }: Difference): boolean {
  return Math.abs(difference) <= 2 * standardError;
}
