/** Two small markets that differ in one thing: which way it goes, and about how far. */
import { expect, test } from 'vitest';
import { BUYER, LAPSED, NEVER_BUYER } from '../../../sim/kernel/layout.ts';
import { advanceClocks } from '../../../sim/model/advanceClocks.ts';
import { METRICS, type MetricName } from '../../../sim/model/measures/all.ts';
import { ordinaryPolicy, type Policy, RIGHTS, type Right } from '../../../sim/model/platform/policy.ts';
import { type MarketPlan, type Outcome, simulate } from '../../../sim/model/simulate.ts';
import type { World } from '../../../sim/model/world.ts';
import { type Changes, lever, smallMarket } from '../market.ts';
import { handWorld } from './handWorld.ts';

const DAYS = 60;

interface Difference {
  readonly params?: Changes;
  /** What both markets have, so that the difference shows. */
  readonly both?: Changes;
  readonly policy?: (policy: Policy) => void;
  /** First day of the policy. */
  readonly from?: number;
  readonly days?: (plan: MarketPlan) => void;
  readonly seed?: number;
}

function market({ params = {}, both = {}, policy, from = 0, days, seed }: Difference = {}): Outcome {
  // loud talents and poor goods, so that there is something to disappoint
  const plan = smallMarket(
    DAYS,
    { 'talents.claims': 0.25, ...both, ...params },
    policy ? [lever(from, policy)] : [],
    seed,
  );
  days?.(plan);
  return simulate(plan);
}

const rowOf = (name: MetricName) => METRICS.findIndex((metric) => metric.name === name);

function over({ series }: Outcome, name: MetricName, from = 0, until = DAYS): number {
  return series[rowOf(name)]!.slice(from, until).reduce((a, b) => a + b, 0);
}

const base = market();
/** Where one seller or category is looked at, a single small market is mostly luck. */
const SEEDS = [1, 2, 3, 4, 5];
const share = (outcome: Outcome, of: MetricName, to: MetricName, from = 0) =>
  over(outcome, of, from) / over(outcome, to, from);
/** All sellers hold the card, whether it pays them or not. */
const card =
  (...rights: readonly Right[]) =>
  (policy: Policy) => {
    policy.trustCardCover = 1;
    policy.trustCardForced = 1;
    for (const right of rights) policy.rights[right] = 1;
  };

/** What the other market has of a figure, as a multiple of the plain one. */
type Figure = (outcome: Outcome) => number;
const visits: Figure = (o) => over(o, 'visits', 0, 3);
const conversion: Figure = (o) => share(o, 'orders', 'visits');
const basket: Figure = (o) => share(o, 'gmv', 'orders');
const satisfied: Figure = (o) => share(o, 'satisfied', 'deliveries', 10);
const refunded: Figure = (o) => share(o, 'refunds', 'gmv', 10);
const complained: Figure = (o) => share(o, 'complaints', 'deliveries', 10);
const privateShare: Figure = (o) => share(o, 'gmvPrivate', 'gmv');
const all =
  (name: MetricName): Figure =>
  (o) =>
    over(o, name);
/** Trust of all ties together; a mean of those that are left rises when the disappointed leave. */
const trustAtLast: Figure = ({ series }) => {
  const [mean, ties] = (['meanTrust', 'followers'] as const).map((name) => series[rowOf(name)]!.subarray(50));
  return mean!.reduce((sum, trust, day) => sum + trust * ties![day]!, 0);
};

