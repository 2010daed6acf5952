/** The quarters of attention that are known on a day, and what of a run lies outside them. */
import { dayNumber, nextQuarter, readPeriod } from '../notation/dates.ts';
import type { Quarters } from './attention.ts';
import { quarterlySeries } from './history.ts';
import type { MarketData } from './market-data.ts';

export interface KnownAttention {
  /** Monthly users. */
  readonly mau: Quarters;
  /** Share of them active on a day. */
  readonly dauShare: Quarters;
  /** Minutes of an active user a day. */
  readonly minutes: Quarters;
}

/** Published quarters as of the information date, before them the assumed ones; oldest first, in whatever order they stand. */
export function knownAttention(data: MarketData, knownUntil: string): KnownAttention {
  const known = (metric: string): Quarters =>
    new Map(
      [
        ...new Map([
          ...data.assumed
            .filter((row) => row.metric === metric)
            .map(({ quarter, value }) => [quarter, value] as const),
          ...quarterlySeries(data.history, metric, knownUntil),
        ]),
      ].sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  const mau = known('avg_mau');
  const dauShare = new Map(
    [...known('avg_dau')].flatMap(([quarter, dau]) => {
      const users = mau.get(quarter);
      return users === undefined ? [] : [[quarter, dau / users] as const];
    }),
  );
  return { mau, dauShare, minutes: known('minutes_per_dau_day') };
}

/** Figures of attention of which no quarter was known on a day: without them nothing can run. */
export function unknownAttention(data: MarketData, knownUntil: string): string[] {
  const { mau, dauShare, minutes } = knownAttention(data, knownUntil);
  return [
    ...(mau.size === 0 ? ['avg_mau'] : []),
    ...(dauShare.size === 0 ? ['avg_dau'] : []),
    ...(minutes.size === 0 ? ['minutes_per_dau_day'] : []),
  ];
}

/** Quarters without a value between the first and the last that have one. */
function gapsIn(quarters: Quarters): string[] {
  const names = [...quarters.keys()];
  const last = names.at(-1);
  const gaps: string[] = [];
  for (let quarter = names[0]; quarter !== undefined && last !== undefined && quarter < last; ) {
    quarter = nextQuarter(quarter);
    if (!quarters.has(quarter)) gaps.push(quarter);
  }
  return gaps;
}

/** Something of a run that no known figure speaks of; the run goes on, and says so. */
export interface Outside {
  /** The part of the scenario that leads there. */
  readonly of: 'from' | 'knownUntil';
  readonly expected: string;
  readonly got: string;
  readonly hint: string;
}

/** Results of a quarter are out within half a year of its end. */
const STALE_DAYS = 190;
const MOST_NAMED = 4;

const NAMES: Readonly<Record<keyof KnownAttention, string>> = {
  mau: 'monthly users (avg_mau)',
  dauShare: 'daily users (avg_dau and avg_mau)',
  minutes: 'minutes (minutes_per_dau_day)',
};

/** Of one series: `expected` goes on from its name. What several series lack is said once, with all their names. */
type Missing = Outside;

/** Where a run leaves the known quarters: before the first, in a gap, long after the last. */
export function outsideAttention(
  data: MarketData,
  { from, until, knownUntil }: { readonly from: string; readonly until: string; readonly knownUntil: string },
): Outside[] {
  const series = Object.entries(knownAttention(data, knownUntil)) as [keyof KnownAttention, Quarters][];
  const found = new Map<string, { readonly missing: Missing; readonly names: string[] }>();
  for (const [name, quarters] of series) {
    const [first, last] = [[...quarters.keys()].at(0), [...quarters.keys()].at(-1)];
    if (first === undefined || last === undefined) continue;
    for (const missing of [
      ...beforeFirst(readPeriod(first).from, from),
      ...inGaps(gapsIn(quarters), first, last),
      ...longAfter(last, until < knownUntil ? until : knownUntil),
    ]) {
      const key = JSON.stringify(missing);
      const held = found.get(key) ?? { missing, names: [] };
      held.names.push(NAMES[name]);
      found.set(key, held);
    }
  }
  return [...found.values()].map(({ missing, names }) => ({
    ...missing,
    expected: `${names.join(', ')} ${missing.expected}`,
  }));
}

function beforeFirst(first: string, from: string): Missing[] {
  if (from >= first) return [];
  const hint = 'earlier days get the values of the first known quarter';
  return [{ of: 'from', expected: `of the first day, known from ${first} on`, got: from, hint }];
}

function inGaps(gaps: readonly string[], first: string, last: string): Missing[] {
  if (gaps.length === 0) return [];
  const rest = gaps.length > MOST_NAMED ? ` and ${gaps.length - MOST_NAMED} more` : '';
  return [
    {
      of: 'knownUntil',
      expected: `of every quarter from ${first} to ${last}`,
      got: `none of ${gaps.slice(0, MOST_NAMED).join(', ')}${rest}`,
      hint: 'a straight line stands in for them',
    },
  ];
}

function longAfter(last: string, day: string): Missing[] {
  if (dayNumber(day) - dayNumber(readPeriod(last).until) <= STALE_DAYS) return [];
  const expected = `of a quarter not long before ${day}`;
  return [
    { of: 'knownUntil', expected, got: `the last of ${last}`, hint: 'what comes after it is a forecast' },
  ];
}
