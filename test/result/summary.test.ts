import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { METRICS, type MetricName } from '../../sim/model/measures/all.ts';
import { dayNumber } from '../../sim/notation/dates.ts';
import { QUANTILES } from '../../sim/result/forecast/quantiles.ts';
import {
  distributionOf,
  headlinesOf,
  spanOf,
  spansOf,
  summarize,
  valueOver,
} from '../../sim/result/summary.ts';

/** A replicate in which only some metrics are recorded. */
function seriesOf(days: number, rows: Partial<Record<MetricName, (day: number) => number>>): Float64Array {
  const series = new Float64Array(METRICS.length * days).fill(Number.NaN);
  METRICS.forEach(({ name }, row) => {
    const value = rows[name];
    if (value) for (let day = 0; day < days; day++) series[row * days + day] = value(day);
  });
  return series;
}

const FROM = '2021-01-01';
const UNTIL = '2021-04-30';
const DAYS = 120;
/** Months of 31, 28, 31 and 30 days end on these days. */
const MONTH_ENDS = [30, 58, 89, 119];
const monthly = (values: readonly number[]) => (day: number) => values[MONTH_ENDS.indexOf(day)] ?? Number.NaN;

function over(name: MetricName, period: string, series: Float64Array): number {
  return valueOver(METRICS.find((metric) => metric.name === name)!, series, DAYS, spanOf(period, FROM));
}

test('flows are summed, stocks taken on the last day, states averaged', () => {
  const series = seriesOf(DAYS, {
    gmv: (day) => day + 1,
    followers: (day) => day * 10,
    meanTrust: (day) => day,
  });
  expect(over('gmv', '2021-01', series)).toBe((31 * 32) / 2);
  expect(over('gmv', '2021Q1', series)).toBe((90 * 91) / 2);
  expect(over('gmv', '2021-02-01', series)).toBe(32);
  expect(over('followers', '2021-02', series)).toBe(580);
  expect(over('followers', '2021Q1', series)).toBe(890);
  expect(over('meanTrust', '2021-02', series)).toBe((31 + 58) / 2);
});

test('a share over a period is formed from sums, not averaged', () => {
  // January: 31 days of 1 in 10; February: 28 days of 90 in 100
  const series = seriesOf(DAYS, {
    gmv: (day) => (day < 31 ? 10 : 100),
    gmvPrivate: (day) => (day < 31 ? 1 : 90),
    privateShare: () => 0.123, // the daily row plays no part beyond the day
  });
  expect(over('privateShare', '2021-01', series)).toBeCloseTo(0.1, 12);
  expect(over('privateShare', '2021Q1', series)).toBeCloseTo((31 + 59 * 90) / (310 + 59 * 100), 12);
  expect(over('privateShare', '2021-01-05', series)).toBeCloseTo(0.1, 12);
});

test('a share of nothing is not recorded', () => {
  const series = seriesOf(DAYS, { gmv: () => 0, gmvPrivate: () => 0 });
  expect(over('privateShare', '2021-01', series)).toBeNaN();
});

test('what is counted monthly: no day, its own month, the mean of the months of a quarter', () => {
  const series = seriesOf(DAYS, { buyersMonth: monthly([10, 20, 60, 5]) });
  expect(over('buyersMonth', '2021-01-31', series)).toBeNaN();
  expect(over('buyersMonth', '2021-02', series)).toBe(20);
  expect(over('buyersMonth', '2021Q1', series)).toBe(30);
});

test('a monthly share over a quarter is formed from the sums of its months', () => {
  const series = seriesOf(DAYS, {
    repeatBuyers: monthly([1, 30, 50, 1]),
    repeatBase: monthly([10, 40, 50, 1]),
    repeatRate: monthly([0.1, 0.75, 1, 1]),
  });
  expect(over('repeatRate', '2021-02', series)).toBe(0.75);
  expect(over('repeatRate', '2021Q1', series)).toBeCloseTo(0.81, 12);
});

