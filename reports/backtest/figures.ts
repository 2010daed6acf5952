/** Picks figures out of a backtest; computes nothing but which ones. */
import { type BacktestResult, type ComparisonRow, MARKET, type ScoreRow } from '../../sim/result/backtest.ts';
import { type Lang, moneyAxis } from '../numbers.ts';

/** What a report needs: sentences come from the rest. */
export type Told = Omit<BacktestResult, 'sentences'>;

/** A method's means at a horizon, 0 for all of them; undefined when nothing could be scored. */
export function scoreOf(result: Told, method: string, horizon: number): ScoreRow | undefined {
  return result.scores.find((row) => row.method === method && row.horizon === horizon);
}

export function marketScore(result: Told, horizon = 0): ScoreRow | undefined {
  return scoreOf(result, MARKET, horizon);
}

export function nameOf(result: Told, method: string, lang: Lang): string {
  return result.methods.find(({ id }) => id === method)?.title[lang] ?? method;
}

/** Comparisons with one baseline, horizon by horizon, without the one over all. */
export function comparisonsWith(result: Told, baseline: string): ComparisonRow[] {
  return result.comparisons.filter((row) => row.baseline === baseline && row.horizon > 0);
}

/** Horizons that have been scored, in order. */
export function horizonsOf(result: Told): number[] {
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
export function inUnit(yuan: number | undefined, lang: Lang): string {
  if (yuan === undefined) return '—';
  const value = yuan / moneyAxis(lang).unit;
  return value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2);
}
