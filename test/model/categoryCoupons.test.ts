/** A coupon for the goods of one category: whose prices it lowers, what it pays, what comes back, and its budget. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileTables } from '../../sim/model/compileTables.ts';
import { couponToday, discountOf } from '../../sim/model/platform/coupon.ts';
import { UNAIMED } from '../../sim/model/platform/group.ts';
import type { Policy } from '../../sim/model/platform/policy.ts';
import { observePrices } from '../../sim/model/platform/reference.ts';
import { settleAccounts } from '../../sim/model/settleAccounts.ts';
import { simulate, simulateUntil } from '../../sim/model/simulate.ts';
import { leversInForce } from '../../sim/scenario/force.ts';
import type { LeverGroup, LeverPlan } from '../../sim/scenario/scenario.ts';
import { planOf, rowOf, sumOf } from './leverPlans.ts';
import { smallMarket } from './market.ts';
import { handWorld, morning, policyWith, tally } from './trials/handWorld.ts';

/** A coupon of a tenth; category 0 = all goods. */
function couponFor(category: number, cap = 1e12) {
  return policyWith((policy: Policy) => {
    Object.assign(policy.coupon, { share: 0.1, cap });
    if (category > 0) policy.groups = { ...UNAIMED, coupon: { ...UNAIMED.coupon, category } };
  });
}

test('it lowers the prices of its category, and those of no other', () => {
  const world = handWorld({ 'purchase.price': 2, 'calendar.discount': 0.25 });
  const season = (policy: Policy) => {
    compileTables(world, morning(world, policy));
    return [...world.sessions.day.season];
  };
  const [none, all, third] = [season(policyWith()), season(couponFor(0)), season(couponFor(3))];
  expect(third[2]).toBe(all[2]);
  expect(third[2]! / 1024).toBeCloseTo(-2 * Math.log(0.9), 3);
  expect(third.filter((_, at) => at !== 2)).toEqual(none.filter((_, at) => at !== 2));
  expect(discountOf(world.platform, 2)).toBeCloseTo(-Math.log(0.9), 12);
  expect(discountOf(world.platform, 3)).toBe(0);
  // and it is over with the lever
  expect(season(policyWith())).toEqual(none);
});

test('the price that a category comes to be expected to have falls with its own coupon alone', () => {
  const world = handWorld({ 'purchase.referenceDays': 20 });
  const today = morning(world, couponFor(3));
  compileTables(world, today);
  tally(world, { 10: { visits: 5 }, 11: { visits: 5 } });
  observePrices(world, today);
  const shown = (j: number) => today.offers.lnPrice[j]! - today.offers.worth[j]!;
  expect(world.platform.reference[2]).toBeCloseTo((shown(10) + Math.log(0.9)) / 20, 9);
  expect(world.platform.reference[3]).toBeCloseTo(shown(11) / 20, 9);
});

/** Talents 4 (category 5) and 9 (category 2) of one day. */
function day(policy: Policy) {
  const world = handWorld({ 'platform.commission': 0, 'providers.fee': 0 });
  const today = morning(world, policy);
  tally(world, {
    4: { visits: 9, placedFen: 90_000, delivered: 5, keptFen: 20_099, refundedFen: 5000 },
    9: { visits: 1, placedFen: 7000, delivered: 2, keptFen: 10_050, refundedFen: 300 },
  });
  const settle = () => {
    settleAccounts(world, today);
    return world.platform;
  };
  return { world, settle };
}

test('it pays of what its category sells; what comes back are refunds of its category', () => {
  const waiting = 97_000 - 30_149 - 5300;
  const fifth = day(couponFor(5)).settle();
  const ended = (9000 * 25_099) / (25_099 + (waiting * 90) / 97);
  expect(fifth.couponGivenFen).toBe(9000);
  expect(fifth.cost.coupon).toBe(9000 - Math.round((ended * 5000) / 25_099));
  expect(fifth.categoryCoupons[4]).toBeCloseTo(9000 - ended, 6);
  expect(fifth.couponFen).toBe(0);
  const second = day(couponFor(2)).settle();
  expect(second.couponGivenFen).toBe(700);
  expect(day(couponFor(1)).settle().cost.coupon).toBe(0);
  // fifty yuan of agents, as each stands for a thousand
  expect(day(couponFor(5, 50_000)).settle().couponGivenFen).toBe(5000);
});

