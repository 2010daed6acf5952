/** Launches out of sample: which cases, what the store spends, how a prediction is scored. */
import { expect, test } from 'vitest';
import { PARAMETERS } from '../../sim/model/params.ts';
import { marketTable, shippedMarketFile } from '../../sim/runs/node/markets.ts';
import { launchRows } from '../../sim/scenario/published-tables.ts';
import { dailyGmv, type LaunchCase, readLaunches } from '../../sim/study/launches/cases.ts';
import { around, budgetFor, fineScale, memberOf, storeOf } from '../../sim/study/launches/predict.ts';
import { scoreLaunch, summarise } from '../../sim/study/launches/score.ts';

const rows = launchRows(marketTable(shippedMarketFile('kuaishou'), 'launches.csv').text, 'launches.csv');
const list = marketTable(shippedMarketFile('kuaishou'), 'launch-cases.yaml');
const { cases: LAUNCH_CASES, audience } = readLaunches(list.text, list.file, {});
const caseOf = (id: string): LaunchCase => LAUNCH_CASES.find((one) => one.id === id)!;

test('at least eight cases, each with a comparable GMV on two dates, the first of them earlier', () => {
  expect(LAUNCH_CASES.length).toBeGreaterThanOrEqual(8);
  expect(new Set(LAUNCH_CASES.map(({ id }) => id)).size).toBe(LAUNCH_CASES.length);
  for (const one of LAUNCH_CASES) {
    const [first, later] = [dailyGmv(rows, one, one.first), dailyGmv(rows, one, one.later)];
    expect(first.until < later.from).toBe(true);
    expect(Math.min(first.moneyADay, later.moneyADay)).toBeGreaterThan(0);
    // a store of more than the paid traffic of its platform could not be opened by ads
    expect(first.moneyADay / (one.platformGmv / 365)).toBeLessThan(0.2);
  }
});

test('the audience that every case is opened in', () => {
  expect(audience).toMatchObject({ 'fans.users': 8e6, 'fans.ableShare': 0.5, 'fans.initialBuyers': 0.225, 'traffic.cap': 1 });
}); // biome-ignore format: one line

test('a figure over several days counts as a mean day; a row that is not there is refused', () => {
  const week = dailyGmv(rows, caseOf('erke-august'), caseOf('erke-august').later);
  expect(week).toEqual({
    from: '2021-08-14',
    until: '2021-08-20',
    moneyADay: expect.closeTo(6.509e6 / 7, 6),
  });
  const yalu = caseOf('yalu');
  expect(dailyGmv(rows, yalu, yalu.first).moneyADay).toBeCloseTo(0.5e6, 6);
  expect(() => dailyGmv(rows, yalu, { date: '2021-07-03', metric: 'day_gmv' })).toThrow(
    /launches\.csv: expected an amount of day_gmv of Yalu .* got no such row/,
  );
});

test('a store pays as much as takes its share of visits: paid ones are a part of all, shared by money', () => {
  // 5% of all visits are a third of the 15% that are paid: half of what all others spend
  expect(budgetFor(0.05, 1000, 0.15)).toBeCloseTo(500, 9);
  expect(budgetFor(0.001, 1000, 0.15) / (1000 + budgetFor(0.001, 1000, 0.15))).toBeCloseTo(0.001 / 0.15, 12);
  expect(budgetFor(0.4, 1000, 0.15)).toBeCloseTo(19_000, 6); // not more than 95% of all ads
});

test('the scale makes the first days three hundred orders of agents; a single day is a week, but never the first day', () => {
  expect([fineScale(90_000, 100), fineScale(9000, 100), fineScale(10, 100)]).toEqual([100, 30, 1]);
  const day = (date: string) => ({ from: date, until: date });
  expect(around(day('2021-06-18'), '2021-06-12')).toEqual({ from: '2021-06-15', until: '2021-06-21' });
  expect(around(day('2021-06-14'), '2021-06-12')).toEqual({ from: '2021-06-13', until: '2021-06-17' });
  expect(around({ from: '2021-06-18', until: '2021-06-19' }, '2021-06-12').until).toBe('2021-06-19');
});

test('members draw common priors over their plausible ranges; the first is the most probable', () => {
  expect(memberOf('a', 0)).toEqual({});
  expect(memberOf('a', 3)).toEqual(memberOf('a', 3));
  expect(memberOf('a', 3)).not.toEqual(memberOf('a', 4));
  expect(memberOf('a', 3)).not.toEqual(memberOf('b', 3));
  for (let member = 1; member < 40; member++) {
    for (const [name, value] of Object.entries(memberOf('a', member))) {
      const [low, high] = PARAMETERS.find((one) => one.name === name)!.plausible;
      expect(value).toBeGreaterThanOrEqual(low);
      expect(value).toBeLessThanOrEqual(high);
    }
  }
});

test('what nobody can know of a store is drawn too: its size in logarithms, its appeal, its follows', () => {
  expect(storeOf('a', 0)).toEqual({});
  const stores = Array.from({ length: 400 }, (_, at) => storeOf('a', at + 1));
  const mean = (name: string, of: (value: number) => number) =>
    stores.reduce((sum, store) => sum + of(store[name]!), 0) / stores.length;
  expect(mean('size', Math.log)).toBeCloseTo((Math.log(0.06) + Math.log(0.9)) / 2, 0);
  expect(mean('appeal', (value) => value)).toBeCloseTo(0.75, 1);
  expect(mean('follows', (value) => value)).toBeCloseTo(0.25, 1);
  expect(Math.max(...stores.map(({ size }) => size!))).toBeLessThan(0.9);
});

test('scores: direction from the first day, distance in logarithms, interval of the next run', () => {
  const [yalu] = [caseOf('yalu')];
  const ratios = Array.from({ length: 9 }, (_, at) => (at + 1) / 10);
  const down = scoreLaunch(yalu, 100, 25, ratios);
  expect([down.median, down.low, down.high]).toEqual([50, 10, 90].map((value) => expect.closeTo(value, 6)));
  expect([down.isSignRight, down.isInside]).toEqual([true, true]);
  expect(down.distance).toBeCloseTo(Math.LN2, 9);
  const up = scoreLaunch(yalu, 100, 125, ratios);
  expect([up.isSignRight, up.isInside]).toEqual([false, false]);
  const none = scoreLaunch(yalu, 100, 25, [0, 0, 0]);
  expect(none.distance).toBeCloseTo(Math.log(25 / 0.01), 9);

  expect(summarise([down, down, down, down, up])).toEqual({
    signs: 0.8,
    inside: 0.8,
    distance: expect.closeTo(Math.LN2, 9),
    holds: true,
  });
  expect(summarise([down, up]).holds).toBe(false);
  expect(summarise([none, none, down]).holds).toBe(false);
});
