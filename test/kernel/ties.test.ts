import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { bind } from '../../sim/kernel/addresses.ts';
import { BAD, GOOD, LEVEL, NOBODY, SLOTS, TIE_WORDS } from '../../sim/kernel/layout.ts';
import { clear, type FanRange } from '../../sim/kernel/state.ts';
import { findTie, follow, openStake, settleTie, tieSum, trustOf, unfollow } from '../../sim/kernel/ties.ts';
import { compileTables } from '../../sim/model/compileTables.ts';
import { goLive } from '../../sim/model/goLive.ts';
import { createOffers } from '../../sim/model/offers.ts';
import { ordinaryPolicy } from '../../sim/model/platform/policy.ts';
import { beginWorld } from '../../sim/model/simulate.ts';
import type { World } from '../../sim/model/world.ts';
import { smallMarket } from '../model/market.ts';

const FAN = 7;
let world: World;
let s: FanRange;

beforeEach(() => {
  world = beginWorld(smallMarket(2, { 'fans.initialBuyers': 0 }));
  compileTables(world, goLive(world, ordinaryPolicy(), createOffers(world.streamers.count)));
  s = world.ranges[0]!;
  bind(s);
  clear(s, 'tally');
});

const trustAt = (slot: number) => trustOf(slot) / 256;
/** (r + a0) / (r + s + a0 + b0 + stake·p), from the parameters. */
function fair(good: number, bad: number, inFlight: number): number {
  const { params } = world;
  const top = good + params['trust.priorGood'];
  return top / (top + bad + params['trust.priorBad'] + params['trust.stake'] * inFlight);
}

test('trust by hand: new tie 0.6; one good delivery 2.2/3; a sale in flight takes one part of it', () => {
  expect(fair(0, 0, 0)).toBeCloseTo(0.6, 12);
  expect(fair(1, 0, 0)).toBeCloseTo(2.2 / 3, 12);
  expect(fair(1, 0, 1)).toBeCloseTo(2.2 / 4, 12);
});

test('C21: the sale uses trust, a good delivery returns more than it took, a bad one loses more than it took', () => {
  follow(FAN, 3, 256, 0);
  const slot = findTie(FAN, 3);
  const before = trustAt(slot);
  openStake(slot);
  expect(trustAt(slot)).toBeCloseTo(fair(1, 0, 1), 2);
  settleTie(slot, 0);
  const good = trustAt(slot);
  expect(good).toBeGreaterThan(before);
  openStake(slot);
  settleTie(slot, 256);
  expect(trustAt(slot)).toBeLessThan(before);
  expect(good - trustAt(slot)).toBeGreaterThan(good - before); // falls faster than it rises
  expect([s.tally.trustOpened, s.tally.trustReturned, s.tally.trustLost]).toEqual([2, 1, 1]);
});

test('a full list gives up its weakest tie, unless that one is strong and resists', () => {
  for (let j = 0; j < SLOTS; j++) follow(FAN, j, j === 5 ? 0 : 1280, 0);
  follow(FAN, 99, 256, 0xffff);
  expect(findTie(FAN, 5)).toBe(0);
  expect(findTie(FAN, 99)).toBeGreaterThan(0);
  follow(FAN, 98, 256, 0); // every tie is strong now and a low draw resists
  expect(findTie(FAN, 98)).toBe(0);
});

test('any sequence of acts keeps the books: lists stay packed, trust stays what the rule says, stakes add up', () => {
  const act = fc.record({ kind: fc.nat(3), streamer: fc.nat(11), harm: fc.nat(256) });
  fc.assert(
    fc.property(fc.array(act, { maxLength: 80 }), (acts) => {
      const list = s.fans.ties.subarray(FAN * TIE_WORDS, (FAN + 1) * TIE_WORDS);
      list.fill(0).fill(NOBODY, 0, SLOTS);
      clear(s, 'tally');
      for (const { kind, streamer, harm } of acts) {
        const slot = findTie(FAN, streamer);
        if (slot === 0) follow(FAN, streamer, 256, 0);
        else if (kind === 0) openStake(slot);
        else if (kind === 1) settleTie(slot, harm);
        else if (kind === 2) unfollow(FAN, slot);
      }
      let inFlight = 0;
      let sum = 0;
      let ended = false;
      for (let slot = FAN * TIE_WORDS; slot < FAN * TIE_WORDS + SLOTS; slot++) {
        if (s.fans.ties[slot] === NOBODY) ended = true;
        else {
          expect(ended).toBe(false);
          const sales = s.fans.ties[slot + LEVEL]! >> 8;
          inFlight += sales;
          const exact = fair(s.fans.ties[slot + GOOD]! / 256, s.fans.ties[slot + BAD]! / 256, sales);
          expect(Math.abs(trustAt(s.fans.ties.byteOffset + slot * 2) - exact)).toBeLessThan(2 / 256);
          sum += trustAt(s.fans.ties.byteOffset + slot * 2) ** 2;
        }
      }
      expect(s.tally.trustOpened).toBe(s.tally.trustReturned + s.tally.trustLost + inFlight);
      expect(tieSum(FAN) / 4096).toBeCloseTo(sum, 1);
    }),
    { numRuns: 60 },
  );
});
