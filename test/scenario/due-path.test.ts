/** The path that levers watch: computed by hand from a target and published quarters, and from nothing later. */
import { expect, test } from 'vitest';
import { dayNumber } from '../../sim/notation/dates.ts';
import { shippedMarket } from '../../sim/runs/node/markets.ts';
import { type DueFrom, duePath, withDuePaths } from '../../sim/scenario/due-path.ts';
import type { HistoryRow } from '../../sim/scenario/history.ts';
import { seasonOf } from '../../sim/scenario/season.ts';
import { planOf } from '../model/leverPlans.ts';

const CALENDAR = {
  ...shippedMarket('kuaishou').calendar,
  newYears: ['2020-01-25', '2021-02-12', '2022-02-01'].map(dayNumber),
};

function quarter(period: string, bn: number, published: string): HistoryRow {
  const row = { metric: 'ecommerce_gmv', unit: 'RMB bn', source: 'a test', confidence: 'A' };
  return { ...row, period, value: bn, published };
}

const HISTORY = [
  quarter('2020Q1', 10, '2020-05-20'),
  quarter('2020Q2', 20, '2020-08-20'),
  quarter('2020Q3', 30, '2020-11-20'),
  quarter('2020Q4', 40, '2021-03-23'),
  quarter('2021Q1', 28, '2021-05-24'),
  quarter('2021Q2', 36, '2021-08-25'),
];
const YEAR = { id: 'year', over: '2021', atLeast: 200e9 };

function start(more: Partial<DueFrom> = {}, history = HISTORY): DueFrom {
  const dates = { from: '2020-10-01', until: '2021-12-31', knownUntil: '2021-12-31' };
  return { ...dates, data: { history, calendar: CALENDAR }, ...more };
}

/** What the days before a date must have brought, bn; undefined where no path is known. */
function dueOn(date: string, days: number, from = start(), target = YEAR): number | undefined {
  const { first, values } = duePath(target, days, from);
  const value = values[dayNumber(date) - dayNumber(from.from) - first];
  return value === undefined ? undefined : value / 1e9;
}

test('quarters share a year as those of the last published year did, less what is published of it', () => {
  // 200 × 10 / 100; known since 23 March, and the first quarter ends on the 31st
  expect(dueOn('2021-04-01', 90)).toBeCloseTo(20, 6);
  // from 25 May on the first quarter is what it brought: (200 − 28) × 20 / (20 + 30 + 40)
  expect(dueOn('2021-07-01', 91)).toBeCloseTo((172 * 20) / 90, 6);
  // from 26 August on the second too: (200 − 28 − 36) × 30 / (30 + 40), then what is left
  expect(dueOn('2021-10-01', 92)).toBeCloseTo((136 * 30) / 70, 6);
  expect(dueOn('2021-10-01', 273)).toBeCloseTo(28 + 36 + (136 * 30) / 70, 6);
  expect(dueOn('2021-12-31', 364)! + dueOn('2021-12-31', 1)!).toBeLessThan(200);
});

test('known from the day after the last figure that it needs was published', () => {
  expect(dueOn('2021-03-23', 7)).toBeUndefined();
  expect(dueOn('2021-03-24', 7)).toBeGreaterThan(0);
  // not before as many days of the target's period have passed, whatever is known
  const early = HISTORY.map((row) => ({ ...row, published: '2020-12-01' }));
  expect(dueOn('2021-01-07', 7, start({}, early))).toBeUndefined();
  expect(dueOn('2021-01-08', 7, start({}, early))).toBeGreaterThan(0);
  expect(duePath(YEAR, 7, start({ knownUntil: '2021-03-22' })).values).toEqual([]);
});

test('on no day is a figure read that was published on that day or later, or after the information date', () => {
  const whole = duePath(YEAR, 28, start());
  whole.values.forEach((value, at) => {
    if (at % 9 > 0) return;
    const date = whole.first + at + dayNumber('2020-10-01');
    const history = HISTORY.map((row) => (dayNumber(row.published) < date ? row : { ...row, value: 1e5 }));
    const other = duePath(YEAR, 28, start({}, history));
    expect(other.values[whole.first + at - other.first]).toBe(value);
  });
  const later = HISTORY.map((row) => (row.period === '2021Q2' ? { ...row, value: 1 } : row));
  const july = { knownUntil: '2021-07-22' };
  expect(duePath(YEAR, 28, start(july, later))).toEqual(duePath(YEAR, 28, start(july)));
  expect(duePath(YEAR, 28, start({}, later))).not.toEqual(whole);
});

test('a quarter or a month has its days by the season; a published quarter carries its figure', () => {
  const month = { id: 'm', over: '2021-06', atLeast: 30e9 };
  const season = seasonOf('2020-10-01', '2021-12-31', { calendar: CALENDAR });
  const at = (date: string) => season[dayNumber(date) - dayNumber('2020-10-01')]!;
  expect(dueOn('2021-07-01', 30, start(), month)).toBeCloseTo(30, 6);
  const [fifth, eighteenth] = ['2021-06-06', '2021-06-19'].map((date) => dueOn(date, 1, start(), month)!);
  expect(eighteenth! / fifth!).toBeCloseTo(at('2021-06-18') / at('2021-06-05'), 6);
  expect(dueOn('2021-07-01', 91, start(), { id: 'q', over: '2021Q2', atLeast: 50e9 })).toBeCloseTo(50, 6);
  const q1 = { id: 'q', over: '2020Q4', atLeast: 50e9 };
  expect(dueOn('2021-01-01', 92, start(), q1)).toBeCloseTo(50, 6);
});

test('the season has its peak on 11 November, its trough about the New Year, and no luck', () => {
  const season = seasonOf('2021-01-01', '2021-12-31', { calendar: CALENDAR });
  const dateOf = (value: number) => season.indexOf(value) + dayNumber('2021-01-01');
  expect(dateOf(Math.max(...season))).toBe(dayNumber('2021-11-11'));
  expect(Math.abs(dateOf(Math.min(...season)) - dayNumber('2021-02-12'))).toBeLessThanOrEqual(8);
  // a Wednesday and a Thursday of an ordinary week differ by their weekdays alone
  expect(season[125]! / season[124]!).toBeCloseTo(0.98 / 0.97, 9);
});

test('a run that ends within the period has the same path as far as it goes', () => {
  const whole = duePath(YEAR, 28, start());
  const short = duePath(YEAR, 28, start({ until: '2021-08-31' }));
  expect(short.first).toBe(whole.first);
  expect(short.values).toEqual(whole.values.slice(0, short.values.length));
  expect(short.first + short.values.length).toBe(dayNumber('2021-08-31') - dayNumber('2020-10-01') + 1);
});

test('levers of a market have their paths; a list without any is the list itself', () => {
  const when = { metric: 'gmv', days: 28, below: 0.9, hold: 0 } as const;
  const levers = [planOf('visit-push', { factor: 2 }, { when: { ...when, path: YEAR } })];
  const from = start();
  const own = withDuePaths(levers, from);
  expect(own[0]!.when).toEqual({ ...when, due: duePath(YEAR, 28, start()) });
  expect(withDuePaths(levers, { ...from })).toBe(own);
  expect(withDuePaths(levers, start({}, HISTORY.slice(0, 4)))[0]!.when!.due).not.toEqual(own[0]!.when!.due);
  expect(withDuePaths(levers, start({ knownUntil: '2021-03-01' }))[0]!.when!.due!.values).toEqual([]);
  const plain = [planOf('visit-push', { factor: 2 }, { when })];
  expect(withDuePaths(plain, start())).toBe(plain);
});
