/**
 * The market file `laotie/market@1` as one zod schema: types, JSON Schema and every check of a single value come from
 * here. Each error message is the phrase after "expected".
 */
import * as z from 'zod';
import type { FactRule } from './fact-rules.ts';
import { factPeriods } from './fact-rules.ts';
import { bilingual, date, metricName, strict, text } from './fields.ts';
import { calendarSchema, table } from './market-calendar-schema.ts';
import { ownParameters } from './parameter-fields.ts';
import { quantity } from './quantity.ts';

const MARKET_SCHEMA_ID = 'laotie/market@1';

const MOST_FACTS = 500;
const EXPECTED_FACTS = `a list of at most ${MOST_FACTS} facts`;
const EXPECTED_PERIOD = 'a period such as 2021, 2021Q1, 2021H1 or 2021-03';
const period = z
  .union([z.string(), z.number()], { error: EXPECTED_PERIOD })
  .transform((written) => String(written))
  .refine((written) => factPeriods(written) !== undefined, { error: EXPECTED_PERIOD });
const periods = z
  .array(period, { error: 'a list of periods' })
  .min(1, { error: 'at least one period' })
  .transform((all) => all.flatMap((one) => factPeriods(one)!));
const EXPECTED_FIGURE = 'either over or each: the row of one figure, or of several';

const factSchema = strict('a key of a fact', {
  name: text(100, 'Of one figure; of several the name before each period.').optional(),
  published: text(100, 'Metric of the history.'),
  over: z
    .union([z.string(), z.number()], { error: EXPECTED_PERIOD })
    .transform((written) => String(written))
    .meta({ description: 'Period of the row, as the history writes it.' })
    .optional(),
  each: z
    .enum(['quarter', 'period'], { error: 'quarter or period' })
    .meta({ description: 'Every quarter, or every period, that is published.' })
    .optional(),
  metric: metricName('What of a run is set beside it.'),
  per: metricName('It is so much for each of these.').optional(),
  periods: periods.meta({ description: 'Periods of the run, where they are others.' }).optional(),
  against: periods.meta({ description: 'The row is a ratio to these earlier periods.' }).optional(),
  growth: z
    .boolean({ error: 'true or false' })
    .meta({ description: 'The row states growth, not the multiple itself.' })
    .prefault(false),
  within: quantity('share', [1e-6, 10], 'Standard deviation of model error and rounding.'),
  more: z
    .record(z.string(), quantity('share', [0, 1], 'How much more is read than is written.'), {
      error: 'shares by period',
    })
    .optional(),
  note: text(500, 'What the source counts, and how it differs from what a run counts.').optional(),
})
  .refine(({ over, each }) => (over === undefined) !== (each === undefined), { error: EXPECTED_FIGURE })
  .refine(
    ({ over, periods: of }) => over === undefined || of !== undefined || factPeriods(over) !== undefined,
    {
      error: 'periods, for the period of the row is none of the calendar',
      path: ['periods'],
    },
  )
  .transform(({ name, note: _, ...rule }): FactRule => ({ name: name ?? rule.metric, ...rule }) as FactRule);

const EXPECTED_GOALS = 'a list of goals';
const goalSchema = strict('a key of a goal', {
  title: bilingual,
  metric: metricName('What is to be reached.'),
  atLeast: quantity('count', [0, 1e15], 'The value to reach, in the unit of the metric.'),
  until: date('Last day of its term.'),
  published: date('Day on which it was public.'),
});

/** The whole file. */
export const marketSchema = strict('a key of a market', {
  schema: z
    .literal(MARKET_SCHEMA_ID, { error: MARKET_SCHEMA_ID })
    .meta({ description: 'Kind and version of this file.' }),
  title: bilingual,
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
  calendar: calendarSchema,
  parameters: ownParameters.optional(),
  goals: z
    .array(goalSchema, { error: EXPECTED_GOALS })
    .meta({ description: 'What the market is to reach, by somebody’s word: reports show it.' })
    .prefault([]),
  facts: z
    .array(factSchema, { error: EXPECTED_FACTS })
    .max(MOST_FACTS, { error: EXPECTED_FACTS })
    .meta({ description: 'Published figures that calibrate fits, in the order in which it takes them.' })
    .prefault([]),
});

export type MarketFile = z.output<typeof marketSchema>;
