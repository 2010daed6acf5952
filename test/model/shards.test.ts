/** The same bytes however the fans are cut, and whether or not a run was stopped on the way. */
import { deserialize, serialize } from 'node:v8';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Checkpoint } from '../../sim/model/checkpoint.ts';
import { cutShards } from '../../sim/model/shards.ts';
import { beginWorld, type MarketPlan, type Outcome, simulate } from '../../sim/model/simulate.ts';
import { lever, smallMarket } from './market.ts';

const DAYS = 45;

const full = lever(15, (policy, strength) => {
  policy.trustCardCover = 0.9 * strength;
  policy.adSubsidy = 0.3;
  policy.ringClearing = 0.02;
  policy.detection = 2;
  policy.brandSupport.traffic = 1;
});

/** Any market: how large, how busy, how disappointing, how crowded with sellers. */
const market: fc.Arbitrary<MarketPlan> = fc
  .record({
    scale: fc.constantFrom(50_000, 70_000, 110_000, 400_000),
    seed: fc.integer({ min: 1, max: 1e6 }),
    visits: fc.constantFrom(0.2, 0.6, 2),
    buyers: fc.constantFrom(0, 0.05, 0.3),
    quality: fc.constantFrom(0.35, 0.7),
    days: fc.integer({ min: 1, max: 6 }),
    levers: fc.boolean(),
  })
  .map(({ scale, seed, visits, buyers, quality, days, levers }) => {
    const changes = {
      'visits.rate': visits,
      'fans.initialBuyers': buyers,
      'talents.quality': quality,
      'delivery.daysMin': days,
    };
    return { ...smallMarket(DAYS, changes, levers ? [full] : [], seed), scale };
  });

/** All that a run says, apart from its memory: pools of orders are cut into blocks by shard. */
function told({ series, fingerprint, visits }: Outcome) {
  return { series, fingerprint, visits };
}

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
    fc.property(market, (plan) => {
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
    fc.property(market, fc.integer({ min: 1, max: DAYS }), shards, shards, (plan, day, before, after) => {
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
