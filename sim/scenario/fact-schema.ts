/** A fact of a market file: which published figures, and what of a run is set beside them. */
import * as z from 'zod';
import { type MetricName, metricOf } from '../model/measures/all.ts';
import { EACH, type FactRule, factPeriods } from './fact-rules.ts';
import { metricName, strict, text } from './fields.ts';
import { BOUNDS } from './history.ts';
import { quantity } from './quantity.ts';

const EXPECTED_PERIOD = 'a period such as 2021, 2021Q1, 2021H1, 2021-03 or 2021-03-22..2021-03-31';
const period = z
  .union([z.string(), z.number()], { error: EXPECTED_PERIOD })
  .transform((written) => String(written))
  .refine((written) => factPeriods(written) !== undefined, { error: EXPECTED_PERIOD });
const periods = z
  .array(period, { error: 'a list of periods' })
  .min(1, { error: 'at least one period' })
  .transform((all) => all.flatMap((one) => factPeriods(one)!));
const EXPECTED_FIGURE = 'either over or each: the row of one figure, or of several';

/** Flows are summed over several periods, and shares averaged; a stock or a count of people is neither. */
function addUp(metrics: readonly MetricName[], periods: readonly string[]): boolean {
  return (
    periods.length < 2 || metrics.map(metricOf).every(({ over, unit }) => over === 'sum' || unit === 'share')
  );
}

export const factSchema = strict('a key of a fact', {
  name: text(100, 'Of one figure; of several the name before each period.').optional(),
  published: text(100, 'Metric of the history.'),
  over: z
    .union([z.string(), z.number()], { error: EXPECTED_PERIOD })
    .transform((written) => String(written))
    .meta({ description: 'Period of the row, as the history writes it.' })
    .optional(),
  each: z
    .enum(EACH, { error: 'quarter, period, day, month, half or year' })
    .meta({ description: 'Every one of a kind that is published, or every period of any kind.' })
    .optional(),
  tracker: text(50, 'Only figures of this tracker, on its level: a key of trackers.').optional(),
  bound: z
    .enum(BOUNDS, { error: 'least or most' })
    .meta({ description: 'Only figures that are such a bound: a run may be beyond it.' })
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
  .refine(({ more = {}, over }) => Object.keys(more).every((one) => one === over || factPeriods(one)), {
    error: 'a period for each of more',
    path: ['more'],
  })
  .refine(({ over, each }) => (over === undefined) !== (each === undefined), { error: EXPECTED_FIGURE })
  .refine(
    ({ over, periods: of }) => over === undefined || of !== undefined || factPeriods(over) !== undefined,
    {
      error: 'periods, for the period of the row is none of the calendar',
      path: ['periods'],
    },
  )
  .refine(
    ({ metric, per, over = '', periods: of }) =>
      addUp(per ? [metric, per] : [metric], of ?? factPeriods(over) ?? []),
    {
      error: 'one period, for the metric of several does not add up',
      path: ['periods'],
    },
  )
  .transform(({ name, note: _, ...rule }): FactRule => ({ name: name ?? rule.metric, ...rule }) as FactRule);
