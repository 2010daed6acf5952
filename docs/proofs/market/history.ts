/** The history of the invented market, as its truth has it: figures with errors, on trackers' levels, as precise as is published. */
import { csvText } from '../../../sim/notation/csv-text.ts';
import { dayNumber, daysOf, isoOf } from '../../../sim/notation/dates.ts';
import type { ReadFigure } from '../../../sim/runs/figures.ts';
import type { FactRule } from '../../../sim/scenario/fact-rules.ts';

/** A row of the history: what it says of a run, in its unit. */
export interface PublishedRow {
  readonly period: string;
  readonly metric: string;
  readonly unit: string;
  readonly tracker: string;
  readonly published: string;
  readonly of: (read: ReadFigure) => number;
  /** As it is written. */
  readonly write: (value: number) => string;
}

const QUARTERS = ['2023Q3', '2023Q4', '2024Q1', '2024Q2', '2024Q3', '2024Q4'];
const HALVES = {
  '2023H2': ['2023Q3', '2023Q4'],
  '2024H1': ['2024Q1', '2024Q2'],
  '2024H2': ['2024Q3', '2024Q4'],
};
/** Weeks of a panel, with their days: an ordinary one, that of the lanterns, and the harvest's. */
const WEEKS = {
  '2023-W46': '2023-11-13..2023-11-19',
  '2024-W15': '2024-04-08..2024-04-14',
  '2024-W42': '2024-10-14..2024-10-20',
};
const MONTHS = ['2024-02', '2024-05', '2024-08', '2024-12'];

/** Days from the end of a period to its report. */
const REPORTED_AFTER = 45;
const THREE_DIGITS = (value: number) => String(Number(value.toPrecision(3)));
const WHOLE = (value: number) => value.toFixed(0);
const ONE_DECIMAL = (value: number) => value.toFixed(1);

type Given = Omit<PublishedRow, 'published' | 'tracker' | 'write'> & Partial<PublishedRow>;

function row({ period, ...given }: Given, days = period): PublishedRow {
  const published = isoOf(dayNumber(daysOf(days)!.until) + REPORTED_AFTER);
  return { period, tracker: '', published, write: THREE_DIGITS, ...given };
}

/** Every figure that is published of a market; units are as different as tables have them. */
export const PUBLISHED: readonly PublishedRow[] = [
  ...QUARTERS.flatMap((period) => [
    row({ period, metric: 'ecommerce_gmv', unit: 'THB bn', of: (read) => read('gmv', period) / 1e9 }),
    row({ period, metric: 'ecommerce_monthly_active_buyers', unit: 'million', of: (read) => read('buyersMonth', period) / 1e6 }),
    row({ period, metric: 'share_of_sales_from_followers', unit: '%', of: (read) => 100 * read('privateShare', period), write: ONE_DECIMAL }),
  ]),
  ...Object.entries(HALVES).map(([period, quarters]) =>
    row({ period, metric: 'avg_monthly_repeat_purchase_rate', unit: 'percent', of: (read) => quarters.reduce((sum, one) => sum + 50 * read('repeatRate', one), 0), write: WHOLE }),
  ),
  ...Object.entries(WEEKS).map(([period, days]) =>
    row({ period, metric: 'ecommerce_gmv_daily_average', unit: 'THB m per day', tracker: 'panel', of: (read) => read('gmv', days) / 7e6 }, days),
  ),
  ...MONTHS.map((period) =>
    row({ period, metric: 'ecommerce_gmv', unit: '百万泰铢', tracker: 'counter', of: (read) => read('gmv', period) / 1e6 }),
  ),
  row({ period: '2024', metric: 'ecommerce_orders', unit: 'm orders', of: (read) => read('itemOrders', '2024') / 1e6 }),
]; // biome-ignore format: one figure a line

/** The rule of the market by which a row is fitted. */
function ruleOf({ metric, tracker }: PublishedRow, rules: readonly FactRule[]): FactRule {
  const found = rules.find((rule) => rule.published === metric && (rule.tracker ?? '') === tracker);
  if (!found) throw new Error(`invented market: expected a fact of ${metric}, got none`);
  return found;
}

const SHARES = ['%', 'percent'];

export interface Truth {
  /** Of a run, by the rows of PUBLISHED. */
  readonly told: readonly number[];
  /** Standard scores of the levels of trackers, and of the error of each row. */
  readonly levels: Readonly<Record<string, number>>;
  readonly errors: readonly number[];
}

/** Values as they are published: with the error that the market's file allows each figure, on the level of its tracker. */
export function publishedValues(
  { told, levels, errors }: Truth,
  rules: readonly FactRule[],
  trackers: Readonly<Record<string, number>>,
): string[] {
  return PUBLISHED.map((one, at) => {
    const { within } = ruleOf(one, rules);
    const error = within * errors[at]!;
    if (SHARES.includes(one.unit)) return one.write(told[at]! + 100 * error);
    const level = one.tracker === '' ? 0 : trackers[one.tracker]! * levels[one.tracker]!;
    return one.write(told[at]! * Math.exp(level + error));
  });
}

/** history.csv: attention, which is no part of the truth, then the figures. @param attention a table with the columns of a history */
export function historyText(attention: string, values: readonly string[]): string {
  const rows = PUBLISHED.map(({ period, metric, unit, tracker, published }, at) => [
    ...[period, metric, values[at]!, unit, tracker, 'invented', 'A', published],
  ]);
  const [, figures = ''] = csvText([[], ...rows]).split(/\n(.*)/s);
  return `${attention.trimEnd()}\n${figures}`;
}
