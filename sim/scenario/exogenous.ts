/** What the market does not decide, for a run's dates and information date: attention and calendar. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Exogenous } from '../model/exogenous.ts';
import type { Key } from '../model/random.ts';
import { dayNumber } from '../notation/dates.ts';
import { dailyPath, OUTLOOK, outlook, type Quarters } from './attention.ts';
import { calendarDays, newYears } from './calendar.ts';
import { type HistoryRow, quarterlySeries } from './history.ts';

const ASSUMED = new URL('../../scenarios/data/assumed-attention.csv', import.meta.url);

export interface ExogenousPlan {
  readonly from: string;
  readonly until: string;
  /** Rows published after this day are not read. */
  readonly knownUntil: string;
  readonly history: readonly HistoryRow[];
  /** With `draw`, the future of attention is drawn by this key; without, it is the median path. */
  readonly key?: Key;
  readonly draw: boolean;
}

/** Assumed quarters before the first published one, in users and minutes. */
function assumed(metric: string): Map<string, number> {
  const rows: Record<string, string>[] = parse(readFileSync(ASSUMED, 'utf8'), { columns: true, bom: true });
  return new Map(
    rows
      .filter((row) => row.metric === metric)
      .map((row) => [row.period ?? '', Number(row.value) * (row.unit === 'million' ? 1e6 : 1)]),
  );
}

/**
 * Attention and calendar, one value a day.
 * @throws Error in one line when the run leaves the calendar or nothing was published by `knownUntil`
 */
export function buildExogenous(plan: ExogenousPlan): Exogenous {
  const { from, until, knownUntil, history } = plan;
  const first = dayNumber(from);
  const days = dayNumber(until) - first + 1;
  const lastQuarter = `${until.slice(0, 4)}Q${Math.ceil(Number(until.slice(5, 7)) / 3)}`;
  const key = plan.draw ? plan.key : undefined;
  const known = (metric: string): Quarters =>
    new Map([...assumed(metric), ...quarterlySeries(history, metric, knownUntil)]);
  const mauKnown = known('avg_mau');
  const share = new Map(
    [...known('avg_dau')].flatMap(([quarter, dau]) => {
      const mau = mauKnown.get(quarter);
      return mau === undefined ? [] : [[quarter, dau / mau] as const];
    }),
  );
  const path = (quarters: Quarters, rule: (typeof OUTLOOK)[keyof typeof OUTLOOK]): Float64Array =>
    dailyPath(outlook(quarters, lastQuarter, rule, key), first, days);
  return {
    from,
    days,
    mau: path(mauKnown, OUTLOOK.mau),
    dauShare: path(share, OUTLOOK.dauShare),
    minutes: path(known('minutes_per_dau_day'), OUTLOOK.minutes),
    ...calendarDays(from, until, newYears()),
  };
}
