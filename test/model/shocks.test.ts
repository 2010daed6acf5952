/** Rivals, stock-outs and free returns, each by what it does to whom. */
import { expect, test } from 'vitest';
import { CHANGE_OF_MIND, GUARANTEE, OFFER_ROW } from '../../sim/kernel/layout.ts';
import { simulateDay } from '../../sim/model/day.ts';
import { createOffers, type Offers } from '../../sim/model/offers.ts';
import { freeReturnsFen } from '../../sim/model/platform/trustCard.ts';
import { beginWorld, type Outcome, simulate } from '../../sim/model/simulate.ts';
import type { World } from '../../sim/model/world.ts';
import { leversInForce, strengthOn } from '../../sim/scenario/force.ts';
import type { LeverPlan } from '../../sim/scenario/scenario.ts';
import { planOf, rowOf, sumOf } from './leverPlans.ts';
import { smallMarket } from './market.ts';

function run(levers: readonly LeverPlan[], days = 40): Outcome {
  return simulate(smallMarket(days, {}, leversInForce({ levers })));
}

function after(days: number, levers: readonly LeverPlan[]): { world: World; offers: Offers } {
  const inForce = leversInForce({ levers });
  const world = beginWorld(smallMarket(days, {}, inForce));
  const offers = createOffers(world.streamers.count);
  for (; world.day < days; world.day++) simulateDay(world, inForce, offers);
  return { world, offers };
}

test('a fade falls by equal steps to the last day; with a ramp the lesser counts', () => {
  const strengths = (plan: Partial<LeverPlan>, days: readonly number[]) => {
    const lever = planOf('rival', { share: 0.1 }, { fromDay: 10, untilDay: 19, strength: 0.5, ...plan });
    return days.map((day) => strengthOn(lever, day));
  };
  expect(strengths({ fadeDays: 4 }, [9, 10, 15, 16, 17, 18, 19, 20])).toEqual([
    0, 0.5, 0.5, 0.5, 0.375, 0.25, 0.125, 0,
  ]);
  expect(strengths({ fadeDays: 4, rampDays: 2 }, [10, 11, 18, 19])).toEqual([0.25, 0.5, 0.25, 0.125]);
  expect(strengths({ fadeDays: 10, rampDays: 10 }, [10, 14, 15, 19])).toEqual([0.05, 0.25, 0.25, 0.05]);
  const windows = [
    [10, 12],
    [15, 16],
  ] as const;
  expect(strengths({ fadeDays: 2, windows }, [10, 11, 12, 13, 15, 16])).toEqual([
    0.5, 0.5, 0.25, 0, 0.5, 0.25,
  ]);
});

test('a rival takes its share of visits, and they come back', () => {
  const [plain, taken] = [run([]), run([planOf('rival', { share: 0.2 }, { fromDay: 5, untilDay: 12 })])];
  const [before, now] = [rowOf(plain, 'visits'), rowOf(taken, 'visits')];
  expect(now.slice(0, 5)).toEqual(before.slice(0, 5));
  const during = sumOf(now.slice(5, 13)) / sumOf(before.slice(5, 13));
  expect(during).toBeGreaterThan(0.72);
  expect(during).toBeLessThan(0.88);
  expect(sumOf(now.slice(20)) / sumOf(before.slice(20))).toBeGreaterThan(0.93);
  expect(sumOf(rowOf(taken, 'leverCost'))).toBe(0);
});

test('one that takes hours leaves fewer talents live, and those who are were so without it', () => {
  const liveIn = ({ world }: { world: World }) => [...world.sessions.day.live];
  const [plain, taken] = [after(1, []), after(1, [planOf('rival', { share: 0, hours: 0.5 })])].map(liveIn);
  const { talents } = after(1, []).world.streamers;
  const count = (live: readonly number[]) => live.slice(0, talents).reduce((sum, one) => sum + one, 0);
  expect(count(taken!) / count(plain!)).toBeGreaterThan(0.35);
  expect(count(taken!) / count(plain!)).toBeLessThan(0.65);
  expect(taken!.filter((live, j) => live > plain![j]!)).toEqual([]);
  expect(taken!.slice(talents)).toEqual(plain!.slice(talents));
});

test('a stock-out empties the rooms of its category alone; of half the days it leaves half', () => {
  const plain = after(1, []).world;
  const live = (share: number) =>
    after(1, [planOf('stock-out', { share }, { group: { category: 3 } })]).world.sessions.day.live;
  const [all, half] = [live(1), live(0.5)];
  let [open, left] = [0, 0];
  for (let j = 0; j < plain.streamers.count; j++) {
    const before = plain.sessions.day.live[j]!;
    if (plain.streamers.category[j] !== 2) expect([all[j], half[j]]).toEqual([before, before]);
    else {
      expect(all[j]).toBe(0);
      open += before;
      left += half[j]!;
    }
  }
  expect(open).toBeGreaterThan(5);
  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThan(open);
});

test('free returns: the risk is less and more comes back, of the category alone; a card that has them gives no more', () => {
  const free = planOf('free-returns', {}, { group: { category: 1 }, untilDay: 19 });
  const eased = run([free], 20);
  const cost = sumOf(rowOf(eased, 'costTrustCard'));
  expect(cost).toBeGreaterThan(0);
  expect(sumOf(rowOf(eased, 'leverCost'))).toBe(cost);
  // no more than if all that came back had been of the category
  expect(cost).toBeLessThan(0.027 * 0.375 * sumOf(rowOf(eased, 'refunds')));
  const plain = after(3, []).world;
  const { offers, world } = after(3, [free]);
  for (let j = 0; j < world.streamers.count; j++) {
    if (world.streamers.arrival[j]! >= 3) continue;
    const isFree = world.streamers.category[j] === 0;
    expect(offers.freeReturns[j], String(j)).toBe(isFree ? 1 : 0);
    for (const name of [GUARANTEE, CHANGE_OF_MIND]) {
      const [now, before] = [world, plain].map(({ sessions }) => sessions.day.offers[j * OFFER_ROW + name]!);
      if (isFree) expect(now).toBeGreaterThan(before!);
      else expect(now).toBe(before);
    }
  }
  const card = planOf('trust-card', { forced: 1, coverage: 0.75 });
  const both = after(3, [{ ...card, args: { ...card.args, rights: ['return-freight'] } }, free]);
  for (let j = 0; j < both.world.streamers.count; j++) {
    if (both.world.streamers.arrival[j]! >= 3) continue;
    expect(both.offers.freeReturns[j]).toBe(both.world.streamers.category[j] === 0 ? 0.25 : 0);
  }
});

test('what free returns cost, by hand: 37.5% of what all six rights of the card would', () => {
  expect(freeReturnsFen({ 'costs.card': 0.08 }, 0.5, 10_000)).toBe(150);
  expect(freeReturnsFen({ 'costs.card': 0.08 }, 0, 10_000)).toBe(0);
});

test('of strength zero none of them changes a byte', () => {
  const plain = run([], 20);
  const silent = run(
    [
      planOf('rival', { share: 0.5, hours: 0.5 }),
      planOf('stock-out', { share: 1 }),
      planOf('free-returns', {}),
    ].map((plan) => ({ ...plan, strength: 0 })),
    20,
  );
  expect([silent.series, silent.fingerprint]).toEqual([plain.series, plain.fingerprint]);
});
