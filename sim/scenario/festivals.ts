/** Festivals of a market: on which days of a year each lies, and how strong it is. All of it is data of the market. */
import { dayNumber, isoOf } from '../notation/dates.ts';

/** First and last day by month and day: month × 100 + day. */
export interface YearDays {
  readonly from: number;
  readonly until: number;
}

/** Days that begin at a weekday of a month, such as the day after its fourth Thursday. */
export interface WeekdayDays {
  /** 0 = Monday … 6 = Sunday. */
  readonly day: number;
  /** 1 to 4; 5 is the last one of the month. */
  readonly nth: number;
  /** 1 to 12. */
  readonly month: number;
  /** Days from that weekday to the first day of the festival. */
  readonly after: number;
  /** Days that it lasts. */
  readonly lasts: number;
}

/** One of `days`, `weekday` and `on` says when it is. */
export interface Festival {
  readonly id: string;
  /** 1 raises visits by `calendar.festival`. */
  readonly strength: number;
  /** Each platform has its own kind of it: its strength is multiplied by `calendar.midYear`. */
  readonly isOwn: boolean;
  readonly days?: YearDays;
  /** Years in which it lasts longer: the same visits are then spread over more days. */
  readonly longer?: Readonly<Record<string, YearDays>>;
  readonly weekday?: WeekdayDays;
  /** Days that follow no rule, ISO. */
  readonly on?: readonly { readonly from: string; readonly until: string }[];
}

export interface FestivalDay {
  readonly strength: number;
  readonly isOwn: boolean;
}

/** The strongest festival on a date; strength 0 where there is none. */
export function festivalOn(date: string, festivals: readonly Festival[]): FestivalDay {
  let found: FestivalDay = { strength: 0, isOwn: false };
  for (const festival of festivals) {
    const strength = strengthOn(festival, date);
    if (strength > found.strength) found = { strength, isOwn: festival.isOwn };
  }
  return found;
}

function strengthOn({ strength, days, longer, weekday, on = [] }: Festival, date: string): number {
  const year = Number(date.slice(0, 4));
  if (days) {
    const own = longer?.[year] ?? days;
    const day = Number(date.slice(5, 7)) * 100 + Number(date.slice(8, 10));
    if (day < own.from || day > own.until) return 0;
    return (strength * lengthOf(days, year)) / lengthOf(own, year);
  }
  if (weekday) {
    // one that begins in December may end in January
    const isIn = [year - 1, year].some((one) => {
      const since = dayNumber(date) - firstDay(weekday, one);
      return since >= 0 && since < weekday.lasts;
    });
    return isIn ? strength : 0;
  }
  return on.some(({ from, until }) => date >= from && date <= until) ? strength : 0;
}

/** Number of the first day in a year of days that begin at a weekday. */
function firstDay({ day, nth, month, after }: WeekdayDays, year: number): number {
  const first = dayNumber(`${year}-${two(month)}-01`);
  const toWeekday = (day - weekdayOf(first) + 7) % 7;
  const found = first + toWeekday + 7 * (nth - 1);
  const isBeyond = Number(isoOf(found).slice(5, 7)) !== month; // the last one is the fourth here
  return found - (isBeyond ? 7 : 0) + after;
}

/** 0 = Monday … 6 = Sunday: 1970-01-01 was a Thursday. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** Days of a window in a year. */
function lengthOf({ from, until }: YearDays, year: number): number {
  const number = (day: number) => dayNumber(`${year}-${two(Math.floor(day / 100))}-${two(day % 100)}`);
  return number(until) - number(from) + 1;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
