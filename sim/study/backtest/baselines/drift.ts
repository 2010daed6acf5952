import { type Baseline, spreadOf } from './baseline.ts';

/**
 * Random walk with drift in logarithms: the mean change goes on. Variance of h steps σ²h(1 + h / (T − 1))
 * (Hyndman & Athanasopoulos, section on prediction intervals of benchmark methods).
 */
export const drift: Baseline = {
  id: 'drift',
  title: { zh: '对数漂移', en: 'drift' },
  about: {
    zh: '对数 GMV 按平均季度变化继续；方差 σ²h(1 + h/(T−1))',
    en: 'ln GMV goes on by its mean change a quarter; variance σ²h(1 + h/(T−1))',
  },
  least: 3,
  path({ logs }, horizons) {
    const changes = logs.length - 1;
    const mean = (logs.at(-1)! - logs[0]!) / changes;
    const residuals = logs.slice(1).map((value, at) => value - logs[at]! - mean);
    const sd = spreadOf(residuals, 1);
    const ahead = Array.from({ length: horizons }, (_, at) => at + 1);
    return {
      mean: ahead.map((h) => logs.at(-1)! + h * mean),
      sd: ahead.map((h) => sd * Math.sqrt(h * (1 + h / changes))),
    };
  },
};
