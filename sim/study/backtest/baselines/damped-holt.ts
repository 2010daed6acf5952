import { type Baseline, grown, type NormalPath, spreadOf } from './baseline.ts';
import { ahead, between, type Given, logit, smooth, weightOf } from './ets.ts';
import { leastSquares } from './least-squares.ts';

/** Damping of the trend: the middle of 0.8 to 0.98, to which Hyndman & Athanasopoulos hold it. Set before any scoring. */
const PHI = 0.9;
const STARTS = [0.1, 0.5, 0.9];
const FAR = 40;

/**
 * Holt's linear trend, damped (Gardner & McKenzie 1985), on ln GMV less the season of national online retail, which is
 * known over more years than GMV itself. It begins at the first value with the first change; α and β by least squares.
 */
export const dampedHolt: Baseline = {
  id: 'damped-holt',
  title: { zh: '阻尼 Holt（网上零售季节）', en: 'damped Holt under retail season' },
  about: {
    zh: `对数 GMV 减去全国实物商品网上零售的季节（只用起点前公布的数字），再作阻尼 Holt：φ = ${PHI}，初值取自头两季，α、β 按最小二乘`,
    en: `damped Holt on ln GMV less the season of national online retail of physical goods (from what was public at the origin): φ = ${PHI}, begun from the first two quarters, α and β by least squares`,
  },
  least: 5,
  path({ logs, season }, horizons) {
    if (!season) return undefined;
    const [level, ...rest] = logs.map((value, at) => value - season[at]!);
    const first = { level: level!, trend: rest[0]! - level!, seasons: [] };
    const given = ([a, b]: readonly number[]) => {
      const alpha = between(a!);
      return { alpha, beta: between(b!) * alpha, gamma: 0, phi: PHI, first };
    };
    const { parameters } = leastSquares(
      rest,
      (numbers) => smooth(rest, given(numbers)).fitted,
      STARTS.map((alpha) => [alpha, 0.1].map(logit)),
      { low: [-FAR, -FAR], high: [FAR, FAR] },
    );
    return holtPath(
      rest,
      given(parameters),
      parameters.length,
      season.slice(logs.length, logs.length + horizons),
    );
  },
};

/** The forecast of a Holt model; the season ahead is put back. @param fitted how many of its numbers were */
export function holtPath(
  values: readonly number[],
  given: Given,
  fitted: number,
  season: readonly number[],
): NormalPath {
  const { fitted: expected, last } = smooth(values, given);
  const residuals = values.map((value, at) => value - expected[at]!);
  return {
    mean: ahead({ phi: given.phi, last }, season.length).map((value, at) => value + season[at]!),
    sd: grown(spreadOf(residuals, fitted), season.length, (j) => weightOf(given, j)),
  };
}
