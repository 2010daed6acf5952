/** Rivals' size as far as it was public on the information date, by quarter, and how it goes on. */
import type { Outlook, Quarters } from './attention.ts';
import type { RivalRow } from './published-tables.ts';

/** What a rival sold in a calendar year, by one source. */
export interface RivalYear {
  readonly year: number;
  /** In multiples of the size that counts as 1. */
  readonly size: number;
  /** Last day on which it can have become public. */
  readonly published: string;
}

/** Which rows of a table say how large rivals are, and what counts as size 1. */
export interface RivalRule {
  readonly metric: string;
  readonly unit: string;
  /** A year's figure, in the unit, that counts as size 1: the one of the year on which parameters stand. */
  readonly norm: number;
}

/** Rivals keep half of last year's pace, fading, as users do (attention.ts); sizes are unofficial, hence the floor. */
export const RIVALS_OUTLOOK: Outlook = { index: 3, momentum: 0.5, floor: 0.06 };

/** Whole years of the rule's metric in its unit, but for weak sources. */
export function rivalYears(rows: readonly RivalRow[], rule: RivalRule): RivalYear[] {
  return rows.flatMap(({ period, metric, unit, confidence, value, published }) =>
    /^\d{4}$/.test(period) && metric === rule.metric && unit === rule.unit && confidence !== 'C'
      ? [{ year: Number(period), size: value / rule.norm, published }]
      : [],
  );
}

/**
 * Size by quarter in multiples of the norm, from the first year that is known to the middle of the last: a year's figure
 * stands for its middle, straight lines in logarithms lie between. Where sources differ, their geometric mean counts.
 */
export function knownRivals(years: readonly RivalYear[], knownUntil: string): Quarters {
  const known = Map.groupBy(
    years.filter(({ published }) => published <= knownUntil),
    ({ year }) => year,
  );
  const points = [...known]
    .map(([year, rows]) => ({
      middle: year + 0.5,
      ln: rows.reduce((sum, { size }) => sum + Math.log(size), 0) / rows.length,
    }))
    .sort((a, b) => a.middle - b.middle);
  const [first, last] = [points[0], points.at(-1)];
  const quarters = new Map<string, number>();
  if (!first || !last) return quarters;
  for (let at = first.middle - 0.375; at < last.middle; at += 0.25) {
    const next = Math.max(
      1,
      points.findIndex(({ middle }) => middle >= at),
    );
    const [left, right] = [points[next - 1] ?? first, points[next] ?? first];
    const width = right.middle - left.middle;
    const slope = width > 0 ? (right.ln - left.ln) / width : 0;
    const year = Math.floor(at);
    quarters.set(
      `${year}Q${Math.floor((at - year) * 4) + 1}`,
      Math.exp(left.ln + slope * (at - left.middle)),
    );
  }
  return quarters;
}
