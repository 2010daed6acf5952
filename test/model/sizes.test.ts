/** Sellers aimed at by size, region and provider: ranked by hand, and every seller touched exactly when it is in the group. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { simulateDay } from '../../sim/model/day.ts';
import { createOffers } from '../../sim/model/offers.ts';
import { EVERYBODY, type Group, UNAIMED, UNRANKED } from '../../sim/model/platform/group.ts';
import { ordinaryPolicy } from '../../sim/model/platform/policy.ts';
import { CLASS_NAMES } from '../../sim/model/providers/providers.ts';
import { beginWorld, simulate, simulateUntil } from '../../sim/model/simulate.ts';
import { isInGroup } from '../../sim/model/streamers/inGroup.ts';
import { rankSellers } from '../../sim/model/streamers/rank.ts';
import { allocateStreamers, isPresent, NONE } from '../../sim/model/streamers/streamers.ts';
import type { World } from '../../sim/model/world.ts';
import { leversInForce } from '../../sim/scenario/force.ts';
import type { LeverGroup } from '../../sim/scenario/scenario.ts';
import { planOf } from './leverPlans.ts';
import { smallMarket } from './market.ts';

/** Five talents that sold so much in 28 days; the last has not come yet. */
function five(sold: readonly number[]) {
  const streamers = allocateStreamers(5, 0, 0);
  streamers.trailingFen.set(sold);
  streamers.size.set([1, 2, 3, 4, 5]);
  streamers.arrival[4] = 10;
  const world = { streamers, day: 3, platform: { policy: ordinaryPolicy() } };
  const rankOn = (day: number, group: Partial<Group>) => {
    world.day = day;
    const policy = { ...ordinaryPolicy(), groups: { ...UNAIMED, lnPrice: { ...EVERYBODY, ...group } } };
    const moved = rankSellers(world as unknown as World, policy);
    world.platform.policy = policy;
    return moved && [0, 1, 2, 3, 4].filter(moved);
  };
  return { streamers, rankOn };
}

test('ranked by GMV of 28 days, equals by organic size; again after 28 days, and who has come since', () => {
  const { streamers, rankOn } = five([10, 30, 0, 0, 99]);
  expect(rankOn(2, {})).toBeUndefined();
  expect([...streamers.rank]).toEqual([0, 1, 2, 3, 4].map(() => UNRANKED));
  // the lever is new: its offers are made again anyhow, so nobody is told besides
  expect(rankOn(3, { top: 2 })).toEqual([]);
  expect([...streamers.rank]).toEqual([2, 1, 4, 3, UNRANKED]);
  streamers.trailingFen.set([10, 30, 0, 20, 99]);
  expect(rankOn(30, { top: 2 })).toBeUndefined();
  expect([...streamers.rank]).toEqual([2, 1, 4, 3, UNRANKED]);
  // the last has come and sells most: it and the second are the two largest, the first is no longer
  expect(rankOn(31, { top: 2 })).toEqual([0, 4]);
  expect([...streamers.rank]).toEqual([4, 2, 5, 3, 1]);
  expect(rankOn(59, { top: 4, beyond: 1 })).toEqual([]);
});

/** Ln prices that sellers offer after three days, with a lever on the prices of a group, and without one. */
function pricesUnder(group?: LeverGroup) {
  const levers = leversInForce({ levers: group ? [planOf('price-level', { factor: 1.1 }, { group })] : [] });
  const world = beginWorld(smallMarket(3, { 'brands.initial': 20, 'talents.revise': 0 }, levers));
  const offers = createOffers(world.streamers.count);
  for (; world.day < 3; world.day++) simulateDay(world, levers, offers);
  return { world, lnPrice: offers.lnPrice };
}

const plain = pricesUnder();
const dearer = (group: LeverGroup) => {
  const { world, lnPrice } = pricesUnder(group);
  return { world, who: [...lnPrice.keys()].filter((j) => lnPrice[j] !== plain.lnPrice[j]) };
};
const first = [...plain.lnPrice.keys()].filter((j) => isPresent(plain.world.streamers, j, 0));

test('the largest, all but the largest, and those between', () => {
  const { size } = plain.world.streamers;
  // nobody has sold anything yet
  const bySize = first.toSorted((a, b) => size[b]! - size[a]!);
  const between = (from: number, to: number) => bySize.slice(from, to).toSorted((a, b) => a - b);
  expect(dearer({ top: 30 }).who).toEqual(between(0, 30));
  expect(dearer({ top: 40, beyond: 30 }).who).toEqual(between(30, 40));
  const beyond = dearer({ beyond: 30 }).who;
  expect(beyond.filter((j) => first.includes(j))).toEqual(between(30, first.length));
  const { category } = plain.world.streamers;
  expect(dearer({ top: 30, category: 1 }).who).toEqual(between(0, 30).filter((j) => category[j] === 0));
});

