/** Rules of streamers, brands, providers and the platform, by hand from their docstrings. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as brands from '../../../sim/model/brands/brands.ts';
import { paramsWith } from '../../../sim/model/params.ts';
import {
  allocateBeside,
  allocateFeed,
  capShares,
  changeWeight,
  emptyFeed,
  enterFeed,
  type Feed,
} from '../../../sim/model/platform/exposure.ts';
import { organicWeight, reachOf } from '../../../sim/model/platform/organic.ts';
import { sanction, warningHazard } from '../../../sim/model/platform/pinocchio.ts';
import { ordinaryPolicy, RIGHTS } from '../../../sim/model/platform/policy.ts';
import { policyOf } from '../../../sim/model/platform/policyOf.ts';
import { cardEffects, cardReturn, chosenCover, rightsShare } from '../../../sim/model/platform/trustCard.ts';
import { fits, pickProvider, seekChance } from '../../../sim/model/providers/matching.ts';
import * as providers from '../../../sim/model/providers/providers.ts';
import { review } from '../../../sim/model/providers/review.ts';
import { adBudgetFen, adFloorFen } from '../../../sim/model/streamers/adBudget.ts';
import { imitationChance, openShare, payoff, peerRank } from '../../../sim/model/streamers/claims.ts';
import { populateStreamers } from '../../../sim/model/streamers/population.ts';
import {
  complaintRate,
  conversion,
  fadeRecords,
  OPINION,
  reputation,
  SEEN,
  trailingFen,
} from '../../../sim/model/streamers/record.ts';
import {
  callAlso,
  callDue,
  FOREVER,
  GOOD,
  isPresent,
  NONE,
  RECORD,
  RING,
  SEEN_VISITS,
  STORE,
  TALENT,
} from '../../../sim/model/streamers/streamers.ts';

const params = paramsWith({
  'brands.entry': 1e-4,
  'brands.activityNorm': 5e6,
  'brands.peerNorm': 200,
  'brands.feedback': 0.005,
  'brands.carryShare': 0.04,
  'brands.climb': 1e6,
  'brands.ka': 1e7,
  'brands.ska': 5e7,
  'brands.adShare': 0.05,
  'brands.adFloor': 280_000,
  'talents.adShare': 0.02,
  'talents.horizon': 0.5,
  'sellers.followerWorth': 40,
  'sellers.harmFollowers': 0.4,
  'talents.revise': 0.4,
  'talents.selection': 6,
  'platform.reputationPrior': 1000,
  'platform.recordPrior': 2000,
  'platform.warning': 0.008,
  'platform.judging': 0.006,
  'platform.warningFloor': 0.15,
  'platform.removeAfter': 9,
  'traffic.conversionNorm': 0.1,
  'traffic.conversionCap': 3,
  'traffic.conversionPower': 2,
  'traffic.followersPerSize': 2e6,
  'traffic.sizeExponent': 0.5,
  'traffic.reputation': 2,
  'providers.seek': 0.01,
  'providers.peer': 0.1,
  'providers.investment': 0.5,
  'providers.standard': 0.03,
  'providers.cost': 0,
});

test('STEPS: up at once, down by one below half of the threshold', () => {
  const { NEW_SHOP, CLIMBING, KEY_ACCOUNT, SUPER_KEY_ACCOUNT, stageOf } = brands;
  const up = [0, 999_999, 1e6, 9_999_999, 1e7, 5e7].map((yuan) => stageOf(params, NEW_SHOP, yuan));
  expect(up).toEqual([NEW_SHOP, NEW_SHOP, CLIMBING, CLIMBING, KEY_ACCOUNT, SUPER_KEY_ACCOUNT]);
  expect([6e5, 5e5, 4.9e5].map((yuan) => stageOf(params, CLIMBING, yuan))).toEqual([
    CLIMBING,
    CLIMBING,
    NEW_SHOP,
  ]);
  expect([5e6, 4.9e6, 0].map((yuan) => stageOf(params, KEY_ACCOUNT, yuan))).toEqual([
    KEY_ACCOUNT,
    CLIMBING,
    CLIMBING,
  ]);
  expect([2.5e7, 2.4e7].map((yuan) => stageOf(params, SUPER_KEY_ACCOUNT, yuan))).toEqual([
    SUPER_KEY_ACCOUNT,
    KEY_ACCOUNT,
  ]);
});

test('the public record: shrunk to 0.7 satisfied, the norm of conversion, 1% complaints', () => {
  expect([reputation(params, 0, 0), reputation(params, 1000, 0), reputation(params, 500, 1500)]).toEqual(
    [0.7, 1700 / 2000, 1200 / 3000].map((value) => expect.closeTo(value, 12)),
  );
  expect(conversion(params, 0, 0)).toBeCloseTo(0.1, 12);
  expect(conversion(params, 400, 2000)).toBeCloseTo(600 / 4000, 12);
  expect(complaintRate(params, 0, 0)).toBeCloseTo(0.01, 12);
  expect(complaintRate(params, 40, 1000)).toBeCloseTo(50 / 2000, 12);
});

test('ad budgets of a day: a share of 28 days’ sales, a floor in real yuan for brands', () => {
  // talents: 2% of 2.8 m fen ÷ 28; brands: 5%, or 280,000 yuan at a scale of 1,000 = 28,000 fen of agents
  expect(adBudgetFen(0, 0.02, 2_800_000)).toBe(2000);
  expect(adBudgetFen(adFloorFen(params, 1000), 0.05, 2_800_000)).toBe(5000);
  expect(adBudgetFen(adFloorFen(params, 1000), 0.05, 100)).toBe(1000);
  expect(adBudgetFen(adFloorFen(params, 2000), 0.05, 100)).toBe(500);
  expect(adBudgetFen(0, 0.02, 41)).toBe(0);
});

test('what claims pay: profit and followers a visit; days of suspension are worth nothing', () => {
  const span = { visits: 200, profit: 1900, followersGained: 12, harm: 5, open: 1 };
  expect(payoff(params, span)).toBeCloseTo((1900 + 0.5 * 40 * (12 - 0.4 * 5)) / 200, 12);
  expect(payoff(params, { ...span, visits: 0 })).toBe(0);
  expect(payoff(params, { ...span, visits: 1 })).toBeCloseTo(1900 + 200, 12);
  expect(payoff(params, { ...span, open: 0.25 })).toBeCloseTo(payoff(params, span) / 4, 12);
});

test('days that were not suspended: up to the length of a suspension, within the span', () => {
  expect(openShare(params, 100, 28, 0)).toBe(1);
  expect(openShare(params, 100, 28, 72)).toBe(1); // it ended as the span began
  expect(openShare(params, 100, 28, 79)).toBeCloseTo(1 - 7 / 28, 12);
  expect(openShare(params, 100, 28, 95)).toBeCloseTo(1 - 15 / 28, 12);
  expect(openShare(params, 100, 10, 104)).toBe(0);
});

test('a peer is of about the own size: from half of the rank to twice of it', () => {
  const ranks = (rank: number, of = 500) => [peerRank(rank, of, 0), peerRank(rank, of, 1 - 1e-9)];
  expect([ranks(0), ranks(1), ranks(40), ranks(400)]).toEqual([
    [0, 3],
    [0, 5],
    [20, 83],
    [200, 499],
  ]);
});

test('Fermi imitation: half the chance of an equal, by the relative advantage of a peer', () => {
  const logistic = (x: number) => 1 / (1 + Math.exp(-x));
  expect(imitationChance(params, 3, 3)).toBeCloseTo(0.2, 12);
  expect(imitationChance(params, 0, 0)).toBeCloseTo(0.2, 12);
  expect(imitationChance(params, 1, 3)).toBeCloseTo(0.4 * logistic(6 * 0.5), 12);
  expect(imitationChance(params, 3, 1)).toBeCloseTo(0.4 * logistic(-6 * 0.5), 12);
  expect(imitationChance(params, -1, 3)).toBeCloseTo(0.4 * logistic(6), 12);
});

test('organic reach: size and followers with falling returns, reputation, conversion up to threefold', () => {
  const reach = (size: number, followers: number, rep: number, conv: number) =>
    organicWeight(params, reachOf(params, size, followers), rep, conv);
  expect(reach(4, 0, 0.7, 0.1)).toBeCloseTo(2, 12);
  expect(reach(1, 16e6, 0.7, 0.1)).toBeCloseTo(3, 12);
  expect(reach(1, 0, 0.9, 0.1)).toBeCloseTo(Math.exp(0.4), 12);
  expect(reach(1, 0, 0.7, 0.05)).toBeCloseTo(0.25, 12);
  expect(reach(1, 0, 0.7, 0.4)).toBeCloseTo(9, 12);
});

test('Pinocchio: claims, complaints to threefold, judging; nothing at or below the floor', () => {
  expect(warningHazard(params, 0.15, 0.02, 1, 1)).toBe(0);
  expect(warningHazard(params, 0.151, 0.02, 1, 1)).toBeCloseTo((0.151 / 0.3) * 0.014, 12);
  expect(warningHazard(params, 0.3, 0.01, 0, 1)).toBeCloseTo(0.004, 12);
  expect(warningHazard(params, 0.6, 0.06, 0.5, 1)).toBeCloseTo(2 * (0.024 + 0.003), 12);
  expect(warningHazard(params, 0.6, 0.9, 0.5, 2)).toBeCloseTo(4 * (0.024 + 0.003), 12);
  expect(Array.from({ length: 10 }, (_, at) => sanction(params, at + 1)[0])).toEqual([...'rrsrrsrrrr']);
  expect([sanction(params, 8), sanction(params, 9), sanction(params, 10)]).toEqual([
    'reminder',
    'removal',
    'removal',
  ]);
});

test('the trust card: each right’s effects, and their sums', () => {
  const effects = (...held: readonly (typeof RIGHTS)[number][]) => {
    const policy = ordinaryPolicy();
    for (const right of held) policy.rights[right] = 1;
    return cardEffects(policy);
  };
  expect(effects('refund-only')).toEqual({ risk: 0.25, recovery: 0.3, ease: 0.3, days: 0, cost: 0.25 });
  expect(effects('return-freight')).toEqual({ risk: 0.15, recovery: 0.2, ease: 0.3, days: 0, cost: 0.375 });
  expect(effects('fake-one-pay-ten')).toEqual({ risk: 0.25, recovery: 0.15, ease: 0, days: 0, cost: 0.0625 });
  expect(effects('seven-days')).toEqual({ risk: 0.2, recovery: 0.15, ease: 0.3, days: 0, cost: 0.1875 });
  expect(effects('fast-refund')).toEqual({ risk: 0.1, recovery: 0.2, ease: 0.1, days: 0, cost: 0.0625 });
  expect(effects('fast-dispatch')).toEqual({ risk: 0.05, recovery: 0, ease: 0, days: 2, cost: 0.0625 });
  const close = (value: number) => expect.closeTo(value, 12);
  expect(effects(...RIGHTS)).toEqual({
    risk: close(1),
    recovery: close(1),
    ease: close(1),
    days: 2,
    cost: close(1),
  });
  const half = ordinaryPolicy();
  half.rights['fast-dispatch'] = 0.5;
  expect(cardEffects(half)).toEqual({ risk: 0.025, recovery: 0, ease: 0, days: 1, cost: 0.03125 });
});

const CARD_TERMS = {
  'fans.generalTrust': 0.5,
  'trust.strangerBase': 0.5,
  'trust.strangerReputation': 0.5,
  'purchase.guarantee': 0.8,
  'delivery.refundBase': 0.04,
  'delivery.refundSeverity': 0.4,
  'delivery.recovery': 0.5,
  'returns.level': 0.5,
  'returns.ease': 0.2,
  'follow.delivery': 0.3,
  'sellers.returnCost': 0.06,
  'sellers.harmFollowers': 0.4,
  'sellers.followerWorth': 60,
  'talents.horizon': 0.5,
  'sellers.cardTrouble': 0.05,
};
const CARD = { risk: 0.5, recovery: 1, ease: 0.75, days: 0, cost: 0 };
const CLOTHING = 0; // 0.6 of it comes back after a change of mind
const FOOD = 3; //     0.06
const HOLDER = {
  category: CLOTHING,
  trade: 0.3,
  orderMoney: 100,
  strangers: 0.4,
  reputation: 0.8,
  conversion: 0.25,
};

test('the card pays by those who dare and by followers won and kept, and costs by what comes back', () => {
  const terms = paramsWith(CARD_TERMS);
  const dare = 0.8 * 0.5 * 0.75;
  const [strangers, followers] = [dare * 0.4 * (1 - 0.45), dare * 0.6 * (1 - 0.65)];
  const kept = strangers * 0.8 * 0.3 + 0.4 * 0.2 * 0.5 * 0.5;
  const trust = (0.5 * 60 * kept) / 100;
  const anyway = 0.8 * 0.3 + 0.2 * 0.24;
  const returned = (0.2 * 0.75 * anyway) / (1 - anyway);
  const brings = (strangers + followers) * 0.3 + trust - returned * 0.36;
  expect(cardReturn(terms, CARD, HOLDER)).toBeCloseTo(brings, 12);
  expect(cardReturn(terms, CARD, { ...HOLDER, orderMoney: 0 })).toBeCloseTo(brings - trust, 12);
});

test('who looks ahead, and whose goods stay bought, gets more of the card', () => {
  const at = (changes: object, holder: object) =>
    cardReturn(paramsWith({ ...CARD_TERMS, ...changes }), CARD, { ...HOLDER, ...holder });
  expect(at({ 'talents.horizon': 1 }, {})).toBeGreaterThan(at({}, {}));
  expect(at({ 'talents.horizon': 0 }, {})).toBeLessThan(at({}, {}));
  expect(at({}, { category: FOOD })).toBeGreaterThan(at({}, {}));
  expect(at({ 'returns.ease': 0 }, {})).toBeGreaterThan(at({}, {}));
});

test('more trouble, less cover', () => {
  const terms = paramsWith(CARD_TERMS);
  expect([-1, 0.02, 9].map((value) => chosenCover(terms, value, 1))).toEqual([0, expect.closeTo(0.4, 12), 1]);
  expect(chosenCover(terms, 0.02, 0.5)).toBeCloseTo(0.8, 12);
  const half = ordinaryPolicy();
  for (const right of RIGHTS.slice(0, 3)) half.rights[right] = 1;
  expect(rightsShare(half)).toBe(0.5);
  const free = paramsWith({ 'sellers.cardTrouble': 0 });
  expect([-0.01, 0.01].map((value) => chosenCover(free, value, 1))).toEqual([0, 1]);
});

test('the ordinary policy: everything at rest, factors at one', () => {
  expect(ordinaryPolicy()).toEqual({
    visits: 1,
    festival: 0,
    coming: Object.fromEntries(Array.from({ length: 21 }, (_, at) => [at + 1, 0])),
    lnPrice: 0,
    demand: { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0, 6: 0, 7: 0, 8: 0 },
    host: { rank: 0, category: 0, lnPrice: 0, ban: 0 },
    goods: { pull: 0, level: 0, shift: 0 },
    coupon: { share: 0, cap: 0 },
    trustCardCover: 0,
    rights: Object.fromEntries(RIGHTS.map((right) => [right, 0])),
    trustCardForced: 0,
    detection: 0,
    ringClearing: 0,
    adLoad: 0,
    adSubsidy: 0,
    commission: 0,
    brandSupport: { traffic: 0, budget: 0, service: 0, tools: 0, policy: 0 },
    brandEntry: 1,
    launch: {
      force: 0,
      adBudget: 0,
      reinvestment: 0,
      size: 0,
      follows: 0,
      appeal: 0,
      silence: 0,
      goods: { lnPrice: 0, quality: 0, claims: 0 },
    },
    providerFund: 0,
    providerTraffic: 1,
    providerMatching: 1,
    outside: {},
    privateDomain: 1,
    trustLearning: 1,
    wordOfMouth: 1,
    exaggeration: 0,
    rivalVisits: 1,
    rivalHours: 1,
    stockOut: 0,
    freeReturns: 0,
    groups: alike(AIMED_PARTS, { category: 0, kind: 0, region: 0, top: 1_000_000, beyond: 0, provider: 0 }),
    allowance: alike(ACCOUNTS, Number.POSITIVE_INFINITY),
  });
});

const AIMED_PARTS = [
  'exaggeration',
  'goods',
  'lnPrice',
  'card',
  'adSubsidy',
  'commission',
  'stockOut',
  'freeReturns',
  'coupon',
];
const ACCOUNTS = ['ads', 'brands', 'coupon', 'providers', 'recruiting', 'reviewing', 'trustCard'];

function alike<Value>(names: readonly string[], value: Value): Record<string, Value> {
  return Object.fromEntries(names.map((name) => [name, value]));
}

test('levers change the policy in their order, and not at strength 0', () => {
  const lever = (id: string, strength: number, apply: (visits: number) => number) => ({
    id,
    strengthOn: () => strength,
    apply: (policy: ReturnType<typeof ordinaryPolicy>, by: number) =>
      void (policy.visits = apply(policy.visits) * by),
  });
  const levers = [
    lever('a', 1, (visits) => visits + 2),
    lever('b', 0.5, (visits) => visits * 10),
    lever('c', 0, () => 99),
  ];
  expect(policyOf(levers, 0).visits).toBe((1 + 2) * 10 * 0.5);
  expect(policyOf([], 0)).toEqual(ordinaryPolicy());
});

test('an announced festival is known 21 days before it, and no lever that is not announced', () => {
  const festival = (id: string, isAnnounced: boolean, added: number) => ({
    id,
    isAnnounced,
    strengthOn: (day: number) => (day === 30 || day === 31 ? 0.5 : 0),
    apply: (policy: ReturnType<typeof ordinaryPolicy>, by: number) => void (policy.festival += added * by),
  });
  const levers = [festival('told', true, 2), festival('sudden', false, 8)];
  expect(policyOf(levers, 8)).toEqual(ordinaryPolicy());
  const early = policyOf(levers, 9);
  expect(early.festival).toBe(0);
  expect(early.coming[21]).toBe(1);
  expect(Object.values(early.coming).reduce((a, b) => a + b)).toBe(1);
  expect(policyOf(levers, 29).coming).toMatchObject({ 1: 1, 2: 1, 3: 0 });
  expect(policyOf(levers, 30)).toMatchObject({ festival: 5, coming: { 1: 1, 2: 0 } });
  expect(policyOf(levers, 31)).toMatchObject({ festival: 5, coming: { 1: 0 } });
  expect(policyOf(levers, 32)).toEqual(ordinaryPolicy());
});

/** One kind of traffic in category 1 of three, with a neighbour on each side. */
function feedOf(...weights: readonly number[]): Feed {
  const feed = allocateFeed([2, weights.length, 1]);
  enterFeed(feed, 0, 8, 80);
  weights.forEach((weight, id) => void enterFeed(feed, 1, id, weight));
  enterFeed(feed, 2, 9, 90);
  return feed;
}

