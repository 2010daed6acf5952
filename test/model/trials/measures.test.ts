/** Step 11, measures, on a day made by hand; months, the census and the identities. */
import { expect, test } from 'vitest';
import { BUYER, IN_FLIGHT, LAPSED } from '../../../sim/kernel/layout.ts';
import {
  CLIMBING,
  KEY_ACCOUNT,
  NEW_SHOP,
  SUPER_KEY_ACCOUNT,
  setStage,
} from '../../../sim/model/brands/brands.ts';
import { postOrders } from '../../../sim/model/ledger.ts';
import { METRICS, type MetricName } from '../../../sim/model/measures/all.ts';
import {
  areFollowersDue,
  checkCensus,
  checkFollowers,
  checkSums,
  isCensusDue,
} from '../../../sim/model/measures/identities.ts';
import { record } from '../../../sim/model/measures/record.ts';
import { allocateSeries } from '../../../sim/model/measures/rows.ts';
import { ADMITTED, ON_NOTICE, REMOVED } from '../../../sim/model/providers/providers.ts';
import { countFollowers, inTurn, takeCensus } from '../../../sim/model/ranges.ts';
import { FOREVER, setClaims } from '../../../sim/model/streamers/streamers.ts';
import type { World } from '../../../sim/model/world.ts';
import { handWorld, morning, SCALE, tally } from './handWorld.ts';

/** A recorded day, metric by metric. */
function recorded(world: World, ties = 0, series = allocateSeries(world.exogenous.days), stakes = 0) {
  record(series, world, { people: world.platform.people, stakes }, ties);
  const of = (name: MetricName) => series[METRICS.findIndex((metric) => metric.name === name)]![world.day]!;
  const some = (...names: readonly MetricName[]) => Object.fromEntries(names.map((name) => [name, of(name)]));
  return { of, some, series };
}

const yuan = (fen: number) => (fen * SCALE) / 100;

test('sales: GMV before returns, net of them, private and public, branded by the share of brand goods', () => {
  const world = handWorld();
  morning(world);
  world.streamers.brandShare[4] = 0.5;
  world.sessions.tally.privateFen[0] = 700;
  world.sessions.tally.buyersToday = 6;
  tally(world, {
    3: {
      visits: 9,
      orders: 4,
      ordersPrivate: 3,
      placedFen: 1000,
      delivered: 5,
      satisfied: 4,
      returned: 1,
      complaints: 1,
    },
    4: { visits: 9, orders: 2, placedFen: 400, delivered: 1, refundedFen: 60, cancelledFen: 7 },
  });
  const { some, of } = recorded(world);
  expect(some('gmv', 'netGmv', 'refunds', 'gmvPrivate', 'gmvPublic', 'brandGmv', 'gmvToDate')).toEqual({
    gmv: yuan(1400),
    netGmv: yuan(1400 - 67),
    refunds: yuan(67),
    gmvPrivate: yuan(700),
    gmvPublic: yuan(700),
    brandGmv: yuan(200),
    gmvToDate: yuan(1400),
  });
  expect(of('privateShare')).toBeCloseTo(0.5, 12);
  expect(
    some(
      'orders',
      'ordersPrivate',
      'ordersPublic',
      'buyersDay',
      'deliveries',
      'satisfied',
      'returned',
      'complaints',
    ),
  ).toEqual({
    orders: 6 * SCALE,
    ordersPrivate: 3 * SCALE,
    ordersPublic: 3 * SCALE,
    buyersDay: 6 * SCALE,
    deliveries: 6 * SCALE,
    satisfied: 3 * SCALE, // one of the four came back
    returned: 1 * SCALE,
    complaints: 1 * SCALE,
  });
  expect(of('satisfiedShare')).toBeCloseTo(3 / 6, 12);
});

