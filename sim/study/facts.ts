/**
 * Published facts that a run can be compared with: only those public on the information date. Each has a tolerance,
 * the standard deviation of model error plus rounding; quarters are published exactly, so theirs is model error.
 */

import type { MetricName } from '../model/measures/all.ts';
import { dayNumber, isoOf, periodOf } from '../notation/dates.ts';
import type { ReadFigure } from '../runs/figures.ts';
import { baseValue, bestByPeriod, type HistoryRow, quarterlySeries } from '../scenario/history.ts';
import { quarterFact } from '../scenario/quarter-fact.ts';

export interface Fact {
  readonly name: string;
  /** Published value on the scale of `of`: a logarithm for money, counts and ratios, a share as it is. */
  readonly value: number;
  /** Standard deviation, on the same scale. */
  readonly tolerance: number;
  readonly logarithm: boolean;
  /** The same figure of a run; always reads the same figures. */
  readonly of: (read: ReadFigure) => number;
  /** First and last day that `of` looks at, ISO. */
  readonly since: string;
  readonly until: string;
}

/** Standard deviations of model error and rounding. Assumptions. */
export const TOLERANCE = {
  quarter: 0.03, //  GMV of a quarter
  burnIn: 0.2, //    GMV while the market fills from its first day
  ratio: 0.1, //     a ratio of two years, or a count
  months: 0.2, //    a ratio of two single months, from a press report
  points: 0.064, //  growth of a value per order or of orders per buyer: 8 points of some 1.25
  month: 0.05, //    GMV of a single month, a difference of rounded figures
  rate: 0.025, //    repeat purchase rate
  satisfied: 0.1, // satisfied buyers: a survey of people and of all platforms, against parcels of one
  share: 0.07, //    private share of repeat orders: "from the follow page" is near to, but not, our private traffic
} as const;

/** One metric summed over periods of a run; what a fact is made of. */
function sum(name: MetricName, periods: readonly string[]): Fact['of'] {
  return (read) => periods.reduce((all, period) => all + read(name, period), 0);
}

function ln(
  name: string,
  published: number,
  tolerance: number,
  of: Fact['of'],
  periods: readonly string[],
): Fact {
  const value = Math.log(published);
  return { name, value, tolerance, logarithm: true, of: (read) => Math.log(of(read)), ...reach(periods) };
}

function reach(periods: readonly string[]): { readonly since: string; readonly until: string } {
  const found = periods.map((period) => periodOf(period)!);
  const ends = found.map(({ until }) => until).sort();
  return { since: found.map(({ from }) => from).sort()[0]!, until: ends.at(-1)! };
}

/** A published ratio of a figure between two sets of periods, and how the row states it. */
interface Ratio {
  readonly row: readonly [metric: string, period: string];
  readonly name: string;
  readonly metric: MetricName;
  /** The figure is so much for each of these. */
  readonly per?: MetricName;
  readonly later: readonly string[];
  readonly sooner: readonly string[];
  /** 1 where the row states growth (+104%), 0 where it states the multiple itself. */
  readonly plus: 0 | 1;
  readonly tolerance: number;
}

const HALF_2021 = ['2021Q1', '2021Q2'];
const HALF_2020 = ['2020Q1', '2020Q2'];
const { ratio, months, points } = TOLERANCE;

// biome-ignore format: one fact a line
const RATIOS: readonly Ratio[] = [
  { row: ['buyers_yoy', '2021Q1'], name: 'buyers 2021Q1 on 2020Q1', metric: 'buyersMonth', later: ['2021Q1'], sooner: ['2020Q1'], plus: 1, tolerance: ratio },
  { row: ['buyers_growth', '2020-08 vs 2020-01'], name: 'buyers 2020-08 on 2020-01', metric: 'buyersMonth', later: ['2020-08'], sooner: ['2020-01'], plus: 1, tolerance: months },
  { row: ['orders_growth', '2020-08 vs 2020-01'], name: 'orders 2020-08 on 2020-01', metric: 'orders', later: ['2020-08'], sooner: ['2020-01'], plus: 1, tolerance: months },
  // the growth tree: buyers × orders per buyer × order value
  { row: ['average_order_value_yoy', '2021Q1'], name: 'order value 2021Q1 on 2020Q1', metric: 'gmv', per: 'orders', later: ['2021Q1'], sooner: ['2020Q1'], plus: 1, tolerance: points },
  { row: ['orders_per_buyer_yoy', '2021Q1'], name: 'orders per buyer 2021Q1 on 2020Q1', metric: 'orders', per: 'buyersMonth', later: ['2021Q1'], sooner: ['2020Q1'], plus: 1, tolerance: points },
  // "growth of 4.5 times" is read as ×4.5
  { row: ['brand_count_yoy', '2020-07..2021-06'], name: 'brands mid-2021 on mid-2020', metric: 'brands', later: ['2021Q2'], sooner: ['2020Q2'], plus: 0, tolerance: ratio },
  { row: ['brand_goods_sales_yoy', '2020-07..2021-06'], name: 'branded sales 2021H1 on 2020H1', metric: 'brandGmv', later: HALF_2021, sooner: HALF_2020, plus: 1, tolerance: ratio },
];

/**
 * Facts of GMV, repeat purchase, buyers, traffic and brands that were public on `knownUntil` and lie after `from`: inside a
 * run of so many days, or all of them.
 */