/** Weights of category 1, by streamer. */
function weightsOf({ ids, weights, first, count }: Feed): Record<number, number> {
  const from = first[1]!;
  return Object.fromEntries(
    Array.from({ length: count[1]! }, (_, at) => [ids[from + at]!, weights[from + at]!]),
  );
}

test('a feed holds its entries by category, and their sum; a weight can change; a feed beside it has its own', () => {
  const feed = feedOf(2, 0, 3);
  expect(weightsOf(feed)).toEqual({ 0: 2, 1: 0, 2: 3 });
  expect([...feed.total]).toEqual([80, 5, 90]);
  changeWeight(feed, 1, 2, 10);
  changeWeight(feed, 2, 9, 1);
  expect([weightsOf(feed), [...feed.total], feed.weights[0]]).toEqual([
    { 0: 2, 1: 0, 2: 10 },
    [80, 12, 1],
    80,
  ]);
  const beside = allocateBeside(feed);
  changeWeight(beside, 1, 0, 100);
  expect([weightsOf(feed)[0], feed.total[1], beside.total[1], beside.count[1]]).toEqual([2, 12, 110, 3]);
  emptyFeed(feed);
  expect([[...feed.count], [...feed.total]]).toEqual([
    [0, 0, 0],
    [0, 0, 0],
  ]);
  expect(beside.count[1]).toBe(3);
});

