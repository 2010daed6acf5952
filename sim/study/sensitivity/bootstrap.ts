/** Intervals by resampling rows of a design (Efron 1979), which are independent of one another. */
import type { Interval } from '../../result/sensitivity.ts';
import type { Uniform } from './design.ts';

/** Samples: the bounds of a 90% interval are then right to a percent or so of the chance beyond them. */
export const SAMPLES = 1000;
const TAIL = 0.05;
/** Below this many rows resampling says nothing. */
const FEWEST = 4;

/** How often each row is in a sample of as many rows. */
function countsOf(rows: number, sample: number, uniform: Uniform): Float64Array {
  const counts = new Float64Array(rows);
  for (let at = 0; at < rows; at++) counts[Math.floor(uniform(sample, at) * rows)]!++;
  return counts;
}

function intervalOf(value: number, sampled: readonly number[]): Interval {
  const sorted = sampled.filter(Number.isFinite).sort((a, b) => a - b);
  if (!Number.isFinite(value) || sorted.length < sampled.length / 2 || sorted.length < 2) {
    return { value: Number.isFinite(value) ? value : null, error: null, low90: null, high90: null };
  }
  const mean = sorted.reduce((sum, one) => sum + one, 0) / sorted.length;
  const squares = sorted.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  const beyond = Math.floor(TAIL * sorted.length);
  return {
    value,
    error: Math.sqrt(squares / (sorted.length - 1)),
    low90: sorted[beyond]!,
    high90: sorted[sorted.length - 1 - beyond]!,
  };
}

/**
 * Figures of a design with their standard errors and 90% intervals (percentiles of the resampled figures).
 * @param figuresOf figures when row j counts `weights[j]` times; NaN for one that cannot be told
 */
export function resampled(
  rows: number,
  figuresOf: (weights: Float64Array) => readonly number[],
  uniform: Uniform,
): Interval[] {
  const values = figuresOf(new Float64Array(rows).fill(1));
  if (rows < FEWEST) return values.map((value) => intervalOf(value, []));
  const all = Array.from({ length: SAMPLES }, (_, sample) => figuresOf(countsOf(rows, sample, uniform)));
  return values.map((value, at) => intervalOf(value, all.map((figures) => figures[at]!))); // biome-ignore format: one line
}

/** Terms of rows as numbers; NaN for a row that has none. */
export function termsOf(terms: readonly (number | undefined)[]): Float64Array {
  return Float64Array.from(terms, (term) => term ?? Number.NaN);
}

/** Mean of the terms of rows that have one, each counted as its weight says; NaN where no row has. */
export function weightedMean(terms: Float64Array, weights: Float64Array): number {
  let [sum, count] = [0, 0];
  for (let row = 0; row < terms.length; row++) {
    const term = terms[row]!;
    if (Number.isNaN(term)) continue;
    sum += weights[row]! * term;
    count += weights[row]!;
  }
  return count > 0 ? sum / count : Number.NaN;
}

/** Variance of the terms of rows, with weights that count how often each stands there; n − 1 below. */
export function weightedVariance(terms: Float64Array, weights: Float64Array): number {
  const mean = weightedMean(terms, weights);
  let [squares, count] = [0, 0];
  for (let row = 0; row < terms.length; row++) {
    const term = terms[row]!;
    if (Number.isNaN(term)) continue;
    squares += weights[row]! * (term - mean) ** 2;
    count += weights[row]!;
  }
  return count > 1 ? squares / (count - 1) : Number.NaN;
}
