/** Two small markets that differ in one thing: which way it goes, and about how far. */
import { expect, test } from 'vitest';
import { METRICS, type MetricName } from '../../../sim/model/measures/all.ts';
import { type Policy, RIGHTS, type Right } from '../../../sim/model/platform/policy.ts';
import { type MarketPlan, type Outcome, simulate } from '../../../sim/model/simulate.ts';
import { type Changes, lever, smallMarket } from '../market.ts';

const DAYS = 60;

interface Difference {
  readonly params?: Changes;
  readonly policy?: (policy: Policy) => void;
  /** First day of the policy. */
  readonly from?: number;
  readonly days?: (plan: MarketPlan) => void;
}

function market({ params = {}, policy, from = 0, days }: Difference = {}): Outcome {
  // loud talents and poor goods, so that there is something to disappoint
  const plan = smallMarket(DAYS, { 'talents.claims': 0.25, ...params }, policy ? [lever(from, policy)] : []);
  days?.(plan);
  return simulate(plan);
}

function over({ series }: Outcome, name: MetricName, from = 0, until = DAYS): number {
  return series[METRICS.findIndex((metric) => metric.name === name)]!.slice(from, until).reduce(
    (a, b) => a + b,
    0,
  );
}

const base = market();
const share = (outcome: Outcome, of: MetricName, to: MetricName, from = 0) =>
  over(outcome, of, from) / over(outcome, to, from);
const card =
  (...rights: readonly Right[]) =>
  (policy: Policy) => {
    policy.trustCardCover = 1;
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

test.each<[string, Difference, Figure, low: number, high: number]>([
  // the calendar
  [
    'stocking up before New Year raises visits by a tenth',
    { days: ({ exogenous }) => void exogenous.newYearOffset.fill(-15) },
    visits,
    1.05,
    1.15,
  ],
  [
    'the feast loses the share of New Year',
    { params: { 'calendar.newYear': 0.5 }, days: ({ exogenous }) => void exogenous.newYearOffset.fill(0) },
    visits,
    0.4,
    0.6,
  ],
  [
    'a festival brings visits and sells better',
    { days: ({ exogenous }) => void exogenous.event.fill(1) },
    conversion,
    1.1,
    1.6,
  ],
  [
    'a stop of couriers costs visits',
    { params: { 'calendar.logistics': 0.3 }, days: ({ exogenous }) => void exogenous.logisticsStop.fill(1) },
    visits,
    0.6,
    0.8,
  ],
  [
    'heavier baskets in November',
    { params: { 'calendar.winterBasket': 1 }, days: ({ exogenous }) => void exogenous.monthOfYear.fill(10) },
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
  ['a higher base of buying', { params: { 'purchase.intercept': -1.07 } }, conversion, 1.2, 1.8],
  [
    'strangers who trust less buy less',
    { params: { 'purchase.stranger': -1.6 } },
    (o) => share(o, 'ordersPublic', 'visitsPublic'),
    0.5,
    0.85,
  ],
  [
    'need that is met keeps from buying',
    { params: { 'purchase.need': 4, 'purchase.needDays': 30 } },
    conversion,
    0.3,
    0.9,
  ],
  ['a budget that is used up keeps from buying', { params: { 'purchase.budget': 2 } }, conversion, 0.3, 0.9],
  ['higher prices: fewer purchases', { params: { 'purchase.price': 2 } }, conversion, 0.7, 1.3],
  ['dearer baskets are worth as much more', { params: { 'purchase.basket': 236 } }, basket, 1.9, 2.1],
  [
    'baskets grow with trust',
    { params: { 'purchase.trustBasket': 1.5 } },
    (o) => basket(o) * share(o, 'ordersPrivate', 'orders'),
    1,
    1.3,
  ],
  ['claims are believed before the sale', { params: { 'purchase.claims': 3 } }, conversion, 1.05, 2],
  [
    'trust sells',
    { params: { 'purchase.trust': 6 } },
    (o) => over(o, 'ordersPrivate', 0, 5) / over(o, 'visitsPrivate', 0, 5),
    1.05,
    2,
  ],
  ['guarantees sell', { policy: card(...RIGHTS) }, conversion, 1.02, 1.5],
  // deliveries
  ['better goods satisfy', { params: { 'talents.quality': 0.75 } }, satisfied, 1.01, 1.6],
  ['better goods: fewer refunds', { params: { 'talents.quality': 0.75 } }, refunded, 0.2, 0.95],
  ['exaggeration disappoints', { policy: (p) => void (p.exaggeration = 0.3) }, satisfied, 0.3, 0.9],
  ['exaggeration: more complaints', { policy: (p) => void (p.exaggeration = 0.3) }, complained, 1.2, 9],
  ['a wider zone of tolerance satisfies', { params: { 'delivery.tolerance': 0.6 } }, satisfied, 1.05, 2],
  ['easy refunds are used', { policy: card('seven-days') }, refunded, 1.05, 2],
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
  ['follows after deliveries', { params: { 'follow.delivery': 0.6 } }, all('follows'), 1.3, 2.5],
  [
    'negativity costs trust',
    { params: { 'trust.negativity': 8 } },
    (o) => over(o, 'meanTrust', 50),
    0.7,
    0.99,
  ],
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
    1.7,
    3,
  ],
  [
    'a subsidy shows more ads, at a cost',
    { policy: (p) => void (p.adSubsidy = 1) },
    (o) => share(o, 'entriesPaid', 'entriesOrganic', 5),
    1.7,
    3,
  ],
  [
    'word of mouth brings buyers',
    { params: { 'adoption.imitation': 8 } },
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
  [
    'a commission is paid of what is kept',
    { policy: (p) => void (p.commission = 0.01) },
    (o) => over(o, 'platformRevenue') - over(o, 'adRevenue'),
    1.9,
    2.1,
  ],
])('%s', (_what, difference, figure, low, high) => {
  const ratio = figure(market(difference)) / figure(base);
  expect(ratio).toBeGreaterThanOrEqual(low);
  expect(ratio).toBeLessThanOrEqual(high);
});

test.each([0, 31])(
  'a commission from day %i on changes who gets the money, and nothing where no brand has books',
  (from) => {
    const params = { 'brands.pool': 0, 'brands.initial': 0 };
    const plain = market({ params });
    const other = market({ params, policy: (p) => void (p.commission = 0.01), from });
    expect(other.fingerprint).toBe(plain.fingerprint);
    expect(over(other, 'gmv')).toBe(over(plain, 'gmv'));
    expect(over(other, 'platformRevenue')).toBeGreaterThan(over(plain, 'platformRevenue'));
  },
);

test('a commission is felt by brands: some choice no longer pays', () => {
  const dear = market({ policy: (p) => void (p.commission = 0.4) });
  expect(dear.fingerprint).not.toBe(base.fingerprint);
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