test('a cap cuts the large, again and again; few sellers end with equal shares', () => {
  const feed = feedOf(60, 30, 10);
  capShares(feed, 1, 0.5);
  // 60 of 100 is cut to 50, then to 45 of 90, 42.5 of 85 …: towards 40 of 80, until a cut takes less than 1%
  const cut = weightsOf(feed);
  expect(cut[0]! / 40).toBeCloseTo(1, 1);
  expect([cut[1], cut[2]]).toEqual([30, 10]);
  expect(feed.total[1]).toBeCloseTo(cut[0]! + 40, 9);
  expect(cut[0]! / feed.total[1]!).toBeLessThan(0.5 * 1.011);
  expect([feed.weights[0], feed.total[0], feed.total[2]]).toEqual([80, 80, 90]);
  const equal = feedOf(5, 3, 2);
  capShares(equal, 1, 0.1);
  expect(weightsOf(equal)[0]! / weightsOf(equal)[2]!).toBeCloseTo(1, 2);
  const even = feedOf(1, 1, 1);
  capShares(even, 1, 0.4);
  expect(weightsOf(even)).toEqual({ 0: 1, 1: 1, 2: 1 });
});

test('any feed: nobody above the cap by more than a percent, nobody raised, small ones as they were', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0.001, max: 1000, noNaN: true }), { minLength: 30, maxLength: 60 }),
      (list) => {
        const feed = feedOf(...list);
        capShares(feed, 1, 0.2);
        const weights = weightsOf(feed);
        const total = list.reduce((sum, _, id) => sum + weights[id]!, 0);
        expect(feed.total[1]! / total).toBeCloseTo(1, 9);
        const most = Math.max(...Object.values(weights));
        expect(most / total).toBeLessThan(0.2 * 1.011);
        list.forEach((weight, id) => void expect(weights[id]).toBe(Math.min(weight, most)));
      },
    ),
    // a few giants among dwarfs
    { examples: [[[900, 800, 700, 600, ...new Array<number>(30).fill(0.001)]]] },
  );
});

