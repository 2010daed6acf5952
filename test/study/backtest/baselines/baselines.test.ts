import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BASELINES } from '../../../../sim/study/backtest/baselines/all.ts';
import { attention } from '../../../../sim/study/backtest/baselines/attention.ts';
import {
  type Baseline,
  FLOOR,
  FLOOR_OF_FEW,
  forecastBy,
  grown,
  spreadOf,
} from '../../../../sim/study/backtest/baselines/baseline.ts';
import { dampedHolt } from '../../../../sim/study/backtest/baselines/damped-holt.ts';
import { dampedHoltFixed } from '../../../../sim/study/backtest/baselines/damped-holt-fixed.ts';
import { drift } from '../../../../sim/study/backtest/baselines/drift.ts';
import { fitShape } from '../../../../sim/study/backtest/baselines/ets.ts';
import { growth } from '../../../../sim/study/backtest/baselines/growth.ts';
import { firstState, holtWinters } from '../../../../sim/study/backtest/baselines/holt-winters.ts';
import { logistic } from '../../../../sim/study/backtest/baselines/logistic.ts';
import { seasonalAr } from '../../../../sim/study/backtest/baselines/seasonal-ar.ts';
import { seasonalDamped } from '../../../../sim/study/backtest/baselines/seasonal-damped.ts';
import { seasonalGrowth } from '../../../../sim/study/backtest/baselines/seasonal-growth.ts';
import { seasonalNaive } from '../../../../sim/study/backtest/baselines/seasonal-naive.ts';
import { isSeasonal, theta, thetaAhead } from '../../../../sim/study/backtest/baselines/theta.ts';
import type { Known } from '../../../../sim/study/backtest/known.ts';

const forecast = ({ path }: Baseline, known: Known, horizons: number) => path(known, horizons)!;
const close = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 6));

test('every baseline is listed under its own name', () => {
  const folder = join(import.meta.dirname, '../../../../sim/study/backtest/baselines');
  const files = readdirSync(folder).map((name) => name.replace('.ts', ''));
  const shared = ['all', 'baseline', 'least-squares'];
  expect(BASELINES.map(({ id }) => id).sort()).toEqual(files.filter((name) => !shared.includes(name)).sort());
});

test('seasonal naive: the quarter of the year before, and of the year before that', () => {
  const logs = [100, 200, 150, 400, 120, 180].map(Math.log);
  const { mean, sd } = forecast(seasonalNaive, { logs }, 6);
  expect(mean.map(Math.exp)).toEqual(close([150, 400, 120, 180, 150, 400]));
  // residuals ln 1.2 and ln 0.9: two degrees of freedom, so the floor of few; one error a year
  expect(sd).toEqual(close([1, 1, 1, 1, 2, 2].map((squares) => FLOOR_OF_FEW * Math.sqrt(squares))));
  const grew = [...logs.slice(0, 4), ...[200, 400, 300, 800].map(Math.log)];
  expect(forecast(seasonalNaive, { logs: grew }, 1).sd).toEqual(close([Math.log(2)]));
});

test('growth damped: 0.8 of it in the first year, 0.64 in the second', () => {
  const logs = [100, 200, 150, 400, 120].map(Math.log);
  const { mean, sd } = forecast(seasonalDamped, { logs }, 6);
  const first = 1.2 ** 0.8;
  const second = first * 1.2 ** 0.64;
  expect(mean.map(Math.exp)).toEqual(
    close([200 * first, 150 * first, 400 * first, 120 * first, 200 * second, 150 * second]),
  );
  // an error of growth counts once for a year, then 1 + 0.8 times
  const squares = [1, 2, 3, 4, 4 + 1.8 ** 2, 4 + 2 * 1.8 ** 2];
  expect(sd).toEqual(close(squares.map((square) => FLOOR_OF_FEW * Math.sqrt(square))));
});

