/** Minimally different worlds: what does not differ must stay byte-identical. */
import { expect, test } from 'vitest';
import { SLOTS, TIE_WORDS } from '../../sim/kernel/layout.ts';
import { simulateDay } from '../../sim/model/day.ts';
import { createOffers } from '../../sim/model/offers.ts';
import { beginWorld, type MarketPlan, simulate } from '../../sim/model/simulate.ts';
import { FOREVER } from '../../sim/model/streamers/streamers.ts';
import type { World } from '../../sim/model/world.ts';
import { fanBytes, fansHash, fansIn, hashOf } from './fansOf.ts';
import { lever, smallMarket, UNCOUPLED } from './market.ts';

function hashes(plan: MarketPlan): string[] {
  const days: string[] = [];
  simulate(plan, (world) => {
    const { accounts, streamers, providers } = world;
    days.push(fansHash(world) + hashOf(accounts.balance, streamers.claims, providers.capacityFen));
  });
  return days;
}

const DAYS = 90;
const plain = hashes(smallMarket(DAYS));

test.each([
  ['visits', (p: Parameters<Parameters<typeof lever>[1]>[0], s: number) => void (p.visits *= 1 + 0.2 * s)],
  [
    'trust frozen',
    (p: Parameters<Parameters<typeof lever>[1]>[0], s: number) => void (p.trustLearning *= 1 - s),
  ],
  [
    'private domain off',
    (p: Parameters<Parameters<typeof lever>[1]>[0], s: number) => void (p.privateDomain *= 1 - s),
  ],
])('a lever from day 40 (%s) changes no byte before it, and something after', (_name, apply) => {
  const changed = hashes(smallMarket(DAYS, {}, [lever(40, apply)]));
  expect(changed.slice(0, 40)).toEqual(plain.slice(0, 40));
  expect(changed[DAYS - 1]).not.toBe(plain[DAYS - 1]);
});

test('a lever of strength zero changes nothing', () => {
  const silent = lever(0, (policy) => void (policy.visits *= 2), 0);
  expect(hashes(smallMarket(DAYS, {}, [silent]))).toEqual(plain);
});

test('the same plan gives the same bytes; another key gives others', () => {
  expect(hashes(smallMarket(DAYS))).toEqual(plain);
  expect(hashes(smallMarket(DAYS, {}, [], 2))[DAYS - 1]).not.toBe(plain[DAYS - 1]);
});

function runDays(world: World, days: number, afterDay: (world: World) => void): void {
  const offers = createOffers(world.streamers.count);
  for (; world.day < days; world.day++) {
    simulateDay(world, [], offers);
    afterDay(world);
  }
}

test('removing one streamer leaves every fan who never met it byte-identical', () => {
  const plan = smallMarket(120, UNCOUPLED);
  const full = beginWorld(plan);
  const REMOVED = full.streamers.followers.indexOf(Math.max(...full.streamers.followers));
  // a streamer without organic size is never in the public feed: only its first followers can meet it
  full.streamers.size[REMOVED] = 0;
  const without = beginWorld(plan);
  without.streamers.size[REMOVED] = 0;
  without.streamers.arrival[REMOVED] = FOREVER;
  const met = new Set<number>();
  const note = (world: World): void => {
    const { ties } = world.ranges[0]!.fans;
    const count = fansIn(world);
    for (let fan = 0; fan < count; fan++) {
      if (ties.subarray(fan * TIE_WORDS, fan * TIE_WORDS + SLOTS).includes(REMOVED)) met.add(fan);
    }
  };
  note(full);
  expect(met.size).toBeGreaterThan(5);
  const followers = met.size;
  runDays(full, 120, note);
  runDays(without, 120, note);
  expect(met.size).toBe(followers);
  let differing = 0;
  for (let fan = 0; fan < fansIn(full); fan++) {
    if (met.has(fan)) differing += fanBytes(full, fan) === fanBytes(without, fan) ? 0 : 1;
    else expect(fanBytes(without, fan)).toBe(fanBytes(full, fan));
  }
  expect(differing).toBeGreaterThan(0);
});

test('fans appended at the end move no other fan’s draws', () => {
  const plan = smallMarket(120, UNCOUPLED);
  const share = plan.params['fans.ableShare'];
  const more = smallMarket(120, { ...UNCOUPLED, 'fans.ableShare': share * 1.1 });
  // initial buyers are a share of all users: keep each fan's chance to be one
  const same = { ...more.params, 'fans.initialBuyers': more.params['fans.initialBuyers'] * 1.1 };
  const small = beginWorld(plan);
  const large = beginWorld({ ...more, params: same });
  runDays(small, 120, () => {});
  runDays(large, 120, () => {});
  expect(fansIn(large)).toBeGreaterThan(fansIn(small));
  for (let fan = 0; fan < fansIn(small); fan++) {
    expect(fanBytes(large, fan)).toBe(fanBytes(small, fan));
  }
});

test('streamers appended at the end move no draw of the others', () => {
  const less = smallMarket(60, { 'talents.revise': 0 });
  const first = beginWorld(less);
  const second = beginWorld(less);
  second.streamers.arrival[second.streamers.count - 1] = FOREVER;
  first.streamers.arrival[first.streamers.count - 1] = FOREVER - 1;
  runDays(first, 60, () => {});
  runDays(second, 60, () => {});
  expect([...first.sessions.day.live]).toEqual([...second.sessions.day.live]);
  expect(first.sessions.day.live.reduce((a, b) => a + b)).toBeGreaterThan(20);
});
