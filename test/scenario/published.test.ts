/** Published data: complete, dated, and never read before its day. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Exogenous } from '../../sim/model/exogenous.ts';
import { dayNumber, isDate, periodOf } from '../../sim/notation/dates.ts';
import { publishedBeside } from '../../sim/result/actuals.ts';
import { readHistory, shippedMarket, shippedMarketFile } from '../../sim/runs/node/markets.ts';
import { dailyPath, OUTLOOK, outlook, quarterlySpread } from '../../sim/scenario/attention.ts';
import { attentionSteps, stepDays } from '../../sim/scenario/attention-steps.ts';
import { calendarDays } from '../../sim/scenario/calendar.ts';
import { buildExogenous } from '../../sim/scenario/exogenous.ts';
import { festivalOn } from '../../sim/scenario/festivals.ts';
import { baseValue, quarterlySeries } from '../../sim/scenario/history.ts';

const history = shippedMarket('kuaishou').history;
const { festivals } = shippedMarket('kuaishou').calendar;
const PLAN = { from: '2019-07-01', until: '2021-12-31', knownUntil: '2021-07-22' };
const build = (extra: object = {}) =>
  buildExogenous({ ...PLAN, data: shippedMarket('kuaishou'), draw: false, ...extra });

function bytes(days: Exogenous): string {
  return Object.values(days)
    .filter((value): value is Float64Array => ArrayBuffer.isView(value))
    .map((value) => [...value].join())
    .join(';');
}

test('every row has a source and a day of publication not before the end of its period', () => {
  expect(history.length).toBeGreaterThan(250);
  for (const row of history) {
    expect(isDate(row.published), `${row.period} ${row.metric}`).toBe(true);
    expect(row.source.length).toBeGreaterThan(3);
    const period = periodOf(row.period);
    if (period && !/target|wind|windmaker|rate$/.test(row.metric)) {
      const days = dayNumber(row.published) - dayNumber(period.until);
      // company targets and half-year conferences speak before a period ends; results never do
      if (/^(ecommerce_gmv|avg_dau|avg_mau|minutes_per_dau_day)$/.test(row.metric))
        expect(days).toBeGreaterThan(20);
    }
  }
});

test('on 22 July 2021 five quarters of GMV were public, and no later one', () => {
  const gmv = quarterlySeries(history, 'ecommerce_gmv', '2021-07-22');
  expect([...gmv.keys()]).toEqual(['2020Q1', '2020Q2', '2020Q3', '2020Q4', '2021Q1']);
  expect(gmv.get('2021Q1')).toBeCloseTo(118.5594e9, -3);
  expect([...quarterlySeries(history, 'ecommerce_gmv', '2021-08-25').keys()]).toContain('2021Q2');
});

test('figures published after the information date change no byte of what a run reads', () => {
  const later = history.map((row) =>
    row.published > PLAN.knownUntil ? { ...row, value: row.value * 7 + 3 } : row,
  );
  const earlier = history.map((row) =>
    row.published <= '2020-12-01' ? { ...row, value: row.value * 1.01 } : row,
  );
  expect(bytes(build({ data: { ...shippedMarket('kuaishou'), history: later } }))).toBe(bytes(build()));
  expect(bytes(build({ data: { ...shippedMarket('kuaishou'), history: earlier } }))).not.toBe(bytes(build()));
});

test('known quarters come out with their published averages', () => {
  const { mau } = build();
  for (const [quarter, value] of quarterlySeries(history, 'avg_mau', '2021-03-30')) {
    const { from, until } = periodOf(quarter)!;
    const days = mau.subarray(
      dayNumber(from) - dayNumber(PLAN.from),
      dayNumber(until) - dayNumber(PLAN.from) + 1,
    );
    // straight lines through mid-quarters miss the mean of a bending quarter a little
    expect(Math.abs(days.reduce((a, b) => a + b) / days.length / value - 1)).toBeLessThan(0.025);
  }
});

test('futures differ by replicate, the past does not; without a draw the path is the median', () => {
  const drawn = (k0: number) => build({ draw: true, key: { k0, k1: 1 } });
  const day = dayNumber('2021-11-15') - dayNumber(PLAN.from);
  const past = dayNumber('2021-02-10') - dayNumber(PLAN.from);
  expect(drawn(1).mau.slice(0, past)).toEqual(drawn(2).mau.slice(0, past));
  expect(drawn(1).mau[day]).not.toBe(drawn(2).mau[day]);
  const futures = Array.from({ length: 400 }, (_, k) => drawn(k).minutes[day]!).sort((a, b) => a - b);
  expect(futures[200]! / build().minutes[day]!).toBeCloseTo(1, 1);
  expect(futures[360]! / futures[40]!).toBeGreaterThan(1.05);
});

test('the forecast by hand: half of last year’s growth, spread over four quarters, then half of that', () => {
  const known = new Map([
    ['2020Q1', 100],
    ['2020Q2', 100],
    ['2020Q3', 100],
    ['2020Q4', 100],
    ['2021Q1', 110],
  ]);
  const path = outlook(known, '2022Q2', OUTLOOK.minutes);
  const first = 110 * 1.1 ** (0.5 / 4);
  expect(path.get('2021Q2')).toBeCloseTo(first, 9);
  expect(path.get('2021Q3')).toBeCloseTo(first * 1.1 ** ((0.5 * 0.5 ** 0.25) / 4), 9);
  expect(outlook(known, '2021Q2', OUTLOOK.dauShare).get('2021Q2')).toBeCloseTo(102.5, 9);
  expect(quarterlySpread(new Map([...known].map(([quarter]) => [quarter, 1])), 0.03)).toBe(0.03);
});

test('a step: the old level up to its day, then the level that makes the quarter’s mean, then on to the next quarter', () => {
  const quarters = new Map([
    ['2019Q4', 10],
    ['2020Q1', 20],
    ['2020Q2', 22],
  ]);
  const [first, days] = [dayNumber('2019-10-01'), 274];
  const path = dailyPath(quarters, { first, days, steps: ['2020-01-24', '2031-01-01'] });
  const at = (day: string) => path[dayNumber(day) - first]!;
  const after = (20 * 91 - 10 * 23) / 68;
  expect([at('2019-12-01'), at('2020-01-23'), at('2020-01-24')]).toEqual([10, 10, after]);
  expect(at('2020-05-16')).toBeCloseTo(22, 9);
  const half = (dayNumber('2020-05-16') + dayNumber('2020-01-24')) / 2;
  expect((path[Math.floor(half) - first]! + path[Math.ceil(half) - first]!) / 2).toBeCloseTo(
    (after + 22) / 2,
    1,
  );
  // no level before: no step
  expect(
    dailyPath(new Map([['2020Q1', 20]]), { first, days, steps: ['2020-01-24'] }).every(
      (value) => value === 20,
    ),
  ).toBe(true);
});

test('steps count from the day on which they were public; a bad row is refused at its place', () => {
  const head = 'day,metric,published,source\n';
  const steps = attentionSteps(`${head}2020-01-24,avg_dau,2020-02-13,a\n`, 's.csv');
  expect([stepDays(steps, 'avg_dau', '2020-02-12'), stepDays(steps, 'avg_dau', '2020-02-13')]).toEqual([
    [],
    ['2020-01-24'],
  ]);
  expect(stepDays(steps, 'minutes_per_dau_day', '2021-01-01')).toEqual([]);
  expect(() => attentionSteps(`${head}2020-01-24,gmv,2020-02-13,a\n`, 's.csv')).toThrow(
    's.csv:2:2 metric: expected avg_dau or minutes_per_dau_day, got "gmv"',
  );
  expect(() => attentionSteps(`${head}soon,avg_dau,2020-02-13,a\n`, 's.csv')).toThrow(
    's.csv:2:1 day: expected a date YYYY-MM-DD, got "soon"',
  );
});

test('daily paths go through mid-quarters and stay flat outside', () => {
  const path = dailyPath(
    new Map([
      ['2021Q1', 10],
      ['2021Q2', 20],
    ]),
    { first: dayNumber('2021-01-01'), days: 181 },
  );
  expect([path[0], path[44], path[180]]).toEqual([10, expect.closeTo(10, 0), 20]);
  expect(path[89]).toBeCloseTo(15, 0);
});

test('the calendar by hand: weekdays, New Year, festivals, the pandemic', () => {
  const days = calendarDays('2019-07-01', '2021-12-31', shippedMarket('kuaishou').calendar);
  const at = (date: string) => dayNumber(date) - dayNumber('2019-07-01');
  // a Monday, a Thursday, a Saturday
  expect(['2019-07-01', '2021-07-22', '2021-07-24'].map((date) => days.week[at(date)])).toEqual([0.97, 0.98, 1.06]); // biome-ignore format: one line
  const { week = [], baskets = [] } = shippedMarket('kuaishou').calendar;
  expect(week.reduce((a, b) => a + b) / 7).toBeCloseTo(1, 12);
  expect([baskets.length, days.basket[at('2019-07-31')], days.basket[at('2020-11-30')]]).toEqual([12, -0.25, 0.6]); // biome-ignore format: one line
  // 25 January 2020 was the first day of the new year
  const around = ['2019-12-30', '2019-12-31', '2020-01-16', '2020-01-17', '2020-01-18', '2020-01-19', '2020-02-02', '2020-02-03', '2020-02-09', '2020-02-10', '2020-07-01']; // biome-ignore format: one line
  expect(around.map((date) => [days.newYearGain[at(date)], days.newYearLoss[at(date)]])).toEqual([
    ...[[0, 0], [0.1, 0], [0.1, 0], [0, 0], [0, 0], [0, 1], [0, 1], [0, 0.4], [0, 0.4], [0, 0], [0, 0]], // biome-ignore format: one line
  ]);
  expect([
    days.month[at('2019-07-31')],
    days.month[at('2020-07-01')],
    days.monthOfYear[at('2020-07-01')],
  ]).toEqual([0, 12, 6]);
  expect(
    ['2020-11-11', '2020-11-12', '2020-06-06', '2020-06-02'].map((date) => festivalOn(date, festivals)),
  ).toEqual([
    { strength: 2.2, isOwn: false },
    { strength: 0, isOwn: false },
    { strength: 0.8, isOwn: true },
    { strength: 0, isOwn: false },
  ]);
  expect([
    days.midYear[at('2020-06-18')],
    days.midYear[at('2020-06-19')],
    days.midYear[at('2020-08-18')],
  ]).toEqual([1, 0, 0]);
  // longer in 2021, and the same altogether
  const june = (year: number) =>
    Array.from(
      { length: 30 },
      (_, at) => festivalOn(`${year}-06-${String(at + 1).padStart(2, '0')}`, festivals).strength,
    );
  const sum = (year: number) => june(year).reduce((all, one) => all + one, 0);
  expect(june(2021).filter((one) => one > 0)).toHaveLength(20);
  expect(june(2020).filter((one) => one > 0)).toHaveLength(13);
  expect(sum(2021)).toBeCloseTo(sum(2020), 9);
  expect(() => calendarDays('2030-01-01', '2030-12-31', shippedMarket('kuaishou').calendar)).toThrow(
    /until: expected .* got 2030-12-31/,
  );
});

test('published figures are marked as hindsight by their day, in yuan and shares', () => {
  const rows = publishedBeside(history, '2019-07-01', '2021-12-31', '2021-07-22');
  const gmv = (period: string) => rows.find((row) => row.metric === 'gmv' && row.period === period);
  expect(gmv('2021Q1')).toMatchObject({ value: 118_559_400_000, hindsight: false });
  expect(gmv('2021')).toMatchObject({ value: 680e9, hindsight: true });
  expect(rows.find((row) => row.metric === 'repeatRate' && row.period === '2021Q1')?.value).toBeCloseTo(
    0.65,
    9,
  );
  expect(baseValue(history.find((row) => row.unit === 'million')!)).toBeGreaterThan(1e5);
});

test('a bad row names its file, line, column and what was expected', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'laotie-')), 'history.csv');
  writeFileSync(
    file,
    'period,metric,value,unit,source,confidence,published\n2021Q1,ecommerce_gmv,abc,RMB bn,x,B,2021-05-24\n',
  );
  expect(() => readHistory(file, shippedMarketFile('kuaishou'))).toThrow(
    /history\.csv:2:3 value: expected a number such as 680.5, got "abc"/,
  );
});