test('only whole periods inside the run are summarized', () => {
  const periods = (from: string, until: string) => spansOf(from, until).map(({ period }) => period);
  const found = periods('2020-12-15', '2021-04-29');
  expect(found.filter((period) => period.length < 10)).toEqual(['2021Q1', '2021-01', '2021-02', '2021-03']);
  expect(found.filter((period) => period.length === 10)).toHaveLength(136);
  expect(periods('2021-01-01', '2021-12-31').slice(0, 6)).toEqual([
    '2021',
    '2021Q1',
    '2021Q2',
    '2021Q3',
    '2021Q4',
    '2021-01',
  ]);
});

test('days, months and quarters of a flow add up to its year', () => {
  const from = '2020-01-01';
  const days = 366;
  const gmv = METRICS[0];
  fc.assert(
    fc.property(fc.array(fc.nat(1e6), { minLength: days, maxLength: days }), (values) => {
      const series = seriesOf(days, { gmv: (day) => values[day]! });
      const total = (kind: string) =>
        spansOf(from, '2020-12-31')
          .filter((span) => span.kind === kind)
          .reduce((sum, span) => sum + valueOver(gmv, series, days, span), 0);
      const year = total('year');
      expect([total('day'), total('month'), total('quarter')]).toEqual([year, year, year]);
    }),
    { numRuns: 20 },
  );
});

test('mean and quantiles (type 6) over replicates, by hand; a replicate without a figure does not count', () => {
  // the k-th of 19 is quantile k/20: 5% is the first, 10% the second, 25% the fifth, 95% the last
  const values = Array.from({ length: 19 }, (_, at) => 10 * (19 - at));
  const found = distributionOf([...values, Number.NaN]);
  expect(found).toEqual({
    mean: 100,
    q05: 10,
    q10: 20,
    q25: 50,
    q50: 100,
    q75: 150,
    q90: 180,
    q95: 190,
    n: 19,
  });
  expect(distributionOf([1, 2, 3, 4])?.q50).toBe(2.5);
  expect(distributionOf([-3, -20, 100])).toMatchObject({ q25: -20, q50: -3, q75: 100 });
  expect(distributionOf([Number.NaN])).toBeUndefined();
  expect(distributionOf([7])).toMatchObject({ q05: 7, q50: 7, q95: 7, n: 1 });
});

test('the summary has a row for every metric and period that has a value, with its unit', () => {
  const series = [1, 3].map((factor) =>
    seriesOf(DAYS, { gmv: () => factor, buyersMonth: monthly([4, 4, 4, 4]) }),
  );
  const rows = summarize({ name: 'two', from: FROM, until: UNTIL }, series);
  const quarter = rows.filter(({ period }) => period === '2021Q1');
  expect(quarter.map(({ metric, unit, q50, n }) => [metric, unit, q50, n])).toEqual([
    ['gmv', 'yuan', 180, 2],
    ['buyersMonth', 'users', 4, 2],
  ]);
  expect(rows.filter(({ metric }) => metric === 'gmv')).toHaveLength(1 + 4 + DAYS);
  expect(rows.filter(({ metric }) => metric === 'buyersMonth')).toHaveLength(1 + 4);
  expect(new Set(rows.map(({ scenario }) => scenario))).toEqual(new Set(['two']));
});

test('headlines are the targets and GMV of quarters and years, by name', () => {
  const series = seriesOf(DAYS, { gmv: () => 2, meanTrust: () => 0.5 });
  const targets = [{ metric: 'meanTrust', over: '2021-04' }];
  expect(headlinesOf({ from: FROM, until: UNTIL, targets }, series)).toEqual({
    'meanTrust@2021-04': 0.5,
    'gmv@2021Q1': 180,
  });
  expect(dayNumber(UNTIL) - dayNumber(FROM) + 1).toBe(DAYS);
});

test('a share of which a part is not recorded is not recorded', () => {
  expect(over('privateShare', '2021-01', seriesOf(DAYS, { gmv: () => 1 }))).toBeNaN();
});

test('the definition of quantiles is what docs and schema say, and what is computed', () => {
  const docs = readFileSync(new URL('../../docs/reproducibility.md', import.meta.url), 'utf8');
  expect(docs.replaceAll(/\s+/g, ' ')).toContain(QUANTILES);
});
