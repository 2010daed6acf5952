/** Published figures beside a projection, by hand. */
import { expect, test } from 'vitest';
import { publishedBeside } from '../../sim/result/actuals.ts';
import type { HistoryRow } from '../../sim/scenario/history.ts';

function row(
  metric: string,
  period: string,
  value: number,
  published: string,
  confidence = 'A',
  unit = 'RMB bn',
): HistoryRow {
  return { metric, period, value, unit, source: `${period} ${confidence}`, confidence, published };
}

const HISTORY = [
  row('ecommerce_gmv', '2020Q4', 4, '2021-03-01'),
  row('ecommerce_gmv', '2021Q1', 1, '2021-05-01'),
  row('ecommerce_gmv', '2021Q1', 1.5, '2021-05-01', 'B'),
  row('ecommerce_gmv', '2021Q2', 2, '2021-08-01'),
  row('ecommerce_gmv', '2021Q3', 3, '2021-11-01'),
  row('avg_monthly_repeat_purchase_rate', '2021Q1', 65, '2021-07-01', 'B', '%'),
  row('ecommerce_monthly_active_buyers', '2021Q2', 70, '2021-08-01', 'A', 'million'),
  row('something_else', '2021Q1', 9, '2021-05-01'),
  row('ecommerce_gmv', '2021H1', 3, '2021-08-01'),
];

test('figures of the periods that lie inside the run, its first and last day included', () => {
  const shown = (from: string, until: string) =>
    publishedBeside(HISTORY, from, until, '2021-06-30').map(({ metric, period }) => `${metric} ${period}`);
  expect(shown('2021-01-01', '2021-06-30')).toEqual([
    'gmv 2021Q1',
    'gmv 2021Q2',
    'repeatRate 2021Q1',
    'buyersMonth 2021Q2',
  ]);
  expect(shown('2021-01-01', '2021-06-29')).toEqual(['gmv 2021Q1', 'repeatRate 2021Q1']);
  expect(shown('2021-01-02', '2021-06-30')).toEqual(['gmv 2021Q2', 'buyersMonth 2021Q2']);
});

test('the surest row counts, in base units; what came later is hindsight', () => {
  const rows = publishedBeside(HISTORY, '2021-01-01', '2021-06-30', '2021-07-01');
  expect(rows).toEqual([
    {
      metric: 'gmv',
      period: '2021Q1',
      value: 1e9,
      source: '2021Q1 A',
      published: '2021-05-01',
      hindsight: false,
    },
    {
      metric: 'gmv',
      period: '2021Q2',
      value: 2e9,
      source: '2021Q2 A',
      published: '2021-08-01',
      hindsight: true,
    },
    {
      metric: 'repeatRate',
      period: '2021Q1',
      value: 0.65,
      source: '2021Q1 B',
      published: '2021-07-01',
      hindsight: false,
    },
    {
      metric: 'buyersMonth',
      period: '2021Q2',
      value: 70e6,
      source: '2021Q2 A',
      published: '2021-08-01',
      hindsight: true,
    },
  ]);
});
