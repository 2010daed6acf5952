/** Rules of brands by hand: who comes, what reviews teach, what ads return, which of the five choices pay. */
import { expect, test } from 'vitest';
import { adReturn, LEAST_ADS, nextAds } from '../../../sim/model/brands/ads.ts';
import { carryChance, entriesADay, invitation } from '../../../sim/model/brands/entry.ts';
import { feedbackGain, heardShare, keptLessons } from '../../../sim/model/brands/product.ts';
import {
  choose,
  costOf,
  costOfChoices,
  ELITE_DISTRIBUTION,
  FIRST_CHOICES,
  PRIVATE_DOMAIN,
  SELF_OPERATION,
  SPECIFIC_SUPPLY,
  supportAt,
  TRAFFIC,
} from '../../../sim/model/brands/steps.ts';
import { paramsWith } from '../../../sim/model/params.ts';

const params = paramsWith({
  'brands.pool': 100,
  'brands.entry': 0.001,
  'brands.activityNorm': 5e6,
  'brands.peerNorm': 200,
  'brands.invite': 1,
  'brands.patience': 6,
  'brands.margin': 0.45,
  'brands.adStep': 0.25,
  'brands.feedback': 0.01,
  'brands.reviewsNorm': 5000,
  'brands.forget': 0.1,
  'brands.carryShare': 0.04,
  'brands.carryNorm': 300,
  'brands.selfCost': 80_000,
  'brands.partTime': 0.4,
  'brands.eliteFee': 0.2,
  'brands.eliteCost': 30_000,
  'brands.careCost': 0.1,
  'brands.careLift': 0.1,
  'brands.supplyCost': 200_000,
  'brands.supplyMargin': 0.03,
  'brands.supplyLift': 0.15,
  'brands.supportShare': 0.4,
});

test('brands come with buyers and with peers, by profit, and by those whom providers win', () => {
  const usual = { ordersADay: 5e6, present: 0, winning: 0, losing: 0, recruited: 0 };
  const come = (change: Partial<typeof usual>) => entriesADay(params, { ...usual, ...change });
  expect(come({})).toBeCloseTo(0.1, 12); // 100 places × 0.001
  expect(come({ ordersADay: 1e7 })).toBeCloseTo(0.2, 12);
  expect(come({ present: 100 })).toBeCloseTo(0.15, 12);
  expect(come({ recruited: 0.05 })).toBeCloseTo(0.15, 12);
  expect(come({ ordersADay: 0 })).toBe(0);
  expect(come({ winning: 3, losing: 1, recruited: 0.1 })).toBeCloseTo(0.2 * Math.exp(0.5), 12);
});

test('profit invites and loss deters; where nobody has books it does neither', () => {
  const invites = (winning: number, losing: number) => invitation(params, { winning, losing });
  expect([invites(0, 0), invites(2, 2)]).toEqual([1, 1]);
  expect(invites(5, 0)).toBeCloseTo(Math.E, 12);
  expect(invites(0, 0.1)).toBeCloseTo(1 / Math.E, 12);
});

test('talents carry brand goods once many brands offer them', () => {
  expect([0, 300, 900].map((offering) => carryChance(params, offering))).toEqual(
    [0, 0.02, 0.03].map((value) => expect.closeTo(value, 12)),
  );
});

test('product power: reviews of private buyers are heard with falling returns and teach up to +0.1; lessons fade', () => {
  expect([0, 5000, 15_000].map((orders) => heardShare(params, orders))).toEqual([0, 0.5, 0.75]);
  expect(feedbackGain(params, 0, 0.5, 0)).toBeCloseTo(0.005, 12);
  expect(feedbackGain(params, 0, 0.5, 1)).toBeCloseTo(0.01, 12);
  expect(feedbackGain(params, 0.04, 1, 0)).toBeCloseTo(0.01 * 0.6, 12);
  expect([feedbackGain(params, 0.1, 1, 1), feedbackGain(params, 0.2, 1, 1)]).toEqual([0, 0]);
  expect(keptLessons(params, 0.05)).toBeCloseTo(0.045, 12);
});

test('a paid visit returns its own orders and those of the followers that it makes, over its price', () => {
  const shop = { margin: 0.4, keptFen: 50_000, visits: 100, privateVisits: 0, priceFen: 100 };
  expect(adReturn(shop)).toBeCloseTo(2, 12); // 0.4 × 500 fen a visit for 100
  expect(adReturn({ ...shop, privateVisits: 60 })).toBeCloseTo(5, 12);
  expect(adReturn({ ...shop, privateVisits: 99 })).toBeCloseTo(20, 12); // at least a tenth is won
  expect(adReturn({ ...shop, priceFen: 400 })).toBeCloseTo(0.5, 12);
  expect([adReturn({ ...shop, visits: 0 }), adReturn({ ...shop, priceFen: 0 })]).toEqual([1, 1]);
});

test('ads go up by a step when they pay and down when not, between a tenth of the plan and all of it', () => {
  expect([nextAds(params, 0.4, 1.1), nextAds(params, 0.5, 0.9), nextAds(params, 0.5, 1)]).toEqual([
    0.5, 0.4, 0.4,
  ]);
  expect([nextAds(params, 0.9, 2), nextAds(params, 0.11, 0.5)]).toEqual([1, LEAST_ADS]);
});