test('what comes back after its last day is the platform’s, category by category', () => {
  const { world, settle } = day(policyWith());
  world.platform.categoryCoupons.set([0, 0, 0, 0, 1000, 0, 0, 0]);
  const ended = (1000 * 25_099) / (25_099 + ((97_000 - 35_449) * 90) / 97);
  const { cost, couponGivenFen, categoryCoupons } = settle();
  expect([cost.coupon, couponGivenFen]).toEqual([-Math.round((ended * 5000) / 25_099), 0]);
  expect(categoryCoupons[4]).toBeCloseTo(1000 - ended, 6);
});

test('its cut is what a usual day of its category would have used the day’s money up with', () => {
  const { world } = day(policyWith());
  world.platform.soldYesterdayFen = 1e12;
  world.streamers.trailingFen[4] = 28 * 40_000;
  world.streamers.trailingFen[9] = 28 * 70_000;
  // 400 yuan of agents a day; money for 2% of it
  expect(couponToday(world, couponFor(5, 8000))).toBeCloseTo(0.02, 12);
  expect(couponToday(world, couponFor(2, 8000))).toBeCloseTo(8 / 700, 12);
  expect(couponToday(world, couponFor(1, 8000))).toBe(0.1);
});

const DAYS = 45;

function run(levers: readonly LeverPlan[], means = {}) {
  return simulate(smallMarket(DAYS, {}, leversInForce({ levers })), undefined, means);
}

function coupon(group?: LeverGroup, more: Partial<LeverPlan> = {}): LeverPlan {
  const dates = { fromDay: 5, untilDay: 34, ...more };
  return planOf('coupon', { share: 0.1, cap: 1e9 }, { ...dates, ...(group ? { group } : {}) });
}

test('a group of all goods is no group, to the byte; a category costs a part', () => {
  const all = run([coupon()]);
  const empty = run([coupon({})]);
  expect([empty.series, empty.fingerprint]).toEqual([all.series, all.fingerprint]);
  const costOf = (levers: readonly LeverPlan[]) => sumOf(rowOf(run(levers), 'costCoupon'));
  const whole = sumOf(rowOf(all, 'costCoupon'));
  const parts = [1, 2, 3, 4, 5, 6, 7, 8].map((category) => costOf([coupon({ category })]));
  for (const part of parts) expect(part).toBeGreaterThan(0);
  // each by itself draws buyers from the others, so that together they cost more than one for all
  const sum = parts.reduce((a, b) => a + b, 0);
  expect(sum).toBeGreaterThan(0.9 * whole);
  expect(sum).toBeLessThan(1.6 * whole);
});

test('no budget is overspent by a fen, and any checkpoint gives the same bytes', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: DAYS - 1 }),
      fc.integer({ min: 1, max: 8 }),
      fc.constantFrom(2e4, 4e5, 3e6),
      (stop, category, yuan) => {
        const levers = [
          coupon({ category }, { untilDay: 20, budget: { amount: yuan } }),
          coupon({ category: (category % 8) + 1 }, { id: 'other', fromDay: 25 }),
        ];
        const plan = smallMarket(DAYS, {}, leversInForce({ levers }));
        const whole = simulate(plan);
        const spent = whole.levers[0]!.spentMoney.life ?? 0;
        expect(spent).toBeLessThanOrEqual(yuan);
        const resumed = simulate(plan, undefined, { from: simulateUntil(plan, stop), ranges: 2 });
        expect([resumed.series, resumed.fingerprint]).toEqual([whole.series, whole.fingerprint]);
      },
    ),
    { numRuns: 8 },
  );
  const [record] = run([coupon({ category: 1 }, { budget: { amount: 4e6 } })]).levers;
  // spent to the last fen or two of an agent, 500 yuan each
  expect(record!.spentMoney.life).toBeGreaterThan(3e6);
});
