import { linearRegression } from 'simple-statistics';
import { YEAR } from '../season.ts';
import { type Baseline, grown, spreadOf } from './baseline.ts';
import { ahead, between, logit, type State, smooth, weightOf } from './ets.ts';
import { leastSquares } from './least-squares.ts';

const STARTS = [0.1, 0.5, 0.9];
const FAR = 40;

/**
 * Level, trend and season at the end of the first year, from the first two: a centred mean over a year is the trend,
 * what is left of each quarter its season (as HoltWinters of R begins).
 */
export function firstState(values: readonly number[]): State {
  const years = values.slice(0, 2 * YEAR);
  const centred = [2, 3, 4, 5].map((at) => {
    const [a, b, c, d, e] = years.slice(at - 2, at + 3);
    return [at, (a! / 2 + b! + c! + d! + e! / 2) / YEAR] as [number, number];
  });
  const { m, b } = linearRegression(centred);
  const detrended = years.map((value, at) => value - (b + m * at));
  const means = detrended.slice(0, YEAR).map((value, at) => (value + detrended[at + YEAR]!) / 2);
  const mean = means.reduce((sum, value) => sum + value, 0) / YEAR;
  return { level: b + m * (YEAR - 1), trend: m, seasons: means.map((value) => value - mean) };
}

/**
 * Additive Holt–Winters (Holt 1957, Winters 1960) on logarithms, begun from the first two years; α, β and γ by least
 * squares of the quarters after the first year. The ETS of the same name needs eight numbers more, which fifteen
 * quarters never pay for; this one has a season from nine quarters on.
 */
export const holtWinters: Baseline = {
  id: 'holt-winters',
  title: { zh: 'Holt–Winters', en: 'Holt–Winters' },
  about: {
    zh: '对数上的加性 Holt–Winters，初值取自头两年，平滑参数按最小二乘；至少 9 季',
    en: 'additive Holt–Winters of ln GMV, begun from the first two years, smoothing by least squares; 9 quarters or more',
  },
  least: 2 * YEAR + 1,
  path({ logs }, horizons) {
    const first = firstState(logs);
    const rest = logs.slice(YEAR);
    const given = ([a, b, c]: readonly number[]) => {
      const alpha = between(a!);
      return { alpha, beta: between(b!) * alpha, gamma: between(c!) * (1 - alpha), phi: 1, first };
    };
    const { parameters, residuals } = leastSquares(
      rest,
      (numbers) => smooth(rest, given(numbers)).fitted,
      STARTS.map((alpha) => [alpha, 0.1, 0.1].map(logit)),
      { low: [-FAR, -FAR, -FAR], high: [FAR, FAR, FAR] },
    );
    const found = given(parameters);
    return {
      mean: ahead({ phi: 1, last: smooth(rest, found).last }, horizons),
      sd: grown(spreadOf(residuals, parameters.length), horizons, (j) => weightOf(found, j)),
    };
  },
};
