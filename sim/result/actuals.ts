/** Published figures beside a projection. */
import { periodOf } from '../notation/dates.ts';
import { baseValue, bestByPeriod, type HistoryRow, isPlain, PUBLISHED_AS } from '../scenario/history.ts';
import type { ActualRow } from './result.ts';

/** The best row of each period: one that was public on `knownUntil` if there is one, else the best of hindsight. */
function known(rows: readonly HistoryRow[], knownUntil: string): HistoryRow[] {
  const before = bestByPeriod(rows.filter((row) => row.published <= knownUntil));
  const periods = new Set(before.map((row) => row.period));
  return [...before, ...bestByPeriod(rows.filter((row) => !periods.has(row.period)))];
}

/** Published figures to show beside a projection; those after `knownUntil` are hindsight and never enter a run. */
export function publishedBeside(
  rows: readonly HistoryRow[],
  from: string,
  until: string,
  knownUntil: string,
): ActualRow[] {
  return Object.entries(PUBLISHED_AS).flatMap(([name, metric]) =>
    known(
      rows.filter((row) => row.metric === metric && isPlain(row)),
      knownUntil,
    ).flatMap((row) => {
      const period = periodOf(row.period);
      if (!period || period.from < from || period.until > until) return [];
      const { source, published } = row;
      return [
        {
          period: row.period,
          metric: name,
          value: baseValue(row),
          source,
          published,
          hindsight: published > knownUntil,
        },
      ];
    }),
  );
}
