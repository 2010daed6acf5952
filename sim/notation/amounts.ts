/**
 * How people write amounts, counts, shares and durations: `7000 亿`, `700bn`, `500万`, `36%`, `14d`.
 * Every function takes what YAML gives (a number or a text) and returns a plain number, or undefined when the
 * text says something else. Powers of ten are applied to the digits, so 1.1bn is exactly 1100000000.
 */

import { CURRENCIES, eitherOf } from './currencies.ts';

/** Names of powers of ten; in lower case. */
export const TENS: Readonly<Record<string, number>> = {
  '': 0,
  k: 3,
  万: 4,
  m: 6,
  亿: 8,
  bn: 9,
  万亿: 12,
  tn: 12,
};
/** A month is 30 days and a year 365: ramps and spells need no calendar. */
const DAYS: Readonly<Record<string, number>> = { d: 1, w: 7, mo: 30, y: 365 };

const DIGITS = String.raw`[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?`;
export const COUNT_PATTERN = `^(${DIGITS}) ?(万亿|[万亿kKmM]|bn|BN|tn|TN)?$`;
/** For editors: whose currency it is, only the table knows. */
export const AMOUNT_PATTERN = `^(?:[^\\d\\s,.+-]{1,4} ?)?(${DIGITS}) ?(万亿|[万亿kKmM]|bn|BN|tn|TN)? ?[^\\d\\s%]{0,10}$`;
export const SHARE_PATTERN = `^(${DIGITS}) ?%$`;
export const DURATION_PATTERN = `^(${DIGITS}) ?(d|w|mo|y)$`;

const COUNT = new RegExp(COUNT_PATTERN);
const BEFORE = eitherOf(CURRENCIES.flatMap(({ first }) => first));
const AFTER = eitherOf(CURRENCIES.flatMap(({ last }) => last));
/** Currency, digits, power of ten, currency. */
const AMOUNT = new RegExp(
  `^(?<sign>-?)(?:(?<before>${BEFORE}) ?)?(?<digits>${DIGITS}) ?(?<tens>万亿|[万亿kKmM]|bn|BN|tn|TN)? ?(?<after>${AFTER})?$`,
);
const SHARE = new RegExp(SHARE_PATTERN);
const DURATION = new RegExp(DURATION_PATTERN);
const LONGEST = 60;

/** `digits × 10^tens`, rounded once, as the decimal text says. */
function shifted(digits: string, tens: number): number {
  return Number(`${digits.replaceAll(',', '')}e${tens}`);
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}

function match(pattern: RegExp, text: string): RegExpExecArray | undefined {
  return text.length > LONGEST ? undefined : (pattern.exec(text.trim()) ?? undefined);
}

/** People, orders, firms: 5m, 500万, 1,200, 580000000. */
export function parseCount(written: number | string): number | undefined {
  if (typeof written === 'number') return finite(written);
  const found = match(COUNT, written);
  return found && shifted(found[1]!, TENS[(found[2] ?? '').toLowerCase()]!);
}

/** Parts of an amount; undefined for a text that is none, or names two currencies. */
function partsOf(written: string) {
  const found = match(AMOUNT, written)?.groups;
  if (!found) return undefined;
  const { sign = '', before, digits = '', tens = '', after } = found;
  if (before !== undefined && after !== undefined) return undefined;
  if (sign && /^[+-]/.test(digits)) return undefined;
  return { digits: `${sign}${digits}`, tens: tens.toLowerCase(), currency: before ?? after };
}

/** Money in the currency of the market: 7000 亿, 700bn, 500万, $5m, 1200. */
export function parseAmount(written: number | string): number | undefined {
  if (typeof written === 'number') return finite(written);
  const parts = partsOf(written);
  return parts && shifted(parts.digits, TENS[parts.tens]!);
}

/** Code of the currency that an amount names; undefined where it names none, and for any other text. */
export function currencyOfAmount(written: string): string | undefined {
  const name = partsOf(written)?.currency;
  return name && CURRENCIES.find(({ first, last }) => first.includes(name) || last.includes(name))?.code;
}

const CHINESE = ['万', '亿', '万亿'];
const LATIN = ['k', 'm', 'bn', 'tn'];

/** The same digits with the other units of one tongue, smallest first: 7000 → 7000 万, 7000 亿; 700m → 700k, 700bn. */
export function otherUnits(written: string): { readonly text: string; readonly value: number }[] {
  const parts = partsOf(written);
  if (!parts) return [];
  const { digits, tens: unit } = parts;
  const isLatin = LATIN.includes(unit);
  return (isLatin ? LATIN : CHINESE)
    .filter((other) => other !== unit)
    .map((other) => ({
      text: isLatin ? `${digits}${other}` : `${digits} ${other}`,
      value: shifted(digits, TENS[other]!),
    }));
}

/** A fraction: 36% and 0.36 are the same. */
export function parseShare(written: number | string): number | undefined {
  if (typeof written === 'number') return finite(written);
  const found = match(SHARE, written);
  return found && shifted(found[1]!, -2);
}

/** Days: 14d, 2w, 6mo (30 days each), 1y (365 days), or a plain number of days. */
export function parseDuration(written: number | string): number | undefined {
  if (typeof written === 'number') return finite(written);
  const found = match(DURATION, written);
  return found && Number(found[1]!.replaceAll(',', '')) * DAYS[found[2]!]!;
}

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };
const SPELL = new RegExp(`^(${DIGITS}) ?(s|m|h|d)$`);

/** Seconds of a time on the clock: 90s, 10m (minutes), 2h, 1d. */
export function parseSeconds(written: string): number | undefined {
  const found = match(SPELL, written);
  return found && Number(found[1]!.replaceAll(',', '')) * SECONDS[found[2]!]!;
}