const SHOP = {
  stage: 1,
  choices: FIRST_CHOICES,
  margin: 0.4,
  keptMoney: 0,
  privateMoney: 0,
  carriedMoney: 0,
  followers: 0,
};
const NONE = { tools: 0, policy: 0, service: 0 };
const OLD = { isNew: false, paysForTraffic: false };

test('a new shop keeps what it began with; one without sales that is not new makes no choice', () => {
  expect(choose(params, SHOP, NONE, { isNew: true, paysForTraffic: false })).toBe(SELF_OPERATION | TRAFFIC);
  expect(choose(params, SHOP, NONE, OLD)).toBe(0);
  expect(choose(params, SHOP, NONE, { ...OLD, paysForTraffic: true })).toBe(TRAFFIC);
});

test('each choice is made when its margin passes its cost, so that larger brands make more of them', () => {
  const at = (yuan: number) =>
    choose(params, { ...SHOP, keptMoney: yuan, privateMoney: yuan / 2, followers: 1e5 }, NONE, OLD);
  // talents: 0.2 of as much again; a follower costs 0.1 yuan; 0.6 of 0.4 goes without own live hours
  expect(at(149_000)).toBe(0);
  expect(at(151_000)).toBe(ELITE_DISTRIBUTION);
  expect(at(332_000)).toBe(ELITE_DISTRIBUTION);
  expect(at(334_000)).toBe(ELITE_DISTRIBUTION | SELF_OPERATION);
  expect(at(499_000)).toBe(ELITE_DISTRIBUTION | SELF_OPERATION);
  expect(at(501_000)).toBe(ELITE_DISTRIBUTION | SELF_OPERATION | PRIVATE_DOMAIN);
  // specific supply: 0.4 × 0.15 − 0.03 × 1.15 of its sales
  expect(at(7.8e6) & SPECIFIC_SUPPLY).toBe(0);
  expect(at(7.9e6) & SPECIFIC_SUPPLY).toBe(SPECIFIC_SUPPLY);
});

test('who has given up own live hours sells less, and knows it', () => {
  const without = (yuan: number) =>
    choose(params, { ...SHOP, choices: 0, keptMoney: yuan }, NONE, OLD) & SELF_OPERATION;
  // 0.4 of the days: 134,000 yuan would be 335,000
  expect([without(133_000), without(134_000)]).toEqual([0, SELF_OPERATION]);
});

test('once talents sell for it, hope and record weigh the same', () => {
  const elite = (carriedMoney: number) =>
    choose(params, { ...SHOP, choices: ELITE_DISTRIBUTION, keptMoney: 200_000, carriedMoney }, NONE, OLD) &
    ELITE_DISTRIBUTION;
  expect([elite(99_000), elite(101_000)]).toEqual([0, ELITE_DISTRIBUTION]);
});

test('without private buyers nobody looks after followers', () => {
  const shop = { ...SHOP, keptMoney: 1e7, followers: 1e5 };
  expect(choose(params, shop, NONE, OLD) & PRIVATE_DOMAIN).toBe(0);
  expect(choose(params, { ...shop, privateMoney: 1e7 }, NONE, OLD) & PRIVATE_DOMAIN).toBe(PRIVATE_DOMAIN);
});

test('support bears its share of a choice’s cost at the stage it is meant for, and half of that at others', () => {
  expect([1, 2, 3, 4].map((stage) => supportAt(SELF_OPERATION, stage))).toEqual([1, 0.5, 0.5, 0.5]);
  expect([1, 2, 3, 4].map((stage) => supportAt(ELITE_DISTRIBUTION, stage))).toEqual([0.5, 1, 0.5, 0.5]);
  expect([1, 2, 3, 4].map((stage) => supportAt(PRIVATE_DOMAIN, stage))).toEqual([0.5, 0.5, 1, 0.5]);
  expect([1, 2, 3, 4].map((stage) => supportAt(SPECIFIC_SUPPLY, stage))).toEqual([0.5, 0.5, 0.5, 1]);
  const at = (stage: number) => ({ ...SHOP, stage, followers: 1e6 });
  const full = { tools: 1, policy: 1, service: 1 };
  expect(costOf(params, SELF_OPERATION, at(1), full)).toBeCloseTo(80_000 * 0.6, 6);
  expect(costOf(params, SELF_OPERATION, at(3), { ...NONE, tools: 0.5 })).toBeCloseTo(80_000 * 0.9, 6);
  expect(costOf(params, ELITE_DISTRIBUTION, at(2), { ...NONE, policy: 1 })).toBeCloseTo(30_000 * 0.6, 6);
  expect(costOf(params, PRIVATE_DOMAIN, at(3), { ...NONE, service: 1 })).toBeCloseTo(100_000 * 0.6, 6);
  expect(costOf(params, SPECIFIC_SUPPLY, at(4), { ...NONE, policy: 1 })).toBeCloseTo(200_000 * 0.6, 6);
  expect(costOf(params, TRAFFIC, at(1), full)).toBe(0);
  const all = { ...at(1), choices: 31 };
  expect(costOfChoices(params, all, NONE)).toBeCloseTo(80_000 + 30_000 + 100_000 + 200_000, 6);
  expect(costOfChoices(params, { ...all, choices: SELF_OPERATION | TRAFFIC }, NONE)).toBeCloseTo(80_000, 6);
});
