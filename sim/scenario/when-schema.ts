/** `when` of a lever as a zod schema: a metric with the thresholds that put the lever on and off. */
import * as z from 'zod';
import { metricOf } from '../model/measures/all.ts';
import { expectedQuantity } from '../notation/quantity.ts';
import { kindOfMetric, metricName, strict } from './fields.ts';
import { quantity } from './quantity.ts';

const EXPECTED_VALUE = 'an amount, a count or a share';

function threshold(description: string) {
  return z.union([z.number(), z.string()], { error: EXPECTED_VALUE }).meta({ description }).optional();
}

const THRESHOLDS = ['below', 'untilAbove', 'above', 'untilBelow'] as const;
type Thresholds = { -readonly [Name in (typeof THRESHOLDS)[number]]?: number };

export const whenSchema = strict('a key of when', {
  metric: metricName('What is watched.'),
  days: quantity(
    'duration',
    [1, 366],
    'Over how many days up to yesterday: flows are summed, states averaged.',
  ).prefault(28),
  below: threshold('On when the metric is below this, in its unit …'),
  untilAbove: threshold('… until it is above this; above `below` when not said.'),
  above: threshold('On when the metric is above this …'),
  untilBelow: threshold('… until it is below this; below `above` when not said.'),
  hold: quantity('duration', [0, 3650], 'Days for which it stays on, or off, once it has changed.').prefault(
    0,
  ),
})
  .transform(({ metric, days, hold, ...written }, context) => {
    const kind = kindOfMetric(metricOf(metric).unit);
    const hard = [0, kind === 'share' ? 1 : Number.POSITIVE_INFINITY] as const;
    const values: Thresholds = {};
    for (const name of THRESHOLDS) {
      const value = written[name];
      if (value === undefined) continue;
      const parsed = quantity(kind, hard, '').safeParse(value);
      if (parsed.success) values[name] = parsed.data;
      else {
        const message = expectedQuantity(kind, hard);
        context.issues.push({ code: 'custom', path: [name], message, input: value });
      }
    }
    return { metric, days: Math.round(days), ...values, hold: Math.round(hold) };
  })
  .meta({
    description:
      'A metric that puts the lever on and off within its dates, by what is recorded up to yesterday.',
  });
