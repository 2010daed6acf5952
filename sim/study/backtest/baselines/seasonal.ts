import { type Baseline, grown, spreadOf } from './baseline.ts';

const YEAR = 4;

/**
 * The quarter of a year before, times the last year-on-year growth: ŷ(T+h) = ŷ(T+h−4) + y(T) − y(T−4) in logarithms.
 * That is ARIMA (0,1,0)(0,1,0)₄: growth over a year walks at random, so ψ_j = ⌊j / 4⌋ + 1.
 */
export const seasonal: Baseline = {
  id: 'seasonal',
  title: { zh: '季节朴素', en: 'seasonal naive' },
  about: {
    zh: '去年同季乘以最近的同比增速；误差按 ARIMA (0,1,0)(0,1,0)₄ 随期数扩大',
    en: 'the same quarter of the year before times the last year-on-year growth; errors grow as in ARIMA (0,1,0)(0,1,0)₄',
  },
  least: YEAR + 1,
  path(logs, horizons) {
    const growth = (at: number) => logs[at]! - logs[at - YEAR]!;
    const last = growth(logs.length - 1);
    const path = [...logs];
    for (let h = 0; h < horizons; h++) path.push(path.at(-YEAR)! + last);
    const residuals = logs.slice(YEAR + 1).map((_, at) => growth(at + YEAR + 1) - growth(at + YEAR));
    return {
      mean: path.slice(logs.length),
      sd: grown(spreadOf(residuals, 0), horizons, (j) => Math.floor(j / YEAR) + 1),
    };
  },
};
