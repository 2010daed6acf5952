/** In the morning: what a lever may cost today, and how much weaker it is where that might not be enough; by hand. */
import { expect, test } from 'vitest';
import { OUTSIDE } from '../../sim/model/brands/brands.ts';
import { mostEntries } from '../../sim/model/enterBrands.ts';
import { couponToday } from '../../sim/model/platform/coupon.ts';
import { decide } from '../../sim/model/platform/decide.ts';
import { ordinaryPolicy, type Policy } from '../../sim/model/platform/policy.ts';
import { beginWorld } from '../../sim/model/simulate.ts';
import type { World } from '../../sim/model/world.ts';
import { leversInForce } from '../../sim/scenario/force.ts';
import { planOf } from './leverPlans.ts';
import { smallMarket } from './market.ts';

/** Yuan of a fen of an agent: 50,000 users an agent. */
const FEN = 500;

/** The policy of the first morning under a lever whose budget has so many fen of agents left. */
function morning(
  kind: string,
  args: Record<string, number>,
  left: number,
  prepare: (world: World) => void = () => {},
): { policy: Policy; world: World } {
  const levers = leversInForce({ levers: [planOf(kind, args, { budget: { amount: 1000 * FEN } })] });
  const world = beginWorld(
    smallMarket(
      10,
      { 'costs.support': 2000, 'costs.recruiting': 50_000, 'costs.card': 0.1, 'costs.abuse': 0.01 },
      levers,
    ),
  );
  prepare(world);
  world.leverStates[levers[0]!.rule!.text] = {
    spent: { life: 1000 - left },
    last: -1,
    pays: 0,
    on: 0,
    since: -1,
    switches: {},
  };
  return { policy: decide(world, levers), world };
}

test('a fund of 400 fen a day: whole while 400 are left, then what is left, then nothing', () => {
  const fund = (left: number) => morning('wind-maker', { fundPerDay: 400 * FEN, matching: 3 }, left).policy;
  expect(fund(1000)).toMatchObject({ providerFund: 400 * FEN, providerMatching: 3 });
  expect(fund(400).providerFund).toBe(400 * FEN);
  expect(fund(100)).toMatchObject({ providerFund: 100 * FEN, providerMatching: 1.5 });
  expect(fund(0)).toMatchObject({ providerFund: 0, providerMatching: 1 });
  expect(fund(100).allowance.providers).toBe(100);
});

test('support is weaker when it might not be enough for all brands and those who can enter', () => {
  const { policy, world } = morning('ska-support', {}, 20);
  const entering = mostEntries(world, {
    ...ordinaryPolicy(),
    brandSupport: { traffic: 1, budget: 1, service: 1, tools: 1, policy: 1 },
  });
  const most = Math.floor((2000 * (world.brands.present + entering)) / FEN);
  expect(most).toBeGreaterThan(20);
  expect(policy.brandSupport.tools).toBeCloseTo(20 / most, 12);
  expect(morning('ska-support', {}, most).policy.brandSupport.tools).toBe(1);
});

test('those who can enter today: brands whose resistance the clock will reach, and a campaign’s', () => {
  const { world } = morning('outage', {}, 0);
  const outside = [...world.brands.stage.keys()].filter((b) => world.brands.stage[b] === OUTSIDE);
  for (const b of outside) world.brands.resistance[b] = 1e9;
  expect(mostEntries(world, ordinaryPolicy())).toBe(1);
  world.brands.resistance[outside[0]!] = world.brands.entryClock;
  world.brands.resistance[outside[1]!] = world.brands.entryClock + 1e-12;
  expect(mostEntries(world, ordinaryPolicy())).toBe(3);
});

test('a push rests on a day on which it might cost more than is left', () => {
  const { world } = morning('outage', {}, 0);
  const most = Math.floor((50_000 * mostEntries(world, { ...ordinaryPolicy(), brandEntry: 4 }) * 0.75) / FEN);
  expect(morning('brand-push', { factor: 4 }, most).policy.brandEntry).toBe(4);
  expect(morning('brand-push', { factor: 4 }, most - 1).policy.brandEntry).toBe(1);
});

test('the card covers no more than what could all come back today on the way that costs most', () => {
  const card = (left: number) =>
    morning('trust-card', { forced: 0.5 }, left, ({ accounts }) => {
      accounts.placed = 9000;
      accounts.kept = 2000;
      accounts.refunded = 1500;
      accounts.cancelled = 500;
    }).policy;
  // 5,000 fen on their way; all six rights cost 10% of what is refunded, and abuse 1% of what is kept
  expect(card(500).trustCardCover).toBe(1);
  expect(card(125)).toMatchObject({ trustCardCover: 0.25, trustCardForced: 0.125 });
  expect(card(0).trustCardCover).toBe(0);
});

test('coupons stop at what is left: the cut that yesterday’s sales would have used it up with', () => {
  const { policy, world } = morning('coupon', { share: 0.1, cap: 1e9 }, 200, ({ platform }) => {
    platform.soldYesterdayFen = 10_000;
  });
  expect(policy.coupon.share).toBe(0.1);
  expect(couponToday(world, policy)).toBeCloseTo(0.02, 12);
});
