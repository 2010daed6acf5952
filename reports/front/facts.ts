/** Where a question's figure comes from, where it is none of GMV: what belongs to it, on a few days. */
import { dayNumber, isoOf, periodOf, quarterOf, readPeriod } from '../../sim/notation/dates.ts';
import type { SummaryRow } from '../../sim/result/result.ts';
import type { RunPage } from '../../sim/result/run-page.ts';
import { headlineTarget, rowOf, rowsOf } from '../run-rows.ts';

/** Metrics that belong together: the question is about one of a family, and the page shows all of it. */
const FAMILIES: readonly (readonly string[])[] = [
  [
    'providersAbove1bn',
    'providersAbove100m',
    'providers',
    'providersStrategic',
    'providersBase',
    'providersLocal',
    'providersBrand',
  ],
  [
    'launchGmv',
    'launchGmvToDate',
    'launchFollowers',
    'launchEntriesPaid',
    'launchEntriesOrganic',
    'launchEntriesPrivate',
    'launchEntriesShared',
    'launchAdSpend',
  ],
  ['brands', 'brandsNew', 'brandsClimbing', 'brandsKa', 'brandsSka'],
];
/** Shown of a metric that belongs to no family. */
const ALONE = ['gmv', 'buyersMonth', 'meanTrust'];
const COLUMNS = 4;

function familyOf(metric: string): readonly string[] {
  const family =
    FAMILIES.find((one) => one.includes(metric)) ??
    FAMILIES.find(([first]) => metric.startsWith('launch') && first === 'launchGmv');
  return family ?? [metric, ...ALONE];
}

/** Some of the dates, evenly, the first and the last among them. */
function evenly(dates: readonly string[], count: number): string[] {
  if (dates.length <= count) return [...dates];
  return Array.from(
    { length: count },
    (_, at) => dates[Math.round((at * (dates.length - 1)) / (count - 1))]!,
  );
}

/** Ends of quarters from the last before a day, and the day on which all is due. */
function quarterEnds(since: string, due: string): string[] {
  const ends: string[] = [];
  for (let day = since; ; day = isoOf(dayNumber(readPeriod(quarterOf(day)).until) + 1)) {
    const before = isoOf(dayNumber(readPeriod(quarterOf(day)).from) - 1);
    if (before >= due) return [...ends, due];
    ends.push(before);
  }
}

/** A figure that goes on for longer is told by quarters. */
const SHORT_DAYS = 120;

/** Days of the targets with the first day that is recorded, or ends of quarters on the way to the last target. */
function datesOf(page: RunPage, metric: string): string[] {
  const asked = page.targets.filter((target) => page.outlook?.asked.includes(target.id) ?? true);
  const due = asked.map(({ over }) => readPeriod(over).until).sort();
  const first = rowsOf(page, metric, 'day')[0]?.period;
  const last = due.at(-1);
  if (!first || !last) return [];
  if (dayNumber(last) - dayNumber(first) <= SHORT_DAYS)
    return [...new Set([first, ...due])].slice(0, COLUMNS);
  const since = [page.scenario.knownUntil, last].sort()[0]!;
  return evenly(quarterEnds(since, last), COLUMNS);
}

export interface FactTable {
  readonly dates: readonly string[];
  readonly rows: readonly { readonly metric: string; readonly cells: readonly (SummaryRow | undefined)[] }[];
}

/** Undefined where the question is about GMV of a period, which the waterfall tells. */
export function factsOf(page: RunPage): FactTable | undefined {
  const target = headlineTarget(page);
  if (!target || target.metric === 'gmv') return undefined;
  const family = familyOf(target.metric);
  const dates = datesOf(page, family[0]!);
  const rows = family
    .map((metric) => ({ metric, cells: dates.map((date) => cellOf(page, metric, date)) }))
    .filter(({ cells }) => cells.some((cell) => cell !== undefined));
  return dates.length > 0 && rows.length > 0 ? { dates, rows } : undefined;
}

/** The day's figure; of what is counted monthly that of the month which ends with the day. */
function cellOf(page: RunPage, metric: string, date: string): SummaryRow | undefined {
  const own = rowOf(page, metric, date);
  if (own) return own;
  const month = date.slice(0, 7);
  return periodOf(month)?.until === date ? rowOf(page, metric, month) : undefined;
}
