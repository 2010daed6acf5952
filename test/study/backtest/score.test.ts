/** Rows, means and comparisons, on forecasts made without a market. */
import { expect, test } from 'vitest';
import { MARKET } from '../../../sim/result/backtest.ts';
import { shippedMarket } from '../../../sim/runs/node/markets.ts';
import type { HistoryRow } from '../../../sim/scenario/history.ts';
import { BASELINES } from '../../../sim/study/backtest/baselines/all.ts';
import { actualsOf } from '../../../sim/study/backtest/origins.ts';
import { scoreForecasts } from '../../../sim/study/backtest/score.ts';
import { crps } from '../../../sim/study/backtest/scores/crps.ts';
import { forecastsCsv, scoresCsv } from '../../../sim/study/backtest/tables.ts';
import { exampleForecasts, PUBLISHED } from '../../reports/backtest/example.ts';

const history = shippedMarket('kuaishou').history;
const markets = exampleForecasts();
const result = scoreForecasts(markets, PUBLISHED);

test('every method at every origin and horizon; 51 forecasts have a figure', () => {
  // Holt–Winters needs nine quarters: from the fifth origin on
  expect(result.forecasts).toHaveLength(11 * 6 * BASELINES.length + 7 * 6);
  for (const { method, n } of result.scores.filter(({ horizon }) => horizon === 0)) {
    expect(n, method).toBe(method === 'holt-winters' ? 27 : 51);
  }
  expect(result.origins.map(({ without }) => without.length)).toEqual([1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0]);
  const open = result.forecasts.filter(({ actual }) => actual === null);
  expect(open.every(({ quarter, crps, wis }) => quarter > '2023Q4' && crps === null && wis === null)).toBe(
    true,
  );
});

test('scores are those of the samples, and means those of the rows', () => {
  const actuals = actualsOf(history);
  const row = result.forecasts.find(
    ({ method, origin, horizon }) => method === MARKET && origin === '2022Q1' && horizon === 3,
  )!;
  expect(row.quarter).toBe('2022Q4');
  expect(row.actual).toBe(actuals.get('2022Q4'));
  expect(row.crps).toBeCloseTo(crps(markets[4]!.samples[2]!, row.actual!), -6);
  expect(row.wis).toBeCloseTo(row.dispersion! + row.under! + row.over!, -7);
  const rows = result.forecasts.filter(({ method, horizon }) => method === MARKET && horizon === 2);
  const some = rows.filter(({ crps }) => crps !== null);
  const mean = some.reduce((sum, { crps }) => sum + crps!, 0) / some.length;
  const score = result.scores.find(({ method, horizon }) => method === MARKET && horizon === 2)!;
  expect(score.n).toBe(10);
  expect(score.crps / mean).toBeCloseTo(1, 3);
});

test('comparisons are over the same forecasts: both means, and Holm’s p over all tests of the file', () => {
  const scored = result.forecasts.filter(({ crps }) => crps !== null);
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  for (const row of result.comparisons) {
    const of = (method: string) =>
      scored.filter((one) => one.method === method && (row.horizon === 0 || one.horizon === row.horizon));
    const theirs = of(row.baseline);
    const ours = of(MARKET).filter((one) =>
      theirs.some(({ origin, horizon }) => origin === one.origin && horizon === one.horizon),
    );
    expect(ours).toHaveLength(row.n);
    expect(row.other / mean(theirs.map(({ crps }) => crps!))).toBeCloseTo(1, 3);
    expect(row.market / mean(ours.map(({ crps }) => crps!))).toBeCloseTo(1, 3);
  }
  const tests = result.comparisons.filter(({ p }) => p !== null);
  const least = tests.reduce((one, other) => (other.p! < one.p! ? other : one));
  expect(least.holm! / Math.min(1, least.p! * tests.length)).toBeCloseTo(1, 3);
  for (const { p, holm, n, horizon } of result.comparisons) {
    expect(holm === null).toBe(p === null);
    expect(p === null).toBe(horizon === 0 || n < 2 * horizon);
    if (p !== null) expect(holm!).toBeGreaterThanOrEqual(p);
  }
});