test('traffic: nine entries a public visit, three a private one; natural is what is not paid', () => {
  const world = handWorld({ 'visits.entriesPerVisit': 9, 'visits.entriesPrivate': 3 });
  morning(world);
  Object.assign(world.sessions.tally, {
    visitsPrivate: 5,
    visitsOrganic: 10,
    visitsShared: 2,
    visitsPaid: 3,
  });
  tally(world, { 3: { visits: 20, orders: 6, ordersPrivate: 2 } });
  const { some, of } = recorded(world);
  expect(some('visits', 'visitsPrivate', 'visitsPublic')).toEqual({
    visits: 20 * SCALE,
    visitsPrivate: 5 * SCALE,
    visitsPublic: 15 * SCALE,
  });
  expect(some('entriesPrivate', 'entriesOrganic', 'entriesShared', 'entriesPaid')).toEqual({
    entriesPrivate: 15 * SCALE,
    entriesOrganic: 90 * SCALE,
    entriesShared: 18 * SCALE,
    entriesPaid: 27 * SCALE,
  });
  expect(of('naturalShare')).toBeCloseTo(123 / 150, 12);
  expect(of('conversionPrivate')).toBeCloseTo(2 / 5, 12);
  expect(of('conversionPublic')).toBeCloseTo(4 / 15, 12);
});

test('trust: means over ties, stakes by what became of them; people by state', () => {
  const world = handWorld();
  morning(world);
  Object.assign(world.sessions.tally, { trustOpened: 7, trustReturned: 3, trustLost: 2 });
  world.platform.trustSum = 4 * 0.6 * 256;
  world.platform.people[BUYER] = 5;
  world.platform.people[LAPSED] = 9;
  tally(world, { 3: { visits: 1, follows: 6, unfollows: 2 } });
  const { some, of } = recorded(world, 4, undefined, 258);
  expect(of('meanTrust')).toBeCloseTo(0.6, 12);
  expect(
    some('followers', 'follows', 'unfollows', 'trustOpened', 'trustReturned', 'trustLost', 'trustInFlight'),
  ).toEqual({
    followers: 4 * SCALE,
    follows: 6 * SCALE,
    unfollows: 2 * SCALE,
    trustOpened: 7 * SCALE,
    trustReturned: 3 * SCALE,
    trustLost: 2 * SCALE,
    trustInFlight: 258 * SCALE,
  });
  expect([of('buyers'), of('lapsed')]).toEqual([5 * SCALE, 9 * SCALE]);
  expect(recorded(world, 0).of('meanTrust')).toBe(0);
});

test('sellers: the suspended, the holders of cards and the mean claims of talents, of those present', () => {
  const world = handWorld();
  const { streamers: s, platform } = world;
  s.arrival.fill(999);
  for (const j of [0, 1, 2, 160]) s.arrival[j] = 0;
  s.claims.set([0.2, 0.4, 0.9]);
  s.claims[160] = 0.8; // a ring is no talent
  s.cleared[2] = 0; // gone
  s.suspendedUntil.fill(5, 1, 3);
  s.card[0] = 0;
  s.card[2] = 0;
  Object.assign(platform, { warned: 3, clearedRings: 2, clearedAccounts: 170 });
  morning(world);
  const { some, of } = recorded(world);
  expect(of('claims')).toBeCloseTo(0.3, 12);
  expect(some('suspended', 'trustCards', 'warned', 'clearedGangs', 'clearedAccounts')).toEqual({
    suspended: 1,
    trustCards: 1,
    warned: 3,
    clearedGangs: 2,
    clearedAccounts: 170,
  });
  setClaims(s, 1, 0.7); // claims that change in the course of the day count
  setClaims(s, 160, 0.1);
  expect(recorded(world).of('claims')).toBeCloseTo(0.45, 12);
  s.suspendedUntil[1] = world.day; // back today
  morning(world);
  expect(recorded(world).of('suspended')).toBe(0);
  s.arrival.fill(999);
  morning(world);
  expect(recorded(world).of('claims')).toBe(0);
});

test('firms: brands by stage, serving providers by class and by the GMV of their clients of a year', () => {
  const world = handWorld({ 'providers.count': 8 });
  const { brands, providers: p } = world;
  const stages = [NEW_SHOP, NEW_SHOP, NEW_SHOP, CLIMBING, CLIMBING, KEY_ACCOUNT, SUPER_KEY_ACCOUNT];
  stages.forEach((stage, b) => void setStage(brands, b, stage));
  brands.present = 7;
  p.class.set([0, 1, 1, 2, 2, 3, 3, 3]);
  p.standing.set([ADMITTED, ADMITTED, ON_NOTICE, ADMITTED, REMOVED, ADMITTED, ADMITTED, ON_NOTICE]);
  p.yearFen.fill(0);
  p.spanFen.set([1e9, 1e8, 0.99e8, 0.99e9, 5e9, 0, 1.01e8, 3e9].map((year) => (year * 100) / SCALE));
  world.platform.providerFen = 40;
  morning(world);
  const { some } = recorded(world);
  expect(some('brands', 'brandsNew', 'brandsClimbing', 'brandsKa', 'brandsSka')).toEqual({
    brands: 7,
    brandsNew: 3,
    brandsClimbing: 2,
    brandsKa: 1,
    brandsSka: 1,
  });
  expect(
    some('providers', 'providersStrategic', 'providersBase', 'providersLocal', 'providersBrand'),
  ).toEqual({
    providers: 7,
    providersStrategic: 1,
    providersBase: 2,
    providersLocal: 1,
    providersBrand: 3,
  });
  expect(some('providersAbove1bn', 'providersAbove100m', 'providerGmv')).toEqual({
    providersAbove1bn: 2,
    providersAbove100m: 3,
    providerGmv: yuan(40),
  });
});