function firms() {
  const p = providers.populateProviders(paramsWith({ 'providers.count': 8 }), 1000);
  const { STRATEGIC, BASE, LOCAL, BRAND, ADMITTED, APPLICANT, ON_NOTICE, REMOVED } = providers;
  p.class.set([STRATEGIC, BASE, LOCAL, BRAND, BASE, BASE, LOCAL, BRAND]);
  p.region.set([0, 1, 1, 0, 2, 1, 1, 0]);
  p.standing.set([ADMITTED, ADMITTED, ON_NOTICE, ADMITTED, ADMITTED, APPLICANT, REMOVED, ON_NOTICE]);
  p.capability.fill(0.5);
  p.capacityFen.fill(1000);
  p.founded.fill(0);
  return p;
}

test('who may serve whom: strategic ones all, brand ones stores, base and local ones talents of their region', () => {
  const p = firms();
  const all = [0, 1, 2, 3, 4, 5, 6, 7];
  expect(all.filter((k) => fits(p, k, true, 1))).toEqual([0, 3, 7]);
  expect(all.filter((k) => fits(p, k, false, 1))).toEqual([0, 1, 2, 5, 6]);
  expect(all.filter((k) => providers.isServing(p, k))).toEqual([0, 1, 2, 3, 4, 7]);
});

