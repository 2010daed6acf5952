/**
 * Published facts that a run can be compared with: only those public on the information date. Each has a tolerance,
 * the standard deviation of model error plus rounding; quarters are published exactly, so theirs is model error.
 */

import { spanOf, valueOver } from '../ensemble/summary.ts';
import { METRICS, type MetricName } from '../model/measures/all.ts';
import type { Metric } from '../model/measures/metric.ts';
import { baseValue, type HistoryRow, quarterlySeries } from '../scenario/history.ts';

export interface Fact {
  readonly name: string;
  /** Published value, on the scale of `of`. */
  readonly value: number;
  readonly tolerance: number;
  /** The same figure from the daily series of one replicate. */
  readonly of: (series: Float64Array) => number;
}

/** Model error of a quarter's GMV, of a ratio of years, and of a rate. Assumptions. */
const QUARTER = 0.04;
const RATIO = 0.1;
const RATE = 0.025;

/** Facts of GMV, repeat purchase, buyers and brands that were public on `knownUntil`. */
export function knownFacts(
  history: readonly HistoryRow[],
  knownUntil: string,
  run: { from: string; days: number },
): Fact[] {
  const value = (name: MetricName, period: string) => (series: Float64Array) =>
    valueOver(
      METRICS.find((metric) => metric.name === name) as Metric,
      series,
      run.days,
      spanOf(period, run.from)!,
    );
  const known = (metric: string, period: string): number | undefined => {
    const row = history.find((r) => r.metric === metric && r.period === period && r.published <= knownUntil);
    return row && baseValue(row);
  };
  const facts: Fact[] = [...quarterlySeries(history, 'ecommerce_gmv', knownUntil)].map(([period, gmv]) => {
    const of = value('gmv', period);
    return { name: `gmv ${period}`, value: Math.log(gmv), tolerance: QUARTER, of: (s) => Math.log(of(s)) };
  });
  const growth = (
    name: string,
    published: number | undefined,
    later: string[],
    sooner: string[],
    metric: MetricName,
  ) => {
    if (published === undefined) return;
    const sum = (periods: string[]) => (series: Float64Array) =>
      periods.reduce((all, period) => all + value(metric, period)(series), 0);
    const of = (series: Float64Array) => Math.log(sum(later)(series) / sum(sooner)(series));
    facts.push({ name, value: Math.log(published), tolerance: RATIO, of });
  };
  const rate = (period: string, published: number | undefined, of: (series: Float64Array) => number) => {
    if (published !== undefined)
      facts.push({ name: `repeat rate ${period}`, value: published, tolerance: RATE, of });
  };
  const halfYear = (series: Float64Array) =>
    (value('repeatRate', '2020Q1')(series) + value('repeatRate', '2020Q2')(series)) / 2;
  // "over 60%" is read as 62%: above the round number, below the next one named
  const over60 = known('avg_monthly_repeat_purchase_rate', '2020H1');
  rate('2020H1', over60 && over60 + 0.02, halfYear);
  rate('2021Q1', known('avg_monthly_repeat_purchase_rate', '2021Q1'), value('repeatRate', '2021Q1'));
  const buyers = known('buyers_yoy', '2021Q1');
  growth('buyers 2021Q1 on 2020Q1', buyers && 1 + buyers, ['2021Q1'], ['2020Q1'], 'buyersMonth');
  const brands = known('brand_count_yoy', '2020-07..2021-06');
  growth('brands mid-2021 on mid-2020', brands, ['2021Q2'], ['2020Q2'], 'brands');
  const branded = known('brand_goods_sales_yoy', '2020-07..2021-06');
  growth(
    'branded sales 2021H1 on 2020H1',
    branded && 1 + branded,
    ['2021Q1', '2021Q2'],
    ['2020Q1', '2020Q2'],
    'brandGmv',
  );
  return facts;
}
