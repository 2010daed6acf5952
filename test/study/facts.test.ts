/** Each published fact, pinned by hand to its row of scenarios/markets/kuaishou/history.csv: value, tolerance, period, reading. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { shippedMarket } from '../../sim/runs/node/markets.ts';
import { type Fact, factsUntil, knownFacts } from '../../sim/study/facts.ts';

const CSV = readFileSync(
  new URL('../../scenarios/markets/kuaishou/history.csv', import.meta.url),
  'utf8',
).split('\n');
const market = shippedMarket('kuaishou');
const FROM = '2019-07-01';
const DAYS = 5000;
/** All that was known in the spring of 2024. */
const facts = knownFacts(market, '2024-03-20', { from: FROM, days: DAYS });
const factOf = (name: string, of: readonly Fact[] = facts) => of.find((fact) => fact.name === name)!;

/** What each figure reads: a number of its own for each metric and period. */
function reading(metric: string, period: string): number {
  return (
    [...`${metric}@${period}`].reduce((hash, letter) => (hash * 31 + letter.charCodeAt(0)) % 9973, 7) + 1
  );
}

type Pinned = [
  name: string,
  row: string,
  published: string,
  value: number,
  tolerance: number,
  since: string,
  until: string,
  of: (r: typeof reading) => number,
];
const { log } = Math;
const quarter = (
  name: string,
  row: string,
  published: string,
  bn: number,
  since: string,
  until: string,
): Pinned => [`gmv ${name}`, row, published, log(bn * 1e9), 0.03, since, until, (r) => log(r('gmv', name))];
const month = (
  name: string,
  row: string,
  published: string,
  million: number,
  since: string,
  until: string,
): Pinned => [
  `buyersMonth ${name}`,
  row,
  published,
  log(million * 1e6),
  0.1,
  since,
  until,
  (r) => log(r('buyersMonth', name)),
];

