/** An interval of runs that is right for their number, from their order alone: it supposes no shape. */

/** Share of the outcomes of further runs that the interval is to hold, and what lies beyond each end. */
const TAIL = 0.1;

/**
 * n runs part the line into n + 1 pieces in which one run more is equally likely to fall (Wilks 1941), so that lowest and
 * highest hold it with a chance of (n − 1) / (n + 1): 80% from nine runs on. With fewer no interval of 80% can be told.
 */
export const LEAST_RUNS = 9;

/** The value at a place among ordered ones, the first at 1; linear between places, the first or last beyond them. */
function at(sorted: Float64Array, place: number): number {
  const low = Math.min(Math.max(Math.floor(place), 1), sorted.length);
  const high = Math.min(low + 1, sorted.length);
  const part = Math.min(Math.max(place - low, 0), 1);
  return sorted[low - 1]! + part * (sorted[high - 1]! - sorted[low - 1]!);
}

export interface RunInterval {
  readonly median: number;
  /** Holds one run more with a chance of 80%; of fewer than LEAST_RUNS the lowest and highest. */
  readonly low80: number;
  readonly high80: number;
  /** Runs that have the figure. */
  readonly n: number;
}

/** Of the values that are numbers; NaN when there are none. */
export function intervalOf(values: Iterable<number>): RunInterval {
  const sorted = Float64Array.from(values)
    .filter((value) => Number.isFinite(value))
    .sort();
  const n = sorted.length;
  if (n === 0) return { median: Number.NaN, low80: Number.NaN, high80: Number.NaN, n };
  const place = TAIL * (n + 1);
  return { median: at(sorted, (n + 1) / 2), low80: at(sorted, place), high80: at(sorted, n + 1 - place), n };
}