export function knownFacts(
  history: readonly HistoryRow[],
  knownUntil: string,
  run: { readonly from: string; readonly days?: number },
): Fact[] {
  const known = history.filter((row) => row.published <= knownUntil);
  const find = (metric: string, period: string): number | undefined => {
    const rows = known.filter((row) => row.metric === metric && row.period === period);
    const [row] = bestByPeriod(rows);
    return row && baseValue(row);
  };
  const facts = [
    ...quarters(history, knownUntil),
    ...burnIn(find('ecommerce_gmv', '2019H2')),
    ...rates(known),
    ...privateShare(find('share_of_repurchase_from_follow_page', '2021-03')),
    ...satisfiedShare(find('live_buyers_satisfied', '2020-10')),
    ...monthlyOrders(find('ecommerce_orders', '2020-08')),
    ...yearlyBuyers(find('ecommerce_annual_active_buyers', '2022-03-LTM')),
    ...decemberGmv(find('ecommerce_gmv', '2020-12')),
    ...RATIOS.flatMap((ratio) => {
      const published = find(...ratio.row);
      return published === undefined ? [] : [ratioFact(ratio, published)];
    }),
  ];
  const end = run.days === undefined ? undefined : isoOf(dayNumber(run.from) + run.days - 1);
  return facts.filter(({ since, until }) => since >= run.from && (end === undefined || until <= end));
}

function ratioFact({ name, metric, per, later, sooner, plus, tolerance }: Ratio, published: number): Fact {
  const figure = (periods: readonly string[]): Fact['of'] => {
    const [all, each] = [sum(metric, periods), per && sum(per, periods)];
    return each ? (read) => all(read) / each(read) : all;
  };
  const [above, below] = [figure(later), figure(sooner)];
  return ln(name, plus + published, tolerance, (read) => above(read) / below(read), [...later, ...sooner]);
}

/** Last day that the known facts speak of, for a run from `from`. */
export function factsUntil(history: readonly HistoryRow[], knownUntil: string, from: string): string {
  const facts = knownFacts(history, knownUntil, { from });
  return (
    facts
      .map(({ until }) => until)
      .sort()
      .at(-1) ?? from
  );
}

function quarters(history: readonly HistoryRow[], knownUntil: string): Fact[] {
  const of = (metric: MetricName, published: string, tolerance: number) =>
    [...quarterlySeries(history, published, knownUntil)].map(([quarter, value]) =>
      ln(quarterFact(quarter, metric), value, tolerance, sum(metric, [quarter]), [quarter]),
    );
  return [
    ...of('gmv', 'ecommerce_gmv', TOLERANCE.quarter),
    ...of('buyersMonth', 'ecommerce_monthly_active_buyers', TOLERANCE.ratio),
  ];
}

/** The half year in which a run from mid-2019 fills; a run that starts later has no such fact. */
function burnIn(gmv: number | undefined): Fact[] {
  const half = ['2019Q3', '2019Q4'];
  if (gmv === undefined) return [];
  return [ln('gmv 2019H2', gmv, TOLERANCE.burnIn, sum('gmv', half), half)];
}

/** The month after the autumn festivals: what they had pulled forward is missing in it. */
function decemberGmv(gmv: number | undefined): Fact[] {
  const month = ['2020-12'];
  if (gmv === undefined) return [];
  return [ln('gmv 2020-12', gmv, TOLERANCE.month, sum('gmv', month), month)];
}

function rates(known: readonly HistoryRow[]): Fact[] {
  return bestByPeriod(known.filter((row) => row.metric === 'avg_monthly_repeat_purchase_rate')).flatMap(
    (row) => {
      const periods = row.period === '2020H1' ? HALF_2020 : periodOf(row.period) ? [row.period] : [];
      if (periods.length === 0) return [];
      const all = sum('repeatRate', periods);
      // "over 60%" is read as 62%: above the round number, below the next one named
      const value = baseValue(row) + (row.period === '2020H1' ? 0.02 : 0);
      const of: Fact['of'] = (read) => all(read) / periods.length;
      const { rate: tolerance } = TOLERANCE;
      return [
        { name: `repeat rate ${row.period}`, value, tolerance, logarithm: false, of, ...reach(periods) },
      ];
    },
  );
}

/** Orders of August 2020, “over 500 million”: with GMV they say what an order is worth. */
function monthlyOrders(orders: number | undefined): Fact[] {
  const month = ['2020-08'];
  if (orders === undefined) return [];
  return [ln('orders 2020-08', orders, TOLERANCE.ratio, sum('itemOrders', month), month)];
}

/** Buyers of the twelve months to March 2022: “over 210 million”. */
function yearlyBuyers(buyers: number | undefined): Fact[] {
  const month = ['2022-03'];
  if (buyers === undefined) return [];
  return [ln('buyers of the year to 2022-03', buyers, TOLERANCE.ratio, sum('buyersYear', month), month)];
}

/** Buyers who were satisfied with the goods they received, asked in autumn 2020 about the half year before. */
function satisfiedShare(share: number | undefined): Fact[] {
  if (share === undefined) return [];
  const quarters = ['2020Q2', '2020Q3'];
  const both = sum('satisfiedShare', quarters);
  const { satisfied: tolerance } = TOLERANCE;
  const of: Fact['of'] = (read) => both(read) / quarters.length;
  return [
    { name: 'satisfied share 2020Q2–Q3', value: share, tolerance, logarithm: false, of, ...reach(quarters) },
  ];
}

/** 80% of repeat purchases came from the page of followed streamers (March 2021). */
function privateShare(share: number | undefined): Fact[] {
  if (share === undefined) return [];
  const month = ['2021-03'];
  const of = sum('repeatPrivateShare', month);
  const { share: tolerance } = TOLERANCE;
  const name = 'private share of repeat orders 2021-03';
  return [{ name, value: share, tolerance, logarithm: false, of, ...reach(month) }];
}
