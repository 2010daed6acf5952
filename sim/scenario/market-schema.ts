/**
 * The market file `laotie/market@1` as one zod schema: types, JSON Schema and every check of a single value come from
 * here. Each error message is the phrase after "expected".
 */
import * as z from 'zod';
import { nearestNames } from '../notation/nearest.ts';
import { isOfSameKind } from './fact-rules.ts';
import { factSchema } from './fact-schema.ts';
import { bilingual, date, metricName, strict, text } from './fields.ts';
import { calendarSchema, table } from './market-calendar-schema.ts';
import { ownFaults, ownParameters } from './market-parameters.ts';
import {
  currencySchema,
  figuresSchema,
  notCarriedSchema,
  parametersSchema,
  trackersSchema,
} from './own-schema.ts';
import { publishedFigure, publishedMetrics } from './published-figures.ts';
import { quantity } from './quantity.ts';

const MARKET_SCHEMA_ID = 'laotie/market@1';

const MOST_FACTS = 500;
const EXPECTED_FACTS = `a list of at most ${MOST_FACTS} facts`;

const EXPECTED_PUBLISHED = 'the name of a published figure';
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
  default: z
    .boolean({ error: 'true or false' })
    .meta({ description: 'Of those that ship the one of scenarios that name no market.' })
    .optional(),
  currency: currencySchema,
  trackers: trackersSchema,
  figures: figuresSchema,
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
  calendar: calendarSchema,
  goals: z
    .array(goalSchema, { error: EXPECTED_GOALS })
    .meta({ description: 'What the market is to reach, by somebody’s word: reports show it.' })
    .prefault([]),
  facts: z
    .array(factSchema, { error: EXPECTED_FACTS })
    .max(MOST_FACTS, { error: EXPECTED_FACTS })
    .meta({ description: 'Published figures that calibrate fits, in the order in which it takes them.' })
    .prefault([]),
}).superRefine(({ facts, trackers, figures, currency, parameters = {} }, context) => {
  // those taken at the rate too: at a large one the model's first basket has no room
  const own = ownParameters(currency.rate, parameters);
  for (const { path, expected: message } of ownFaults(currency.rate, own)) {
    context.issues.push({ code: 'custom', path: ['parameters', ...path], message, input: parameters });
  }
  const names = Object.keys(trackers);
  const known = publishedMetrics(figures);
  facts.forEach(({ published }, at) => {
    if (known.includes(published)) return;
    const near = nearestNames(published, known);
    const issue = { path: ['facts', at, 'published'], message: EXPECTED_PUBLISHED, input: published };
    context.issues.push(
      near.length > 0 ? { code: 'invalid_value', values: near, ...issue } : { code: 'custom', ...issue },
    );
  });
  facts.forEach((fact, at) => {
    const { kind } = publishedFigure(fact.published, figures) ?? {};
    if (kind === undefined || isOfSameKind(fact, kind)) return;
    const message = `a metric of the kind of the figure, ${kind}`;
    context.issues.push({ code: 'custom', path: ['facts', at, 'metric'], message, input: fact.metric });
  });
  facts.forEach(({ tracker }, at) => {
    if (tracker === undefined || names.includes(tracker)) return;
    const message = 'a tracker, one of trackers';
    context.issues.push({ code: 'custom', path: ['facts', at, 'tracker'], message, input: tracker });
  });
});

export type MarketFile = z.output<typeof marketSchema>;
