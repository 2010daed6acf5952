/** Metrics of plugins: recorded after all others, in the order in which they were added. */
import { addTo } from '../additions.ts';
import { isMonthEnd } from '../calendar.ts';
import type { Evening } from '../seen.ts';
import type { World } from '../world.ts';
import { METRICS } from './all.ts';
import type { Metric } from './metric.ts';
import { rowOf, type Series } from './rows.ts';
import { eveningOf } from './view.ts';

/** A metric from outside: what it is, and how a day's value is measured. */
export interface OutsideMetric extends Metric {
  /**
   * Its value on a day, in the evening; NaN where there is none. Of a `monthly` metric it is asked on the last day of a
   * month only; one with a `ratio` has none, for it is formed of its parts.
   */
  readonly measure?: (market: Evening) => number;
}

export const OUTSIDE: readonly OutsideMetric[] = [];

/** @returns what takes them away again */
export function addMetrics(metrics: readonly OutsideMetric[]): () => void {
  const undo = [addTo<Metric>(METRICS, metrics), addTo(OUTSIDE, metrics)];
  return () => {
    for (const one of undo) one();
  };
}

export function recordOutside(series: Series, world: World): void {
  const { day } = world;
  const evening = eveningOf(world, series);
  for (const { name, over, measure } of OUTSIDE) {
    if (!measure || (over === 'monthly' && !isMonthEnd(world.exogenous, day))) continue;
    const value = measure(evening);
    if (typeof value !== 'number') throw new Error(`metric ${name}: expected a number, got ${typeof value}`);
    series[rowOf(name)]![day] = value;
  }
  const sum = (names: readonly string[]) => names.reduce((all, name) => all + series[rowOf(name)]![day]!, 0);
  for (const { name, ratio } of OUTSIDE) {
    if (ratio) series[rowOf(name)]![day] = sum(ratio.of) / sum(ratio.to);
  }
}