test('growth damped by quarter: 0.8 of it after one, 0.64 after two, and the year before counts its own', () => {
  const logs = [100, 200, 150, 400, 120].map(Math.log);
  const { mean, sd } = forecast(seasonalAr, { logs }, 6);
  const grew = [1, 2, 3, 4].map((h) => 1.2 ** (0.8 ** h));
  const first = [200, 150, 400, 120].map((value, at) => value * grew[at]!);
  expect(mean.map(Math.exp)).toEqual(
    close([...first, first[0]! * 1.2 ** (0.8 ** 5), first[1]! * 1.2 ** (0.8 ** 6)]),
  );
  const weights = [1, 0.8, 0.64, 0.512, 1 + 0.8 ** 4, 0.8 + 0.8 ** 5];
  const squares = weights.map((_, h) => weights.slice(0, h + 1).reduce((sum, psi) => sum + psi ** 2, 0));
  expect(sd).toEqual(close(squares.map((square) => FLOOR_OF_FEW * Math.sqrt(square))));
});

test('damped Holt with its constants set, by hand', () => {
  const shares = [0.1, -0.1, 0.2, -0.2, 0.1, -0.1, 0.2];
  const logs = [1, 1.5, 1.9, 2.2, 2.4].map((value, i) => value + shares[i]!);
  const { mean } = forecast(dampedHoltFixed, { logs, shares }, 2);
  // begins at 1 with trend 1.4 / 4; each step: expected l + 0.8 b, error e, l = expected + e / 2, b = 0.8 b + e / 10
  let [level, trend] = [1, 0.35];
  for (const value of [1.5, 1.9, 2.2, 2.4]) {
    const expected = level + 0.8 * trend;
    const error = value - expected;
    level = expected + error / 2;
    trend = 0.8 * trend + error / 10;
  }
  expect(mean).toEqual(close([level + 0.8 * trend - 0.1, level + (0.8 + 0.64) * trend + 0.2]));
  expect(forecastBy(dampedHoltFixed, { logs }, 2)).toBeUndefined();
});

test('the last growth goes on: the quarter of the year before, times the last growth', () => {
  const logs = [100, 200, 150, 400, 120].map(Math.log); // +20% on the year
  const { mean, sd } = forecast(seasonalGrowth, { logs }, 6);
  expect(mean.map(Math.exp)).toEqual(close([240, 180, 480, 144, 288, 216]));
  // no residual yet, so the floor of few; ψ is 1 for a year, then 2
  expect(sd).toEqual(close([1, 2, 3, 4, 8, 12].map((squares) => FLOOR_OF_FEW * Math.sqrt(squares))));
});

test('drift: the mean change goes on, and its own uncertainty counts', () => {
  const logs = [1, 1.3, 1.2, 1.6];
  const { mean, sd } = forecast(drift, { logs }, 2);
  expect(mean).toEqual(close([1.8, 2]));
  // changes 0.3 −0.1 0.4 around 0.2: squares 0.14, two degrees of freedom
  const step = Math.sqrt(0.14 / 2);
  expect(sd).toEqual(close([step * Math.sqrt(4 / 3), step * Math.sqrt(2 * (1 + 2 / 3))]));
});

test('AR(1) of growth finds a series that it made', () => {
  const [constant, phi] = [0.02, 0.5];
  const changes = [0.4];
  while (changes.length < 9) changes.push(constant + phi * changes.at(-1)!);
  const logs = [5];
  for (const change of changes) logs.push(logs.at(-1)! + change);
  const { mean, sd } = forecast(growth, { logs }, 3);
  const next = constant + phi * changes.at(-1)!;
  expect(mean[0]).toBeCloseTo(logs.at(-1)! + next, 9);
  expect(mean[1]! - mean[0]!).toBeCloseTo(constant + phi * next, 9);
  expect(sd).toEqual(
    close([1, 1 + 1.5 ** 2, 1 + 1.5 ** 2 + 1.75 ** 2].map((squares) => FLOOR * Math.sqrt(squares))),
  );
});

