/** Chances in a part of the futures: how likely a target is, given what a figure on the way to it says. */
import type { Chance } from '../../result/outlook.ts';
import type { Futures } from './samples.ts';

/** 97.5% point of the standard normal distribution. */
const Z = 1.959964;

/**
 * The chance of reaching `atLeast` in those futures for which `holds`. Replicates are the units: z²/2 sure hits and z²/2
 * sure misses stand besides in the error, as in `chanceError` of sim/result/targets.ts, which this is where all hold.
 * @param outcome of as many values as the figure by which futures are chosen
 * @returns undefined where no future is chosen
 */
export function chanceWhere(
  { values, each }: Futures,
  atLeast: number,
  holds: (place: number) => boolean,
): Chance | undefined {
  const runs = Array.from({ length: values.length / each }, (_, run) => {
    let [chosen, hits] = [0, 0];
    for (let place = run * each; place < (run + 1) * each; place++) {
      if (!Number.isFinite(values[place]!) || !holds(place)) continue;
      chosen++;
      if (values[place]! >= atLeast) hits++;
    }
    return { chosen: chosen / each, hits: hits / each };
  });
  const sum = (of: 'chosen' | 'hits') => runs.reduce((total, run) => total + run[of], 0);
  const [chosen, hits] = [sum('chosen'), sum('hits')];
  if (chosen === 0) return undefined;
  const half = (Z * Z) / 2;
  const weight = chosen + 2 * half;
  const middle = (hits + half) / weight;
  const squares = runs.reduce((total, run) => total + (run.hits - middle * run.chosen) ** 2, 0);
  const besides = half * ((1 - middle) ** 2 + middle ** 2);
  return { probability: hits / chosen, standardError: Math.sqrt(squares + besides) / weight };
}

/** The values that a share of the futures lie at or below, and at or above: values that occur, so that none is empty. */
export function outerValues(values: Float64Array, share: number): { low: number; high: number } | undefined {
  const sorted = values.filter((value) => Number.isFinite(value)).sort();
  if (sorted.length === 0) return undefined;
  const count = Math.max(1, Math.round(sorted.length * share));
  return { low: sorted[count - 1]!, high: sorted[sorted.length - count]! };
}
