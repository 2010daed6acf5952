/** The same bytes however the fans are cut, and whether or not a run was stopped on the way. */
import { deserialize, serialize } from 'node:v8';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Checkpoint } from '../../sim/model/checkpoint.ts';
import { cutShards } from '../../sim/model/shards.ts';
import { beginWorld, type MarketPlan, simulate } from '../../sim/model/simulate.ts';
import { anyMarket, DAYS, told } from './anyMarket.ts';
import { smallMarket } from './market.ts';

test('shards cover the fans once, begin at multiples of 1,024 and are never more than asked for', () => {
  const { sessions, streamers } = beginWorld(smallMarket(1));
  for (const count of [1, 2, 3, 4, 64]) {
    const shards = cutShards(sessions, streamers.count, count).map((shard) => shard.sessions);
    expect(shards.length).toBe(Math.min(count, Math.ceil(sessions.to / 1024)));
    expect(shards[0]!.from).toBe(0);
    expect(shards.at(-1)!.to).toBe(sessions.to);
    for (let at = 1; at < shards.length; at++) {
      expect(shards[at]!.from).toBe(shards[at - 1]!.to);
      expect(shards[at]!.from % 1024).toBe(0);
      expect(shards[at]!.from).toBeLessThan(shards[at]!.to);
    }
  }
});

test('any market gives the same series and bytes with 1, 2, 3 and 4 shards', () => {
  fc.assert(
    fc.property(anyMarket, (plan) => {
      const whole = told(simulate(plan));
      for (const shards of [2, 3, 4]) expect(told(simulate(plan, undefined, { shards }))).toEqual(whole);
    }),
    { numRuns: 8 },
  );
});

/** A run that writes a checkpoint after `day`, as bytes. */
function stoppedAfter(plan: MarketPlan, day: number, shards: number): Buffer {
  let bytes: Buffer | undefined;
  const keep = (next: number, checkpoint: () => Checkpoint) => {
    if (next === day) bytes = serialize(checkpoint());
  };
  simulate(plan, undefined, { shards, keep });
  return bytes!;
}

test('a run that goes on from a checkpoint gives the bytes of one that was never stopped, in any number of shards', () => {
  const shards = fc.integer({ min: 1, max: 4 });
  fc.assert(
    fc.property(anyMarket, fc.integer({ min: 1, max: DAYS }), shards, shards, (plan, day, before, after) => {
      const from = deserialize(stoppedAfter(plan, day, before)) as Checkpoint;
      expect(from.day).toBe(day);
      expect(told(simulate(plan, undefined, { shards: after, from }))).toEqual(told(simulate(plan)));
    }),
    { numRuns: 12 },
  );
});

test('a checkpoint of another plan is refused by its place', () => {
  const from = deserialize(stoppedAfter(smallMarket(5), 3, 1)) as Checkpoint;
  const other = smallMarket(5, { 'talents.count': 168 });
  expect(() => simulate(other, undefined, { from })).toThrow(/checkpoint run\.world\..*another plan/);
});
