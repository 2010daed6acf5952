/** The rhythm of visits and baskets, by hand from the definitions in calendar.ts. */
import { expect, test } from 'vitest';
import {
  brandTaste,
  intensity,
  isMonthEnd,
  lnSeasonBasket,
  waitingGain,
} from '../../../sim/model/calendar.ts';
import type { Exogenous } from '../../../sim/model/exogenous.ts';
import { paramsWith } from '../../../sim/model/params.ts';
import { hoursKept, timeKept } from '../../../sim/model/rivals.ts';
import { flatDays } from '../market.ts';

const params = paramsWith({
  'calendar.newYear': 0.5,
  'calendar.logistics': 0.25,
  'calendar.festival': 0.6,
  'calendar.minutesPower': 0.5,
  'calendar.winterBasket': 0.4,
  'purchase.brandTaste': 0.3,
  'calendar.midYear': 0.75,
  'rivals.odds': 0.25,
  'rivals.hostOdds': 0.5,
});

/** A single Thursday (factor 0.98), of which some things are changed. */
function day(
  changes: Partial<
    Record<
      | 'week'
      | 'newYearGain'
      | 'newYearLoss'
      | 'logisticsStop'
      | 'event'
      | 'midYear'
      | 'dauShare'
      | 'minutes'
      | 'rivals',
      number
    >
  >,
) {
  const days = { ...flatDays(1), week: Float64Array.of(0.98) };
  const set = Object.entries(changes).map(([name, value]) => [name, [value]]);
  return { ...days, ...Object.fromEntries(set) } as Exogenous;
}

const visits = (changes: Parameters<typeof day>[0]) => intensity(params, day(changes), 0) / 0.98;

test('a weekday multiplies visits', () => {
  expect([0.96, 1.06].map((week) => intensity(params, day({ week }), 0))).toEqual([0.96, 1.06].map((v) => expect.closeTo(v, 12))); // biome-ignore format: one line
});

test.each([
  [0.1, 0, 1.1],
  [0, 1, 0.5],
  [0, 0.4, 0.8],
])('around the new year, a gain of %d and a loss of %d parts: visits are ×%d', (gain, loss, factor) => {
  expect(visits({ newYearGain: gain, newYearLoss: loss })).toBeCloseTo(factor, 12);
});

test('attention counts as 1 at the levels that are usual', () => {
  const other = { ...day({ dauShare: 0.3, minutes: 45 }), usual: { dauShare: 0.3, minutes: 45 } };
  expect(intensity(params, other, 0)).toBeCloseTo(0.98, 12);
  const half = { ...other, usual: { dauShare: 0.6, minutes: 180 } };
  expect(intensity(params, half, 0)).toBeCloseTo(0.98 / 2 / 2, 12);
});

test('time that stays: 1 at the size of 2020; a logit of odds that grow with the rivals’ size', () => {
  expect([0, 1, 2, 4].map((size) => timeKept(params, size))).toEqual([
    1.25,
    1,
    expect.closeTo(1.25 / 1.5, 12),
    1.25 / 2,
  ]);
  expect([1, 4].map((size) => hoursKept(params, size))).toEqual([1, 1.5 / 3]);
  // the odds of staying fall by as much as the rivals grow: ln(kept / left) is a straight line in ln size
  const odds = (size: number) => timeKept(params, size) / 1.25 / (1 - timeKept(params, size) / 1.25);
  expect(odds(1) / odds(3)).toBeCloseTo(3, 12);
  expect(timeKept(paramsWith({ 'rivals.odds': 0 }), 9)).toBe(1);
});

test('a stop of couriers, a festival, attention and rivals multiply', () => {
  expect(visits({ logisticsStop: 1 })).toBeCloseTo(0.75, 12);
  expect(visits({ logisticsStop: 0.2 })).toBeCloseTo(0.95, 12); // a part of the country
  expect(visits({ rivals: 4 })).toBeCloseTo(1.25 / 2, 12);
  expect(visits({ event: 2 })).toBeCloseTo(1 + 0.6 * 2, 12);
  expect(visits({ event: 2, midYear: 1 })).toBeCloseTo(1 + 0.6 * 2 * 0.75, 12); // a strength of the platform's own
  expect(visits({ dauShare: 0.27 })).toBeCloseTo(0.5, 12);
  expect(visits({ minutes: 4 * 88 })).toBeCloseTo(2, 12);
  const all = { logisticsStop: 1, event: 1, dauShare: 1.08, minutes: 22, newYearGain: 0.1, rivals: 2 };
  expect(visits(all)).toBeCloseTo((0.75 * 1.6 * 2 * 0.5 * 1.1 * 1.25) / 1.5, 12);
});