test.each<[string, Difference, Figure, low: number, high: number]>([
  // the calendar
  [
    'stocking up before New Year raises visits by a tenth',
    { days: ({ exogenous }) => void exogenous.newYearGain.fill(0.1) },
    visits,
    1.05,
    1.15,
  ],
  [
    'the feast loses the share of New Year',
    { params: { 'calendar.newYear': 0.5 }, days: ({ exogenous }) => void exogenous.newYearLoss.fill(1) },
    visits,
    0.4,
    0.6,
  ],
  [
    'a festival brings visits and sells better',
    { both: { 'purchase.price': 4 }, days: ({ exogenous }) => void exogenous.event.fill(1, 40, 43) },
    (o) => over(o, 'orders', 40, 43) / over(o, 'visits', 40, 43),
    1.1,
    1.6,
  ],
  [
    'and sells less afterwards: what was bought is at home',
    { both: { 'purchase.stock': 4 }, days: ({ exogenous }) => void exogenous.event.fill(1, 40, 43) },
    (o) => over(o, 'orders', 45, 60) / over(o, 'visits', 45, 60),
    0.8,
    0.97,
  ],
  [
    'a stop of couriers costs visits',
    { params: { 'calendar.logistics': 0.3 }, days: ({ exogenous }) => void exogenous.logisticsStop.fill(1) },
    visits,
    0.6,
    0.8,
  ],
  [
    'rivals four times as large take visits',
    { params: { 'rivals.odds': 0.25 }, days: ({ exogenous }) => void exogenous.rivals.fill(4) },
    visits,
    0.55,
    0.7,
  ],
  [
    'heavier baskets in the season of dear goods',
    { params: { 'calendar.winterBasket': 1 }, days: ({ exogenous }) => void exogenous.basket.fill(0.6) },
    basket,
    1.1,
    1.2,
  ],
  [
    'twice the attention is twice the visits',
    { days: ({ exogenous }) => void exogenous.dauShare.fill(1.08) },
    visits,
    1.7,
    2.3,
  ],
  // visits
  ['a higher rate of visits', { params: { 'visits.rate': 1.1 } }, visits, 1.3, 1.7],
  ['dormant spells keep people away', { params: { 'visits.dormancy': 0.5 } }, all('visits'), 0.05, 0.5],
  [
    'a heavier public feed takes from the private domain',
    { params: { 'visits.publicWeight': 2 } },
    privateShare,
    0.2,
    0.8,
  ],
  [
    'without live notifications there are no private visits',
    { policy: (p) => void (p.privateDomain = 0) },
    privateShare,
    0,
    0,
  ],
  // purchase
  ['a higher base of buying', { params: { 'purchase.intercept': 0.3 } }, conversion, 1.2, 1.8],
  [
    'strangers who trust less buy less',
    { params: { 'purchase.stranger': -1.6 } },
    (o) => share(o, 'ordersPublic', 'visitsPublic'),
    0.5,
    0.85,
  ],
  ['a full stock keeps from buying', { params: { 'purchase.stock': 2 } }, conversion, 0.3, 0.9],
  ['a budget that is used up keeps from buying', { params: { 'purchase.budget': 2 } }, conversion, 0.3, 0.9],
  [
    'returns without a fault',
    { both: { 'delivery.refundBase': 0, 'delivery.refundSeverity': 0 }, params: { 'returns.level': 2 } },
    (o) => share(o, 'refunds', 'gmv'),
    1.5,
    2.2,
  ],
  ['dearer baskets are worth as much more', { params: { 'purchase.basket': 190 } }, basket, 1.9, 2.1],
  ['who trusts the seller buys from dearer shelves', { params: { 'shelves.trust': 8 } }, basket, 1.02, 1.5],
  ['claims are believed before the sale', { params: { 'purchase.claims': 3 } }, conversion, 1.05, 2],
  [
    'trust sells',
    { params: { 'purchase.trust': 6 } },
    (o) => over(o, 'ordersPrivate', 0, 5) / over(o, 'visitsPrivate', 0, 5),
    1.05,
    2,
  ],
  // to strangers above all, so that these must buy often enough
  [
    'guarantees sell',
    { both: { 'purchase.stranger': -0.8 }, policy: card(...RIGHTS) },
    conversion,
    1.05,
    1.5,
  ],
  [
    'a guarantee that takes no doubt sells by what its holders mend alone',
    { both: { 'delivery.tolerance': 0.34 }, policy: card(...RIGHTS), params: { 'purchase.guarantee': 0 } },
    conversion,
    0.98,
    1.03,
  ],
  // deliveries
  ['better goods satisfy', { params: { 'talents.quality': 0.75 } }, satisfied, 1.01, 1.6],
  [
    'better goods: fewer refunds for a fault',
    { both: { 'returns.level': 0 }, params: { 'talents.quality': 0.75 } },
    refunded,
    0.2,
    0.75,
  ],
  [
    'better goods: more parcels as expected, and so more changes of mind',
    { both: { 'delivery.refundBase': 0, 'delivery.refundSeverity': 0 }, params: { 'talents.quality': 0.75 } },
    refunded,
    1.05,
    1.3,
  ],
  ['exaggeration disappoints', { policy: (p) => void (p.exaggeration = 0.3) }, satisfied, 0.3, 0.9],
  ['exaggeration: more complaints', { policy: (p) => void (p.exaggeration = 0.3) }, complained, 1.2, 9],
  ['a wider zone of tolerance satisfies', { params: { 'delivery.tolerance': 0.6 } }, satisfied, 1.05, 2],
  ['easy refunds are used', { both: { 'returns.ease': 0.5 }, policy: card('seven-days') }, refunded, 1.05, 2],
  [
    'quick dispatch: less time in transit',
    { policy: card('fast-dispatch') },
    (o) => share(o, 'trustInFlight', 'trustOpened', 10),
    0.5,
    0.98,
  ],
  [
    'slow parcels stay longer in transit',
    { params: { 'delivery.daysMin': 7 } },
    (o) => share(o, 'trustInFlight', 'trustOpened', 20),
    1.3,
    4,
  ],
  ['complaints by their chance', { params: { 'delivery.complaint': 0.2 } }, complained, 1.7, 2.3],
  // trust and following
  ['follows after deliveries', { params: { 'follow.delivery': 0.9 } }, all('follows'), 1.3, 2.5],
  ['negativity costs trust', { params: { 'trust.negativity': 8 } }, trustAtLast, 0.6, 0.95],
  [
    'trust that is never learned stays',
    { policy: (p) => void (p.trustLearning = 0) },
    (o) => over(o, 'meanTrust', 50) / over(o, 'meanTrust', 0, 10),
    0.5,
    1.5,
  ],
  // platform, sellers, providers
  [
    'more ads are shown',
    { policy: (p) => void (p.adLoad = 0.15) },
    (o) => share(o, 'entriesPaid', 'entriesOrganic', 5),
    1.3, // √2 of places that find less money each
    2.5,
  ],
  [
    'a subsidy shows more ads, at a cost',
    { policy: (p) => void (p.adSubsidy = 1) },
    (o) => share(o, 'entriesPaid', 'entriesOrganic', 5),
    1.2, // the dearer visits become, the more places are sold, up to all
    2,
  ],
  [
    'word of mouth brings buyers',
    { params: { 'adoption.imitation': 12 } },
    (o) => over(o, 'buyers', 59),
    1.05,
    3,
  ],
  [
    'Pinocchio lowers claims',
    { policy: (p) => void (p.detection = 10) },
    (o) => over(o, 'claims', 59),
    0.4,
    0.98,
  ],
  // what levers change of prices, goods and days
  ['dear prices are bought less', { policy: (p) => void (p.lnPrice = 0.5) }, conversion, 0.5, 0.95],
  [
    '… are worth more each, but from cheaper shelves',
    { policy: (p) => void (p.lnPrice = 0.5) },
    basket,
    1.15,
    1.6,
  ],
  [
    'a festival of a lever is one of the calendar',
    { policy: (p) => void (p.festival = 1) },
    visits,
    1.4,
    1.9,
  ],
  [
    'a coupon sells',
    { policy: (p) => void Object.assign(p.coupon, { share: 0.1, cap: 1e12 }) },
    conversion,
    1.05,
    1.2,
  ],
  [
    'poor goods disappoint',
    { policy: (p) => void Object.assign(p.goods, { pull: 1, level: 0.2 }) },
    satisfied,
    0.1,
    0.6,
  ],
  ['nobody comes in an outage', { policy: (p) => void (p.visits = 0) }, all('visits'), 0, 0],
  [
    'a commission is paid of what is kept',
    { policy: (p) => void (p.commission = 0.01) },
    (o) => over(o, 'platformRevenue') - over(o, 'adRevenue'),
    1.9,
    2.1,
  ],
])('%s', (_what, difference, figure, low, high) => {
  const { both } = difference;
  const ratio = figure(market(difference)) / figure(both ? market({ both }) : base);
  expect(ratio).toBeGreaterThanOrEqual(low);
  expect(ratio).toBeLessThanOrEqual(high);
});

