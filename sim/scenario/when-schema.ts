/** `when` of a lever as a zod schema: a metric with the thresholds that put the lever on and off. */
import * as z from 'zod';
import { fromLists } from '../model/additions.ts';
import { metricOf } from '../model/measures/all.ts';
import { expectedQuantity } from '../notation/quantity.ts';
import { id, kindOfMetric, metricName, strict } from './fields.ts';
import { quantity } from './quantity.ts';
import type { LeverWhen } from './scenario.ts';

const EXPECTED_VALUE = 'an amount, a count or a share';
/** Of its path a metric may be ten times as much at most. */
const PATH_SHARE = [0, 10] as const;

function threshold(description: string) {
  return z.union([z.number(), z.string()], { error: EXPECTED_VALUE }).meta({ description }).optional();
}

const THRESHOLDS = ['below', 'untilAbove', 'above', 'untilBelow'] as const;
type Threshold = (typeof THRESHOLDS)[number];
type Thresholds = { -readonly [Name in Threshold]?: number };
type Written = { readonly [Name in Threshold]?: number | string | undefined };

/** What of a text such as `90% of path` or `路径的 90%` is the share; undefined for any other. */
function shareOfPath(written: number | string | undefined): string | undefined {
  const found = /^(?:(.+?) *of path|路径的 *(.+))$/.exec(String(written ?? '').trim());
  return found?.[1] ?? found?.[2];
}

/** Once one threshold is a share of the path, so are all: the words need not be said again. */
function isOfPath(written: Written): boolean {
  return [written.below, written.above].some((value) => shareOfPath(value) !== undefined);
}

export const whenSchema = fromLists(() =>
  strict('a key of when', {
    metric: metricName('What is watched.'),
    days: quantity(
      'duration',
      [1, 366],
      'Over how many days up to yesterday: flows are summed, states averaged.',
    ).prefault(28),
    below: threshold(
      'On when the metric is below this, in its unit or as a share such as `90% of path` of what a target needs by then …',
    ),
    untilAbove: threshold('… until it is above this; above `below` when not said.'),
    above: threshold('On when the metric is above this …'),
    untilBelow: threshold('… until it is below this; below `above` when not said.'),
    hold: quantity(
      'duration',
      [0, 3650],
      'Days for which it stays on, or off, once it has changed.',
    ).prefault(0),
    target: id
      .meta({
        description: 'The target whose path it is; need not be said where there is one of the metric.',
      })
      .optional(),
  })
    .transform(({ metric, days, hold, target, ...written }, context) => {
      const ofPath = isOfPath(written);
      const kind = ofPath ? 'share' : kindOfMetric(metricOf(metric).unit);
      const hard = ofPath ? PATH_SHARE : ([0, kind === 'share' ? 1 : Number.POSITIVE_INFINITY] as const);
      const values: Thresholds = {};
      for (const name of THRESHOLDS) {
        const value = written[name];
        if (value === undefined) continue;
        const text = ofPath ? (shareOfPath(value) ?? value) : value;
        const parsed = quantity(kind, hard, '').safeParse(text);
        if (parsed.success) values[name] = parsed.data;
        else {
          const message = ofPath ? EXPECTED_SHARE : expectedQuantity(kind, hard);
          context.issues.push({ code: 'custom', path: [name], message, input: value });
        }
      }
      return {
        metric,
        days: Math.round(days),
        ...values,
        hold: Math.round(hold),
        ...(ofPath ? { ofPath } : {}),
        ...(target === undefined ? {} : { target }),
      };
    })
    .meta({
      description:
        'A metric that puts the lever on and off within its dates, by what is recorded up to yesterday.',
    }),
);

const EXPECTED_SHARE = 'a share of the path such as 90% of path, from 0 to 10';

/** `when` as a file says it: the target is not yet looked up. */
export type WhenData = Omit<LeverWhen, 'path' | 'due'> & {
  readonly ofPath?: boolean;
  readonly target?: string;
};

/** As a scenario writes it: loading it gives the same. */
export function writtenWhen({ path, due: _, ...when }: LeverWhen): object {
  if (!path) return when;
  const written = Object.entries(when).map(([name, value]) => {
    if (!THRESHOLDS.some((threshold) => threshold === name)) return [name, value];
    // fifteen digits: a share as text is rounded once, by its digits
    return [name, `${Number(((value as number) * 100).toPrecision(15))}% of path`];
  });
  return { ...Object.fromEntries(written), target: path.id };
}