const PINNED: readonly Pinned[] = [
  [
    'buyers of the year to 2022-03',
    '2022-03-LTM,ecommerce_annual_active_buyers,210,million',
    '2022-05-24',
    log(210e6),
    0.1,
    '2022-03-01',
    '2022-03-31',
    (r) => log(r('buyersYear', '2022-03')),
  ],
  [
    'gmv 2019H2',
    '2019H2,ecommerce_gmv,56.2,RMB bn',
    '2020-11-05',
    log(56.2e9),
    0.2,
    '2019-07-01',
    '2019-12-31',
    (r) => log(r('gmv', '2019Q3') + r('gmv', '2019Q4')),
  ],
  quarter('2020Q1', '2020Q1,ecommerce_gmv,37.078,RMB bn', '2020-11-05', 37.078, '2020-01-01', '2020-03-31'),
  quarter('2020Q2', '2020Q2,ecommerce_gmv,72.5,RMB bn', '2020-11-05', 72.5, '2020-04-01', '2020-06-30'),
  quarter('2020Q3', '2020Q3,ecommerce_gmv,94.4,RMB bn', '2021-01-26', 94.4, '2020-07-01', '2020-09-30'),
  quarter('2020Q4', '2020Q4,ecommerce_gmv,177.2,RMB bn', '2021-03-23', 177.2, '2020-10-01', '2020-12-31'),
  quarter(
    '2021Q1',
    '2021Q1,ecommerce_gmv,118.5594,RMB bn',
    '2021-05-24',
    118.5594,
    '2021-01-01',
    '2021-03-31',
  ),
  quarter('2021Q2', '2021Q2,ecommerce_gmv,145.4,RMB bn', '2021-08-25', 145.4, '2021-04-01', '2021-06-30'),
  quarter('2021Q3', '2021Q3,ecommerce_gmv,175.8,RMB bn', '2021-11-23', 175.8, '2021-07-01', '2021-09-30'),
  quarter('2021Q4', '2021Q4,ecommerce_gmv,240.3,RMB bn', '2022-03-29', 240.3, '2021-10-01', '2021-12-31'),
  quarter(
    '2022Q1',
    '2022Q1,ecommerce_gmv,175.0756,RMB bn',
    '2022-05-24',
    175.0756,
    '2022-01-01',
    '2022-03-31',
  ),
  quarter('2022Q2', '2022Q2,ecommerce_gmv,191.2,RMB bn', '2022-08-23', 191.2, '2022-04-01', '2022-06-30'),
  quarter('2022Q3', '2022Q3,ecommerce_gmv,222.5,RMB bn', '2022-11-22', 222.5, '2022-07-01', '2022-09-30'),
  quarter('2022Q4', '2022Q4,ecommerce_gmv,312.4,RMB bn', '2023-03-29', 312.4, '2022-10-01', '2022-12-31'),
  quarter('2023Q1', '2023Q1,ecommerce_gmv,224.8,RMB bn', '2023-05-22', 224.8, '2023-01-01', '2023-03-31'),
  quarter('2023Q2', '2023Q2,ecommerce_gmv,265.5,RMB bn', '2023-08-22', 265.5, '2023-04-01', '2023-06-30'),
  quarter('2023Q3', '2023Q3,ecommerce_gmv,290.2,RMB bn', '2023-11-21', 290.2, '2023-07-01', '2023-09-30'),
  quarter('2023Q4', '2023Q4,ecommerce_gmv,403.9,RMB bn', '2024-03-20', 403.9, '2023-10-01', '2023-12-31'),
  month(
    '2022Q3',
    '2022Q3,ecommerce_monthly_active_buyers,100,million',
    '2022-11-22',
    100,
    '2022-07-01',
    '2022-09-30',
  ),
  month(
    '2023Q3',
    '2023Q3,ecommerce_monthly_active_buyers,118.5,million',
    '2023-11-21',
    118.5,
    '2023-07-01',
    '2023-09-30',
  ),
  month(
    '2023Q4',
    '2023Q4,ecommerce_monthly_active_buyers,130,million',
    '2024-03-20',
    130,
    '2023-10-01',
    '2023-12-31',
  ),
  // "over 60%": read as 62%
  [
    'repeat rate 2020H1',
    '2020H1,avg_monthly_repeat_purchase_rate,60,%',
    '2020-11-05',
    0.62,
    0.025,
    '2020-01-01',
    '2020-06-30',
    (r) => (r('repeatRate', '2020Q1') + r('repeatRate', '2020Q2')) / 2,
  ],
  [
    'repeat rate 2021Q1',
    '2021Q1,avg_monthly_repeat_purchase_rate,65,%',
    '2021-07-22',
    0.65,
    0.025,
    '2021-01-01',
    '2021-03-31',
    (r) => r('repeatRate', '2021Q1'),
  ],
  [
    'repeat rate 2021-09',
    '2021-09,avg_monthly_repeat_purchase_rate,70,%',
    '2022-03-04',
    0.7,
    0.025,
    '2021-09-01',
    '2021-09-30',
    (r) => r('repeatRate', '2021-09'),
  ],
  // asked in October 2020 about the half year before
  [
    'satisfied share 2020Q2–Q3',
    '2020-10,live_buyers_satisfied,51.5,%',
    '2020-10-31',
    0.515,
    0.1,
    '2020-04-01',
    '2020-09-30',
    (r) => (r('satisfiedShare', '2020Q2') + r('satisfiedShare', '2020Q3')) / 2,
  ],
  [
    'private share of repeat orders 2021-03',
    '2021-03,share_of_repurchase_from_follow_page,80,%',
    '2021-03-31',
    0.8,
    0.07,
    '2021-03-01',
    '2021-03-31',
    (r) => r('repeatPrivateShare', '2021-03'),
  ],
  // derived: 381.2 bn of the year less 333 bn of eleven months
  [
    'gmv 2020-12',
    '2020-12,ecommerce_gmv,48.2,RMB bn',
    '2021-03-23',
    log(48.2e9),
    0.05,
    '2020-12-01',
    '2020-12-31',
    (r) => log(r('gmv', '2020-12')),
  ],
  [
    'orders 2020-08 on 2020-01',
    '2020-08 vs 2020-01,orders_growth,254,%',
    '2020-11-30',
    log(3.54),
    0.2,
    '2020-01-01',
    '2020-08-31',
    (r) => log(r('orders', '2020-08') / r('orders', '2020-01')),
  ],
  // "over 500 million", an item an order
  [
    'orders 2020-08',
    '2020-08,ecommerce_orders,500,million',
    '2020-09-22',
    log(500e6),
    0.1,
    '2020-08-01',
    '2020-08-31',
    (r) => log(r('itemOrders', '2020-08')),
  ],
  // the growth tree: +104% buyers, +27% order value, +23.6% orders per buyer
  [
    'order value 2021Q1 on 2020Q1',
    '2021Q1,average_order_value_yoy,27,%',
    '2021-07-22',
    log(1.27),
    0.064,
    '2020-01-01',
    '2021-03-31',
    (r) => log(r('gmv', '2021Q1') / r('orders', '2021Q1') / (r('gmv', '2020Q1') / r('orders', '2020Q1'))),
  ],
  [
    'orders per buyer 2021Q1 on 2020Q1',
    '2021Q1,orders_per_buyer_yoy,23.6,%',
    '2021-07-22',
    log(1.236),
    0.064,
    '2020-01-01',
    '2021-03-31',
    (r) =>
      log(
        r('orders', '2021Q1') /
          r('buyersMonth', '2021Q1') /
          (r('orders', '2020Q1') / r('buyersMonth', '2020Q1')),
      ),
  ],
  // growth of 104% and of 68%: multiples of 2.04 and 1.68; "4.5 times" is a multiple; +806.7% a multiple of 9.067
  [
    'buyers 2021Q1 on 2020Q1',
    '2021Q1,buyers_yoy,104,%',
    '2021-07-22',
    log(2.04),
    0.1,
    '2020-01-01',
    '2021-03-31',
    (r) => log(r('buyersMonth', '2021Q1') / r('buyersMonth', '2020Q1')),
  ],
  [
    'buyers 2020-08 on 2020-01',
    '2020-08 vs 2020-01,buyers_growth,68,%',
    '2020-11-30',
    log(1.68),
    0.2,
    '2020-01-01',
    '2020-08-31',
    (r) => log(r('buyersMonth', '2020-08') / r('buyersMonth', '2020-01')),
  ],
  [
    'brands mid-2021 on mid-2020',
    '2020-07..2021-06,brand_count_yoy,450,%',
    '2021-07-22',
    log(4.5),
    0.1,
    '2020-04-01',
    '2021-06-30',
    (r) => log(r('brands', '2021Q2') / r('brands', '2020Q2')),
  ],
  [
    'branded sales 2021H1 on 2020H1',
    '2020-07..2021-06,brand_goods_sales_yoy,806.7,%',
    '2021-07-22',
    log(9.067),
    0.1,
    '2020-01-01',
    '2021-06-30',
    (r) =>
      log(
        (r('brandGmv', '2021Q1') + r('brandGmv', '2021Q2')) /
          (r('brandGmv', '2020Q1') + r('brandGmv', '2020Q2')),
      ),
  ],
];