test('word of mouth stays where it is spoken: the cell that is pleased fills faster, and only when it is local', () => {
  const trials = (local: number) => {
    const world = handWorld({ 'adoption.imitation': 20, 'adoption.local': local, 'fans.users': 20e6 });
    world.platform.wordOfMouth[5] = 40;
    return [...trialsByCell(world)];
  };
  const [near, anywhere] = [trials(1), trials(0)];
  const others = (chances: readonly number[]) => chances.filter((_, cell) => cell !== 5);
  expect(near[5]).toBe(2 ** 16);
  expect(Math.max(...others(near))).toBeLessThan(0.1 * 2 ** 16);
  expect(new Set(anywhere)).toEqual(new Set([2 ** 16]));
});

/** Share of the trials of the keenest cell that each cell makes today (16 bits). */
function trialsByCell(world: World): Int32Array {
  advanceClocks(world, ordinaryPolicy());
  return world.sessions.day.trialChance;
}

test('never-buyers are not used up: those of unequal eagerness last, those of equal eagerness do not', () => {
  const left = (shape: number) => {
    let never = 0;
    simulate(
      smallMarket(100, { 'adoption.innovation': 0.2, 'adoption.eagernessShape': shape }),
      ({ platform: { people } }) => {
        never = people[NEVER_BUYER]! / (people[NEVER_BUYER]! + people[BUYER]! + people[LAPSED]!);
      },
    );
    return never;
  };
  expect(left(0.5)).toBeGreaterThan(0.1);
  expect(left(50)).toBeLessThan(0.5 * left(0.5));
});