test('analysts: years only, public before the figure, each beside the last origin on or before its day', () => {
  const rows = result.analysts!;
  expect(rows.map(({ published, year }) => `${published} ${year}`)).toEqual([
    '2021-04-13 2021',
    '2021-04-13 2022',
    '2021-04-13 2023',
    '2021-07-22 2021',
    '2022-01-20 2021',
    '2022-08-08 2022',
    '2022-10-31 2022',
    '2023-01-31 2022',
  ]);
  expect(rows.map(({ origin }) => origin)).toEqual([
    null,
    null,
    null,
    '2021Q1',
    '2021Q3',
    '2022Q1',
    '2022Q2',
    '2022Q3',
  ]);
  const row = rows[5]!;
  expect(row).toMatchObject({ value: 900e9, actual: 901.16e9 });
  const ahead = result.forecasts.filter(
    ({ method, origin, horizon }) => method === MARKET && origin === '2022Q1' && horizon <= 3,
  );
  const year = 175.0756e9 + ahead.reduce((sum, { q50 }) => sum + q50, 0);
  expect(row.market! / year).toBeCloseTo(1, 6);
  expect(rows[0]!.market).toBeNull();
});

test('where the market is worse is told: against itself spoiled it always is', () => {
  const spoiled = markets.map((market) => ({
    ...market,
    samples: market.samples.map((sample) => sample.map((value) => 9 * value)),
  }));
  const { worse, comparisons } = scoreForecasts(spoiled, PUBLISHED);
  expect(worse.filter(({ baseline }) => baseline === 'ets')).toHaveLength(7);
  expect(worse).toEqual(
    comparisons
      .filter(({ market, other }) => market > other)
      .map(({ baseline, horizon }) => ({ baseline, horizon })),
  );
  const tested = comparisons.find(({ baseline, horizon }) => baseline === 'ets' && horizon === 1)!;
  expect(tested.statistic!).toBeGreaterThan(0);
});

test('a baseline that does better from one origin is named there, and wins are counted', () => {
  const row = result.comparisons.find(
    ({ baseline, horizon }) => baseline === 'seasonal-growth' && horizon === 0,
  )!;
  const of = (method: string) =>
    result.forecasts.filter((forecast) => forecast.method === method && forecast.crps !== null);
  const won = of(MARKET).filter(({ crps }, at) => crps! < of('seasonal-growth')[at]!.crps!).length;
  expect(row.won).toBe(won);
  for (const { quarter, better } of result.origins) {
    const mean = (method: string) => {
      const rows = of(method).filter(({ origin }) => origin === quarter);
      return rows.reduce((sum, { crps }) => sum + crps!, 0) / rows.length;
    };
    expect(better.includes('seasonal-growth'), quarter).toBe(mean('seasonal-growth') < mean(MARKET));
  }
  expect(result.settled.since).toBe('2022Q1');
  expect(result.settled.comparisons.map(({ n }) => n)).toEqual(BASELINES.map(() => 27));
});

test('rows published after an origin change no forecast of it; one known at it does', () => {
  const changed = (day: string): HistoryRow[] =>
    history.map((row) => (row.published > day ? { ...row, value: row.value * 3 } : row));
  const of = (rows: readonly HistoryRow[], origin: string) =>
    scoreForecasts(markets, { ...PUBLISHED, market: { ...PUBLISHED.market, history: rows } })
      .forecasts.filter((row) => row.origin === origin)
      .map(({ method, horizon, q05, q50, q95 }) => ({ method, horizon, q05, q50, q95 }));
  expect(of(changed('2021-11-23'), '2021Q3')).toEqual(of(history, '2021Q3'));
  expect(of(changed('2021-11-22'), '2021Q3')).not.toEqual(of(history, '2021Q3'));
});

test('tables: a line a row, as many cells as heads, empty where nothing is known', () => {
  for (const [csv, rows] of [
    [forecastsCsv(result.forecasts), result.forecasts.length],
    [scoresCsv(result.scores), result.scores.length],
  ] as const) {
    const lines = csv.trimEnd().split('\n');
    expect(lines).toHaveLength(rows + 1);
    expect(new Set(lines.map((line) => line.split(',').length)).size).toBe(1);
    expect(csv).not.toMatch(/null|NaN|undefined/);
  }
});
