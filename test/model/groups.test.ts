/** Groups: a lever touches the sellers that it is aimed at, and no others. */
import { expect, test } from 'vitest';
import { CATEGORIES } from '../../sim/kernel/layout.ts';
import { simulateDay } from '../../sim/model/day.ts';
import { createOffers, type Offers } from '../../sim/model/offers.ts';
import { beginWorld, simulate } from '../../sim/model/simulate.ts';
import { STORE } from '../../sim/model/streamers/streamers.ts';
import type { World } from '../../sim/model/world.ts';
import { leversInForce } from '../../sim/scenario/force.ts';
import type { LeverGroup, LeverPlan } from '../../sim/scenario/scenario.ts';
import { planOf, rowOf, sumOf } from './leverPlans.ts';
import { smallMarket } from './market.ts';

const DAYS = 3; // by then all offers have been made

/** What sellers offer after some days. */
function offersUnder(levers: readonly LeverPlan[]): { offers: Offers; world: World } {
  const inForce = leversInForce({ levers });
  const world = beginWorld(smallMarket(DAYS, { 'brands.initial': 20, 'talents.revise': 0 }, inForce));
  const offers = createOffers(world.streamers.count);
  for (; world.day < DAYS; world.day++) simulateDay(world, inForce, offers);
  return { offers, world };
}

const plain = offersUnder([]);

/** Sellers who offer otherwise than without the lever. */
function touched(
  kind: string,
  args: Record<string, number>,
  name: keyof Offers,
  group?: LeverGroup,
): number[] {
  const { offers, world } = offersUnder([planOf(kind, args, group ? { group } : {})]);
  const { arrival } = world.streamers;
  return [...offers[name].keys()].filter(
    (j) => arrival[j]! < DAYS && offers[name][j] !== plain.offers[name][j],
  );
}

function sellers(of: (s: World['streamers'], j: number) => boolean): number[] {
  const { streamers } = plain.world;
  return [...streamers.arrival.keys()].filter((j) => streamers.arrival[j]! < DAYS && of(streamers, j));
}

const isStore = (s: World['streamers'], j: number) => s.kind[j] === STORE;

test.each<[string, Record<string, number>, keyof Offers]>([
  ['exaggeration-wave', { claims: 0.1 }, 'claims'],
  ['goods-quality', { pull: 0, shift: -0.1 }, 'quality'],
  ['price-level', { factor: 1.1 }, 'lnPrice'],
  ['trust-card', { forced: 1 }, 'cover'],
])(
  '%s by category: those of the category whom it touches without a group, and nobody else',
  (kind, args, name) => {
    const all = touched(kind, args, name);
    expect(all.length).toBeGreaterThan(50);
    const of = Array.from({ length: CATEGORIES }, (_, at) => touched(kind, args, name, { category: at + 1 }));
    of.forEach((some, at) => {
      expect(some.length).toBeGreaterThan(0);
      expect(some).toEqual(all.filter((j) => plain.world.streamers.category[j] === at));
    });
  },
);

test('prices and the card by kind of seller', () => {
  for (const [kind, args, name] of [
    ['price-level', { factor: 1.1 }, 'lnPrice'],
    ['trust-card', { forced: 1 }, 'cover'],
  ] as const) {
    expect(touched(kind, args, name, { kind: 'store' })).toEqual(sellers(isStore));
    expect(touched(kind, args, name, { kind: 'talent' })).toEqual(sellers((s, j) => !isStore(s, j)));
    expect(touched(kind, args, name, { kind: 'talent', category: 2 })).toEqual(
      sellers((s, j) => !isStore(s, j) && s.category[j] === 1),
    );
  }
});

test('money by kind adds up to that of all: subsidies, and commissions as far as they are aimed', () => {
  const run = (kind: string, args: Record<string, number>, group?: LeverGroup) =>
    simulate(
      smallMarket(
        1,
        { 'brands.initial': 20 },
        leversInForce({ levers: [planOf(kind, args, group ? { group } : {})] }),
      ),
    );
  const cost = (group?: LeverGroup) => sumOf(rowOf(run('ad-subsidy', { share: 0.4 }, group), 'costAds'));
  const [all, talents, stores] = [cost(), cost({ kind: 'talent' }), cost({ kind: 'store' })];
  expect(stores).toBeGreaterThan(0);
  expect(talents + stores).toBe(all);
});

test('a commission that is aimed is owed by whom it is aimed at', () => {
  const days = 12; // until parcels have arrived; nobody has revised a price by then that sells otherwise
  const revenue = (change: number, group?: LeverGroup) => {
    const levers =
      change === 0
        ? []
        : [planOf('commission', { change }, { untilDay: days - 1, ...(group ? { group } : {}) })];
    const changes = {
      'brands.initial': 20,
      'sellers.passThrough': 0,
      'sellers.hoursPower': 0,
      'visits.rooms': 0,
    };
    const outcome = simulate(smallMarket(days, changes, leversInForce({ levers })));
    return sumOf(rowOf(outcome, 'platformRevenue')) - sumOf(rowOf(outcome, 'adRevenue'));
  };
  const none = revenue(0);
  const added = (group?: LeverGroup) => revenue(0.05, group) - none;
  const all = added();
  expect(all).toBeGreaterThan(0);
  const [talents, stores] = [added({ kind: 'talent' }), added({ kind: 'store' })];
  expect(talents).toBeGreaterThan(stores);
  // whole fen are rounded down seller by seller in each of the three, and reviews differ a little
  expect((talents + stores) / all).toBeCloseTo(1, 1);
});

test('a group changes no byte while its lever is of strength zero', () => {
  const { series, fingerprint } = simulate(smallMarket(20));
  const silent = planOf('price-level', { factor: 2 }, { strength: 0, group: { category: 1 } });
  const other = simulate(smallMarket(20, {}, leversInForce({ levers: [silent] })));
  expect([other.series, other.fingerprint]).toEqual([series, fingerprint]);
});