test('money: ads and commission are the platform’s revenue; the cost of levers is their sum', () => {
  const world = handWorld();
  morning(world);
  Object.assign(world.platform, { adFen: 300, commissionFen: 50, feesFen: 60 });
  Object.assign(world.platform.cost, {
    trustCard: 1,
    ads: 20,
    brands: 400,
    providers: 8000,
    festival: 50_000,
  });
  const { some } = recorded(world);
  const names = [
    'adRevenue',
    'platformRevenue',
    'providerFees',
    'costTrustCard',
    'costAds',
    'costBrands',
    'costProviders',
    'costFestival',
    'costCoupon',
    'leverCost',
    'platformNet',
  ] as const;
  const fen = [300, 350, 60, 1, 20, 400, 8000, 50_000, 0, 58_421, 350 - 58_421];
  expect(Object.values(some(...names))).toEqual(fen.map(yuan));
});

test('paid visits and strangers: what they buy, and whether their parcels satisfy', () => {
  const world = handWorld();
  morning(world);
  Object.assign(world.sessions.tally, {
    visitsPaid: 8,
    paidOrders: 2,
    strangerVisits: 20,
    strangerOrders: 3,
    strangerParcels: 5,
    strangerSatisfied: 4,
  });
  const { of, some } = recorded(world);
  expect(some('visitsPaid', 'ordersPaid', 'visitsStranger', 'ordersStranger')).toEqual({
    visitsPaid: 8 * SCALE,
    ordersPaid: 2 * SCALE,
    visitsStranger: 20 * SCALE,
    ordersStranger: 3 * SCALE,
  });
  expect(of('conversionPaid')).toBeCloseTo(0.25, 12);
  expect(of('conversionStranger')).toBeCloseTo(0.15, 12);
  expect(of('satisfiedShareStranger')).toBeCloseTo(0.8, 12);
});

test('the talent set apart and its rivals: sellers of its category without it; nothing when nobody is', () => {
  const world = handWorld();
  morning(world);
  tally(world, {
    5: { visits: 4, orders: 2, placedFen: 100 },
    13: { visits: 1, placedFen: 30 },
    6: { visits: 1, placedFen: 9 },
  });
  expect(recorded(world).of('hostGmv')).toBeNaN();
  world.platform.host = 5;
  world.streamers.followers[5] = 7;
  expect(
    recorded(world).some('hostVisits', 'hostGmv', 'hostRivalsGmv', 'hostOrders', 'hostFollowers'),
  ).toEqual({
    hostVisits: 4 * SCALE,
    hostGmv: yuan(100),
    hostRivalsGmv: yuan(30),
    hostOrders: 2 * SCALE,
    hostFollowers: 7 * SCALE,
  });
});

test('to date: from 1 January, or the first day of the run, and on from there', () => {
  const world = handWorld({}, 40);
  const series = allocateSeries(40);
  world.exogenous.monthOfYear.fill(11, 0, 3);
  world.exogenous.monthOfYear.fill(0, 3);
  const seen: number[] = [];
  for (world.day = 0; world.day < 5; world.day++) {
    morning(world);
    tally(world, { 3: { visits: 1, placedFen: 100 * (world.day + 1) } });
    seen.push(recorded(world, 0, series).of('gmvToDate'));
  }
  expect(seen).toEqual([100, 300, 600, 400, 900].map(yuan));
});

