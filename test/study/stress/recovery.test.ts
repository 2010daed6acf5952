/** How sales come back after a shock: by hand, and what the interval must be. */
import { expect, test } from 'vitest';
import { type DailyPair, recoveryOf, weekRatio } from '../../../sim/study/stress/recovery.ts';

const KEY = { k0: 5, k1: 9 };
const DAYS = 60;

/** 100 a day without a shock; with it as given by the day. */
function pair(having: (day: number) => number, level = 100): DailyPair {
  return {
    without: new Float64Array(DAYS).fill(level),
    with: Float64Array.from({ length: DAYS }, (_, day) => level * having(day)),
  };
}

/** Half of sales on days 10–19, then back by a tenth of the loss a day. */
const slow = (day: number) => (day < 10 ? 1 : day < 20 ? 0.5 : Math.min(1, 0.5 + 0.05 * (day - 20)));
const SHOCK = { first: 10, last: 19 };

test('days to the first week that is back, and the worst week, by hand', () => {
  // the week from day 20 + d sells 0.5 + 0.05·(d + 3) on average, less where it is back already
  const pairs = [pair(slow), pair(slow)];
  expect(weekRatio(pairs, 12)).toBe(0.5);
  expect(weekRatio(pairs, 20)).toBeCloseTo(0.65, 12);
  // day 27: 0.85, 0.9, 0.95 and four whole days, 6.7/7 = 0.957; day 28: 6.85/7 = 0.979; day 29: 6.95/7 = 0.993
  const { days, depth, low90, high90 } = recoveryOf(pairs, SHOCK, KEY);
  expect(days).toBe(9);
  expect(depth).toBeCloseTo(0.5, 12);
  // replicates that are the same leave nothing to luck
  expect([low90, high90]).toEqual([9, 9]);
});

test('back at once, no loss at all, and never within the run', () => {
  const atOnce = [pair((day) => (day === 10 ? 0 : 1)), pair((day) => (day === 10 ? 0 : 1))];
  const { days, depth } = recoveryOf(atOnce, { first: 10, last: 10 }, KEY);
  expect(days).toBe(0);
  expect(depth).toBeCloseTo(1 / 7, 12);
  const still = recoveryOf([pair(() => 1), pair(() => 1)], SHOCK, KEY);
  expect(still).toEqual({ days: 0, low90: 0, high90: 0, depth: 0 });
  const gone = recoveryOf(
    [pair((day) => (day < 10 ? 1 : 0.9)), pair((day) => (day < 10 ? 1 : 0.9))],
    SHOCK,
    KEY,
  );
  expect(gone).toMatchObject({ days: null, low90: null, high90: null });
  expect(recoveryOf([pair(slow)], SHOCK, KEY)).toMatchObject({ days: 9, low90: null, high90: null });
  // a shock that lasts to the end of the run leaves no week to come back in
  expect(recoveryOf(atOnce, { first: 10, last: DAYS - 1 }, KEY).days).toBeNull();
});

test('replicates count by what they sell, all together; those that differ make an interval that holds the value', () => {
  const never = (day: number) => (day < 10 ? 1 : 0.9);
  // 1% of all sales that never come back do not keep the rest from being back
  expect(recoveryOf([pair(slow, 9900), pair(never, 100)], SHOCK, KEY).days).toBe(9);
  const mixed = Array.from({ length: 16 }, (_, at) =>
    pair((day) => (day < 10 ? 1 : day < 20 + 2 * at ? 0.8 : 1), 100),
  );
  const { days, low90, high90 } = recoveryOf(mixed, SHOCK, KEY);
  expect(days).not.toBeNull();
  expect(low90!).toBeLessThan(days!);
  expect(high90!).toBeGreaterThan(days!);
  expect(recoveryOf(mixed, SHOCK, KEY)).toEqual({ days, low90, high90, depth: expect.any(Number) });
});