test.each(PINNED)('%s', (name, row, published, value, tolerance, since, until, of) => {
  const source = CSV.find((line) => line.startsWith(`${row},`) && line.trimEnd().endsWith(`,${published}`));
  expect(source, 'the row of the table').toBeDefined();
  const fact = factOf(name);
  expect(fact.value).toBeCloseTo(value, 12);
  expect(fact.tolerance).toBe(tolerance);
  expect([fact.since, fact.until]).toEqual([since, until]);
  expect(fact.of(reading)).toBeCloseTo(of(reading), 12);
  expect(fact.logarithm).toBe(!/rate|share/.test(name));
  // known on the day it was published, not the day before
  const known = (on: string) =>
    knownFacts(market, on, { from: FROM, days: DAYS }).some((one) => one.name === name);
  const before = new Date(Date.parse(`${published}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
  expect([known(before), known(published)]).toEqual([false, true]);
});

test('these are all facts', () => {
  expect(facts.map(({ name }) => name).sort()).toEqual(PINNED.map(([name]) => name).sort());
});

test('a run has the facts that lie wholly inside it', () => {
  const names = (from: string, days: number) =>
    knownFacts(market, '2021-07-22', { from, days }).map(({ name }) => name);
  // 90 days from 1 January 2021 end on 31 March
  expect(names('2021-01-01', 90).sort()).toEqual([
    'gmv 2021Q1',
    'private share of repeat orders 2021-03',
    'repeat rate 2021Q1',
  ]);
  expect(names('2021-01-01', 89)).toEqual([]);
  expect(names('2021-01-02', 400)).toEqual(['private share of repeat orders 2021-03']);
  expect(names('2021-03-02', 400)).toEqual([]);
  expect(names('2020-01-01', 366 + 181)).toHaveLength(5 + 2 + 1 + 7 + 1 + 1 + 1);
});

test('the last day of the known facts; the first day of a run that knows none', () => {
  expect(factsUntil(market, '2021-07-22', FROM)).toBe('2021-06-30');
  expect(factsUntil(market, '2020-12-31', FROM)).toBe('2020-09-30');
  expect(factsUntil(market, '2020-01-01', FROM)).toBe(FROM);
});
