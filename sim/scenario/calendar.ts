/**
 * The calendar of a market: the week, the seasons, the new year that moves with the moon, festivals. All of it is fixed by
 * custom long before, so a forecast may know it; what a festival does to sales is a parameter.
 */
import type { Exogenous, Usual } from '../model/exogenous.ts';
import { ANNOUNCED_DAYS } from '../model/platform/policy.ts';
import { dayNumber, isoOf } from '../notation/dates.ts';
import { Refusal, refuse } from '../notation/refusal.ts';
import { readDay } from '../notation/report-periods.ts';
import { csvRows } from './csv.ts';
import { type Festival, festivalOn, weekdayOf } from './festivals.ts';
import { complaintOf, error, shown } from './problems.ts';

/** Days around a new year on which it can matter. */
export const NEW_YEAR_REACH = 60;

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

/** Days around the new year that moves, counted from its first day, and what they do to visits. */
export interface NewYearDays {
  readonly from: number;
  readonly until: number;
  /** Share by which visits are higher. */
  readonly gain: number;
  /** How much of the parameter calendar.newYear is lost. */
  readonly loss: number;
}

export interface MarketCalendar {
  /** Visits by weekday, Monday first; 1 on each where the market does not say. */
  readonly week?: readonly number[] | undefined;
  /** Weight of the season in baskets by month, January first; 0 in each where the market does not say. */
  readonly baskets?: readonly number[] | undefined;
  readonly newYearVisits?: readonly NewYearDays[];
  /** Levels at which attention counts as 1; those of the first known quarter where the market does not say. */
  readonly usual?: Usual | undefined;
  /** First days of the new year that moves, as day numbers, oldest first; none where the market has no such year. */
  readonly newYears: readonly number[];
  readonly festivals: readonly Festival[];
  /** First and last day that it covers, ISO, as far as the new years reach too. */
  readonly covers?: { readonly from: string; readonly until: string } | undefined;
}

/** Days from a new year on which the one before or after it does not yet matter. */
const BESIDE = 300;

/** First and last day that the calendar covers, ISO: beyond its new years a run would have none, without a word. */
export function calendarReach({ newYears: years, covers }: MarketCalendar): {
  readonly from: string;
  readonly until: string;
} {
  const [first, last] = [years[0], years.at(-1)];
  const ofYears =
    first === undefined || last === undefined
      ? []
      : [{ from: isoOf(first - BESIDE), until: isoOf(last + BESIDE) }];
  const reaches = [...(covers ? [covers] : []), ...ofYears];
  return {
    from:
      reaches
        .map(({ from }) => from)
        .sort()
        .at(-1) ?? '0000-01-01',
    until: reaches.map(({ until }) => until).sort()[0] ?? '9999-12-31',
  };
}

/** Festivals reach `ANNOUNCED_DAYS` beyond the run's last day: buyers look ahead. */
export type CalendarDays = Pick<
  Exogenous,
  'week' | 'month' | 'monthOfYear' | 'basket' | 'event' | 'midYear' | 'newYearGain' | 'newYearLoss'
>;

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
    week: new Float64Array(days).fill(1),
    month: new Uint16Array(days),
    monthOfYear: new Uint8Array(days),
    basket: new Float64Array(days),
    event: new Float64Array(days + ANNOUNCED_DAYS),
    midYear: new Uint8Array(days + ANNOUNCED_DAYS),
    newYearGain: new Float64Array(days),
    newYearLoss: new Float64Array(days),
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
    columns.week[day] = calendar.week?.[weekdayOf(first + day)] ?? 1;
    columns.month[day] = month - firstMonth;
    columns.monthOfYear[day] = month % 12;
    columns.basket[day] = calendar.baskets?.[month % 12] ?? 0;
    const { gain, loss } = newYearOn(first + day, calendar);
    columns.newYearGain[day] = gain;
    columns.newYearLoss[day] = loss;
  }
  return columns;
}

const ORDINARY: Pick<NewYearDays, 'gain' | 'loss'> = { gain: 0, loss: 0 };

/** What the nearest new year does to the visits of a day. */
function newYearOn(
  day: number,
  { newYears: years, newYearVisits = [] }: MarketCalendar,
): Pick<NewYearDays, 'gain' | 'loss'> {
  const offset = years.map((year) => day - year).find((days) => Math.abs(days) <= NEW_YEAR_REACH);
  if (offset === undefined) return ORDINARY;
  return newYearVisits.find(({ from, until }) => offset >= from && offset <= until) ?? ORDINARY;
}