test('every region by itself, and together all', () => {
  const { region, arrival } = plain.world.streamers;
  const of = [1, 2, 3, 4, 5, 6].map((at) => dearer({ region: at }).who);
  of.forEach((who, at) => {
    expect(who.length).toBeGreaterThan(0);
    expect(who.every((j) => region[j] === at)).toBe(true);
  });
  const all = [...arrival.keys()].filter((j) => arrival[j]! < 3);
  expect(of.flat().toSorted((a, b) => a - b)).toEqual(all);
});

test('clients of a class of provider, as they come and go; an offer follows within three days', () => {
  const levers = leversInForce({
    levers: [planOf('price-level', { factor: 1.1 }, { untilDay: 69, group: { provider: 'local' } })],
  });
  const changes = { 'providers.count': 200, 'talents.revise': 0 };
  const world = beginWorld(smallMarket(70, changes, levers));
  const { streamers: s, providers } = world;
  const offers = createOffers(s.count);
  const local = CLASS_NAMES.indexOf('local');
  const inGroup = () => [...s.provider].map((k) => k !== NONE && providers.class[k] === local);
  const days: boolean[][] = [];
  for (; world.day < 70; world.day++) {
    simulateDay(world, levers, offers);
    days.push(inGroup());
  }
  const settled = [...s.provider.keys()].filter(
    (j) =>
      j < s.talents &&
      isPresent(s, j, 69) &&
      s.brand[j] === NONE &&
      days.slice(-4).every((day) => day[j] === days.at(-1)![j]),
  );
  const clients = settled.filter((j) => days.at(-1)![j]);
  expect(clients.length).toBeGreaterThan(5);
  expect(settled.length).toBeGreaterThan(2 * clients.length);
  for (const j of settled) {
    const above = offers.lnPrice[j]! - s.lnPrice[j]!;
    expect(Math.abs(above - (clients.includes(j) ? Math.log(1.1) : 0)), String(j)).toBeLessThan(0.02);
  }
});

test('who must hold the card in a group that sellers come into holds it when it comes', () => {
  const group = { provider: 'local' } as const;
  const levers = leversInForce({ levers: [planOf('trust-card', { forced: 1 }, { group })] });
  const market = smallMarket(40, { 'providers.count': 60 }, levers);
  let joined = 0;
  simulate(market, (world) => {
    const { streamers: s, day } = world;
    const own = { ...EVERYBODY, provider: CLASS_NAMES.indexOf('local') + 1 };
    for (let j = 0; j < s.count; j++) {
      if (!isPresent(s, j, day) || !isInGroup(own, world, j)) continue;
      if (s.card[j]! > 0) joined++;
      expect(s.cover[j]).toBe(1);
    }
  });
  expect(joined).toBeGreaterThan(0);
});

/** All are there from the first day on. */
const NOBODY_COMES = { 'brands.initial': 60, 'talents.present': 1 } as const;

test('a group of everybody is no group, to the byte', () => {
  const kinds: [string, Record<string, number>][] = [
    ['price-level', { factor: 1.1 }],
    ['goods-quality', { pull: 0, shift: -0.1 }],
    ['exaggeration-wave', { claims: 0.2 }],
    ['trust-card', { forced: 0.5 }],
    ['commission', { change: 0.02 }],
    ['stock-out', { share: 0.2 }],
    ['free-returns', {}],
  ];
  for (const [kind, args] of kinds) {
    const under = (group?: LeverGroup) => {
      const lever = planOf(kind, args, { fromDay: 5, untilDay: 34, ...(group ? { group } : {}) });
      const { series, fingerprint } = simulate(
        smallMarket(45, NOBODY_COMES, leversInForce({ levers: [lever] })),
      );
      return { series, fingerprint };
    };
    const whole = under();
    expect(under({ beyond: 0 }), kind).toEqual(whole);
    // sellers are ranked, on days 5 and 33, and all are in it
    expect(under({ top: UNRANKED - 1 }), kind).toEqual(whole);
    expect(under({ top: 10 }).fingerprint, kind).not.toBe(whole.fingerprint);
  }
});

test('ranks are part of a checkpoint', () => {
  const group = { top: 25 };
  const levers = [
    planOf('price-level', { factor: 0.8 }, { fromDay: 4, untilDay: 55, group }),
    planOf('commission', { change: 0.02 }, { fromDay: 9, untilDay: 55, group: { beyond: 60 } }),
  ];
  const plan = smallMarket(60, {}, leversInForce({ levers }));
  const { series, fingerprint } = simulate(plan);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 59 }), (day) => {
      const resumed = simulate(plan, undefined, { from: simulateUntil(plan, day), ranges: 2 });
      expect([resumed.series, resumed.fingerprint]).toEqual([series, fingerprint]);
    }),
    { numRuns: 4, examples: [[20], [33]] },
  );
});