test('a provider is picked in proportion to free capacity × mean capability, among those with room', () => {
  const p = firms();
  p.freeFen.set([300, 100, 600, 500, 100, 9000, 9000, 500]);
  p.capability.fill(1, 1 * 5, 2 * 5); // provider 1 is twice as able: weights 150, 100, 300
  const pick = (quantile: number, needed = 50) => pickProvider(p, false, 1, needed, quantile);
  expect(
    [0, 150 / 550 - 1e-6, 150 / 550 + 1e-6, 250 / 550 - 1e-6, 250 / 550 + 1e-6, 0.999].map((q) => pick(q)),
  ).toEqual([0, 0, 1, 1, 2, 2]);
  expect([0.1, 0.4].map((q) => pick(q, 301))).toEqual([2, 2]);
  expect(pick(0.3, 300)).toBe(0);
  expect(pick(0.5, 601)).toBe(-1);
  expect(seekChance(params, 0)).toBeCloseTo(0.01, 12);
  expect(seekChance(params, 0.5)).toBeCloseTo(0.06, 12);
});

test('capability in the mean of five, client GMV of thirteen reviews', () => {
  const p = firms();
  p.capability.set([0.1, 0.2, 0.3, 0.4, 1], 2 * 5);
  expect(providers.meanCapability(p, 2)).toBeCloseTo(0.4, 12);
  for (let at = 1; at <= 20; at++) {
    p.spanFen[3] = at;
    providers.closeSpan(p, 3);
  }
  p.spanFen[3] = 100;
  // twelve reviews, the 9th to the 20th, and the span at hand
  expect(providers.yearFen(p, 3)).toBe(100 + ((9 + 20) * 12) / 2);
  expect(providers.yearFen(p, 2)).toBe(0);
});

test('review: admitted when founded and able; put on notice when idle; removed at the fifth notice', () => {
  const p = firms();
  const { APPLICANT, ADMITTED, ON_NOTICE, REMOVED, STRATEGIC, BASE, LOCAL, BRAND } = providers;
  const least = { [STRATEGIC]: 0.6, [BASE]: 0.45, [LOCAL]: 0.3, [BRAND]: 0.45 };
  for (const [kind, standard] of Object.entries(least)) {
    for (const [able, standing] of [
      [standard - 0.01, APPLICANT],
      [standard + 0.001, ADMITTED],
    ] as const) {
      p.class[5] = Number(kind);
      p.standing[5] = APPLICANT;
      p.capability.fill(able, 25, 30);
      p.founded[5] = 10;
      expect(review(params, p, 5, 9)).toBe(false);
      expect(p.standing[5]).toBe(APPLICANT);
      review(params, p, 5, 10);
      expect(p.standing[5]).toBe(standing);
    }
  }
  expect(p.notices[1]).toBe(0);
  expect(review(params, p, 1, 364)).toBe(false); // in its first year
  expect([p.standing[1], p.notices[1]]).toEqual([ADMITTED, 0]);
  const idle = Array.from({ length: 4 }, () => [review(params, p, 1, 365), p.standing[1]]);
  expect(idle).toEqual(new Array(4).fill([false, ON_NOTICE]));
  p.spanFen[1] = 0.03 * p.capacityFen[1]!; // the standard of use is met: all is forgiven
  expect([review(params, p, 1, 365), p.standing[1], p.notices[1]]).toEqual([false, ADMITTED, 0]);
  for (let time = 0; time < 4; time++) expect(review(params, p, 1, 400)).toBe(false);
  expect([review(params, p, 1, 400), p.standing[1]]).toEqual([true, REMOVED]);
  expect([review(params, p, 1, 400), p.standing[1]]).toEqual([false, REMOVED]);
});