test('the logistic curve finds a curve that it made, before and after its middle', () => {
  const cumulated = (t: number) => 900 / (1 + Math.exp(-0.35 * (t - 7)));
  const sales = Array.from({ length: 18 }, (_, t) => Math.log(cumulated(t) - cumulated(t - 1)));
  const { mean, sd } = forecast(logistic, { logs: sales.slice(0, 12) }, 6);
  expect(mean).toEqual(sales.slice(12).map((value) => expect.closeTo(value, 3)));
  expect(Math.min(...sd)).toBeGreaterThanOrEqual(FLOOR);
});

test('Holt–Winters continues a line with a season, and begins from the first two years', () => {
  const season = [-0.3, 0.1, -0.1, 0.3];
  const at = (t: number) => 4 + 0.05 * t + season[t % 4]!;
  const logs = Array.from({ length: 11 }, (_, t) => at(t));
  const first = firstState(logs);
  expect(first.level).toBeCloseTo(4.15, 9);
  expect(first.trend).toBeCloseTo(0.05, 9);
  expect(first.seasons).toEqual(close(season));
  const { mean } = forecast(holtWinters, { logs }, 6);
  expect(mean).toEqual(close([11, 12, 13, 14, 15, 16].map(at)));
  expect(holtWinters.least).toBe(9);
});

test('an unhappy series gives finite forecasts from every baseline that has enough of it', () => {
  const falling = [900, 300, 800, 100, 90, 20, 5, 60, 3, 700, 2].map(Math.log);
  const noise = falling.map((value, i) => 20 + 0.1 * i + 0.03 * value);
  for (const baseline of BASELINES) {
    const { id, least } = baseline;
    for (let n = least; n <= falling.length; n++) {
      const known = {
        logs: falling.slice(0, n),
        season: Array.from({ length: n + 6 }, (_, i) => [-0.2, 0.1, -0.1, 0.2][i % 4]!),
        shares: Array.from({ length: n + 6 }, (_, i) => [-0.25, 0, -0.05, 0.3][i % 4]!),
        attention: { logs: [...noise.slice(0, n), 21, 21, 21.1, 21.2, 21.3, 21.4], sd: 0.03 },
      };
      const { mean, sd } = forecast(baseline, known, 6);
      expect([...mean, ...sd].every(Number.isFinite), `${id} ${n}`).toBe(true);
      expect(Math.min(...sd), id).toBeGreaterThanOrEqual(FLOOR);
      expect(
        [...sd].sort((a, b) => a - b),
        id,
      ).toEqual(sd);
    }
  }
});

test('spread: floors, and degrees of freedom', () => {
  expect(spreadOf([], 0)).toBe(FLOOR_OF_FEW);
  expect(spreadOf([0.01, -0.01], 0)).toBe(FLOOR_OF_FEW);
  expect(spreadOf([0.001, 0, 0.001, 0], 0)).toBe(FLOOR);
  expect(spreadOf([1, -1, 1, -1, 1, -1], 2)).toBeCloseTo(Math.sqrt(6 / 4), 12);
  expect(grown(2, 3, () => 1)).toEqual(close([2, 2 * Math.sqrt(2), 2 * Math.sqrt(3)]));
});

test('how many quarters each needs: two years and one for Holt–Winters, three quarters for drift, else a year and one', () => {
  const others = BASELINES.filter(({ least }) => least !== 5).map(({ id, least }) => [id, least]);
  expect(others).toEqual([
    ['holt-winters', 9],
    ['drift', 3],
  ]);
  for (const baseline of BASELINES) {
    const logs = new Array<number>(baseline.least - 1).fill(1);
    expect(forecastBy(baseline, { logs }, 1), baseline.id).toBeUndefined();
  }
});

test('what is not public is not guessed: no retail season, no attention, no forecast', () => {
  const logs = [1, 2, 3, 4, 5, 6];
  expect(forecastBy(dampedHolt, { logs }, 2)).toBeUndefined();
  expect(forecastBy(attention, { logs }, 2)).toBeUndefined();
});

