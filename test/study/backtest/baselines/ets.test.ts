/** Exponential smoothing against what the R package forecast gives for the examples of Hyndman & Athanasopoulos. */
import { expect, test } from 'vitest';
import {
  ahead,
  ets,
  fitEts,
  fitShape,
  parametersOf,
  smooth,
  weightOf,
} from '../../../../sim/study/backtest/baselines/ets.ts';

/** Saudi Arabian oil production 1996–2013, million tonnes (fpp2, `oil`). */
const OIL = [
  445.364098092, 453.195010427, 454.409641012, 422.378905779, 456.037121728, 440.386604674, 425.194372519,
  486.20517351, 500.429086073, 521.27590917, 508.947617045, 488.888857729, 509.870574978, 456.722912348,
  473.816602915, 525.950870565, 549.833807597, 542.34046,
];
/** Air passengers of Australia 1990–2016, millions (fpp2, `ausair`). */
const AIR = [
  17.5534, 21.8601, 23.8866, 26.9293, 26.8885, 28.8314, 30.0751, 30.9535, 30.1857, 31.5797, 32.577569,
  33.477398, 39.021581, 41.386432, 41.596552, 44.657324, 46.951775, 48.728837, 51.488427, 50.026967,
  60.640913, 63.3603103378, 66.355274, 68.197955, 68.1232376693, 69.7793454797, 72.597700806,
];
/** Visitor nights in Australia by quarter, 2005–2015, millions (fpp2, `austourists`). */
const TOURISTS = [
  42.20566386, 24.64917133, 32.66733514, 37.25735401, 45.24246027, 29.35048127, 36.34420728, 41.78208136,
  49.27659843, 31.27540139, 37.85062549, 38.83704413, 51.23690034, 31.83855162, 41.32342126, 42.79900337,
  55.70835836, 33.40714492, 42.31663797, 45.15712257, 59.57607996, 34.83733016, 44.84168072, 46.9712496,
  60.01903094, 38.37117851, 46.97586413, 50.73379646, 61.64687319, 39.29956937, 52.67120908, 54.33231689,
  66.83435838, 40.87118847, 51.82853579, 57.49190993, 65.25146985, 43.06120822, 54.76075713, 59.83447494,
  73.25702747, 47.69662373, 61.09776802, 66.05576122,
];

const meanSquare = (residuals: readonly number[]) =>
  residuals.reduce((sum, value) => sum + value * value, 0) / residuals.length;

test('simple smoothing of oil: α 0.8339, level 446.59, forecast 542.68', () => {
  const fit = fitShape(OIL, { trend: false, season: false });
  expect(fit.alpha).toBeCloseTo(0.8339, 3);
  expect(fit.first.level).toBeCloseTo(446.587, 1);
  expect(ahead(fit, 3)).toEqual([542.68, 542.68, 542.68].map((value) => expect.closeTo(value, 1)));
});

test('Holt of air passengers: α 0.830, β at its bound, trend 2.102, mean square at most 4.7626', () => {
  const fit = fitShape(AIR, { trend: true, season: false });
  expect(fit.alpha).toBeCloseTo(0.8302, 1);
  expect(fit.beta).toBeLessThan(2e-4);
  expect(fit.first.trend).toBeCloseTo(2.1017, 1);
  expect(meanSquare(fit.residuals)).toBeLessThan(4.7627);
  const published = [74.6013036, 76.7030432, 78.804783, 80.9065226, 83.0082623];
  ahead(fit, 5).forEach((value, at) => {
    expect(Math.abs(value - published[at]!)).toBeLessThan(0.03);
  });
});

test('the recursion of Holt with R’s own parameters gives R’s forecasts to seven digits', () => {
  const given = {
    alpha: 0.830216559778346,
    beta: 0.000100014855685128,
    gamma: 0,
    phi: 1,
    first: { level: 15.5715222051655, trend: 2.10171710376136, seasons: [] },
  };
  const { last, fitted } = smooth(AIR, given);
  expect(ahead({ phi: 1, last }, 2)).toEqual([expect.closeTo(74.6013036, 4), expect.closeTo(76.7030433, 4)]);
  expect(meanSquare(AIR.map((value, at) => value - fitted[at]!))).toBeCloseTo(4.76262, 4);
});

