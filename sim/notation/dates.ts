/** ISO dates and the periods of reports, as text: 2021-07-03, 2021-07, 2021Q3, 2021. No clock, no time zone. */

const DAY_MS = 86_400_000;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const PERIOD = /^(\d{4})(?:Q([1-4])|-(\d{2})(?:-(\d{2}))?)?$/;

/** A real calendar date written YYYY-MM-DD; 2021-02-30 is none. */
export function isDate(text: string): boolean {
  return DATE.test(text) && isoOf(dayNumber(text)) === text;
}

/** Days since 1970-01-01 of an ISO date (not a number for a text that is no date). */
export function dayNumber(iso: string): number {
  return Date.parse(`${iso}T00:00:00Z`) / DAY_MS;
}

/** The ISO date of a day number. */
export function isoOf(day: number): string {
  return Number.isFinite(day) ? new Date(day * DAY_MS).toISOString().slice(0, 10) : '';
}

export interface Period {
  readonly kind: 'year' | 'quarter' | 'month' | 'day';
  /** First and last day, ISO. */
  readonly from: string;
  readonly until: string;
}

/** A day, month, quarter or year; undefined when the text is none of them. */
export function periodOf(text: string): Period | undefined {
  const found = PERIOD.exec(text);
  if (!found) return undefined;
  const [, year, quarter, month, day] = found;
  if (day) return isDate(text) ? { kind: 'day', from: text, until: text } : undefined;
  const first = month ? Number(month) : quarter ? Number(quarter) * 3 - 2 : 1;
  if (first < 1 || first > 12) return undefined;
  const months = month ? 1 : quarter ? 3 : 12;
  const from = isoOf(Date.UTC(Number(year), first - 1, 1) / DAY_MS);
  const until = isoOf(Date.UTC(Number(year), first - 1 + months, 0) / DAY_MS);
  return { kind: month ? 'month' : quarter ? 'quarter' : 'year', from, until };
}

const HALF = /^(\d{4})H([12])$/;

/**
 * First and last day of a period, of a half year `2021H1`, or from one day or month to a later one,
 * `2024-11-13..2024-12-02`; undefined for any other text.
 */
export function daysOf(text: string): Pick<Period, 'from' | 'until'> | undefined {
  const [, year, half] = HALF.exec(text) ?? [];
  if (year)
    return {
      from: `${year}-${half === '1' ? '01' : '07'}-01`,
      until: `${year}-${half === '1' ? '06-30' : '12-31'}`,
    };
  const [from, until, ...more] = text.split('..').map(periodOf);
  if (!from || more.length > 0) return undefined;
  if (text.includes('..')) {
    const isRange = until?.kind === from.kind && (from.kind === 'day' || from.kind === 'month');
    return isRange && until.from > from.from ? { from: from.from, until: until.until } : undefined;
  }
  return { from: from.from, until: from.until };
}

/** A period known to be one. @throws when the text is none */
export function readPeriod(text: string): Period {
  const period = periodOf(text);
  if (!period) throw new Error(`period: expected a day, month, quarter or year, got ${text}`);
  return period;
}

/** The quarter that a date lies in, such as 2021Q3. */
export function quarterOf(iso: string): string {
  return `${iso.slice(0, 4)}Q${Math.ceil(Number(iso.slice(5, 7)) / 3)}`;
}

/** Quarters since the year 0, as a number to count with: 2021Q1 → 8084. */
export function quarterNumber(quarter: string): number {
  return Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(5)) - 1;
}

/** The quarter after a quarter. */
export function nextQuarter(quarter: string): string {
  return quarterAt(quarterNumber(quarter) + 1);
}

export function quarterBefore(quarter: string): string {
  return quarterAt(quarterNumber(quarter) - 1);
}

function quarterAt(number: number): string {
  return `${Math.floor(number / 4)}Q${(number % 4) + 1}`;
}
