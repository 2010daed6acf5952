import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BASELINES } from '../../../../sim/study/backtest/baselines/all.ts';
import { FLOOR, FLOOR_OF_FEW, grown, spreadOf } from '../../../../sim/study/backtest/baselines/baseline.ts';
import { drift } from '../../../../sim/study/backtest/baselines/drift.ts';
import { growth } from '../../../../sim/study/backtest/baselines/growth.ts';
import { firstState, holtWinters } from '../../../../sim/study/backtest/baselines/holt-winters.ts';
import { logistic } from '../../../../sim/study/backtest/baselines/logistic.ts';
import { seasonal } from '../../../../sim/study/backtest/baselines/seasonal.ts';

const close = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 6));

test('every baseline is listed under its own name', () => {
  const folder = join(import.meta.dirname, '../../../../sim/study/backtest/baselines');
  const files = readdirSync(folder).map((name) => name.replace('.ts', ''));
  const shared = ['all', 'baseline', 'least-squares'];
  expect(BASELINES.map(({ id }) => id).sort()).toEqual(files.filter((name) => !shared.includes(name)).sort());
});

test('seasonal naive: the quarter of the year before, times the last growth', () => {
  const logs = [100, 200, 150, 400, 120].map(Math.log); // +20% on the year
  const { mean, sd } = seasonal.path(logs, 6);
  expect(mean.map(Math.exp)).toEqual(close([240, 180, 480, 144, 288, 216]));
  // no residual yet, so the floor of few; ψ is 1 for a year, then 2
  expect(sd).toEqual(close([1, 2, 3, 4, 8, 12].map((squares) => FLOOR_OF_FEW * Math.sqrt(squares))));
});

test('drift: the mean change goes on, and its own uncertainty counts', () => {
  const logs = [1, 1.3, 1.2, 1.6];
  const { mean, sd } = drift.path(logs, 2);
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
  const { mean, sd } = growth.path(logs, 3);
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
  const { mean, sd } = logistic.path(sales.slice(0, 12), 6);
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
  const { mean } = holtWinters.path(logs, 6);
  expect(mean).toEqual(close([11, 12, 13, 14, 15, 16].map(at)));
  expect(holtWinters.least).toBe(9);
});

test('an unhappy series gives finite forecasts from every baseline that has enough of it', () => {
  const falling = [900, 300, 800, 100, 90, 20, 5, 60, 3, 700, 2].map(Math.log);
  for (const { id, least, path } of BASELINES) {
    for (let n = least; n <= falling.length; n++) {
      const { mean, sd } = path(falling.slice(0, n), 6);
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

test('how many quarters each needs: a year and one for growth and seasons, two years and one for Holt–Winters', () => {
  const least = Object.fromEntries(BASELINES.map(({ id, least: quarters }) => [id, quarters]));
  expect(Object.values(least)).toEqual([5, 3, 5, 5, 9, 5]);
});
