/** Numbers as people write them: one kind, one hard range, one phrase that says what is expected. */
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

interface Kind {
  /** The plain number, in the currency of the market, persons, fractions or days; undefined when the text says something else. */
  readonly parse: (written: number | string) => number | undefined;
  /** What a text must match, for editors. */
  readonly pattern: string;
  readonly phrase: string;
}

export const QUANTITY_KINDS: Readonly<Record<QuantityKind, Kind>> = {
  amount: {
    parse: parseAmount,
    pattern: AMOUNT_PATTERN,
    phrase: 'an amount such as 7000 亿 or 700bn',
  },
  count: { parse: parseCount, pattern: COUNT_PATTERN, phrase: 'a count such as 580m or 5.8 亿' },
  share: { parse: parseShare, pattern: SHARE_PATTERN, phrase: 'a share such as 36% or 0.36' },
  duration: { parse: parseDuration, pattern: DURATION_PATTERN, phrase: 'a duration such as 14d or 6mo' },
  number: {
    parse: (written) => (typeof written === 'number' ? written : undefined),
    pattern: '^$',
    phrase: 'a number',
  },
};

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
  return QUANTITY_KINDS[kind].phrase + rangePhrase(hard);
}