test('baskets follow the season', () => {
  const days = { ...flatDays(3), basket: Float64Array.of(0.6, 0, -0.25) };
  expect([0, 1, 2].map((at) => lnSeasonBasket(params, days, at))).toEqual(
    [0.6, 0, -0.25].map((weight) => expect.closeTo(0.25 * 0.4 * weight, 12)),
  );
});

test('the taste for brands rises in a straight line for its days and half as many, then stays', () => {
  const slow = paramsWith({ 'purchase.brandTaste': 0.3, 'purchase.brandTasteDays': 100 });
  expect([50, 150, 400].map((at) => brandTaste(slow, at))).toEqual([0.15, 0.45, 0.45].map((v) => expect.closeTo(v, 12))); // biome-ignore format: one line
  expect([0, 183, 915].map((at) => brandTaste(params, at))).toEqual([0, 0.3 * (183 / 915), 0.3]);
  expect([1373, 2000, 9000].map((at) => brandTaste(params, at))).toEqual(
    [0.45, 0.45, 0.45].map((v) => expect.closeTo(v, 12)),
  );
});

/** Real days from an ISO date on. */
function realDays(from: string, length: number): Exogenous {
  const dates = Array.from(
    { length },
    (_, at) => new Date(Date.parse(`${from}T00:00:00Z`) + at * 86_400_000),
  );
  const first = dates[0]!;
  const months = dates.map(
    (date) =>
      (date.getUTCFullYear() - first.getUTCFullYear()) * 12 + date.getUTCMonth() - first.getUTCMonth(),
  );
  return {
    ...flatDays(length),
    from,
    month: Uint16Array.from(months),
    monthOfYear: Uint8Array.from(dates.map((date) => date.getUTCMonth())),
  };
}

test.each(['2019-12-30', '2020-01-31', '2020-02-10', '2021-02-28', '2023-12-01', '2099-06-15', '2095-03-31'])(
  'months end on their last days in any run from %s, however long',
  (from) => {
    for (const length of [1, 2, 28, 29, 30, 31, 59, 60, 61, 366, 800, 1900]) {
      const days = realDays(from, length);
      const last = length - 1;
      const after = new Date(Date.parse(`${from}T00:00:00Z`) + length * 86_400_000);
      expect(isMonthEnd(days, last), `${from} + ${length}`).toBe(after.getUTCDate() === 1);
    }
    const days = realDays(from, 400);
    for (let at = 0; at < 399; at++) {
      const after = new Date(Date.parse(`${from}T00:00:00Z`) + (at + 1) * 86_400_000);
      expect(isMonthEnd(days, at)).toBe(after.getUTCDate() === 1);
    }
  },
);

test.each([
  ['2000-02-01', 29], // divisible by 400
  ['2100-02-01', 28], // by 100 and not by 400
  ['2096-02-01', 29], // by 4
  ['2019-02-01', 28],
])('a run from %s whose last day is in February: the month has %i days', (from, length) => {
  for (const days of [length - 1, length]) {
    expect(isMonthEnd(realDays(from, days), days - 1)).toBe(days === length);
  }
});

test('waiting saves what the best day ahead is cheaper than today, less for each day of waiting', () => {
  const priced = paramsWith({ 'calendar.discount': 0.1, 'purchase.waitingDays': 10 });
  const event = new Float64Array(40);
  event[20] = 1;
  event[24] = 2;
  const days = { ...flatDays(40), event };
  const gain = (day: number, added = 0, coming = {}) => waitingGain(priced, days, day, added, coming);
  expect(gain(2)).toBeCloseTo(0.1 * Math.exp(-1.8), 12); // the larger one is more than three weeks away
  expect(gain(3)).toBeCloseTo(0.2 * Math.exp(-2.1), 12);
  expect(gain(19)).toBeCloseTo(0.2 * Math.exp(-0.5), 12); // the larger one is worth five days
  expect(gain(20)).toBeCloseTo(0.2 * Math.exp(-0.4) - 0.1, 12);
  expect([gain(24), gain(25)]).toEqual([0, 0]); // nothing better comes
  expect(gain(19, 3)).toBe(0); // today is as good
  expect(gain(30, 0, { 5: 1.5 })).toBeCloseTo(0.15 * Math.exp(-0.5), 12);
  expect(gain(38, 0, {})).toBe(0); // beyond the days that are known
});