test('a commission makes sellers dearer, and less of them; without their reaction it changes who gets the money only', () => {
  const dear = (p: Policy) => void (p.commission = 0.05);
  const other = market({ policy: dear });
  expect(share(other, 'prices', 'liveShare') / share(base, 'prices', 'liveShare')).toBeGreaterThan(1.01);
  expect(over(other, 'prices', DAYS - 1) / over(base, 'prices', DAYS - 1)).toBeGreaterThan(1.01);
  expect(over(other, 'prices', DAYS - 1) / over(base, 'prices', DAYS - 1)).toBeLessThan(1.0365); // 0.7 of it, in time
  expect(over(other, 'talentProfit')).toBeLessThan(over(base, 'talentProfit'));
  expect(over(other, 'platformRevenue')).toBeGreaterThan(over(base, 'platformRevenue'));
  const still: Changes = {
    'talents.revise': 0,
    'talents.entry': 0,
    'sellers.repricing': 0,
    'sellers.adStep': 0,
    'sellers.losses': 255,
    'brands.pool': 0, // brands choose by what a sale leaves them
    'brands.initial': 0,
  };
  const [as, before] = [market({ policy: dear, params: still }), market({ params: still })];
  expect(as.fingerprint).toBe(before.fingerprint);
  expect(over(as, 'platformRevenue')).toBeGreaterThan(over(before, 'platformRevenue'));
});

