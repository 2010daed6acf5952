/** Rows, means and comparisons, on forecasts made without a market. */
import { expect, test } from 'vitest';
import { MARKET } from '../../../sim/result/backtest.ts';
import { readHistory } from '../../../sim/runs/node/shipped.ts';
import type { HistoryRow } from '../../../sim/scenario/history.ts';
import { BASELINES } from '../../../sim/study/backtest/baselines/all.ts';
import { actualsOf } from '../../../sim/study/backtest/origins.ts';
import { scoreForecasts } from '../../../sim/study/backtest/score.ts';
import { crps } from '../../../sim/study/backtest/scores/crps.ts';
import { forecastsCsv, scoresCsv } from '../../../sim/study/backtest/tables.ts';
import { exampleForecasts, PUBLISHED } from '../../reports/backtest/example.ts';

const history = readHistory();
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
