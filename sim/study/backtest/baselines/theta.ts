import { linearRegression, probit } from 'simple-statistics';
import { decomposed, YEAR } from '../season.ts';
import { type Baseline, grown, spreadOf } from './baseline.ts';
import { fitShape } from './ets.ts';

/** One-sided 10% test of a season, as in the M3 competition. */
const SURE = probit(0.95);

/**
 * Whether the correlation with the year before is beyond chance: |r₄| > z √((1 + 2 Σ r_i²) / n), i from 1 to 3 (Bartlett;
 * `thetaf` of the R package forecast). A trend counts as well.
 */
export function isSeasonal(values: readonly number[]): boolean {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const product = (lag: number) =>
    values.slice(lag).reduce((sum, value, at) => sum + (value - mean) * (values[at]! - mean), 0);
  const [r1, r2, r3, r4] = [1, 2, 3, YEAR].map((lag) => product(lag) / product(0));
  return Math.abs(r4!) > SURE * Math.sqrt((1 + 2 * (r1! ** 2 + r2! ** 2 + r3! ** 2)) / n);
}

/** Means of the next values: simple smoothing, plus half the slope of the line through all values, and the α of it. */
export function thetaAhead(values: readonly number[], horizons: number) {
  const { alpha, last, residuals } = fitShape(values, { trend: false, season: false });
  const half = linearRegression(values.map((value, at) => [at, value])).m / 2;
  const lag = (1 - (1 - alpha) ** values.length) / alpha;
  const mean = Array.from({ length: horizons }, (_, at) => last.level + half * (at + lag));
  return { alpha, mean, residuals };
}

/**
 * Theta (Assimakopoulos & Nikolopoulos 2000) on ln GMV: the mean of a straight line and of simple smoothing of twice the
 * curvature, which is simple smoothing with half the slope as drift (Hyndman & Billah 2003). With more than two years a
 * season that passes the test is taken off first and put back after.
 */
export const theta: Baseline = {
  id: 'theta',
  title: { zh: 'Theta', en: 'Theta' },
  about: {
    zh: '对数上的 Theta 方法：简单平滑加半个线性趋势的漂移；多于两年且通过季节检验时先去季节',
    en: 'Theta method on ln GMV: simple smoothing with half the slope of a line as drift; with more than two years, less a season that passes its test',
  },
  least: 5,
  path({ logs }, horizons) {
    const season = logs.length > 2 * YEAR && isSeasonal(logs) ? decomposed(logs)! : undefined;
    const seasonAt = (at: number) => season?.[at % YEAR] ?? 0;
    const values = logs.map((value, at) => value - seasonAt(at));
    const { alpha, mean, residuals } = thetaAhead(values, horizons);
    return {
      mean: mean.map((value, at) => value + seasonAt(logs.length + at)),
      sd: grown(spreadOf(residuals, 2), horizons, (j) => (j === 0 ? 1 : alpha)),
    };
  },
};
