import { median, standardDeviation } from 'simple-statistics';
import { expect, test } from 'vitest';
import { METRICS } from '../../../sim/model/measures/all.ts';
import { DRAWS } from '../../../sim/result/forecast/errors.ts';
import { type ForecastPlan, forecastOf, gmvOf, gmvSamples } from '../../../sim/result/forecast/gmv.ts';
import type { ActualRow } from '../../../sim/result/result.ts';
import { spanOf } from '../../../sim/result/summary.ts';
import { chanceError, judgeTargets } from '../../../sim/result/targets.ts';

const DAYS = 365;
const plan: ForecastPlan = {
  from: '2021-01-01',
  until: '2021-12-31',
  base: '2021Q1',
  modelError: { sd: 0.1, forecasts: 0 },
  residuals: [],
  key: { k0: 5, k1: 6 },
};

/** A year with the same GMV each day. */
function series(daily: number): Float64Array {
  const all = new Float64Array(METRICS.length * DAYS).fill(Number.NaN);
  return all.fill(daily, 0, DAYS);
}

function runs(...daily: readonly number[]) {
  return daily.map((value, index) => ({ index, gmv: gmvOf(series(value), plan) }));
}

function actual(period: string, value: number, hindsight = false): ActualRow {
  return { period, metric: 'gmv', value, source: 's', published: '2021-05-24', hindsight };
}

const span = (period: string) => spanOf(period, plan.from);

test('a published quarter stays as it is, whatever was simulated; hindsight is not used', () => {
  const actuals = [actual('2021Q1', 777), actual('2021Q2', 5, true)];
  const sampleOf = gmvSamples(plan, runs(1, 2), actuals);
  expect(new Set(sampleOf(span('2021Q1')))).toEqual(new Set([777]));
  expect(Math.min(...sampleOf(span('2021Q2')))).toBeGreaterThan(5);
});

test('ahead the error has the deviation of the discrepancy, with the simulated figure as its median', () => {
  const many = runs(...Array.from({ length: 200 }, () => 1));
  const sampleOf = gmvSamples(plan, many, [actual('2021Q1', 1)]);
  for (const [ahead, quarter, days] of [
    [1, '2021Q2', 91],
    [2, '2021Q3', 92],
    [3, '2021Q4', 92],
  ] as const) {
    const logs = [...sampleOf(span(quarter))].map((value) => Math.log(value / days));
    // the beginning's, a year's season and chance, and half a step a quarter
    expect(standardDeviation(logs)).toBeCloseTo(0.1 * Math.sqrt(0.25 + 1 + 0.5 + 0.5 * ahead), 2);
    expect(median(logs)).toBeCloseTo(0, 2);
  }
});

test('a year is the sum of its quarters on each path, and a month has the error of its quarter', () => {
  const sampleOf = gmvSamples(plan, runs(1, 3), [actual('2021Q1', 100)]);
  const [year, q2, q3, q4] = ['2021', '2021Q2', '2021Q3', '2021Q4'].map((period) => sampleOf(span(period)));
  const may = sampleOf(span('2021-05'));
  expect(year).toHaveLength(2 * DRAWS);
  year!.forEach((value, at) => {
    expect(value).toBeCloseTo(100 + q2![at]! + q3![at]! + q4![at]!, 6);
    expect(may[at]! / 31).toBeCloseTo(q2![at]! / 91, 9);
  });
});

test('a simulated quarter before the last published one has no error', () => {
  const sampleOf = gmvSamples(plan, runs(2), []);
  expect(new Set(sampleOf(span('2021Q1')))).toEqual(new Set([180]));
});

test('a run’s paths are its own: more runs change none of them', () => {
  const [few, many] = [runs(1), runs(1, 1, 1)].map((some) => gmvSamples(plan, some, [])(span('2021')));
  expect([...many!].slice(0, DRAWS)).toEqual([...few!]);
});

test('rows: years, quarters and months that end behind the last known quarter, and GMV to date by day', () => {
  const question = { scenario: 'x', headline: undefined, drawn: [] };
  const samples = (...daily: readonly number[]) => {
    const [some, actuals] = [runs(...daily), [actual('2021Q1', 100)]];
    return { plan, runs: some, actuals, sampleOf: gmvSamples(plan, some, actuals) };
  };
  const forecast = forecastOf(question, samples(1, 2, 3))!;
  const periods = (metric: string) =>
    forecast.rows.filter((row) => row.metric === metric).map(({ period }) => period);
  expect(periods('gmv')).toEqual([
    '2021',
    ...['2021Q2', '2021Q3', '2021Q4'],
    ...Array.from({ length: 9 }, (_, at) => `2021-${String(at + 4).padStart(2, '0')}`),
  ]);
  expect(periods('gmvToDate')).toHaveLength(275);
  const last = forecast.rows.find(({ period }) => period === '2021-12-31')!;
  const year = forecast.rows.find(({ period }) => period === '2021')!;
  expect({ ...last, period: '', metric: '' }).toEqual({ ...year, period: '', metric: '' });
  expect(year).toMatchObject({ n: 3, unit: 'yuan', scenario: 'x' });
  expect(forecastOf(question, samples())).toBeUndefined();
});

test('a target of GMV is judged by the forecast, and says what the runs say by themselves', () => {
  const daily = [1, 2, 3];
  const actuals = [actual('2021Q1', 90)];
  const title = { zh: '', en: '' };
  const targets = [{ id: 't', title, metric: 'gmv' as const, over: '2021', atLeast: 700, source: '' }];
  const sampleOf = gmvSamples(plan, runs(...daily), actuals);
  const [judged] = judgeTargets({ ...plan, targets }, daily.map(series), actuals, sampleOf);
  const sample = [...sampleOf(span('2021'))];
  const chances = daily.map(
    (_, run) => sample.slice(run * DRAWS, (run + 1) * DRAWS).filter((value) => value >= 700).length / DRAWS,
  );
  expect(judged).toMatchObject({
    replicates: 3,
    probability: expect.closeTo(chances.reduce((a, b) => a + b, 0) / 3, 12),
    standardError: expect.closeTo(chanceError(chances), 12),
    simulated: { probability: 2 / 3, median: 730 },
  });
  expect(judged!.median).toBeGreaterThan(90 + 200); // the first quarter is the published one, not 180
  expect(judged!.median).toBeLessThan(90 + 2 * 275 * 1.2);
});
