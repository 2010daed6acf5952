import { linearRegression } from 'simple-statistics';
import { type Baseline, grown, spreadOf } from './baseline.ts';

/** Growth that does not fade is no AR(1); beyond this bound the coefficient is set to it. */
const BOUND = 0.95;

/**
 * AR(1) of quarterly growth: d(t) = c + φ d(t−1) + e, by least squares. The level is the sum of growth, so
 * ψ_j = 1 + φ + … + φ^j.
 */
export const growth: Baseline = {
  id: 'growth',
  title: { zh: '增速 AR(1)', en: 'AR(1) of growth' },
  about: {
    zh: '对数季度增速的一阶自回归（最小二乘）；误差按累积权重扩大',
    en: 'first-order autoregression of quarterly ln growth (least squares); errors grow by the summed weights',
  },
  least: 5,
  path({ logs }, horizons) {
    const changes = logs.slice(1).map((value, at) => value - logs[at]!);
    const pairs = changes.slice(1).map((value, at) => [changes[at]!, value] as [number, number]);
    const phi = Math.max(-BOUND, Math.min(BOUND, linearRegression(pairs).m));
    const constant = pairs.reduce((sum, [before, after]) => sum + after - phi * before, 0) / pairs.length;
    const sd = spreadOf(
      pairs.map(([before, after]) => after - constant - phi * before),
      2,
    );
    let change = changes.at(-1)!;
    let level = logs.at(-1)!;
    const mean = Array.from({ length: horizons }, () => {
      change = constant + phi * change;
      level += change;
      return level;
    });
    return { mean, sd: grown(sd, horizons, (j) => (1 - phi ** (j + 1)) / (1 - phi)) };
  },
};