test('what is counted once a month is recorded on its last day, and on no other', () => {
  const world = handWorld({}, 60);
  const series = allocateSeries(60);
  Object.assign(world.sessions.tally, { monthBuyers: 5, lastMonthBuyers: 4, bothMonthsBuyers: 3 });
  for (const [day, buyers, both, base, rate] of [
    [28, Number.NaN, Number.NaN, Number.NaN, Number.NaN],
    [29, 5 * SCALE, 3 * SCALE, 4 * SCALE, 0.75], // a month of thirty days
    [30, Number.NaN, Number.NaN, Number.NaN, Number.NaN],
  ] as const) {
    world.day = day;
    morning(world);
    const { some } = recorded(world, 0, series);
    expect(some('buyersMonth', 'repeatBuyers', 'repeatBase', 'repeatRate')).toEqual({
      buyersMonth: buyers,
      repeatBuyers: both,
      repeatBase: base,
      repeatRate: rate,
    });
  }
});

test('a launched store is measured by itself, from its first day; without one nothing is recorded', () => {
  const world = handWorld({ 'visits.entriesPerVisit': 9, 'visits.entriesPrivate': 3 });
  const store = world.streamers.stores + 2;
  const series = allocateSeries(60);
  morning(world);
  tally(world, { [store]: { visits: 1, placedFen: 100, orders: 3 } });
  expect(recorded(world, 0, series).of('launchGmv')).toBeNaN();
  world.platform.launch.store = store;
  world.streamers.arrival[store] = 1;
  world.streamers.followers[store] = 12;
  world.platform.launch.adFen = 55;
  world.sessions.tally.watched.set([4, 3, 2, 1]);
  for (world.day = 1; world.day < 3; world.day++) {
    const { some, of } = recorded(world, 0, series);
    expect(some('launchGmv', 'launchGmvToDate', 'launchOrders', 'launchFollowers', 'launchAdSpend')).toEqual({
      launchGmv: yuan(100),
      launchGmvToDate: yuan(100 * world.day),
      launchOrders: 3 * SCALE,
      launchFollowers: 12 * SCALE,
      launchAdSpend: yuan(55),
    });
    expect(
      some('launchEntriesPrivate', 'launchEntriesOrganic', 'launchEntriesShared', 'launchEntriesPaid'),
    ).toEqual({
      launchEntriesPrivate: 12 * SCALE,
      launchEntriesOrganic: 27 * SCALE,
      launchEntriesShared: 18 * SCALE,
      launchEntriesPaid: 9 * SCALE,
    });
    expect(of('launchNaturalShare')).toBeCloseTo(57 / 66, 12);
  }
});

/** A day on which all books agree. */
function balanced(day = 1) {
  const world = handWorld();
  const census = takeCensus(world.ranges, inTurn);
  world.day = day;
  tally(world, {});
  const followers = world.streamers.followers.reduce((a, b) => a + b);
  const books = { trustOpened: 0, trustReturned: 0, trustLost: 0, followers };
  return { world, census, books };
}

type Day = ReturnType<typeof balanced>;
type Break = [what: string, breakIt: (day: Day) => void, words: RegExp];
const unseen = (['visitsPrivate', 'visitsOrganic', 'visitsShared', 'visitsPaid'] as const).map(
  (name): Break => [
    `one of ${name} has no streamer`,
    ({ world }) => void world.sessions.tally[name]++,
    /visits by streamer/,
  ],
);
test.each<Break>([
  ['a fen appears', ({ world }) => void world.accounts.balance[3]!++, /fen of all accounts/],
  ['an order is placed twice', ({ world }) => void (world.accounts.placed += 5), /placed = kept/],
  ['money is kept that nobody paid', ({ world }) => void (world.accounts.kept += 5), /placed = kept/],
  ['money is refunded that nobody paid', ({ world }) => void (world.accounts.refunded += 5), /placed = kept/],
  ['an order is cancelled twice', ({ world }) => void (world.accounts.cancelled += 5), /placed = kept/],
  [
    'parcels are worth more than was paid',
    ({ world }) => void (world.ranges[0]!.orders.fen[0] = 5),
    /placed/,
  ],
  [
    'escrow holds what is not under way',
    ({ world }) => {
      postOrders(world.accounts, 5);
      world.accounts.placed -= 5;
    },
    /escrow/,
  ],
  ['a stake is opened without a parcel', ({ books }) => void books.trustOpened++, /stakes in flight/],
  ['a stake is returned that was not opened', ({ books }) => void books.trustReturned++, /stakes in flight/],
  ['a stake is lost that was not opened', ({ books }) => void books.trustLost++, /stakes in flight/],
  ['a person comes from nowhere', ({ world }) => void world.sessions.tally.moved[2]!++, /people/],
  ...unseen,
  [
    'a visit is watched without a store',
    ({ world }) => void world.sessions.tally.watched[2]!++,
    /launched store/,
  ],
])('sums of a day: when %s, it is refused', (_what, breakIt, words) => {
  const day = balanced();
  checkSums(day.world, day.books);
  breakIt(day);
  expect(() => checkSums(day.world, day.books)).toThrow(words);
  expect(() => checkSums(day.world, day.books)).toThrow(/^day 1: identity ".*": expected -?\d+, got -?\d+$/);
});

