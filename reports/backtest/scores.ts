/** Picks figures out of a backtest; computes nothing but which ones. */

import type { Language } from '../../sim/notation/language.ts';
import { moneyAxis } from '../../sim/notation/numbers.ts';
import { type BacktestResult, type ComparisonRow, MARKET, type ScoreRow } from '../../sim/result/backtest.ts';

/** A backtest without its sentences, which are made from the rest. */
export type Scored = Omit<BacktestResult, 'sentences'>;

/** A method's means at a horizon, 0 for all of them; undefined when nothing could be scored. */
export function scoreOf(result: Scored, method: string, horizon: number): ScoreRow | undefined {
  return result.scores.find((row) => row.method === method && row.horizon === horizon);
}

export function marketScore(result: Scored, horizon = 0): ScoreRow | undefined {
  return scoreOf(result, MARKET, horizon);
}

export function nameOf(result: Scored, method: string, lang: Language): string {
  return result.methods.find(({ id }) => id === method)?.title[lang] ?? method;
}

/** Comparisons with one baseline, horizon by horizon, without the one over all. */
export function comparisonsWith(result: Scored, baseline: string): ComparisonRow[] {
  return result.comparisons.filter((row) => row.baseline === baseline && row.horizon > 0);
}

/** Baselines that come nearest to the market, or before it, on the same forecasts of all horizons; the strongest first. */
export function strongest(result: Scored, count: number): ComparisonRow[] {
  return result.comparisons
    .filter(({ horizon }) => horizon === 0)
    .sort((a, b) => b.market / b.other - a.market / a.other)
    .slice(0, count);
}

/** p of a comparison as it is shown: corrected for the tests beside it where the file says so. */
export function shownP({ p, holm }: ComparisonRow): number | null {
  return holm === undefined ? p : holm;
}

/** Whether the p of a file are corrected for their number. */
export function isCorrected(result: Scored): boolean {
  return result.comparisons.some(({ holm }) => holm !== undefined);
}

/** Horizons that have been scored, in order. */
export function horizonsOf(result: Scored): number[] {
  const scored = result.scores.filter(({ method, horizon }) => method === MARKET && horizon > 0);
  return scored.map(({ horizon }) => horizon);
}

/** Whole numbers as people list them: 1, 2, 3, 5 → `1–3, 5`. */
export function ranges(numbers: readonly number[], comma: string): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last && number === last[1] + 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(comma);
}

/** A ratio in a column: two decimals everywhere, so that rows can be compared. */
export function ratio(value: number): string {
  return `×${value.toFixed(2)}`;
}

/** Money in the unit of a table's head, three digits or all whole ones; a dash for what could not be scored. */
export function inUnit(amount: number | undefined, money: string, lang: Language): string {
  if (amount === undefined) return '—';
  const value = amount / moneyAxis(lang, money).unit;
  return value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2);
}
