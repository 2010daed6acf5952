/** What of rivals and of stopped couriers a run may know, and how rivals go on after it. */
import { expect, test } from 'vitest';
import { dayNumber } from '../../sim/notation/dates.ts';
import { shippedMarket } from '../../sim/runs/node/markets.ts';
import { outlook } from '../../sim/scenario/attention.ts';
import { courierStops, stoppedShare } from '../../sim/scenario/courier-stops.ts';
import { buildExogenous } from '../../sim/scenario/exogenous.ts';
import type { RivalRow } from '../../sim/scenario/published-tables.ts';
import { knownRivals, RIVALS_OUTLOOK, rivalYears } from '../../sim/scenario/rivals.ts';

const market = shippedMarket('kuaishou');
const RUN = { from: '2019-07-01', until: '2022-12-31', draw: false, data: market };
const pathOf = (knownUntil: string) => buildExogenous({ ...RUN, knownUntil });
const at = (date: string) => dayNumber(date) - dayNumber(RUN.from);

const YEARS = [
  { year: 2019, size: 0.25, published: '2021-02-28' },
  { year: 2020, size: 1, published: '2021-02-28' },
  { year: 2021, size: 1, published: '2022-06-01' },
  { year: 2021, size: 4, published: '2022-07-01' },
];

test('a year’s figure stands for its middle, straight lines in logarithms between, up to the middle of the last', () => {
  const known = knownRivals(YEARS, '2021-07-22');
  expect([...known.keys()]).toEqual(['2019Q1', '2019Q2', '2019Q3', '2019Q4', '2020Q1', '2020Q2']);
  // a quarter of 2020 at its middle, four times as large a year later: quarters' middles lie 1/8 year beside
  expect(known.get('2019Q3')).toBeCloseTo(0.25 * 4 ** 0.125, 12);
  expect(known.get('2019Q1')).toBeCloseTo(0.25 * 4 ** -0.375, 12);
  expect(known.get('2020Q2')).toBeCloseTo(4 ** -0.125, 12);
});

test('nothing before it was public; sources that differ meet at their geometric mean; one year has no slope', () => {
  expect(knownRivals(YEARS, '2021-02-27').size).toBe(0);
  expect(knownRivals(YEARS, '2022-06-30').get('2021Q2')).toBeCloseTo(1, 12);
  expect(knownRivals(YEARS, '2022-07-01').get('2021Q2')).toBeCloseTo(2 ** 0.875, 12);
  expect([...knownRivals(YEARS.slice(1, 2), '2021-07-22')]).toEqual([
    ['2020Q1', 1],
    ['2020Q2', 1],
  ]);
});

test('rivals go on at half their last pace, fading', () => {
  const ahead = outlook(knownRivals(YEARS, '2021-07-22'), '2020Q3', RIVALS_OUTLOOK).get('2020Q3')!;
  expect(ahead / 4 ** -0.125).toBeCloseTo(4 ** 0.125, 12);
});

test('only whole years of the metric in its unit of sources that are not weak count', () => {
  const row = (changes: Partial<RivalRow>): RivalRow => ({
    period: '2021',
    metric: 'gmv',
    value: 800,
    unit: 'RMB bn',
    published: '2022-06-01',
    confidence: 'B',
    source: 's',
    address: '',
    note: '',
    ...changes,
  });
  const others = [{ period: '2021-10M' }, { metric: 'gmv_live' }, { unit: 'USD bn' }, { confidence: 'C' }];
  expect(rivalYears([row({}), ...others.map(row)], { metric: 'gmv', unit: 'RMB bn', norm: 500 })).toEqual([
    { year: 2021, size: 1.6, published: '2022-06-01' },
  ]);
});

test('the market that ships: Douyin is 1 in the middle of 2020, and in 2022 larger than half its pace had let expect', () => {
  const [then, later] = [pathOf('2021-07-22'), pathOf('2024-12-31')];
  expect(then.rivals[at('2020-07-01')]!).toBeGreaterThan(0.9);
  expect(then.rivals[at('2020-07-01')]!).toBeLessThan(1.1);
  expect(then.rivals[at('2022-07-01')]!).not.toBeCloseTo(later.rivals[at('2022-07-01')]!, 2);
  expect(later.rivals[at('2022-06-30')]!).toBeCloseTo(Math.sqrt(1410 * 1500) / 500, 1);
  expect([...pathOf('2021-01-31').rivals].every((size) => size === 1)).toBe(true);
});

test('the draw of the future begins where rivals are no longer known', () => {
  const key = { k0: 3, k1: 4 };
  const drawn = buildExogenous({ ...RUN, knownUntil: '2021-07-22', draw: true, key });
  const median = pathOf('2021-07-22');
  expect(drawn.rivals[at('2020-05-01')]).toBe(median.rivals[at('2020-05-01')]);
  expect(drawn.rivals[at('2021-12-31')]).not.toBe(median.rivals[at('2021-12-31')]);
});

test('stops of couriers: the pandemic of 2020, and the lockdowns of 2022 once they were public', () => {
  const [then, later] = [pathOf('2021-07-22').logisticsStop, pathOf('2022-12-31').logisticsStop];
  expect(then.reduce((a, b) => a + b)).toBe(32);
  expect([
    then[at('2020-02-02')],
    then[at('2020-02-03')],
    then[at('2020-03-05')],
    then[at('2020-03-06')],
  ]).toEqual([0, 1, 1, 0]);
  const spring = ['2022-03-13', '2022-03-14', '2022-04-15', '2022-05-31', '2022-06-01'];
  expect(spring.map((date) => later[at(date)])).toEqual([0, 0.2, 0.23, 0.13, 0]);
  expect(spring.map((date) => then[at(date)])).toEqual([0, 0, 0, 0, 0]);
});

test('of several stops the largest counts; a bad row is refused at its place', () => {
  const head = 'from,until,share,published,source\n';
  const stops = courierStops(
    `${head}2022-04-01,2022-04-30,0.2,2022-05-01,a\n2022-04-10,2022-04-12,0.5,2022-06-01,b\n`,
    's.csv',
  );
  expect(stoppedShare(stops, '2022-04-11', '2022-06-01')).toBe(0.5);
  expect(stoppedShare(stops, '2022-04-11', '2022-05-31')).toBe(0.2);
  expect(() => courierStops(`${head}2022-04-01,2022-03-30,0.2,2022-05-01,a\n`, 's.csv')).toThrow(
    /s\.csv:2:2 .*a day not before 2022-04-01/,
  );
  expect(() => courierStops(`${head}2022-04-01,2022-04-30,1.2,2022-05-01,a\n`, 's.csv')).toThrow(
    /s\.csv:2:3 .*a share from 0 to 1/,
  );
});