test('a provider invests what it has, the more the fuller it is; people learn with growth', () => {
  const p = firms();
  p.capital[0] = 400;
  p.spanFen[0] = 500; // half full
  review(params, p, 0, 100);
  // spent ½ · 400 = 200; added 0.5 · 200 = 100, a growth of 0.1; capability 0.5 + ½ · 0.1 · 0.5
  expect(p.capital[0]).toBe(200);
  expect(p.capacityFen[0]).toBeCloseTo(1100, 9);
  expect([...p.capability.subarray(0, 5)]).toEqual(new Array(5).fill(expect.closeTo(0.525, 12)));
  expect(p.spanFen[0]).toBe(0);
  p.capital[0] = 1e9;
  p.spanFen[0] = 1e9; // more than full: all is spent, and learning has its limit
  review(params, p, 0, 100);
  expect(p.capital[0]).toBe(0);
  expect(p.capacityFen[0]).toBeCloseTo(1100 + 0.5e9, 3);
  expect(p.capability[0]).toBeCloseTo(0.525 + 0.5 * 0.475, 12);
});

test('the population of providers: classes, regions, capability, capacity and founding by their mix', () => {
  const n = 2000;
  const p = providers.populateProviders(
    paramsWith({ 'providers.count': n, 'providers.capacity': 5e7, 'providers.capacitySpread': 1 }),
    1000,
  );
  const of = (kind: number) => [...p.class.keys()].filter((k) => p.class[k] === kind);
  const mean = (list: readonly number[]) => list.reduce((a, b) => a + b, 0) / list.length;
  const mix = [
    [0.06, 0.7, 3],
    [0.22, 0.55, 1.5],
    [0.44, 0.45, 0.6],
    [0.28, 0.55, 1],
  ] as const;
  mix.forEach(([share, capability, capacity], kind) => {
    const firms = of(kind);
    expect(firms.length / n).toBeCloseTo(share, 2);
    expect(mean(firms.map((k) => providers.meanCapability(p, k))) / capability).toBeCloseTo(1, 1);
    // the median of a lognormal is its middle: yuan × 100 fen ÷ 1,000
    const sorted = firms.map((k) => p.capacityFen[k]!).sort((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]! / (5e7 * capacity * 0.1)).toBeCloseTo(1, 0);
  });
  for (let region = 0; region < 6; region++)
    expect([...p.region].filter((r) => r === region).length / n).toBeCloseTo(1 / 6, 1);
  for (let c = 0; c < 5; c++) {
    const local = of(2).map((k) => p.capability[k * 5 + c]!);
    expect(Math.min(...local) / 0.45).toBeCloseTo(0.6, 1);
    expect(Math.max(...local) / 0.45).toBeCloseTo(1.4, 1);
  }
  expect(Math.max(...p.capability)).toBeLessThanOrEqual(1);
  const logs = of(2).map((k) => Math.log(p.capacityFen[k]!));
  const middle = mean(logs);
  expect(Math.sqrt(mean(logs.map((log) => (log - middle) ** 2)))).toBeCloseTo(1, 1);
  const old = [...p.founded].filter((day) => day < 0);
  expect(old.length / n).toBeCloseTo(1 / 3, 2);
  expect(Math.min(...p.founded) / -365).toBeCloseTo(1, 1);
  expect(Math.max(...p.founded) / 800).toBeCloseTo(1, 1);
  expect(mean(old) / -182.5).toBeCloseTo(1, 1);
});

