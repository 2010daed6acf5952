/** The calendar of a market file as a zod schema: the week, the seasons, festivals, a new year that moves. */
import * as z from 'zod';
import { isDate } from '../notation/dates.ts';
import { NEW_YEAR_REACH, type NewYearDays } from './calendar.ts';
import type { Festival, WeekdayDays, YearDays } from './festivals.ts';
import { date, id, strict, text } from './fields.ts';
import { quantity } from './quantity.ts';
import { WINDOW_PATTERN, windowOf } from './windows.ts';

const EXPECTED_TABLE = 'the name of a CSV file in the folder of the market';
const TABLE = /^[A-Za-z0-9][\w-]*(\/[A-Za-z0-9][\w-]*)*\.csv$/;

export function table(description: string) {
  return z.string({ error: EXPECTED_TABLE }).regex(TABLE, { error: EXPECTED_TABLE }).meta({ description });
}

const EXPECTED_DAYS = 'days of any year such as 11-11 or 11-01..11-10';
/** A day that every year has. */
const isYearDay = (day: string): boolean => isDate(`2019-${day}`);

function yearDaysOf(written: string): YearDays | undefined {
  const [from = '', until = from, ...more] = written.split('..');
  if (more.length > 0 || !isYearDay(from) || !isYearDay(until) || until < from) return undefined;
  return { from: Number(from.replace('-', '')), until: Number(until.replace('-', '')) };
}

const yearDays = z
  .string({ error: EXPECTED_DAYS })
  .meta({ pattern: '^\\d{2}-\\d{2}(\\.\\.\\d{2}-\\d{2})?$' })
  .transform((written, context): YearDays => {
    const days = yearDaysOf(written);
    if (days) return days;
    context.issues.push({ code: 'custom', message: EXPECTED_DAYS, input: written });
    return z.NEVER;
  });

const EXPECTED_WINDOW = 'a date, or the first and last one, such as 2024-07-09..2024-07-17';
const windows = z
  .array(
    z
      .string({ error: EXPECTED_WINDOW })
      .meta({ pattern: WINDOW_PATTERN })
      .refine((written) => windowOf(written) !== undefined, { error: EXPECTED_WINDOW })
      .transform((written) => windowOf(written)!),
    { error: 'a list of dates' },
  )
  .min(1, { error: 'at least one date' })
  .meta({ description: 'Days that follow no rule.' });

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const NTH = ['first', 'second', 'third', 'fourth', 'last'] as const;
const EXPECTED_MONTH = 'a month from 1 to 12';

const weekday = strict('a key of weekday', {
  nth: z.enum(NTH, { error: 'first, second, third, fourth or last' }),
  day: z.enum(WEEKDAYS, { error: 'a weekday' }),
  month: z
    .int({ error: EXPECTED_MONTH })
    .min(1, { error: EXPECTED_MONTH })
    .max(12, { error: EXPECTED_MONTH }),
  after: quantity('duration', [0, 31], 'Days from that weekday to the first day.').prefault(0),
  lasts: quantity('duration', [1, 62], 'Days that it lasts.').prefault(1),
})
  .transform(
    ({ nth, day, ...rest }): WeekdayDays => ({
      ...rest,
      nth: NTH.indexOf(nth) + 1,
      day: WEEKDAYS.indexOf(day),
    }),
  )
  .meta({ description: 'Days that begin at a weekday of a month, such as its fourth Thursday.' });

const EXPECTED_WHEN = 'one of days, weekday and on';
const festivalSchema = strict('a key of a festival', {
  id,
  strength: quantity('number', [0, 10], '1 raises visits by the parameter calendar.festival.'),
  own: z
    .boolean({ error: 'true or false' })
    .meta({ description: 'Each platform has its own kind of it: times calendar.midYear.' })
    .prefault(false),
  days: yearDays.meta({ description: 'The same days in every year.' }).optional(),
  longer: z
    .record(z.string().regex(/^\d{4}$/, { error: 'a year' }), yearDays, { error: 'days by year' })
    .meta({ description: 'Years in which it lasts longer, with their days.' })
    .optional(),
  weekday: weekday.optional(),
  on: windows.optional(),
})
  .refine(({ days, weekday: by, on }) => [days, by, on].filter(Boolean).length === 1, {
    error: EXPECTED_WHEN,
  })
  .refine(({ days, longer }) => longer === undefined || days !== undefined, {
    error: 'days beside it: only a festival of the same days in every year has longer years',
    path: ['longer'],
  })
  .transform(
    ({ own, days, longer, weekday: by, on, ...rest }): Festival => ({
      ...rest,
      isOwn: own,
      ...(days ? { days } : {}),
      ...(longer ? { longer } : {}),
      ...(by ? { weekday: by } : {}),
      ...(on ? { on } : {}),
    }),
  );