test.each<Break>([
  ['a stake vanishes from a tie', ({ census }) => void census.stakes++, /stakes opened/],
  ['a stake is lost in the books', ({ books }) => void books.trustLost++, /stakes opened/],
  ['a stake is returned in the books', ({ books }) => void books.trustReturned++, /stakes opened/],
  ['a stake is opened in the books', ({ books }) => void books.trustOpened++, /stakes opened/],
  ['a never-buyer is forgotten', ({ world }) => void world.platform.people[1]!++, /people of state 1/],
  ['a lapsed buyer is counted twice', ({ census }) => void census.people[3]!++, /people of state 3/],
  ['trust drifts', ({ world }) => void world.platform.trustSum++, /trust in the books/],
  [
    'a follower is forgotten',
    ({ world }) => void world.streamers.followers[4]!--,
    /followers of all streamers/,
  ],
  ['a tie has vanished', ({ census }) => void census.ties--, /followers in the books = ties/],
  ['a follow is booked twice', ({ books }) => void books.followers++, /followers in the books/],
])('a census: when %s, it is noticed', (_what, breakIt, words) => {
  const day = balanced(7);
  checkCensus(day.world, day.census, day.books);
  breakIt(day);
  expect(() => checkCensus(day.world, day.census, day.books)).toThrow(words);
});

test.each<[what: string, breakIt: (followers: Int32Array, counted: Int32Array) => void, words: RegExp]>([
  ['a follower is forgotten', (followers) => void followers[4]!--, /followers of streamer 4/],
  ['one of the first streamer', (followers) => void followers[0]!--, /followers of streamer 0/],
  ['one of the last', (_, counted) => void counted[counted.length - 1]!++, /followers of streamer/],
])('a count streamer by streamer: when %s, it is noticed', (_what, breakIt, words) => {
  const { world } = balanced(28);
  const counted = countFollowers(world.ranges, inTurn);
  checkFollowers(world, counted);
  breakIt(world.streamers.followers, counted);
  expect(() => checkFollowers(world, counted)).toThrow(words);
});

test('fans and ties are counted on every seventh day, followers by streamer on every 28th, both on the last', () => {
  const { world } = balanced();
  const days = Array.from({ length: 60 }, (_, day) => ({ ...world, day }));
  const due = (is: typeof isCensusDue) => days.filter(is).map(({ day }) => day);
  expect(due(isCensusDue)).toEqual([0, 7, 14, 21, 28, 35, 42, 49, 56, 59]);
  expect(due(areFollowersDue)).toEqual([0, 28, 56, 59]);
});

test('stakes in flight may be fewer than parcels, for strangers buy too, and never more', () => {
  const day = balanced();
  day.world.ranges[0]!.orders.header[IN_FLIGHT] = 3;
  for (const stakes of [0, 3]) {
    day.books.trustOpened = stakes;
    expect(() => checkSums(day.world, day.books)).not.toThrow();
  }
  day.books.trustOpened = 4;
  expect(() => checkSums(day.world, day.books)).toThrow(/expected 3, got 4/);
});

test('a launched store’s visits are those that were watched', () => {
  const day = balanced();
  const store = day.world.streamers.stores;
  day.world.platform.launch.store = store;
  day.world.sessions.tally.visitsPaid = 2;
  day.world.sessions.tally.watched[3] = 2;
  tally(day.world, { [store]: { visits: 2 } });
  checkSums(day.world, day.books);
  day.world.sessions.tally.watched[3] = 1;
  expect(() => checkSums(day.world, day.books)).toThrow(/launched store/);
  expect(day.world.streamers.arrival[store]).toBe(FOREVER);
});
