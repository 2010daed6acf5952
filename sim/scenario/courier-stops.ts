/** Days on which couriers stood still in part of the country, each with the day on which that became public. */
import { readDecimal } from '../notation/decimals.ts';
import { readDay } from '../notation/report-periods.ts';
import { csvRows } from './csv.ts';
import { rowRefusal, shownCell } from './figure-row.ts';

export interface CourierStop {
  /** First and last day, ISO. */
  readonly from: string;
  readonly until: string;
  /** Share of the country's parcels that did not move, 0–1. */
  readonly share: number;
  readonly published: string;
}

/**
 * Rows in the columns of a market’s courier-stops.csv.
 * @throws Refusal for a row without its days, with a share outside 0–1, or with days in the wrong order
 */
export function courierStops(text: string, file: string): CourierStop[] {
  return csvRows(text, file, ['from', 'until', 'share', 'published', 'source']).map((row) => {
    const day = (column: string, least = ''): string => {
      const value = readDay(row.values[column] ?? '');
      if (value !== undefined && value >= least) return value;
      const expected = value === undefined ? 'a date YYYY-MM-DD' : `a day not before ${least}`;
      throw rowRefusal(row, { column, expected, got: shownCell(row.values[column]) });
    };
    const share = readDecimal(row.values.share ?? '', row.delimiter === ';');
    if (typeof share !== 'number' || share < 0 || share > 1) {
      const got = shownCell(row.values.share);
      throw rowRefusal(row, { column: 'share', expected: 'a share from 0 to 1', got });
    }
    const from = day('from');
    return { from, until: day('until', from), share, published: day('published', from) };
  });
}

/** Share of the country's parcels that stands still on a date, as far as it was known: the largest that is named. */
export function stoppedShare(stops: readonly CourierStop[], date: string, knownUntil: string): number {
  let most = 0;
  for (const { from, until, share, published } of stops) {
    if (published <= knownUntil && date >= from && date <= until) most = Math.max(most, share);
  }
  return most;
}
