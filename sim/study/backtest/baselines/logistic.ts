import { Matrix, pseudoInverse } from 'ml-matrix';
import { type Baseline, spreadOf } from './baseline.ts';
import { leastSquares } from './least-squares.ts';

/** Bounds: saturation between what was sold and e⁶ times that, growth of 2% to 200% a quarter, middle within 15 years. */
const GROWTH = [0.02, 2] as const;
const MIDDLE = [-20, 60] as const;
const MOST = 6;

/** ln(1 + e^x), also where e^x is beyond the numbers. */
function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

/**
 * ln of the sales of quarter t, when cumulated sales follow C(t) = K / (1 + u), u = exp(−r (t − m)):
 * C(t) − C(t−1) = K u (e^r − 1) / ((1 + u)(1 + u e^r)).
 */
function lnSales([lnK, lnR, middle]: readonly number[], t: number): number {
  const rate = Math.exp(lnR!);
  const lnU = -rate * (t - middle!);
  return lnK! + lnU + Math.log(Math.expm1(rate)) - softplus(lnU) - softplus(lnU + rate);
}

/**
 * Logistic curve of cumulated GMV, fitted to its quarterly steps in logarithms (as Srinivasan & Mason 1986 do for the
 * Bass curve). No season. Variance σ²(1 + gᵀ(JᵀJ)⁻¹g), the prediction interval of non-linear regression, where g are
 * the slopes of the forecast and J those of the fitted values.
 */
export const logistic: Baseline = {
  id: 'logistic',
  title: { zh: '逻辑斯蒂曲线', en: 'logistic curve' },
  about: {
    zh: '累计 GMV 的逻辑斯蒂曲线，按季度增量的对数拟合；非线性回归的预测区间',
    en: 'logistic curve of cumulated GMV, fitted to ln of its quarterly steps; prediction interval of non-linear regression',
  },
  least: 5,
  path({ logs }, horizons) {
    const n = logs.length;
    const sold = Math.log(logs.reduce((sum, value) => sum + Math.exp(value), 0));
    const fitted = (parameters: readonly number[]) => logs.map((_, t) => lnSales(parameters, t));
    const starts = [0.1, 0.3, 0.6].flatMap((rate) =>
      [n / 2, n, 2 * n].map((middle) => {
        const level = fitted([0, Math.log(rate), middle]);
        const gap = logs.reduce((sum, value, t) => sum + value - level[t]!, 0) / n;
        return [gap, Math.log(rate), middle];
      }),
    );
    const { parameters, residuals } = leastSquares(logs, fitted, starts, {
      low: [sold, Math.log(GROWTH[0]), MIDDLE[0]],
      high: [sold + MOST, Math.log(GROWTH[1]), MIDDLE[1]],
    });
    const slopes = (t: number) => slopesAt(parameters, t);
    const jacobian = new Matrix(logs.map((_, t) => slopes(t)));
    const covariance = pseudoInverse(jacobian.transpose().mmul(jacobian));
    const sd = spreadOf(residuals, parameters.length);
    const ahead = Array.from({ length: horizons }, (_, at) => n + at);
    return {
      mean: ahead.map((t) => lnSales(parameters, t)),
      sd: ahead.map((t) => {
        const g = Matrix.columnVector(slopes(t));
        return sd * Math.sqrt(1 + Math.max(0, g.transpose().mmul(covariance).mmul(g).get(0, 0)));
      }),
    };
  },
};

const STEP = 1e-5;

function slopesAt(parameters: readonly number[], t: number): number[] {
  const beside = (at: number, side: number) =>
    lnSales(
      parameters.map((value, i) => (i === at ? value + side * STEP : value)),
      t,
    );
  return parameters.map((_, at) => (beside(at, 1) - beside(at, -1)) / (2 * STEP));
}
