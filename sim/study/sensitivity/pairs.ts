/**
 * What two points of a row say of one another when each is run on the same luck several times. A mean over R runs is off by
 * the luck that is left; its square is too large by the variance of the mean, and that is taken off: what is told of squares
 * and products is then right on the average for any R from 2 on, however luck and parameters act together. With one run a
 * point nothing can be taken off: luck then counts as if it were an effect.
 */

/** Outcomes of one point, by the number of the run; NaN for a run that failed. */
export type Outcomes = readonly number[];

/** Means and variances of what has ended well. */
export interface Moments {
  readonly n: number;
  readonly mean: number;
  /** Of one run, with n − 1; 0 for one run alone. */
  readonly variance: number;
}

export function momentsOf(values: readonly number[]): Moments | undefined {
  const n = values.length;
  if (n === 0) return undefined;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { n, mean, variance: n > 1 ? squares / (n - 1) : 0 };
}

/** Runs that have ended well in all of some points: the outcomes of each. Undefined when too few are left. */
export function complete(points: readonly Outcomes[]): readonly (readonly number[])[] | undefined {
  const asked = points[0]!.length;
  const good = Array.from({ length: asked }, (_, run) => run).filter((run) =>
    points.every((outcomes) => Number.isFinite(outcomes[run])),
  );
  // of several runs two must be left, or luck could not be told from the rest
  if (good.length < Math.min(2, asked)) return undefined;
  return points.map((outcomes) => good.map((run) => outcomes[run]!));
}

/** The difference of two points. */
export interface Change {
  readonly mean: number;
  /** Square of the expected difference: of `mean`², less the variance of that mean. May be below 0 by chance. */
  readonly square: number;
  /** Variance of `mean` that comes of luck. */
  readonly noise: number;
}

export function changeBetween(from: Outcomes, to: Outcomes): Change | undefined {
  const both = complete([from, to]);
  if (!both) return undefined;
  const [before, after] = both as [readonly number[], readonly number[]];
  const { n, mean, variance } = momentsOf(after.map((value, run) => value - before[run]!))!;
  const noise = variance / n;
  return { mean, square: mean ** 2 - noise, noise };
}

/**
 * Product of two expected values: of runs with different luck alone, for those of the same luck would add what luck has
 * in common. With one run a point it is the plain product.
 */
export function crossProduct(left: readonly number[], right: readonly number[]): number {
  const n = left.length;
  const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
  const same = left.reduce((all, value, run) => all + value * right[run]!, 0);
  return n === 1 ? same : (sum(left) * sum(right) - same) / (n * (n - 1));
}
