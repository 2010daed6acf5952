/** The same bytes however the fans are cut, and whether or not a run was stopped on the way. */
import { deserialize, serialize } from 'node:v8';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMemory } from '../../sim/kernel/memory.ts';
import { createRanges, rangesNeeded } from '../../sim/model/ranges.ts';
import { type MarketPlan, simulate, simulateUntil } from '../../sim/model/simulate.ts';
import { tables } from '../kernel/range.ts';
import { anyMarket, DAYS, resultOf } from './anyMarket.ts';
import { smallMarket } from './market.ts';

test('ranges cover the fans once, begin at multiples of 1,024 and are never more than asked for', () => {
  const fans = 4900;
  for (const count of [1, 2, 3, 4, 64]) {
    const cut = { fans, ranges: count, streamers: 8, k0: 1, k1: 2, port: 'typescript' as const };
    const ranges = createRanges({ ...cut, memoryOf: () => createMemory() }, tables);
    expect(ranges.length).toBe(Math.min(count, Math.ceil(fans / 1024)));
    let next = 0;
    for (const { first, count: own } of ranges) {
      expect([first, first % 1024]).toEqual([next, 0]);
      expect(own).toBeGreaterThan(0);
      next = first + own;
    }
    expect(next).toBe(fans);
  }
});

test('a market that is larger than one memory gets more ranges: one at 1:100, many at 1:1', () => {
  expect([rangesNeeded(1, 10), rangesNeeded(3_800_000, 6500)]).toEqual([1, 1]);
  expect(rangesNeeded(379_000_000, 6500)).toBeGreaterThan(20);
  expect(rangesNeeded(379_000_000, 6500)).toBeLessThan(40);
});

test('any market gives the same series and bytes in 1, 2, 3 and 4 ranges', () => {
  fc.assert(
    fc.property(anyMarket, (plan) => {
      const whole = resultOf(simulate(plan));
      for (const ranges of [2, 3, 4]) expect(resultOf(simulate(plan, undefined, { ranges }))).toEqual(whole);
    }),
    { numRuns: 8 },
  );
});

/** The state of a run on the morning of a day, as bytes. */
function stoppedBefore(plan: MarketPlan, day: number, ranges: number): Buffer {
  return serialize(simulateUntil(plan, day, { ranges }));
}

test('a run that goes on from a checkpoint gives the bytes of one that was never stopped, in any number of ranges', () => {
  const ranges = fc.integer({ min: 1, max: 4 });
  fc.assert(
    fc.property(anyMarket, fc.integer({ min: 0, max: DAYS }), ranges, ranges, (plan, day, before, after) => {
      const from = deserialize(stoppedBefore(plan, day, before));
      expect(from.day).toBe(day);
      expect(resultOf(simulate(plan, undefined, { ranges: after, from }))).toEqual(resultOf(simulate(plan)));
    }),
    { numRuns: 12 },
  );
});

test('a checkpoint is a copy: the run it is taken from and those that start from it do not touch it', () => {
  const plan = smallMarket(30);
  const from = simulateUntil(plan, 12);
  const before = serialize(from);
  simulate(plan, undefined, { from });
  simulate(plan, undefined, { from, ranges: 2, port: 'typescript' });
  expect(serialize(from).equals(before)).toBe(true);
});

test('a checkpoint of another plan is refused by its place, and so is one of a later day', () => {
  const from = simulateUntil(smallMarket(5), 3);
  const other = smallMarket(5, { 'talents.count': 168 });
  expect(() => simulate(other, undefined, { from })).toThrow(/checkpoint run\.world\..*another plan/);
  expect(() => simulate(smallMarket(2), undefined, { from })).toThrow(/3 days or more, got 2/);
  expect(() => simulateUntil(smallMarket(5), 2, { from })).toThrow(
    /until: expected a day from 3 to 5, got 2/,
  );
});