test('the population of streamers: sizes by Zipf, the rest by quantiles of its distribution', () => {
  const changes = {
    'talents.count': 1600,
    'rings.count': 10,
    'rings.accounts': 88,
    'brands.pool': 800,
    'talents.zipf': 0.9,
    'talents.present': 0.6,
  };
  const all = paramsWith({
    ...changes,
    'talents.quality': 0.6,
    'talents.qualityBetween': 0.08,
    'talents.priceSpread': 0.3,
    'talents.claims': 0.3,
    'talents.claimsSpread': 0.05,
    'talents.spread': 0.25,
    'brands.spread': 0.15,
    'brands.size': 0.1,
    'brands.price': 0.4,
    'brands.quality': 0.7,
    'brands.claims': 0.15,
    'rings.quality': 0.35,
  });
  const s = populateStreamers(all);
  const column = (values: ArrayLike<number>, from: number, to: number) => Array.from(values).slice(from, to);
  const mean = (list: readonly number[]) => list.reduce((a, b) => a + b, 0) / list.length;
  const sd = (list: readonly number[]) => Math.sqrt(mean(list.map((value) => (value - mean(list)) ** 2)));
  expect([s.count, s.talents, s.rings, s.stores]).toEqual([2410, 1600, 10, 1610]);
  expect([s.kind[0], s.kind[1599], s.kind[1600], s.kind[1609], s.kind[1610], s.kind[2409]]).toEqual([
    TALENT,
    TALENT,
    RING,
    RING,
    STORE,
    STORE,
  ]);
  expect([s.category[0], s.category[9], s.category[1609], s.category[1611]]).toEqual([0, 1, 1, 1]);
  expect(s.size[0]).toBeCloseTo(20 * 1.5 ** -0.9, 9);
  expect(s.size[15]).toBeCloseTo(20 * 2.5 ** -0.9, 9);
  expect(s.size[1605]).toBeCloseTo(20 * 21.5 ** -0.9, 9);
  const talents = (values: ArrayLike<number>) => column(values, 0, 1600);
  expect(mean(talents(s.lnPrice))).toBeCloseTo(-0.05, 2);
  expect(sd(talents(s.lnPrice))).toBeCloseTo(0.3, 2);
  expect(mean(talents(s.quality))).toBeCloseTo(0.6, 2);
  expect(sd(talents(s.quality))).toBeCloseTo(0.08, 2);
  expect(mean(talents(s.claims))).toBeCloseTo(0.3, 2);
  expect(sd(talents(s.claims))).toBeCloseTo(0.05, 2);
  expect(new Set(talents(s.spread))).toEqual(new Set([0.25]));
  const live = (values: readonly number[]) => values.map((below) => below / 2 ** 31);
  expect(mean(live(talents(s.liveBelow)))).toBeCloseTo(0.75, 2);
  expect(Math.min(...live(talents(s.liveBelow)))).toBeCloseTo(0.55, 2);
  expect(Math.max(...live(talents(s.liveBelow)))).toBeCloseTo(0.95, 2);
  expect(talents(s.arrival).filter((day) => day === 0).length / 1600).toBeCloseTo(0.6, 2);
  // those who wait resist as an exponential with mean 1 does
  const late = Array.from({ length: 1600 }, (_, j) => j).filter((j) => s.arrival[j] === FOREVER);
  const resistance = late.map((j) => s.resistance[j]!);
  expect(late.length / 1600).toBeCloseTo(0.4, 2);
  expect(mean(resistance)).toBeCloseTo(1, 1);
  expect(resistance.filter((value) => value < Math.LN2).length / late.length).toBeCloseTo(0.5, 1);
  // a markup of its own on each, and a cost that makes the first price the wanted one
  const markups = talents(s.markup);
  expect(mean(markups)).toBeCloseTo(-Math.log(1 - all['sellers.margin']), 2);
  expect(sd(markups)).toBeCloseTo(all['sellers.markupSpread'], 2);
  for (const j of [3, 1604, 1700]) {
    const fees = all['sellers.passThrough'] * -Math.log(1 - all['platform.commission']);
    expect(s.lnCost[j]! + s.markup[j]! + fees).toBeCloseTo(s.lnPrice[j]!, 12);
  }
  for (let region = 0; region < 6; region++)
    expect(talents(s.region).filter((r) => r === region).length / 1600).toBeCloseTo(1 / 6, 1);
  const rings = (values: ArrayLike<number>) => column(values, 1600, 1610);
  expect(rings(s.accounts)).toEqual(
    [0.05, 0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.95].map((q) => Math.round(88 * (0.5 + q))),
  );
  expect([
    ...new Set(rings(s.quality)),
    ...new Set(rings(s.lnPrice)),
    ...new Set(live(rings(s.liveBelow)).map((chance) => Number(chance.toFixed(6)))),
    ...new Set(rings(s.spread)),
  ]).toEqual([0.35, -0.1, 0.9, 0.25]);
  for (const claims of rings(s.claims)) expect(Math.abs(claims - 0.75)).toBeLessThanOrEqual(0.1);
  expect(new Set(rings(s.claims)).size).toBe(10);
  const stores = (values: ArrayLike<number>) => column(values, 1610, 2410);
  expect(new Set(rings(s.region)).size).toBeGreaterThan(2);
  for (let region = 0; region < 6; region++) {
    expect(stores(s.region).filter((r) => r === region).length / 800).toBeCloseTo(1 / 6, 1);
  }
  expect(mean(stores(s.size))).toBeCloseTo(0.1, 2);
  expect([Math.min(...stores(s.size)), Math.max(...stores(s.size))]).toEqual([
    expect.closeTo(0.02, 2),
    expect.closeTo(0.18, 2),
  ]);
  expect(mean(stores(s.lnPrice))).toBeCloseTo(0.4, 2);
  expect(sd(stores(s.lnPrice))).toBeCloseTo(0.3, 1);
  expect(mean(stores(s.quality))).toBeCloseTo(0.7, 2);
  expect(sd(stores(s.quality))).toBeCloseTo(0.05, 2);
  expect(mean(stores(s.claims))).toBeCloseTo(0.15, 2);
  expect(sd(stores(s.claims))).toBeCloseTo(0.03, 2);
  expect([Math.min(...live(stores(s.liveBelow))), Math.max(...live(stores(s.liveBelow)))]).toEqual([
    expect.closeTo(0.7, 2),
    expect.closeTo(0.95, 2),
  ]);
  expect([...new Set(stores(s.spread)), ...new Set(stores(s.brandShare))]).toEqual([0.15, 1]);
  expect(stores(s.brand)).toEqual(Array.from({ length: 800 }, (_, b) => b));
  expect(new Set(stores(s.arrival))).toEqual(new Set([FOREVER]));
  expect([
    ...new Set(column(s.card, 0, 2410)),
    ...new Set(column(s.provider, 0, 2410)),
    ...new Set(talents(s.brand)),
  ]).toEqual([NONE, NONE, NONE]);
  expect([
    ...new Set(talents(s.accounts)),
    ...new Set(talents(s.brandShare)),
    ...new Set(column(s.cleared, 0, 2410)),
  ]).toEqual([1, 0, FOREVER]);
});

test('what sellers are like in one way says nothing of another', () => {
  const s = populateStreamers(
    paramsWith({ 'talents.count': 1600, 'brands.pool': 800, 'talents.claims': 0.5, 'brands.claims': 0.5 }),
  );
  const correlation = (x: readonly number[], y: readonly number[]) => {
    const of = (list: readonly number[]) => list.reduce((a, b) => a + b) / list.length;
    const [mx, my] = [of(x), of(y)];
    const covariance = (a: readonly number[], ma: number, b: readonly number[], mb: number) =>
      of(a.map((value, at) => (value - ma) * (b[at]! - mb)));
    return covariance(x, mx, y, my) / Math.sqrt(covariance(x, mx, x, mx) * covariance(y, my, y, my));
  };
  for (const [from, to] of [
    [0, 1600],
    [s.stores, s.count],
  ] as const) {
    const columns = [
      s.lnPrice,
      s.quality,
      s.claims,
      s.liveBelow,
      s.region,
      ...(from === 0 ? [s.arrival] : [s.size]),
    ].map((values) => Array.from(values).slice(from, to));
    columns.forEach((x, at) => {
      for (const y of columns.slice(at + 1)) expect(Math.abs(correlation(x, y))).toBeLessThan(0.1);
    });
  }
});

