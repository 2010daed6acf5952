/** Fields that entries of a scenario have in common, as zod schemas: each error message is the phrase after "expected". */
import * as z from 'zod';
import { METRICS, type MetricName } from '../model/measures/all.ts';
import type { Metric } from '../model/measures/metric.ts';
import { isDate } from '../notation/dates.ts';
import type { QuantityKind } from '../notation/quantity.ts';
import { hasControlCodes } from '../notation/visible.ts';

const FEW_KEYS = 8;

const keysByPhrase = new Map<string, readonly string[]>();

/** The keys that an "unknown key" phrase stands for. */
export function keysOf(phrase: string): readonly string[] {
  return keysByPhrase.get(phrase) ?? [];
}

/** A mapping that takes only the keys of `shape`. */
export function strict<Shape extends z.ZodRawShape>(keyPhrase: string, shape: Shape) {
  const keys = Object.keys(shape);
  const listed = keys.length <= FEW_KEYS ? ` (${keys.join(', ')})` : '';
  const unknownKey = keyPhrase + listed;
  keysByPhrase.set(unknownKey, keys);
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? unknownKey : `a mapping${listed}`),
  });
}

export const EXPECTED_PLAIN = 'a text without control codes';
/** Nothing that a terminal, a table or another program would take for an order. */
export const isPlain = (text: string): boolean => !hasControlCodes(text);

export function text(longest: number, description: string) {
  const expected = `a text of at most ${longest} characters`;
  return z
    .string({ error: expected })
    .min(1, { error: expected })
    .max(longest, { error: expected })
    .refine(isPlain, { error: EXPECTED_PLAIN })
    .meta({ description });
}

export function date(description: string) {
  const expected = 'a date such as 2021-06-01';
  return z
    .string({ error: expected })
    .refine(isDate, { error: expected })
    .meta({ description, format: 'date' });
}

const ID = /^[a-z0-9][a-z0-9-]{0,63}$/;
export const isId = (text: string): boolean => ID.test(text);
export const EXPECTED_ID = 'an id of small letters, digits and hyphens';
export const id = z
  .string({ error: EXPECTED_ID })
  .regex(ID, { error: EXPECTED_ID })
  .meta({ description: 'Name of the entry, by which an overlay changes or removes it.' });
export const bilingual = strict('a key of title', {
  zh: text(200, 'In Chinese.'),
  en: text(200, 'In English.'),
}).meta({ description: 'Title in both languages.' });

export function metricName(description: string) {
  const names = METRICS.map(({ name }) => name) as [MetricName, ...MetricName[]];
  return z.enum(names, { error: 'a metric' }).meta({ description });
}

/** How a metric of this unit is written. */
export function kindOfMetric(unit: Metric['unit']): QuantityKind {
  if (unit === 'money') return 'amount';
  if (unit === 'share') return 'share';
  return unit === 'index' ? 'number' : 'count';
}
