import { YEAR } from '../season.ts';
import { type Baseline, grown, spreadOf } from './baseline.ts';

/**
 * The last known figure of the same quarter of a year (Hyndman & Athanasopoulos, seasonal naïve method). Its error is a
 * random walk from year to year: ψ_j = 1 where j is whole years, else 0.
 */
export const seasonalNaive: Baseline = {
  id: 'seasonal-naive',
  title: { zh: '季节朴素', en: 'seasonal naive' },
  about: {
    zh: '最近一个已知的同季数值；误差逐年随机游走',
    en: 'the last known figure of the same quarter; errors walk at random from year to year',
  },
  least: YEAR + 1,
  path({ logs }, horizons) {
    const path = [...logs];
    for (let h = 0; h < horizons; h++) path.push(path.at(-YEAR)!);
    const residuals = logs.slice(YEAR).map((value, at) => value - logs[at]!);
    const sd = grown(spreadOf(residuals, 0), horizons, (j) => (j % YEAR === 0 ? 1 : 0));
    return { mean: path.slice(logs.length), sd };
  },
};
