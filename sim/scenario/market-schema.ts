/**
 * The market file `laotie/market@1` as one zod schema: types, JSON Schema and every check of a single value come from
 * here. Each error message is the phrase after "expected".
 */
import * as z from 'zod';
import { isDate } from '../notation/dates.ts';
import { factSchema } from './fact-schema.ts';
import type { Festival, WeekdayDays, YearDays } from './festivals.ts';
import { bilingual, date, id, strict, text } from './fields.ts';
import { currencySchema, notCarriedSchema, parametersSchema, trackersSchema } from './own-schema.ts';
import { quantity } from './quantity.ts';
import { WINDOW_PATTERN, windowOf } from './windows.ts';

const MARKET_SCHEMA_ID = 'laotie/market@1';

const EXPECTED_TABLE = 'the name of a CSV file in the folder of the market';
const TABLE = /^[A-Za-z0-9][\w-]*(\/[A-Za-z0-9][\w-]*)*\.csv$/;

function table(description: string) {
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

const MOST_FACTS = 500;
const EXPECTED_FACTS = `a list of at most ${MOST_FACTS} facts`;
const MOST_FESTIVALS = 200;
const EXPECTED_FESTIVALS = `a list of at most ${MOST_FESTIVALS} festivals`;

const calendar = strict('a key of calendar', {
  newYear: strict('a key of newYear', {
    table: table('Dated events, in the columns date_start and event.'),
    event: text(100, 'How the event of its first day begins.'),
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

/** The whole file. */
export const marketSchema = strict('a key of a market', {
  schema: z
    .literal(MARKET_SCHEMA_ID, { error: MARKET_SCHEMA_ID })
    .meta({ description: 'Kind and version of this file.' }),
  title: bilingual,
  default: z
    .boolean({ error: 'true or false' })
    .meta({ description: 'Of those that ship the one of scenarios that name no market.' })
    .optional(),
  currency: currencySchema,
  trackers: trackersSchema,
  parameters: parametersSchema.optional(),
  notCarried: notCarriedSchema,
  tables: strict('a key of tables', {
    history: table('Published figures: period, metric, value, unit, source, confidence, published.'),
    assumed: table('Attention before the first published quarter: assumptions.').optional(),
    steps: table('Days on which attention went to another level at once.').optional(),
    stops: table('Days on which deliveries stood still in part of the country.').optional(),
    retail: table('Retail sales of the country: a baseline of backtest takes its season.').optional(),
    analysts: table('Dated forecasts of GMV by analysts, scored apart by backtest.').optional(),
  }),
  rivals: strict('a key of rivals', {
    table: table('Sizes of rivals: period, metric, value, unit, published and source.'),
    metric: text(100, 'The metric whose whole years count.'),
    unit: text(50, 'The unit of these rows.'),
    norm: quantity(
      'number',
      [Number.MIN_VALUE, 1e15],
      'A year’s figure in that unit which counts as size 1.',
    ),
  })
    .meta({ description: 'The outside option of fans and sellers.' })
    .optional(),
  calendar,
  facts: z
    .array(factSchema, { error: EXPECTED_FACTS })
    .max(MOST_FACTS, { error: EXPECTED_FACTS })
    .meta({ description: 'Published figures that calibrate fits, in the order in which it takes them.' })
    .prefault([]),
}).superRefine(({ facts, trackers }, context) => {
  const names = Object.keys(trackers);
  facts.forEach(({ tracker }, at) => {
    if (tracker === undefined || names.includes(tracker)) return;
    const message = 'a tracker, one of trackers';
    context.issues.push({ code: 'custom', path: ['facts', at, 'tracker'], message, input: tracker });
  });
});

export type MarketFile = z.output<typeof marketSchema>;
