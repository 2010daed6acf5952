/**
 * Two figures, pair by pair: what is the same on both sides (luck, drawn parameters) falls out of their differences. Every
 * rule turns its sign, and nothing else, when the sides change places.
 */
import { studentQuantile } from '../../result/forecast/student.ts';
import { agrestiCoull } from '../../result/targets.ts';
import { intervalOf, LEAST_RUNS } from '../claims/interval.ts';

interface Moments {
  readonly n: number;
  readonly mean: number;
  /** Sample standard deviation. */
  readonly sd: number;
  /** Third central moment over sd³. */
  readonly skew: number;
}

function momentsOf(values: readonly number[]): Moments {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  let [squares, cubes] = [0, 0];
  for (const value of values) {
    squares += (value - mean) ** 2;
    cubes += (value - mean) ** 3;
  }
  const sd = Math.sqrt(squares / (n - 1));
  return { n, mean, sd, skew: sd > 0 ? cubes / n / sd ** 3 : 0 };
}

/** Chance that lies beyond each end of a 90% interval. */
const TAIL = 0.05;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Below this the correction changes no digit that is shown, and would divide by nothing. */
const NO_SKEW = 1e-9;

/** The studentised mean whose cube-corrected value (Hall 1992) is y. */
function unskewed(y: number, { n, skew }: Moments): number {
  const a = skew / (3 * Math.sqrt(n));
  return Math.abs(a) < NO_SKEW ? y : (Math.cbrt(1 + 3 * a * (y - a / 2)) - 1) / a;
}

/** 90% interval of a mean by Student's t. */
function studentInterval({ n, mean, sd }: Moments): Interval {
  const half = (studentQuantile(1 - TAIL, n - 1) * sd) / Math.sqrt(n);
  return { low: mean - half, high: mean + half };
}

/** The same with the skew of the sample taken out of the studentised mean. */
function unskewedInterval(moments: Moments): Interval {
  const { n, mean, sd } = moments;
  const t = studentQuantile(1 - TAIL, n - 1);
  const at = (y: number) => mean - (unskewed(y, moments) * sd) / Math.sqrt(n);
  return { low: at(t), high: at(-t) };
}

/** The two intervals that `meanInterval` is made of; undefined below two values. */
export function intervalsOf(values: readonly number[]): Record<'student' | 'unskewed', Interval> | undefined {
  if (values.length < 2) return undefined;
  const moments = momentsOf(values);
  return { student: studentInterval(moments), unskewed: unskewedInterval(moments) };
}

/**
 * 90% interval of the mean of what the values are drawn from: at each end the one that reaches farther of Student's t and
 * Hall's (1992) correction for skew. With 32 values the first alone holds 84% of the means of a lognormal distribution
 * (σ = 1), the second 87% of those of Student's t with three degrees of freedom; together they hold 89% to 92% of either
 * (docs/proofs/README.md). Undefined below two values; a point where all are the same.
 */
export function meanInterval(values: readonly number[]): Interval | undefined {
  const both = intervalsOf(values);
  if (!both) return undefined;
  const { student, unskewed: other } = both;
  return { low: Math.min(student.low, other.low), high: Math.max(student.high, other.high) };
}

/** Holds one value more with a chance of 80%; undefined where the values are too few to say so. */
export function middle80(values: readonly number[]): Interval | undefined {
  if (values.length < LEAST_RUNS) return undefined;
  // both ends from below: one counted from above would differ in its last digit
  const high = -intervalOf(values.map((value) => -value)).low80;
  return { low: intervalOf(values).low80, high };
}

export interface Pairs {
  readonly a: readonly number[];
  readonly b: readonly number[];
}

/** b − a, pair by pair. */
export function differencesOf({ a, b }: Pairs): number[] {
  return b.map((value, pair) => value - a[pair]!);
}

/** Variance of b − a if the pairs were independent, over that of the pairs; undefined where every difference is the same. */
export function varianceRatio(pairs: Pairs): number | undefined {
  const [a, b, difference] = [pairs.a, pairs.b, differencesOf(pairs)].map((values) => momentsOf(values).sd);
  return difference! > 0 ? (a! ** 2 + b! ** 2) / difference! ** 2 : undefined;
}

/** How many differences lie on each side of nothing, and the chance that one more lies above it. */
export function signsOf(differences: readonly number[]) {
  const above = differences.filter((value) => value > 0).length;
  const below = differences.filter((value) => value < 0).length;
  const n = differences.length;
  return { above, below, equal: n - above - below, chance: above / n, chanceError: agrestiCoull(above, n) };
}

/**
 * Standard error of a mean change of chances, after Agresti & Min (2005): as if half a try had been seen besides of each of
 * both, neither, only one and only the other, so that it is not 0 where no pair changed.
 * @param changes in −1 … 1, one a pair
 * @param tries that each pair stands for: one where a run reaches a target or not, more where it tells a chance
 */
export function changeError(changes: readonly number[], tries = 1): number {
  const n = changes.length + 2 / tries;
  const sum = changes.reduce((a, b) => a + b, 0);
  const squares = changes.reduce((a, b) => a + b ** 2, 1 / tries);
  return Math.sqrt((squares / n - (sum / n) ** 2) / n);
}

/** The mean of `above` over that of `below`, pair by pair. */
export interface Ratio {
  readonly value: number;
  /** Every ratio that a paired t-test does not refute (Fieller 1954); absent where that is not bounded. */
  readonly interval?: Interval | undefined;
}

/** Undefined where the mean below is 0. */
export function ratioOfMeans(above: readonly number[], below: readonly number[]): Ratio | undefined {
  const [x, y] = [momentsOf(above), momentsOf(below)];
  const { n } = x;
  if (y.mean === 0) return undefined;
  const value = x.mean / y.mean;
  if (n < 2) return { value };
  const t2 = studentQuantile(1 - TAIL, n - 1) ** 2 / n;
  const together = above.reduce((sum, one, at) => sum + (one - x.mean) * (below[at]! - y.mean), 0) / (n - 1);
  const square = y.mean ** 2 - t2 * y.sd ** 2;
  if (square <= 0) return { value };
  const half = x.mean * y.mean - t2 * together;
  const root = Math.sqrt(Math.max(0, half ** 2 - square * (x.mean ** 2 - t2 * x.sd ** 2)));
  return { value, interval: { low: (half - root) / square, high: (half + root) / square } };
}
