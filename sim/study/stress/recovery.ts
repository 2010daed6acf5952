/**
 * How long sales take to come back after a shock: the first week after it that sells nearly what it would have sold, over
 * all replicates together, for one alone is noisy. The interval is by resampling replicates (Efron 1979).
 */
import { type Key, uniform } from '../../model/random.ts';
import type { Recovery } from '../../result/stress.ts';

/** Sales count as back at this share of what they would have been: what luck moves a week of all replicates by is less. */
export const RECOVERED_SHARE = 0.98;
const WEEK = 7;
/** Samples of replicates: the bounds are then right to a percent or so of the chance beyond them. */
const SAMPLES = 500;
const TAIL = 0.05;

/** Daily sales of one replicate, without the shock and with it. */
export interface DailyPair {
  readonly without: Float64Array;
  readonly with: Float64Array;
}

function sumOf(values: Float64Array, first: number, last: number): number {
  let sum = 0;
  for (let day = first; day <= last; day++) sum += values[day]!;
  return sum;
}

/** Sales of the week from a day on over what they would have been; shorter at the end of the run. */
export function weekRatio(pairs: readonly DailyPair[], first: number): number {
  let [without, having] = [0, 0];
  for (const pair of pairs) {
    const last = Math.min(first + WEEK, pair.without.length) - 1;
    without += sumOf(pair.without, first, last);
    having += sumOf(pair.with, first, last);
  }
  return without > 0 ? having / without : 1;
}

/** Days after the last one of a shock; undefined where no whole week of the run is back. */
function daysToRecover(pairs: readonly DailyPair[], last: number): number | undefined {
  const days = pairs[0]!.without.length;
  for (let first = last + 1; first + WEEK <= days; first++) {
    if (weekRatio(pairs, first) >= RECOVERED_SHARE) return first - last - 1;
  }
  return undefined;
}

/** 1 less the least ratio of a week since the first day of a shock, as long as it lasts and a week after. */
function depthOf(pairs: readonly DailyPair[], first: number, last: number): number {
  const days = pairs[0]!.without.length;
  let least = 1;
  for (let day = first; day <= Math.min(last + 1, days - 1); day++) {
    least = Math.min(least, weekRatio(pairs, day));
  }
  return 1 - least;
}

/**
 * @param pairs at least one
 * @param shock its first and last day, counted from the run’s first
 * @param key of the resampling
 */
export function recoveryOf(
  pairs: readonly DailyPair[],
  shock: { readonly first: number; readonly last: number },
  key: Key,
): Recovery {
  const { first, last } = shock;
  const days = daysToRecover(pairs, last) ?? null;
  const depth = depthOf(pairs, first, last);
  if (pairs.length < 2) return { days, low90: null, high90: null, depth };
  const sampled = Array.from({ length: SAMPLES }, (_, sample) => {
    const taken = pairs.map((__, at) => {
      // days 0 and 1 are those by which parameters and strengths are drawn
      const place = Math.floor(uniform(key, 'posterior', at, 2, sample) * pairs.length);
      return pairs[place]!;
    });
    return daysToRecover(taken, last) ?? Number.POSITIVE_INFINITY;
  }).sort((a, b) => a - b);
  const bound = (place: number) => {
    const value = sampled[place]!;
    return Number.isFinite(value) ? value : null;
  };
  const beyond = Math.floor(TAIL * SAMPLES);
  return { days, low90: bound(beyond), high90: bound(SAMPLES - 1 - beyond), depth };
}
