/**
 * The plan by quarters. A lever is one block of days, or a row of quarters that each have an amount of their own: then it
 * stands in the scenario as one lever a quarter, named `coupon-2021q3`, as `allocate` writes them.
 */
import { parseAmount } from '../../sim/notation/amounts.ts';
import { dayNumber, isoOf, quarterOf, readPeriod } from '../../sim/notation/dates.ts';
import { BUDGET_AMOUNT } from '../../sim/study/plans/cells.ts';
import { canHaveBudget, type Plan } from './plan.ts';
import type { WrittenLever, WrittenValue } from './written.ts';

/** The days of a run, and the first on which a plan can change anything. */
export interface RunDays {
  readonly from: string;
  readonly until: string;
  readonly first: string;
}

export interface QuarterCell {
  readonly quarter: string;
  /** The lever of this quarter; undefined where the row has none in it. */
  readonly id: string | undefined;
  /** Money, or strength 0–1. */
  readonly amount: number;
}

export interface PlanRow {
  /** Of the lever, or of what its quarters have in common. */
  readonly id: string;
  readonly title: WrittenValue | undefined;
  readonly by: 'budget' | 'strength';
  readonly from: string;
  readonly until: string;
  /** One a quarter of the table; undefined where it is one block. */
  readonly cells: readonly QuarterCell[] | undefined;
  /** Money of budgets in each quarter of the table, 0 where there is none. */
  readonly money: readonly number[];
}

const PIECE = /^(.+)-(\d{4}q[1-4])$/;

/** Quarters from the first day on which a plan can change anything to the last day of the run. */
export function quartersAhead({ first, until }: RunDays): string[] {
  const quarters: string[] = [];
  for (let day = first; day <= until; day = isoOf(dayNumber(readPeriod(quarterOf(day)).until) + 1)) {
    quarters.push(quarterOf(day));
  }
  return quarters;
}

/** First and last day in force. */
export function datesOf(
  lever: WrittenLever,
  run: RunDays,
): { readonly from: string; readonly until: string } {
  const date = (end: 'from' | 'until') => (typeof lever[end] === 'string' ? lever[end] : run[end]);
  return { from: date('from'), until: date('until') };
}

export function daysIn(from: string, until: string): number {
  return Math.max(0, dayNumber(until) - dayNumber(from) + 1);
}

/** Dates are texts: the order of their signs is that of time. */
export function earliest(...dates: readonly string[]): string {
  return dates.toSorted()[0]!;
}

export function latest(...dates: readonly string[]): string {
  return dates.toSorted().at(-1)!;
}

/** Days of a lever that lie in a period. */
export function sharedDays(lever: WrittenLever, run: RunDays, period: string): number {
  const own = datesOf(lever, run);
  const other = readPeriod(period);
  return daysIn(latest(own.from, other.from), earliest(own.until, other.until));
}

interface Budget {
  readonly amount: number;
  readonly per: string | undefined;
}

/** Whether it has ended before anything can change. */
export function isPast(lever: WrittenLever, run: RunDays): boolean {
  return datesOf(lever, run).until < run.first;
}

/**
 * A bare amount is that of the whole life, as in a scenario file. Undefined where there is none that can be read, or where
 * the kind has a setting of that name, which is no money of the platform.
 */
export function budgetOf(lever: WrittenLever): Budget | undefined {
  const { budget } = lever;
  if (budget === undefined || budget === null || !canHaveBudget(lever)) return undefined;
  const isWhole = typeof budget === 'object' && !Array.isArray(budget);
  const whole = (isWhole ? budget : { [BUDGET_AMOUNT]: budget }) as Readonly<Record<string, WrittenValue>>;
  const { [BUDGET_AMOUNT]: written, per } = whole;
  if (typeof written !== 'number' && typeof written !== 'string') return undefined;
  const amount = parseAmount(written);
  return amount === undefined ? undefined : { amount, per: typeof per === 'string' ? per : undefined };
}

/** What of a lever's budget falls to a quarter: one of a longer time is spread evenly over its days. */
export function budgetIn(lever: WrittenLever, quarter: string, run: RunDays): number {
  const budget = budgetOf(lever);
  const days = sharedDays(lever, run, quarter);
  if (!budget || days === 0 || strengthOf(lever) === 0) return 0;
  if (budget.per === 'quarter') return budget.amount;
  const { from, until } = datesOf(lever, run);
  const all = budget.per === 'year' ? sharedDays(lever, run, quarter.slice(0, 4)) : daysIn(from, until);
  return (budget.amount * days) / all;
}

export function strengthOf({ strength }: WrittenLever): number {
  return typeof strength === 'number' ? strength : 1;
}

/** What a lever belongs to, and its quarter, where it is one of a row of quarters. */
function pieceOf(
  lever: WrittenLever,
  run: RunDays,
): { readonly row: string; readonly quarter: string } | undefined {
  const found = PIECE.exec(lever.id);
  if (!found) return undefined;
  const quarter = found[2]!.toUpperCase();
  const { from, until } = datesOf(lever, run);
  return quarterOf(from) === quarter && quarterOf(until) === quarter
    ? { row: found[1]!, quarter }
    : undefined;
}

/** The title without its quarter. */
function titleOf({ title }: WrittenLever, quarter: string | undefined): WrittenValue | undefined {
  if (quarter === undefined || typeof title !== 'object' || title === null || Array.isArray(title))
    return title;
  const plain = Object.entries(title).map(([lang, text]): [string, WrittenValue] => [
    lang,
    typeof text === 'string' && text.endsWith(` ${quarter}`) ? text.slice(0, -quarter.length - 1) : text,
  ]);
  return Object.fromEntries(plain);
}

export function rowsOf({ levers }: Plan, run: RunDays): PlanRow[] {
  const quarters = quartersAhead(run);
  const groups = Map.groupBy(levers, (lever) => pieceOf(lever, run)?.row ?? lever.id);
  return [...groups].map(([id, own]): PlanRow => {
    const [first] = own as [WrittenLever];
    const isCut = pieceOf(first, run) !== undefined;
    const by = own.some((lever) => budgetOf(lever)) ? 'budget' : 'strength';
    const dates = own.map((lever) => datesOf(lever, run));
    return {
      id,
      title: titleOf(first, pieceOf(first, run)?.quarter),
      by,
      from: earliest(...dates.map(({ from }) => from)),
      until: latest(...dates.map(({ until }) => until)),
      cells: isCut ? quarters.map((quarter) => cellOf(own, quarter, by, run)) : undefined,
      money: quarters.map((quarter) => own.reduce((sum, lever) => sum + budgetIn(lever, quarter, run), 0)),
    };
  });
}

function cellOf(own: readonly WrittenLever[], quarter: string, by: PlanRow['by'], run: RunDays): QuarterCell {
  const lever = own.find((one) => pieceOf(one, run)?.quarter === quarter);
  if (!lever) return { quarter, id: undefined, amount: 0 };
  return {
    quarter,
    id: lever.id,
    amount: by === 'budget' ? budgetIn(lever, quarter, run) : strengthOf(lever),
  };
}