test('who must hold the card holds it, beside those who choose to', () => {
  const holders = (forced: number) =>
    over(
      market({ policy: (p) => void Object.assign(p, { trustCardCover: 1, trustCardForced: forced }) }),
      'trustCards',
      59,
    );
  const [none, half, all] = [holders(0), holders(0.5), holders(1)];
  expect(half).toBeGreaterThan(none);
  expect(all).toBeGreaterThan(half);
  expect(all).toBeGreaterThan(1.2 * none);
});

test('a talent that is only picked sells as ever; banned it sells nothing, and its rivals sell more', () => {
  const picked = market({ policy: (p) => void (p.host.rank = 1), from: 20 });
  expect(picked.fingerprint).toBe(base.fingerprint);
  expect(over(picked, 'hostOrders', 20)).toBeGreaterThan(0);
  const of = (host: Partial<Policy['host']>) =>
    SEEDS.map((seed) =>
      market({ policy: (p) => void Object.assign(p.host, { rank: 1, ...host }), from: 20, seed }),
    );
  const banned = of({ ban: 1 });
  const sum = (outcomes: readonly Outcome[], name: MetricName) =>
    outcomes.reduce((all, outcome) => all + over(outcome, name, 20), 0);
  expect(sum(banned, 'hostOrders')).toBe(0);
  expect(sum(banned, 'hostRivalsGmv')).toBeGreaterThan(sum(of({}), 'hostRivalsGmv'));
  expect(sum(banned, 'gmv')).toBeLessThan(sum(of({}), 'gmv'));
});

test('demand for a category: its sellers sell less, at half the odds some half as much', () => {
  const host = { rank: 1, category: 3 };
  const of = (change: (policy: Policy) => void) =>
    SEEDS.map((seed) =>
      market({
        both: { 'purchase.intercept': -0.8, 'visits.rooms': 0 },
        policy: (p) => {
          Object.assign(p.host, host);
          change(p);
        },
        seed,
      }),
    );
  const sold = (outcomes: readonly Outcome[]) =>
    outcomes.reduce((all, o) => all + over(o, 'hostGmv') + over(o, 'hostRivalsGmv'), 0);
  const ratio = sold(of((p) => void (p.demand[3] = Math.log(0.5)))) / sold(of(() => {}));
  expect(ratio).toBeGreaterThan(0.4);
  expect(ratio).toBeLessThan(0.75);
});

test('capabilities help their clients, each in its own way', () => {
  // everybody finds a provider at once
  const served = {
    'providers.seek': 1,
    'providers.leave': 0,
    'providers.capacity': 1e12,
    'providers.standard': 0,
  };
  const plain = market({
    params: {
      ...served,
      'providers.supply': 0,
      'providers.operations': 0,
      'providers.fulfilment': 0,
      'providers.marketing': 0,
    },
  });
  const able = (change: Changes) =>
    market({
      params: {
        ...served,
        'providers.supply': 0,
        'providers.operations': 0,
        'providers.fulfilment': 0,
        'providers.marketing': 0,
        ...change,
      },
    });
  expect(satisfied(able({ 'providers.supply': 0.3 })) / satisfied(plain)).toBeGreaterThan(1.01);
  expect(conversion(able({ 'providers.operations': 2 })) / conversion(plain)).toBeGreaterThan(1.1);
  expect(satisfied(able({ 'providers.fulfilment': 1 })) / satisfied(plain)).toBeGreaterThan(1.01);
  expect(over(able({ 'providers.marketing': 5 }), 'follows') / over(plain, 'follows')).toBeGreaterThan(1.2);
});

test('an outcome counts its fans, streamers and visits as agents', () => {
  // 580 m users × the share that can ever buy ÷ 50,000; 160 talents, 4 rings, 60 stores
  const share = smallMarket(1).params['fans.ableShare'];
  expect(base.fans).toBe(Math.round((580e6 * share) / 50_000));
  expect(base.streamers).toBe(224);
  expect(base.visits * 50_000).toBe(over(base, 'visits'));
  expect(base.bytes / base.fans).toBeGreaterThan(80);
  expect(base.bytes / base.fans).toBeLessThan(200);
});
