import { type Baseline, spreadOf } from './baseline.ts';
import { leastSquares } from './least-squares.ts';

/** Errors that never fade would be no AR(1); beyond this bound the coefficient is set to it. */
const BOUND = 0.95;
const STARTS = [-0.5, 0, 0.5, 0.9];

interface Line {
  readonly constant: number;
  readonly slope: number;
}

/** The line through values after the error of the quarter before is taken out (Cochrane & Orcutt 1949). */
function lineGiven(rho: number, x: readonly number[], y: readonly number[]): Line {
  const less = (values: readonly number[]) => values.slice(1).map((value, at) => value - rho * values[at]!);
  const [u, v] = [less(x), less(y)];
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const [mu, mv] = [mean(u), mean(v)];
  const squares = u.reduce((sum, value) => sum + (value - mu) ** 2, 0);
  const slope =
    squares > 0 ? u.reduce((sum, value, at) => sum + (value - mu) * (v[at]! - mv), 0) / squares : 0;
  return { constant: (mv - slope * mu) / (1 - rho), slope };
}

/**
 * Dynamic regression: ln GMV on ln of daily users times minutes, with AR(1) errors, by least squares of one step.
 * Attention ahead is the median path of the market's own outlook of what was public; its error, a random walk, comes on
 * top: variance σ² Σ ρ^2j + slope² · sd² · h.
 */
export const attention: Baseline = {
  id: 'attention',
  title: { zh: '注意力动态回归', en: 'regression on attention' },
  about: {
    zh: '对数 GMV 对“日活 × 时长”对数的回归，误差为 AR(1)；以后的注意力用起点时已公布数字的外推，其误差计入',
    en: 'regression of ln GMV on ln of daily users × minutes with AR(1) errors; later attention is the outlook of what was public at the origin, its error included',
  },
  least: 5,
  path({ logs, attention: known }, horizons) {
    if (!known) return undefined;
    const x = known.logs.slice(0, logs.length);
    const errorOf = ({ constant, slope }: Line, at: number) => logs[at]! - constant - slope * known.logs[at]!;
    const fitted = ([rho]: readonly number[]) => {
      const line = lineGiven(rho!, x, logs);
      return x.slice(1).map((value, at) => line.constant + line.slope * value + rho! * errorOf(line, at));
    };
    const { parameters, residuals } = leastSquares(
      logs.slice(1),
      fitted,
      STARTS.map((start) => [start]),
      { low: [-BOUND], high: [BOUND] },
    );
    const [rho] = parameters as [number];
    const line = lineGiven(rho, x, logs);
    const last = errorOf(line, logs.length - 1);
    const step = spreadOf(residuals, 3);
    let squares = 0;
    const sd = Array.from({ length: horizons }, (_, j) => {
      squares += (step * rho ** j) ** 2 + (line.slope * known.sd) ** 2;
      return Math.sqrt(squares);
    });
    const mean = known.logs
      .slice(logs.length)
      .map((value, j) => line.constant + line.slope * value + rho ** (j + 1) * last);
    return { mean, sd };
  },
};
