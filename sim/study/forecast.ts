/** The quantity by which a forecast is judged: GMV of the two quarters after the last one published. */

import { nextQuarter, readPeriod } from '../notation/dates.ts';
import type { ReadFigure } from '../runs/figures.ts';
import { type HistoryRow, quarterlySeries } from '../scenario/history.ts';

export interface Forecast {
  readonly periods: readonly string[];
  /** Last day of them, ISO. */
  readonly until: string;
  /** GMV over the periods of a run. */
  readonly of: (read: ReadFigure) => number;
}

/** @throws Error when no quarter of GMV was public */
export function forecastOf(history: readonly HistoryRow[], knownUntil: string): Forecast {
  const last = [...quarterlySeries(history, 'ecommerce_gmv', knownUntil).keys()].at(-1);
  if (last === undefined)
    throw new Error(`facts: expected a published quarter of GMV by ${knownUntil}, got none`);
  const periods = [nextQuarter(last), nextQuarter(nextQuarter(last))];
  return {
    periods,
    until: readPeriod(periods[1]!).until,
    of: (read) => periods.reduce((sum, period) => sum + read('gmv', period), 0),
  };
}
