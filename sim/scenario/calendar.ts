/**
 * The calendar of a market: weekdays, months, the new year that moves with the moon, festivals. All of it is fixed by
 * custom long before, so a forecast may know it; what a festival does to sales is a parameter.
 */
import { ANNOUNCED_DAYS } from '../model/platform/policy.ts';
import { dayNumber, isoOf } from '../notation/dates.ts';
import { Refusal, refuse } from '../notation/refusal.ts';
import { readDay } from '../notation/report-periods.ts';
import { csvRows } from './csv.ts';
import { type Festival, festivalOn, weekdayOf } from './festivals.ts';
import { complaintOf, error, shown } from './problems.ts';

/** Days around a new year that the offset covers. */
const NEW_YEAR_REACH = 60;
const FAR = 999;

/** Days between two new years of the moon: 12 or 13 moons. */
const YEAR_DAYS = { least: 353, most: 385 };

/**
 * First days of the new year that moves, as day numbers, from text with the columns date_start and event.
 * @param first how the event of its first day begins
 * @throws Refusal for a row without a date, a calendar without such an event, and a year that lacks it
 */
export function newYears(text: string, file: string, first: string): number[] {
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
    .filter(({ event }) => event.startsWith(first))
    .sort((a, b) => a.day - b.day);
  if (days.length === 0) throw refuse(file, `a row whose event is "${first}"`, 'none');
  days.slice(1).forEach(({ day, place }, i) => {
    const between = day - days[i]!.day;
    if (between >= YEAR_DAYS.least && between <= YEAR_DAYS.most) return;
    const expected = `a new year ${YEAR_DAYS.least} to ${YEAR_DAYS.most} days after ${isoOf(days[i]!.day)}`;
    throw new Refusal([complaintOf(error(place, 'date_start', expected, isoOf(day)))]);
  });
  return days.map(({ day }) => day);
}

export interface MarketCalendar {
  /** First days of the new year that moves, as day numbers, oldest first; none where the market has no such year. */
  readonly newYears: readonly number[];
  readonly festivals: readonly Festival[];
  /** First and last day that it covers, ISO; where it does not say, as far as the new years reach. */
  readonly covers?: { readonly from: string; readonly until: string };
}

/** Days from a new year on which the one before or after it does not yet matter. */
const BESIDE = 300;

/** First and last day that the calendar covers, ISO. */
export function calendarReach({ newYears: years, covers }: MarketCalendar): {
  readonly from: string;
  readonly until: string;
} {
  return covers ?? { from: isoOf((years[0] ?? 0) - BESIDE), until: isoOf((years.at(-1) ?? 0) + BESIDE) };
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
export function calendarDays(from: string, until: string, calendar: MarketCalendar): CalendarDays {
  const first = dayNumber(from);
  const days = dayNumber(until) - first + 1;
  const reach = calendarReach(calendar);
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
    const { strength, isOwn } = festivalOn(isoOf(first + day), calendar.festivals);
    columns.event[day] = strength;
    columns.midYear[day] = isOwn ? 1 : 0;
  }
  const firstMonth = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1;
  for (let day = 0; day < days; day++) {
    const date = isoOf(first + day);
    const month = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
    columns.weekday[day] = weekdayOf(first + day);
    columns.month[day] = month - firstMonth;
    columns.monthOfYear[day] = month % 12;
    for (const year of calendar.newYears) {
      const offset = first + day - year;
      if (Math.abs(offset) <= NEW_YEAR_REACH) columns.newYearOffset[day] = offset;
    }
  }
  return columns;
}
