/** Numbers as people write them, as zod schemas: one kind, one hard range, one phrase that says what is expected. */
import { z } from 'zod';
import {
  AMOUNT_PATTERN,
  COUNT_PATTERN,
  DURATION_PATTERN,
  parseAmount,
  parseCount,
  parseDuration,
  parseShare,
  SHARE_PATTERN,
} from './amounts.ts';

export type QuantityKind = 'amount' | 'count' | 'share' | 'duration' | 'number';

/** A zod schema that takes a number or a text and gives a plain number (yuan, persons, fraction, days). */
export type Quantity = z.ZodType<number, number | string>;

const KINDS = {
  amount: {
    parse: parseAmount,
    pattern: AMOUNT_PATTERN,
    phrase: 'an amount of yuan such as 7000 亿 or 700bn',
  },
  count: { parse: parseCount, pattern: COUNT_PATTERN, phrase: 'a count such as 580m or 5.8 亿' },
  share: { parse: parseShare, pattern: SHARE_PATTERN, phrase: 'a share such as 36% or 0.36' },
  duration: { parse: parseDuration, pattern: DURATION_PATTERN, phrase: 'a duration such as 14d or 6mo' },
  number: {
    parse: (written: number | string) => (typeof written === 'number' ? written : undefined),
    pattern: '^$',
    phrase: 'a number',
  },
} as const;

/** 1e12 rather than 1000000000000, 0.36 as it is. */
export function shortNumber(value: number): string {
  const size = Math.abs(value);
  if (size === 0 || (size >= 1e-3 && size < 1e5)) return String(value);
  return value.toExponential().replace('e+', 'e');
}

function rangePhrase([low, high]: readonly [number, number]): string {
  if (low === -Infinity && high === Infinity) return '';
  if (high === Infinity) return `, at least ${shortNumber(low)}`;
  return `, from ${shortNumber(low)} to ${shortNumber(high)}`;
}

/** What a quantity's error says it expects. */
export function expectedQuantity(kind: QuantityKind, hard: readonly [number, number]): string {
  return KINDS[kind].phrase + rangePhrase(hard);
}

/**
 * A quantity with its hard range (inclusive) and its meaning.
 * @param hard outside this range the value is an error
 * @param description one sentence for editors and `explain`
 */
export function quantity(kind: QuantityKind, hard: readonly [number, number], description: string): Quantity {
  const expected = expectedQuantity(kind, hard);
  const { parse, pattern } = KINDS[kind];
  const bounds = {
    ...(Number.isFinite(hard[0]) ? { minimum: hard[0] } : {}),
    ...(Number.isFinite(hard[1]) ? { maximum: hard[1] } : {}),
  };
  const number = z.number({ error: expected }).meta(bounds);
  const written: z.ZodType<number | string, number | string> =
    kind === 'number' ? number : z.union([number, z.string().meta({ pattern })], { error: expected });
  return written
    .transform((value, context) => {
      const parsed = parse(value);
      if (parsed !== undefined && parsed >= hard[0] && parsed <= hard[1]) return parsed;
      context.issues.push({ code: 'custom', message: expected, input: value });
      return z.NEVER;
    })
    .meta({ description });
}