test('damped Holt: the trend of a series that it made fades to 0.9 of itself a quarter, under the retail season', () => {
  const season = Array.from({ length: 14 }, (_, i) => [-0.13, 0.05, -0.04, 0.12][i % 4]!);
  const steps = Array.from({ length: 13 }, (_, i) => 0.3 * 0.9 ** i);
  const levels = [4];
  for (const step of steps) levels.push(levels.at(-1)! + step);
  const logs = levels.slice(0, 8).map((value, i) => value + season[i]!);
  const { mean, sd } = forecast(dampedHolt, { logs, season }, 6);
  // begun with the first change itself, whose first expected step is 0.9 of it, so that an error of 0.03 is learned from
  mean.forEach((value, h) => {
    expect(value - season[8 + h]!, `${h}`).toBeCloseTo(levels[8 + h]!, 1);
  });
  expect(Math.min(...sd)).toBeGreaterThanOrEqual(FLOOR);
  // the season is put back as it was taken off
  const flat = forecast(dampedHolt, { logs: levels.slice(0, 8), season: season.map(() => 0) }, 6);
  expect(mean.map((value, h) => value - season[8 + h]!)).toEqual(close(flat.mean));
  expect(sd).toEqual(close(flat.sd));
});

test('Theta: the mean of the straight line and of simple smoothing of the line of twice the curvature', () => {
  const values = [3, 3.6, 3.9, 4.7, 4.4, 5.2, 5.6];
  const n = values.length;
  const { alpha, mean } = thetaAhead(values, 4);
  const middle = values.reduce((a, b) => a + b, 0) / n;
  const slope =
    values.reduce((sum, value, t) => sum + (t - (n - 1) / 2) * (value - middle), 0) /
    ((n * (n * n - 1)) / 12);
  const line = (t: number) => middle + slope * (t - (n - 1) / 2);
  // θ = 2: twice the values less the line, smoothed by the same α from where the smoothing of the values begins
  const smoothed = (list: readonly number[], start: number) =>
    list.reduce((level, value) => level + alpha * (value - level), start);
  const { first } = fitShape(values, { trend: false, season: false });
  const two = smoothed(
    values.map((value, t) => 2 * value - line(t)),
    2 * first.level - line(0),
  );
  mean.forEach((value, h) => {
    expect(value).toBeCloseTo((line(n + h) + two) / 2, 6);
  });
});

test('Theta takes off a season that passes the test, from more than two years on', () => {
  const season = [-0.3, 0.1, -0.1, 0.3];
  const logs = Array.from({ length: 16 }, (_, t) => 4 + 0.02 * t + season[t % 4]!);
  expect(isSeasonal(logs)).toBe(true);
  expect(isSeasonal([1, 2, 1, 2, 1, 1, 2, 2, 1])).toBe(false);
  const { mean } = forecast(theta, { logs }, 4);
  const levels = mean.map((value, h) => value - season[h]!);
  for (const [h, value] of levels.entries()) expect(value).toBeCloseTo(4 + 0.02 * (16 + h), 1);
  expect(levels[3]! - levels[0]!).toBeCloseTo(0.03, 6); // half the slope
});

test('the regression on attention finds a line with AR(1) errors that it made, and counts what attention may do', () => {
  const x = [20, 20.1, 20.05, 20.3, 20.25, 20.4, 20.6, 20.5, 20.7, 20.75, 20.8, 20.8, 20.9];
  const [constant, slope, rho] = [-30, 1.5, 0.6];
  const errors = x.map((_, t) => 0.4 * rho ** t);
  const y = x.map((value, t) => constant + slope * value + errors[t]!);
  const known = { logs: x, sd: 0.05 };
  const { mean, sd } = forecast(attention, { logs: y.slice(0, 10), attention: known }, 3);
  expect(mean).toEqual(y.slice(10).map((value) => expect.closeTo(value, 5)));
  // no residual: the floor, errors fading with ρ; attention walks
  const squares = [1, 2, 3].map(
    (h) =>
      Array.from({ length: h }, (_, j) => (FLOOR * rho ** j) ** 2).reduce((a, b) => a + b, 0) +
      h * (slope * 0.05) ** 2,
  );
  expect(sd).toEqual(squares.map((square) => expect.closeTo(Math.sqrt(square), 5)));
});
