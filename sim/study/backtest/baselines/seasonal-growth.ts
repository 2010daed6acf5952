import { YEAR } from '../season.ts';
import { type Baseline, grown, type NormalPath, spreadOf } from './baseline.ts';

/**
 * The quarter of a year before, times a growth that is `keep` times as large (in logarithms) with every year ahead:
 * ŷ(T+h) = ŷ(T+h−4) + keep^⌈h/4⌉ (y(T) − y(T−4)). Growth over a year walks at random from quarter to quarter, and what
 * it gains is passed on with the same factor: ψ_j = Σ keep^k, k from 0 to ⌊j / 4⌋.
 * @param keep 1 for growth that goes on as it is, as in ARIMA (0,1,0)(0,1,0)₄
 */
export function seasonalPath(logs: readonly number[], horizons: number, keep: number): NormalPath {
  const growth = (at: number) => logs[at]! - logs[at - YEAR]!;
  const last = growth(logs.length - 1);
  const path = [...logs];
  for (let h = 1; h <= horizons; h++) path.push(path.at(-YEAR)! + keep ** Math.ceil(h / YEAR) * last);
  const residuals = logs.slice(YEAR + 1).map((_, at) => growth(at + YEAR + 1) - keep * growth(at + YEAR));
  const psi = (j: number) =>
    Array.from({ length: Math.floor(j / YEAR) + 1 }, (_, k) => keep ** k).reduce((a, b) => a + b, 0);
  return { mean: path.slice(logs.length), sd: grown(spreadOf(residuals, 0), horizons, psi) };
}

/** Growth over a year goes on: a seasonal random walk with the last growth as its drift. */
export const seasonalGrowth: Baseline = {
  id: 'seasonal-growth',
  title: { zh: '同比增速随机游走', en: 'seasonal random walk on growth' },
  about: {
    zh: '去年同季乘以最近的同比增速；误差按 ARIMA (0,1,0)(0,1,0)₄ 随期数扩大',
    en: 'the same quarter of the year before times the last year-on-year growth; errors grow as in ARIMA (0,1,0)(0,1,0)₄',
  },
  least: YEAR + 1,
  path: ({ logs }, horizons) => seasonalPath(logs, horizons, 1),
};