const MOST_FESTIVALS = 200;
const EXPECTED_FESTIVALS = `a list of at most ${MOST_FESTIVALS} festivals`;

/** So many numbers, one a weekday or a month. */
function each(count: number, range: readonly [number, number], description: string) {
  const error = `a list of ${count} numbers`;
  return z
    .array(quantity('number', range, ''), { error })
    .length(count, { error })
    .meta({ description });
}

/** Rounding of two digits. */
const MEAN_WITHIN = 0.005;
const EXPECTED_MEAN = 'numbers with a mean of 1';
const hasMeanOne = (all: readonly number[]): boolean =>
  Math.abs(all.reduce((sum, one) => sum + one, 0) / all.length - 1) <= MEAN_WITHIN;

const EXPECTED_OFFSETS = `days from its first day such as -6..8, at most ${NEW_YEAR_REACH} away`;
const newYearDays = strict('a key of visits', {
  days: z
    .union([z.string(), z.number()], { error: EXPECTED_OFFSETS })
    .transform(String)
    .meta({ pattern: '^-?\\d{1,2}(\\.\\.-?\\d{1,2})?$' })
    .refine((written) => offsetsOf(written) !== undefined, { error: EXPECTED_OFFSETS }),
  gain: quantity('share', [0, 10], 'Share by which visits are higher.').prefault(0),
  loss: quantity('share', [0, 1], 'How much of the parameter calendar.newYear is lost.').prefault(0),
}).transform(({ days, ...rest }): NewYearDays => ({ ...offsetsOf(days)!, ...rest }));

function offsetsOf(written: string): Pick<NewYearDays, 'from' | 'until'> | undefined {
  const [, first, last = first] = /^(-?\d{1,2})(?:\.\.(-?\d{1,2}))?$/.exec(written) ?? [];
  if (first === undefined || last === undefined) return undefined;
  const [from, until] = [Number(first), Number(last)];
  return from <= until && Math.max(-from, until) <= NEW_YEAR_REACH ? { from, until } : undefined;
}

export const calendarSchema = strict('a key of calendar', {
  usual: strict('a key of usual', {
    dauShare: quantity('share', [0.001, 1], 'Share of monthly users active on a day.'),
    minutes: quantity('number', [0.1, 1440], 'Minutes of an active user a day.'),
  })
    .meta({
      description: 'Levels at which attention counts as 1; those of the first known quarter when not said.',
    })
    .optional(),
  week: each(7, [0, 10], 'Visits by weekday, Monday first, with a mean of 1; the same on all when not said.')
    .refine(hasMeanOne, { error: EXPECTED_MEAN })
    .optional(),
  baskets: each(
    12,
    [-10, 10],
    'Weight of the season in baskets by month, January first: 1 raises their ln by a quarter of calendar.winterBasket.',
  ).optional(),
  newYear: strict('a key of newYear', {
    table: table('Dated events, in the columns date_start and event.'),
    event: text(100, 'How the event of its first day begins.'),
    visits: z
      .array(newYearDays, { error: 'a list of days around the new year' })
      .meta({ description: 'What the days around it do to visits.' })
      .prefault([]),
  })
    .meta({ description: 'A new year that moves with the moon, whose days stand in a table.' })
    .optional(),
  covers: strict('a key of covers', {
    from: date('First day that the calendar covers.'),
    until: date('Last day that it covers.'),
  })
    .refine(({ from, until }) => from <= until, { error: 'a first day not after the last' })
    .optional(),
  festivals: z
    .array(festivalSchema, { error: EXPECTED_FESTIVALS })
    .max(MOST_FESTIVALS, { error: EXPECTED_FESTIVALS })
    .refine((all) => new Set(all.map((one) => one.id)).size === all.length, {
      error: 'each id once',
    })
    .prefault([]),
})
  .refine(({ newYear, covers }) => newYear !== undefined || covers !== undefined, {
    error: 'newYear or covers: how far the calendar reaches',
  })
  .meta({ description: 'What everybody knows of the days beforehand.' });
