/** Days on which the backtest stands: the day a quarter's GMV was published, with what was known then. */

import { nextQuarter } from '../../notation/dates.ts';
import { refuse } from '../../notation/refusal.ts';
import { type HistoryRow, quarterlySeries } from '../../scenario/history.ts';

export const GMV = 'ecommerce_gmv';
/** Later than any figure. */
const EVER = '9999-12-31';

export interface Origin {
  /** The last quarter that is known. */
  readonly quarter: string;
  /** Day its GMV was first published: the information date. */
  readonly knownUntil: string;
}

/** The quarters after one. */
export function quartersAfter(quarter: string, count: number): string[] {
  const quarters = [quarter];
  while (quarters.length <= count) quarters.push(nextQuarter(quarters.at(-1)!));
  return quarters.slice(1);
}

/** GMV of every quarter as it stands today; what forecasts are scored with. */
export function actualsOf(history: readonly HistoryRow[]): ReadonlyMap<string, number> {
  return quarterlySeries(history, GMV, EVER);
}

/**
 * Every quarter between two whose GMV is known, when at least the next quarter's is known too.
 * @throws Refusal when there is none
 */
export function originsOf(history: readonly HistoryRow[], first: string, last: string): Origin[] {
  const actuals = actualsOf(history);
  const origins = [...actuals.keys()]
    .filter((quarter) => first <= quarter && quarter <= last && actuals.has(nextQuarter(quarter)))
    .map((quarter) => ({ quarter, knownUntil: publishedOn(history, quarter) }));
  if (origins.length === 0) {
    const known = [...actuals.keys()];
    const range = known.length > 0 ? `${known[0]} to ${known.at(-1)}` : 'no quarter';
    throw refuse('--origins', 'quarters whose next GMV is known', `${first}..${last}`, `known: ${range}`);
  }
  return origins;
}

/** Day on which GMV of a quarter was first published. */
export function publishedOn(history: readonly HistoryRow[], quarter: string): string {
  return history
    .filter(({ metric, period }) => metric === GMV && period === quarter)
    .map(({ published }) => published)
    .sort()[0]!;
}

/**
 * Logarithms of the quarters known on a day, as far back from the origin as there is no gap.
 * @param history only rows that were public at the origin
 */
export function knownLogs(history: readonly HistoryRow[], { quarter, knownUntil }: Origin): number[] {
  const known = quarterlySeries(history, GMV, knownUntil);
  const names = [...known.keys()].filter((name) => name <= quarter);
  let first = names.length - 1;
  while (first > 0 && nextQuarter(names[first - 1]!) === names[first]) first--;
  return names.slice(first).map((name) => Math.log(known.get(name)!));
}
