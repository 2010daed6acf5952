/**
 * The calendar of live commerce: weekdays, months, Chinese New Year, festivals. All of it is fixed by custom long
 * before, so a forecast may know it; what a festival does to sales is a parameter.
 */
import { ANNOUNCED_DAYS } from '../model/platform/policy.ts';
import { dayNumber, isoOf } from '../notation/dates.ts';
import { Refusal, refuse } from '../notation/refusal.ts';
import { readDay } from '../notation/report-periods.ts';
import { csvRows } from './csv.ts';
import { complaintOf, error, shown } from './problems.ts';

/** Days around Chinese New Year that the offset covers. */
const NEW_YEAR_REACH = 60;
const FAR = 999;

/** First and last day by month and day: month × 100 + day. */
interface Window {
  readonly from: number;
  readonly until: number;
}

interface Festival extends Window {
  readonly strength: number;
  readonly isMidYear?: true;
  /**
   * Years in which it lasted longer. The same visits are then spread over more days: with twenty days in place of
   * thirteen, national online retail of the second quarter of 2021 stood 16.5% above the first, and 14.8% in 2019
   * (scenarios/markets/kuaishou/online-retail.csv, public on 15 July 2021), while the market grew as fast from year to year.
   */
  readonly longer?: Readonly<Record<number, Window>>;
}

/**
 * Festivals with their strength: 1 raises visits by `calendar.festival`.
 * Sources: scenarios/markets/kuaishou/calendar.csv; strengths are starting values tied to national online retail.
 */
const FESTIVALS: readonly Festival[] = [
  { from: 304, until: 308, strength: 0.4 },
  { from: 606, until: 618, strength: 0.8, isMidYear: true, longer: { 2021: { from: 601, until: 620 } } },
  { from: 816, until: 818, strength: 0.7 },
  { from: 1020, until: 1031, strength: 0.7 },
  { from: 1101, until: 1110, strength: 1.3 },
  { from: 1111, until: 1111, strength: 2.2 },
  { from: 1205, until: 1212, strength: 0.8 },
  { from: 1229, until: 1231, strength: 0.3 },
];

/** Days between two Chinese New Years: 12 or 13 moons. */
const YEAR_DAYS = { least: 353, most: 385 };
const NEW_YEAR = 'Chinese New Year day 1';

/**
 * First days of Chinese New Year, as day numbers, from text in the columns of scenarios/markets/kuaishou/calendar.csv.
 * @throws Refusal for a row without a date, a calendar without New Year, and a year that lacks it
 */
export function newYears(text: string, file: string): number[] {
  const days = csvRows(text, file, ['date_start', 'event'])
    .map(({ values: { date_start = '', event = '' }, placeOf }) => {
      const day = readDay(date_start);
      const place = placeOf('date_start');
      if (day === undefined) {
        const problem = error(place, 'date_start', 'a date YYYY-MM-DD', shown(date_start || undefined));
        throw new Refusal([complaintOf(problem)]);
      }
      return { event, place, day: dayNumber(day) };
    })
    .filter(({ event }) => event.startsWith(NEW_YEAR))
    .sort((a, b) => a.day - b.day);
  if (days.length === 0) throw refuse(file, `a row whose event is "${NEW_YEAR}"`, 'none');
  days.slice(1).forEach(({ day, place }, i) => {
    const between = day - days[i]!.day;
    if (between >= YEAR_DAYS.least && between <= YEAR_DAYS.most) return;
    const expected = `a New Year ${YEAR_DAYS.least} to ${YEAR_DAYS.most} days after ${isoOf(days[i]!.day)}`;
    throw new Refusal([complaintOf(error(place, 'date_start', expected, isoOf(day)))]);
  });
  return days.map(({ day }) => day);
}

/** Days from a Chinese New Year on which the one before or after it does not yet matter. */
const BESIDE = 300;

/** First and last day that the calendar covers, ISO. */
export function calendarReach(years: readonly number[]): { readonly from: string; readonly until: string } {
  return { from: isoOf((years[0] ?? 0) - BESIDE), until: isoOf((years.at(-1) ?? 0) + BESIDE) };
}

export interface CalendarDays {
  readonly weekday: Uint8Array;
  readonly month: Uint16Array;
  readonly monthOfYear: Uint8Array;
  /** Reaches `ANNOUNCED_DAYS` beyond the run's last day: buyers look ahead. */
  readonly event: Float64Array;
  readonly midYear: Uint8Array;
  readonly newYearOffset: Int16Array;
}

/**
 * Calendar columns for each day of a run.
 * @throws when the run starts or ends outside the calendar's reach
 */
export function calendarDays(from: string, until: string, years: readonly number[]): CalendarDays {
  const first = dayNumber(from);
  const days = dayNumber(until) - first + 1;
  const reach = calendarReach(years);
  if (from < reach.from) {
    throw new Error(`from: expected a day within the calendar, at least ${reach.from}, got ${from}`);
  }
  if (until > reach.until) {
    throw new Error(`until: expected a day within the calendar, at most ${reach.until}, got ${until}`);
  }
  const columns: CalendarDays = {
    weekday: new Uint8Array(days),
    month: new Uint16Array(days),
    monthOfYear: new Uint8Array(days),
    event: new Float64Array(days + ANNOUNCED_DAYS),
    midYear: new Uint8Array(days + ANNOUNCED_DAYS),
    newYearOffset: new Int16Array(days).fill(FAR),
  };
  for (let day = 0; day < days + ANNOUNCED_DAYS; day++) {
    const { strength, isMidYear } = festival(isoOf(first + day));
    columns.event[day] = strength;
    columns.midYear[day] = isMidYear ? 1 : 0;
  }
  const firstMonth = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1;
  for (let day = 0; day < days; day++) {
    const date = isoOf(first + day);
    const month = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
    columns.weekday[day] = (((first + day + 3) % 7) + 7) % 7; // 1970-01-01 was a Thursday
    columns.month[day] = month - firstMonth;
    columns.monthOfYear[day] = month % 12;
    for (const year of years) {
      const offset = first + day - year;
      if (Math.abs(offset) <= NEW_YEAR_REACH) columns.newYearOffset[day] = offset;
    }
  }
  return columns;
}

/** The strongest festival on a date; strength 0 where there is none. */
export function festival(date: string): { readonly strength: number; readonly isMidYear: boolean } {
  const year = Number(date.slice(0, 4));
  const day = Number(date.slice(5, 7)) * 100 + Number(date.slice(8, 10));
  let found = { strength: 0, isMidYear: false };
  for (const { strength: usual, longer, isMidYear = false, ...window } of FESTIVALS) {
    const own = longer?.[year] ?? window;
    if (day < own.from || day > own.until) continue;
    const strength = (usual * lengthOf(window, year)) / lengthOf(own, year);
    if (strength > found.strength) found = { strength, isMidYear };
  }
  return found;
}

/** Days of a window in a year. */
function lengthOf({ from, until }: Window, year: number): number {
  const number = (day: number) => dayNumber(`${year}-${two(Math.floor(day / 100))}-${two(day % 100)}`);
  return number(until) - number(from) + 1;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
