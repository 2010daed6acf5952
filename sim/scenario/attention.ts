/**
 * Attention: monthly users, the share active on a day, minutes a day. Published quarters as far as they were public on
 * the information date; after that a forecast with its own uncertainty, never later filings.
 */
import { probit } from 'simple-statistics';
import { type Key, uniform } from '../model/random.ts';
import { dayNumber, nextQuarter, periodOf, quarterNumber } from '../notation/dates.ts';

/** Values by quarter, oldest first, e.g. '2020Q1' → 495e6. */
export type Quarters = ReadonlyMap<string, number>;

const QUARTERS_A_YEAR = 4;

/** How a series goes on after its last known quarter. */
export interface Outlook {
  /** Agent of the addressed draws: one random walk a series. */
  readonly index: number;
  /** Share of the last year-on-year growth that continues over the next four quarters; fades by half each year. */
  readonly momentum: number;
  /** Least standard deviation of a quarter's ln change around the median path. Assumption. */
  readonly floor: number;
}

/** Users and minutes keep half of last year's pace; the daily share stays at the mean of the last year. */
export const OUTLOOK = {
  mau: { index: 0, momentum: 0.5, floor: 0.03 },
  dauShare: { index: 1, momentum: 0, floor: 0.015 },
  minutes: { index: 2, momentum: 0.5, floor: 0.03 },
} as const satisfies Record<string, Outlook>;

/**
 * Standard deviation of a quarter's ln change, from the changes between known neighbours around their mean: at least
 * the floor, at most twice it (five quarters say little).
 */
export function quarterlySpread(known: Quarters, floor: number): number {
  const changes = [...known].flatMap(([quarter, value]) => {
    const next = known.get(nextQuarter(quarter));
    return next === undefined ? [] : [Math.log(next / value)];
  });
  if (changes.length < 3) return floor;
  const mean = changes.reduce((a, b) => a + b) / changes.length;
  const sd = Math.sqrt(changes.reduce((a, b) => a + (b - mean) ** 2, 0) / (changes.length - 1));
  return Math.min(2 * floor, Math.max(floor, sd));
}

/**
 * The value of a quarter, by its number, on a straight line where only quarters on both sides are known; undefined before
 * the first and after the last.
 */
export function valueAt(known: Quarters, number: number): number | undefined {
  const points = [...known].map(([quarter, value]) => ({ at: quarterNumber(quarter), value }));
  const before = points.findLast(({ at }) => at <= number);
  const after = points.find(({ at }) => at >= number);
  if (!before || !after) return undefined;
  if (before.at === number) return before.value;
  return before.value + ((after.value - before.value) * (number - before.at)) / (after.at - before.at);
}

/** ln of a quarter's growth on the one a year before; 0 where less than a year is known. */
function yearlyGrowth(known: Quarters, last: string): number {
  const before = valueAt(known, quarterNumber(last) - QUARTERS_A_YEAR);
  return before === undefined ? 0 : Math.log(known.get(last)! / before);
}

/** Mean of the quarters of the last year that are known. */
function lastYear(known: Quarters, last: string): number {
  const since = quarterNumber(last) - QUARTERS_A_YEAR;
  const values = [...known].filter(([quarter]) => quarterNumber(quarter) > since).map(([, value]) => value);
  return values.reduce((a, b) => a + b) / values.length;
}

/**
 * Known quarters, then a forecast up to `until` (a quarter). Without a key the median path; with one, a random walk in
 * logarithms around it, addressed by series and quarters ahead.
 */
export function outlook(known: Quarters, until: string, rule: Outlook, key?: Key): Map<string, number> {
  const path = new Map(known);
  const last = [...known.keys()].at(-1);
  if (last === undefined) throw new Error('attention: expected at least one published quarter, got none');
  const growth = yearlyGrowth(known, last);
  const spread = quarterlySpread(known, rule.floor);
  let median = rule.momentum > 0 ? known.get(last)! : lastYear(known, last);
  let shock = 0;
  let quarter = nextQuarter(last);
  for (let ahead = 1; quarter <= until; ahead++, quarter = nextQuarter(quarter)) {
    median *= Math.exp((rule.momentum * growth * 0.5 ** ((ahead - 1) / 4)) / 4);
    if (key) shock += spread * probit(uniform(key, 'attention', rule.index, ahead));
    path.set(quarter, median * Math.exp(shock));
  }
  return path;
}

/** The days of a path, and those of them on which it steps. */
export interface PathDays {
  /** Day number of the first day. */
  readonly first: number;
  readonly days: number;
  /** ISO days. */
  readonly steps?: readonly string[];
}

/** A value for each day from quarterly averages: straight lines through mid-quarters, flat beyond the first and last. */
export function dailyPath(quarters: Quarters, { first, days, steps = [] }: PathDays): Float64Array {
  const points = cornersOf(quarters, steps);
  const path = new Float64Array(days);
  let at = 0;
  for (let day = 0; day < days; day++) {
    while (at < points.length - 2 && points[at + 1]!.day < first + day) at++;
    const left = points[at]!;
    const right = points[at + 1] ?? left;
    const width = right.day - left.day;
    const part = width > 0 ? Math.min(1, Math.max(0, (first + day - left.day) / width)) : 0;
    path[day] = left.value + (right.value - left.value) * part;
  }
  return path;
}

interface Corner {
  readonly day: number;
  readonly value: number;
}

/** Mid-quarters; where a quarter has a step, the level of the quarter before up to it, and from it on what makes the mean. */
function cornersOf(quarters: Quarters, steps: readonly string[]): Corner[] {
  let before: number | undefined;
  return [...quarters].flatMap(([quarter, value]): Corner[] => {
    const period = periodOf(quarter)!;
    const [from, until] = [dayNumber(period.from), dayNumber(period.until)];
    const step = steps.map(dayNumber).find((day) => day > from && day <= until);
    const level = before;
    before = value;
    if (step === undefined || level === undefined) return [{ day: (from + until) / 2, value }];
    const [old, all] = [step - from, until - from + 1];
    return [
      { day: step - 1, value: level },
      { day: step, value: (value * all - level * old) / (all - old) },
    ];
  });
}
