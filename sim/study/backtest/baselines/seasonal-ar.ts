import { YEAR } from '../season.ts';
import { type Baseline, grown, spreadOf } from './baseline.ts';

/**
 * Share of the ln growth over a year that is left after a quarter. The rule and its constant are those of a review that
 * had seen scores; added after the first scoring, because it did better than the damping by years set before it.
 */
const PHI = 0.8;

/** ψ_j = φ^j + ψ_(j−4), of growth over a year that is an AR(1) without a constant: ARIMA (1,0,0)(0,1,0)₄. */
function weight(j: number): number {
  return j < 0 ? 0 : PHI ** j + weight(j - YEAR);
}

/** The quarter of a year before times a growth over a year that fades from quarter to quarter. */
export const seasonalAr: Baseline = {
  id: 'seasonal-ar',
  title: { zh: '同比增速逐季衰减', en: 'growth damped by quarter' },
  about: {
    zh: `去年同季乘以同比增速，对数增速每季乘以 ${PHI}：ARIMA (1,0,0)(0,1,0)₄，系数取自看过得分的评审，首次评分之后加入`,
    en: `the same quarter of the year before times a year-on-year growth whose logarithm shrinks to ${PHI} of itself each quarter: ARIMA (1,0,0)(0,1,0)₄ with the coefficient of a review that had seen scores; added after the first scoring`,
  },
  least: YEAR + 1,
  path({ logs }, horizons) {
    const growth = logs.slice(YEAR).map((value, at) => value - logs[at]!);
    const path = [...logs];
    for (let h = 1; h <= horizons; h++) path.push(path.at(-YEAR)! + PHI ** h * growth.at(-1)!);
    const residuals = growth.slice(1).map((value, at) => value - PHI * growth[at]!);
    return { mean: path.slice(logs.length), sd: grown(spreadOf(residuals, 0), horizons, weight) };
  },
};
