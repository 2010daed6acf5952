/** Windows of a lever: the days on which it is in force within its dates, as dates or as the festivals of the calendar. */
import { dayNumber, isDate, isoOf } from '../notation/dates.ts';
import { type Festival, festivalOn } from './festivals.ts';

/** First and last day, ISO. */
export interface Span {
  readonly from: string;
  readonly until: string;
}

/** How a window is written: a day, or the first and the last one. */
export const WINDOW_PATTERN = '^\\d{4}-\\d{2}-\\d{2}(\\.\\.\\d{4}-\\d{2}-\\d{2})?$';

/** A window such as `2021-11-11` or `2021-11-01..2021-11-11`; undefined for any other text. */
export function windowOf(text: string): Span | undefined {
  const [from = '', until = from, ...more] = text.split('..');
  if (more.length > 0 || !isDate(from) || !isDate(until) || until < from) return undefined;
  return { from, until };
}

/** What of a lever says when it is in force. */
export interface LeverDates {
  readonly on?: readonly string[] | undefined;
  readonly every?: 'festival' | undefined;
}

/**
 * Windows of a lever within its dates, in order, those that touch or overlap as one; undefined for a lever that has none
 * and is in force from its first day to its last. A festival's window is its own days, without those on which it is
 * only announced.
 */
export function windowsOf(
  { on, every }: LeverDates,
  { from, until }: Span,
  festivals: readonly Festival[],
): Span[] | undefined {
  if (on !== undefined) return joined(on.flatMap((text) => windowOf(text) ?? []));
  return every === undefined ? undefined : joined(festivalDays(from, until, festivals));
}

function festivalDays(from: string, until: string, festivals: readonly Festival[]): Span[] {
  const days: Span[] = [];
  for (let day = dayNumber(from); day <= dayNumber(until); day++) {
    const date = isoOf(day);
    if (festivalOn(date, festivals).strength > 0) days.push({ from: date, until: date });
  }
  return days;
}

function joined(windows: readonly Span[]): Span[] {
  const all: Span[] = [];
  for (const next of windows.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
    const last = all.at(-1);
    if (!last || dayNumber(next.from) > dayNumber(last.until) + 1) all.push(next);
    else if (next.until > last.until) all[all.length - 1] = { from: last.from, until: next.until };
  }
  return all;
}