test('Holt–Winters of visitor nights: root mean square at most 1.763, seasons of a year add up to 0', () => {
  const fit = fitShape(TOURISTS, { trend: true, season: true });
  expect(Math.sqrt(meanSquare(fit.residuals))).toBeLessThan(1.7631);
  expect(fit.alpha).toBeGreaterThan(0.2);
  expect(fit.alpha).toBeLessThan(0.4);
  expect(fit.first.seasons.reduce((a, b) => a + b, 0)).toBeCloseTo(0, 9);
  const year = ahead(fit, 8);
  // additive: the same season a year on differs by four trends
  expect(year[4]! - year[0]!).toBeCloseTo(4 * fit.last.trend, 9);
  expect(year[0]).toBeGreaterThan(year[1]! + 20);
});

test('few data leave only the simple members; many bring the season in', () => {
  const short = TOURISTS.slice(0, 5).map(Math.log);
  expect(fitEts(short).shape).toEqual({ trend: false, season: false });
  expect(fitEts(TOURISTS).shape.season).toBe(true);
  expect([
    parametersOf({ trend: false, season: false }),
    parametersOf({ trend: true, season: false }),
    parametersOf({ trend: true, season: true }),
    parametersOf({ trend: true, season: false, isDamped: true }),
    parametersOf({ trend: true, season: true, isDamped: true }),
  ]).toEqual([2, 4, 8, 5, 9]);
});

test('damped Holt of air passengers: φ at its bound, forecasts bend below those of Holt', () => {
  const damped = fitShape(AIR, { trend: true, season: false, isDamped: true });
  const straight = fitShape(AIR, { trend: true, season: false });
  expect(damped.phi).toBeGreaterThan(0.979); // Hyndman & Athanasopoulos hold it at most 0.98 as well
  expect(damped.parameters).toBe(5);
  const [bent, line] = [ahead(damped, 15), ahead(straight, 15)];
  expect(bent.at(-1)!).toBeLessThan(line.at(-1)!);
  const steps = bent.slice(1).map((value, at) => value - bent[at]!);
  steps.slice(1).forEach((step, at) => {
    expect(step / steps[at]!).toBeCloseTo(damped.phi, 9);
  });
});

test('a damped trend by hand: α ½, β ¼, φ 0.9', () => {
  const given = { alpha: 0.5, beta: 0.25, gamma: 0, phi: 0.9, first: { level: 10, trend: 2, seasons: [] } };
  const { fitted, last } = smooth([12.8, 14], given);
  // 10 + 1.8 = 11.8, error 1: level 12.3, trend 2.05; then 12.3 + 1.845 = 14.145, error −0.145
  expect(fitted).toEqual([11.8, 14.145].map((value) => expect.closeTo(value, 12)));
  expect(last.level).toBeCloseTo(14.0725, 12);
  expect(last.trend).toBeCloseTo(1.80875, 12);
  expect(ahead({ phi: 0.9, last }, 2)).toEqual(
    [14.0725 + 0.9 * 1.80875, 14.0725 + 1.71 * 1.80875].map((value) => expect.closeTo(value, 9)),
  );
  expect([0, 1, 2, 4].map((j) => weightOf(given, j))).toEqual(
    [1, 0.725, 0.9275, 0.5 + 0.25 * 3.0951].map((value) => expect.closeTo(value, 9)),
  );
});

test('simple smoothing: variance σ²(1 + (h − 1)α²)', () => {
  const logs = OIL.slice(0, 8).map(Math.log);
  const fit = fitEts(logs);
  expect(fit.shape).toEqual({ trend: false, season: false });
  const { sd } = ets.path({ logs }, 4)!;
  sd.forEach((value, at) => {
    expect(value / sd[0]!).toBeCloseTo(Math.sqrt(1 + at * fit.alpha ** 2), 9);
  });
});
