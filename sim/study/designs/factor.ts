/** What a study changes: one path of the scenario, and the values that it may take there. */
import { isoOf } from '../../notation/dates.ts';
import type { Bilingual } from '../../notation/language.ts';

/** A number in money, persons, fractions, days or as its unit says; a date as ISO text; or a word such as `festival`. */
export type Value = number | string;

/** Ends of a factor that may take any value between them. */
export interface Range {
  /** Of dates, days since 1970-01-01. */
  readonly low: number;
  readonly high: number;
  readonly scale: 'linear' | 'log';
  /** Values stand at low, low + step, low + 2 · step, …; any value between the ends where it is absent. */
  readonly step?: number;
  readonly isDate: boolean;
}

export interface Factor {
  /** As `--set` names it: parameters.trust.stake, levers.coupon.budget, until. */
  readonly path: string;
  readonly title: Bilingual;
  /** Of its values: that of the parameter, `share`, money, `days`, `date`, `word`. */
  readonly unit: string;
  readonly meaning: Bilingual;
  /** Absent where the values are a list. */
  readonly range?: Range;
  /** Its levels: what a grid takes, and what is drawn from where there is no range. */
  readonly values: readonly Value[];
}

/** So many digits tell more than any study can, and people can read them. */
const DIGITS = 6;

/** The value at a share of the way from the low end to the high one, 0 to 1. */
function between({ low, high, scale, step, isDate }: Range, share: number): Value {
  const plain = scale === 'log' ? low * (high / low) ** share : low + share * (high - low);
  const stepped = step === undefined ? plain : low + Math.round((plain - low) / step) * step;
  const value = Math.min(high, Math.max(low, stepped));
  return isDate ? isoOf(Math.round(value)) : rounded(value);
}

function rounded(value: number): number {
  return Number(value.toPrecision(DIGITS));
}

/** Levels at equal distances, or ratios, from end to end. */
export function levelsOf(range: Range, count: number): Value[] {
  const all = Array.from({ length: count }, (_, k) => between(range, count === 1 ? 0 : k / (count - 1)));
  return [...new Set(all)];
}

/**
 * The value that a coordinate of a design stands for: evenly over the range, on its scale; each of some steps, or of a
 * list, for an equal part.
 * @param u from 0 to 1, 1 excluded
 */
export function valueAt({ range, values }: Pick<Factor, 'range' | 'values'>, u: number): Value {
  if (!range) return values[Math.floor(u * values.length)]!;
  const { low, high, scale, step } = range;
  if (step === undefined || scale === 'log') return between(range, u);
  const steps = Math.floor((high - low) / step + 1e-9);
  return between(range, (Math.floor(u * (steps + 1)) * step) / (high - low));
}