test('few rings and quality at its bounds: at least one account, between 0 and 1', () => {
  const s = populateStreamers(
    paramsWith({
      'talents.count': 64,
      'rings.count': 2,
      'rings.accounts': 0.1,
      'brands.pool': 16,
      'talents.quality': 0.98,
      'talents.claims': 0.02,
      'brands.quality': 1,
      'brands.claims': 0,
    }),
  );
  expect([...s.accounts.subarray(64, 66)]).toEqual([1, 1]);
  for (const values of [s.quality, s.claims]) {
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values)).toBeLessThanOrEqual(1);
  }
  expect(Math.max(...s.quality.subarray(0, 64))).toBe(1);
  expect(Math.min(...s.claims.subarray(0, 64))).toBe(0);
});

test('the roll: every third who has arrived is looked at, and who arrives, and who is called, but nobody twice', () => {
  const s = populateStreamers(paramsWith({ 'talents.count': 8, 'rings.count': 0, 'brands.pool': 1 }));
  s.arrival.set([0, 3, 0, 4, 0, 9, 0, 0, FOREVER]);
  s.cleared[2] = 3;
  s.active.set([0, 1, 2, 3, 4, 6, 7]); // by day 4 (kernel/rooms.ts)
  s.activeCount = 7;
  const roll = (day: number, called?: (j: number) => boolean) => {
    callDue(
      s,
      day,
      [...s.arrival.keys()].filter((j) => s.arrival[j] === day),
    );
    if (called) callAlso(s, day, called);
    return [...s.due.subarray(0, s.dueCount)].sort((a, b) => a - b);
  };
  expect(roll(3)).toEqual([0, 1, 6]); // (3 + j) divisible by 3, and 1 has arrived
  expect(roll(4)).toEqual([2, 3]);
  expect(roll(5)).toEqual([1, 4, 7]);
  s.revised.fill(0);
  expect(roll(5, () => true)).toEqual([0, 1, 2, 3, 4, 6, 7]);
  expect([...s.revised]).toEqual([1, 1, 1, 1, 1, 0, 1, 1, 0]); // 5 and 8 have not arrived
  expect(roll(4, (j) => j < 2)).toEqual([0, 1, 2, 3]);
  expect([0, 1, 2, 3].map((j) => isPresent(s, j, 3))).toEqual([true, true, false, false]);
  expect(isPresent(s, 2, 2)).toBe(true);
});

test('records fade at their own speeds, whoever was touched; nothing is lost when units are made new', () => {
  const s = populateStreamers(paramsWith({ 'talents.count': 8, 'rings.count': 0, 'brands.pool': 1 }));
  const memory = paramsWith({ 'platform.reputationMemory': 0.9 });
  s.records[3 * RECORD + GOOD] = 100;
  s.records[3 * RECORD + SEEN_VISITS] = 100;
  s.trailingFen[3] = 100;
  const worth = () => [
    s.records[3 * RECORD + GOOD]! * s.units[OPINION]!,
    s.records[3 * RECORD + SEEN_VISITS]! * s.units[SEEN]!,
    trailingFen(s, 3),
  ];
  fadeRecords(s, memory);
  fadeRecords(s, memory);
  expect(worth()).toEqual(
    [81, 100 * 0.95 ** 2, 100 * (27 / 28) ** 2].map((value) => expect.closeTo(value, 9)),
  );
  for (let day = 0; day < 2000; day++) {
    fadeRecords(s, memory);
    s.records[3 * RECORD + GOOD]! += 1 / s.units[OPINION]!;
  }
  expect(s.units[OPINION]).toBeGreaterThan(1e-61);
  expect(s.records[3 * RECORD + GOOD]! * s.units[OPINION]!).toBeCloseTo(1 / (1 - 0.9), 9);
});

test('a provider pays for its capacity, keeps a reserve, and leaves when its money is used up', () => {
  const books = { ...params, 'providers.cost': 0.01, 'providers.runway': 10 };
  const p = firms();
  p.capacityFen[0] = 1000; // 10 a review, a reserve of 100
  p.capital[0] = 130;
  p.spanFen[0] = 1000;
  expect([providers.costFen(books, p, 0), providers.reserveFen(books, p, 0)]).toEqual([10, 100]);
  expect(review(books, p, 0, 100)).toBe(false);
  expect([p.capital[0], p.capacityFen[0]]).toEqual([100, 1010]); // 20 above the reserve, invested
  p.capital[0] = 15;
  expect([review(books, p, 0, 100), p.standing[0]]).toEqual([false, providers.ADMITTED]);
  expect([review(books, p, 0, 100), p.standing[0]]).toEqual([true, providers.LEFT]);
  expect([review(books, p, 0, 100), p.standing[0], providers.isServing(p, 0)]).toEqual([
    false,
    providers.LEFT,
    false,
  ]);
  p.capacityFen[1] = 400;
  p.freeFen.set([-5, 100]);
  expect([providers.freeShare(p, 0), providers.freeShare(p, 1)]).toEqual([0, 0.25]);
});
