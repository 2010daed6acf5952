/** The quantity by which a forecast is judged: GMV of the two quarters after the last one published. */

import { METRICS } from '../model/measures/all.ts';
import type { Metric } from '../model/measures/metric.ts';
import { nextQuarter, readPeriod } from '../notation/dates.ts';
import { spanOf, valueOver } from '../result/summary.ts';
import { type HistoryRow, quarterlySeries } from '../scenario/history.ts';

export interface Forecast {
  readonly periods: readonly string[];
  /** Last day of them, ISO. */
  readonly until: string;
  /** Yuan over the periods, from the daily series of a run. */
  readonly of: (from: string, days: number) => (series: Float64Array) => number;
}

/** @throws Error when no quarter of GMV was public */
export function forecastOf(history: readonly HistoryRow[], knownUntil: string): Forecast {
  const last = [...quarterlySeries(history, 'ecommerce_gmv', knownUntil).keys()].at(-1);
  if (last === undefined)
    throw new Error(`facts: expected a published quarter of GMV by ${knownUntil}, got none`);
  const periods = [nextQuarter(last), nextQuarter(nextQuarter(last))];
  const metric = METRICS.find(({ name }) => name === 'gmv') as Metric;
  return {
    periods,
    until: readPeriod(periods[1]!).until,
    of: (from, days) => (series) =>
      periods.reduce((sum, period) => sum + valueOver(metric, series, days, spanOf(period, from)), 0),
  };
}
