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

/** Days of the targets and, before them, ends of quarters, or days that part the time since the first record. */
function datesOf(page: RunPage, metric: string): string[] {
  const due = page.targets
    .filter((target) => page.outlook?.asked.includes(target.id) ?? true)
    .map(({ over }) => readPeriod(over).until);
  const recorded = rowsOf(page, metric, 'day').map(({ period }) => period);
  const [first, last] = [recorded[0], due.toSorted().at(-1)];
  if (!first || !last) return [];
  const dates = new Set(due);
  const isLong = dayNumber(last) - dayNumber(first) > 120;
  const back = (date: string) => readPeriod(isLong ? quarterOf(date) : date).from;
  for (let day = last; dates.size < COLUMNS && day > first; ) {
    day = isLong ? isoOf(dayNumber(back(day)) - 1) : first;
    if (day >= first) dates.add(day);
  }
  return [...dates].sort().slice(-COLUMNS);
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
