/** Quantiles of what comes next, from few runs: right for their number. */
import { studentQuantile } from './student.ts';

/** The one definition of quantiles, as schema and docs say it. */
export const QUANTILES =
  'quantile p is the value that one more run stays below with chance p: linear between the ordered runs, of which the k-th of n is quantile k/(n + 1) (Hyndman & Fan 1996, type 6), and beyond the first and the last along Student’s t with n − 1 degrees of freedom, in logarithms where the runs lie within a factor of ten';

/** Values further apart are no multiples of one another, and a tail in logarithms would be endless. */
const TEN = 10;

/** Student's quantiles by degrees of freedom and chance: the same few are asked for in every cell of a summary. */
const known = new Map<string, number>();

function student(p: number, freedom: number): number {
  const name = `${freedom} ${p}`;
  const value = known.get(name) ?? studentQuantile(p, freedom);
  known.set(name, value);
  return value;
}

/**
 * Quantiles of the next value, from values like it. A central interval of n of them holds the next one in as many cases
 * as it says: exactly so for intervals that end at a value, whatever the distribution.
 * @param sorted upwards, at least one; several values a run where each run stands for a distribution
 * @param runs independent runs behind the values
 * @param most that a value can be, such as 1 for a share; what cannot be below 0 is not
 * @returns the quantile of a chance in (0, 1); the value itself where there is only one
 */
export function predictive(
  sorted: ArrayLike<number>,
  runs: number,
  most = Number.POSITIVE_INFINITY,
): (p: number) => number {
  const n = sorted.length;
  const [first, last] = [sorted[0]!, sorted[n - 1]!];
  const inside = (level: number) => {
    const place = Math.min(n - 1, Math.max(0, n * level - 0.5));
    const below = Math.floor(place);
    const from = sorted[below]!;
    return from + (place - below) * (sorted[Math.min(n - 1, below + 1)]! - from);
  };
  // the share of the values that lie below quantile p, and the p of the first and of the last of them
  const level = (p: number) => (p * (runs + 1) - 0.5) / runs;
  const edge = (0.5 + runs * (0.5 / n)) / (runs + 1);
  if (runs < 2 || first === last) return inside;
  const isRatio = first > 0 && last <= TEN * first;
  const deviation = spreadOf(sorted, isRatio) * Math.sqrt(1 + 1 / runs);
  return (p) => {
    if (p >= edge && p <= 1 - edge) return inside(level(p));
    const [end, at] = p < edge ? [first, edge] : [last, 1 - edge];
    const beyond = deviation * (student(p, runs - 1) - student(at, runs - 1));
    if (isRatio) return Math.min(most, end * Math.exp(beyond));
    return first < 0 ? end + beyond : Math.max(0, end + beyond);
  };
}

/** Standard deviation of the values or of their logarithms. */
function spreadOf(sorted: ArrayLike<number>, isRatio: boolean): number {
  const n = sorted.length;
  const of = (at: number) => (isRatio ? Math.log(sorted[at]!) : sorted[at]!);
  let mean = 0;
  for (let at = 0; at < n; at++) mean += of(at) / n;
  let squares = 0;
  for (let at = 0; at < n; at++) squares += (of(at) - mean) ** 2;
  return Math.sqrt(squares / (n - 1));
}
