/** A brand's review on a market set by hand: its books, stage, lessons, ads, choices, and leaving. */
import { expect, test } from 'vitest';
import { brandAdFen } from '../../../sim/model/brands/ads.ts';
import { closeBooks, spanOf } from '../../../sim/model/brands/books.ts';
import { CLIMBING, NEW_SHOP, OUTSIDE, SUPER_KEY_ACCOUNT } from '../../../sim/model/brands/brands.ts';
import { enterBrand } from '../../../sim/model/brands/comeAndGo.ts';
import { keepBooks } from '../../../sim/model/brands/keepBooks.ts';
import { storeOffer } from '../../../sim/model/brands/offer.ts';
import {
  ELITE_DISTRIBUTION,
  FIRST_CHOICES,
  PRIVATE_DOMAIN,
  SELF_OPERATION,
  SPECIFIC_SUPPLY,
  TRAFFIC,
} from '../../../sim/model/brands/steps.ts';
import { enterBrands } from '../../../sim/model/enterBrands.ts';
import { learn } from '../../../sim/model/learn.ts';
import { settleAccounts } from '../../../sim/model/settleAccounts.ts';
import { storeLiveChance } from '../../../sim/model/streamers/population.ts';
import { FOREVER, NONE } from '../../../sim/model/streamers/streamers.ts';
import type { World } from '../../../sim/model/world.ts';
import { handWorld, morning, policyWith, SCALE, tally } from './handWorld.ts';

const B = 3;
const CHANGES = {
  'brands.climb': 1e6,
  'brands.ka': 1e7,
  'brands.ska': 5e7,
  'brands.feedback': 0.01,
  'brands.reviewsNorm': 5000,
  'brands.forget': 0,
  'brands.patience': 3,
  'brands.margin': 0.45,
  'brands.lesson': 0,
  'brands.selfCost': 80_000,
  'brands.partTime': 0.4,
  'platform.commission': 0,
};

/** Brand 3 looks back on a day of its own. */
function review(prepare: (world: World, j: number) => void, policy = policyWith(), changes = {}) {
  const world = handWorld({ ...CHANGES, ...changes });
  const { streamers: s, brands } = world;
  const j = s.stores + B;
  world.day = 0;
  enterBrand(world, B);
  world.day = 28 * 12 - j;
  prepare(world, j);
  const today = morning(world, policy);
  tally(world, {});
  learn(world, today);
  return { world, brands, s, j };
}

/** Real yuan, orders or visits of 28 days as a brand's books have them after one span. */
interface Booked {
  readonly yuan?: number;
  readonly visits?: number;
  readonly privateOrders?: number;
  readonly orders?: number;
  readonly ads?: number;
}

function book({ brands }: World, booked: Booked): void {
  const { yuan = 0, visits = 0, privateOrders = 0, orders = privateOrders, ads = 0 } = booked;
  const { books } = brands;
  books.keptFen[B] = (yuan * 100) / SCALE;
  books.visits[B] = visits / SCALE;
  books.orders[B] = orders / SCALE;
  books.privateOrders[B] = privateOrders / SCALE;
  books.adFen[B] = (ads * 100) / SCALE;
  // others are like it, so that leaning on them moves nothing
  const own = (column: Float64Array) => column[B]!;
  Object.assign(books.all, {
    visits: own(books.visits),
    keptFen: own(books.keptFen),
    orders: own(books.orders),
    privateOrders: own(books.privateOrders),
  });
}

test('a brand’s stage is that of its sales of 28 days, in real yuan', () => {
  // fades by 1/28 on the day itself
  const sold = (yuan: number) =>
    review(({ streamers }, j) => void (streamers.trailingFen[j] = (yuan * 100 * 28) / 27 / SCALE)).brands
      .stage[B];
  expect([0.99e6, 1.01e6, 5.1e7].map(sold)).toEqual([NEW_SHOP, CLIMBING, SUPER_KEY_ACCOUNT]);
});

test('a commission that is passed on to buyers leaves a profit, one that is borne leaves a loss', () => {
  // own live hours cost 80,000; of 195,000 yuan 40% are 78,000; at a price of 1 / 0.95 the goods leave 47.75 − 5%
  const peers = (passThrough: number) =>
    review(
      (world) => book(world, { yuan: 195_000, visits: 1e5 }),
      policyWith((p) => void (p.commission = 0.05)),
      { 'sellers.passThrough': passThrough, 'sellers.repricing': 1 },
    ).brands.books.peers;
  const [borne, passed] = [peers(0), peers(1)];
  expect([borne.winning > 0, borne.losing > 0]).toEqual([false, true]);
  expect([passed.winning > 0, passed.losing > 0]).toEqual([true, false]);
});

test('product power: reviews of private buyers are heard and teach; service helps those above a new shop', () => {
  const after = (privateOrders: number, stage = NEW_SHOP, service = 0) => {
    const { brands } = review(
      (world) => {
        book(world, { yuan: 1e6, visits: 1e5, privateOrders });
        world.brands.stage[B] = stage;
      },
      policyWith((p) => void (p.brandSupport.service = service)),
    );
    return [brands.heard[B]!, brands.learned[B]!];
  };
  const near = (...values: readonly number[]) => values.map((value) => expect.closeTo(value, 9));
  expect(after(0)).toEqual([0, 0]);
  expect(after(5000)).toEqual(near(0.5, 0.005));
  expect(after(5000, NEW_SHOP, 0.5)).toEqual(near(0.5, 0.005));
  expect(after(5000, CLIMBING, 0.5)).toEqual(near(0.5, 0.0075));
});

test('reviews that found a profit and a loss are what brands outside see; lessons are worth money elsewhere', () => {
  const peers = (ads: number, lesson = 0) => {
    const { brands } = review(
      // margin 450,000 a million; own live hours 80,000
      (world) => book(world, { yuan: 1e6, visits: 1e5, privateOrders: 5000, ads }),
      policyWith(),
      { 'brands.lesson': lesson },
    );
    return [brands.books.peers.winning, brands.books.peers.losing];
  };
  expect(peers(369_000)).toEqual([1, 0]);
  expect(peers(371_000)).toEqual([0, 1]);
  expect(peers(371_000, 1e6)).toEqual([1, 0]); // 0.005 × 1 m
});

test('the third losing review in a row ends the store; a profit between begins the count again', () => {
  const loses = (before: number, yuan: number) =>
    review((world) => {
      world.brands.losses[B] = before;
      book(world, { yuan, visits: 1e5 });
    });
  expect([loses(1, 0).brands.losses[B], loses(1, 0).brands.stage[B]]).toEqual([2, NEW_SHOP]);
  expect(loses(2, 1e6).brands.losses[B]).toBe(0);
  const { brands, s, j, world } = loses(2, 0);
  expect([brands.stage[B], brands.present, brands.left, brands.choices[B]]).toEqual([OUTSIDE, 0, 1, 0]);
  expect([s.arrival[j], s.provider[j], world.sessions.day.live[j]]).toEqual([FOREVER, NONE, 0]);
  expect(brands.resistance[B]).toBeGreaterThan(brands.entryClock);
  expect(brands.leastResistance).toBeLessThanOrEqual(brands.resistance[B]!);
  expect(brands.inStage[OUTSIDE]).toBe(brands.count);
});

test('a place that was left is filled again, with empty books and a new shop’s choices', () => {
  const { world, brands, s, j } = review((at) => {
    at.brands.losses[B] = 2;
    book(at, { visits: 1e5 });
  });
  s.followers[j] = 7; // they have stayed
  brands.entryClock = brands.resistance[B]!;
  brands.leastResistance = 0;
  enterBrands(world, policyWith());
  expect([brands.stage[B], s.arrival[j], s.followers[j]]).toEqual([NEW_SHOP, world.day, 7]);
  expect([brands.choices[B], brands.ads[B], brands.losses[B], brands.reviews[B]]).toEqual([
    FIRST_CHOICES,
    1,
    0,
    0,
  ]);
  expect([brands.books.visits[B], brands.books.spans[B], brands.heard[B]]).toEqual([0, 0, 0]);
});

test('a campaign’s store decides nothing by itself and does not leave', () => {
  const { brands } = review((world, j) => {
    world.platform.launch.store = j;
    world.brands.losses[B] = 2;
  });
  expect([brands.stage[B], brands.losses[B], brands.choices[B]]).toEqual([NEW_SHOP, 2, FIRST_CHOICES]);
});

test('ads follow what they return; without followers a visit returns less, and a shop that is not new gives up traffic', () => {
  const ads = (privateOrders: number, change: (world: World) => void = () => {}) =>
    review((world) => {
      world.brands.reviews[B] = 9;
      book(world, { yuan: 1e6, visits: 1e5, privateOrders, orders: 1e4 });
      // 45% of 10 yuan a visit, for 5 yuan
      Object.assign(world.brands.books.paid, { fen: 50_000, visits: 100 });
      world.turnover.ordersPrivate = 0;
      change(world);
    }).brands;
  expect(ads(0).ads[B]).toBeCloseTo(1 / 1.2, 12);
  const some = ads(0, (world) => {
    world.brands.books.paid.fen = 40_000;
    world.brands.ads[B] = 0.5;
  });
  expect([some.ads[B], some.choices[B]! & TRAFFIC]).toEqual([0.6, TRAFFIC]);
  const least = ads(0, (world) => void (world.brands.ads[B] = 0.11));
  expect([least.ads[B], least.choices[B]! & TRAFFIC]).toEqual([0.1, 0]);
  const fresh = ads(0, (world) => void (world.brands.reviews[B] = 0));
  expect([fresh.ads[B], fresh.choices[B]! & TRAFFIC]).toEqual([1, TRAFFIC]);
});

test('a brand that gives up its own live hours is live on fewer days', () => {
  const live = (yuan: number) => {
    const { s, j, brands } = review((world) => {
      world.brands.reviews[B] = 9;
      book(world, { yuan, visits: 1e5 });
    });
    return { chance: s.liveBelow[j]! / 2 ** 31, self: brands.choices[B]! & SELF_OPERATION, j };
  };
  const [much, little] = [live(1e6), live(1e5)];
  expect([much.self, little.self]).toEqual([SELF_OPERATION, 0]);
  expect(much.chance).toBeCloseTo(storeLiveChance(much.j), 6);
  expect(little.chance).toBeCloseTo(0.4 * storeLiveChance(little.j), 6);
});

test('how many brands offer goods to talents is counted', () => {
  const { brands } = review((world) => book(world, { yuan: 1e6, visits: 1e5 }));
  expect([brands.choices[B]! & ELITE_DISTRIBUTION, brands.elite]).toEqual([ELITE_DISTRIBUTION, 1]);
});

test('what the choices and lessons add to a store’s offer', () => {
  const world = handWorld({
    'brands.supplyPrice': 0.06,
    'brands.supplyQuality': 0.02,
    'brands.careFollows': 0.5,
    'brands.proof': 2,
  });
  const { brands, params } = world;
  brands.learned[B] = 0.03;
  brands.heard[B] = 0.25;
  const tools = policyWith((p) => void (p.brandSupport.tools = 0.5));
  brands.choices[B] = 0;
  expect(storeOffer(params, brands, B, tools)).toEqual({
    lnPrice: 0,
    quality: 0.03,
    appeal: -1.5 + 0.05,
    follows: 0,
  });
  brands.choices[B] = PRIVATE_DOMAIN | SPECIFIC_SUPPLY;
  expect(storeOffer(params, brands, B, policyWith())).toEqual({
    lnPrice: -0.06,
    quality: 0.05,
    appeal: -1.5,
    follows: 0.5,
  });
});

test('ads are a multiple of the plan, and nothing without the choice', () => {
  const world = handWorld({ 'brands.adShare': 0.05, 'brands.adFloor': 280_000 });
  const { brands } = world;
  const j = world.streamers.stores + B;
  const spent = (choices: number, ads: number) => {
    brands.choices[B] = choices;
    brands.ads[B] = ads;
    return brandAdFen(world, j, 2_800_000);
  };
  // 280,000 yuan over 1,000 and over 28 days: 1,000 fen; 5% of 28,000 yuan over 28 days: 5,000 fen
  expect([spent(TRAFFIC, 1), spent(TRAFFIC, 0.5), spent(SELF_OPERATION, 1)]).toEqual([5000, 2500, 0]);
});

test('the books: own store, talents who carry its goods, ads on the days it is live, the price of visits', () => {
  const world = handWorld(CHANGES);
  const { streamers: s, brands } = world;
  const j = s.stores + B;
  enterBrand(world, B);
  s.liveBelow[j] = 2 ** 31 - 1;
  s.brand[4] = B;
  s.brandShare[4] = 0.5;
  const today = morning(world);
  tally(world, {
    4: { visits: 9, placedFen: 9000, keptFen: 8000 }, // what came back leaves the brand nothing
    [j]: { visits: 7, orders: 4, ordersPrivate: 3, placedFen: 900, keptFen: 700 },
  });
  world.exposure.adFen[s.onAir.indexOf(j)] = 1000;
  world.exposure.spentFen = 5000;
  world.sessions.tally.visitsPaid = 20;
  settleAccounts(world, today);
  const { books } = brands;
  expect([books.visits[B], books.orders[B], books.privateOrders[B], books.keptFen[B]]).toEqual([
    7, 4, 3, 700,
  ]);
  expect([books.carriedFen[B], books.adFen[B]]).toEqual([4000, 1000]);
  expect([books.paid.fen, books.paid.visits]).toEqual([5000, 20]);
  expect(books.all).toEqual({ visits: 7, keptFen: 700, orders: 4, privateOrders: 3 });
  world.exposure.spentFen = 0;
  tally(world, {});
  keepBooks({
    ...world,
    turnover: { ...world.turnover, touchedCount: 0 },
    platform: { ...world.platform, adFen: 0 },
  });
  expect(books.paid.fen).toBeCloseTo((5000 * 41) / 42, 9);
});

test('a review goes by some twelve weeks, and by what all stores’ visits are worth where its own are few', () => {
  const { brands } = handWorld();
  const { books } = brands;
  Object.assign(books.all, { visits: 300, keptFen: 30_000, orders: 30, privateOrders: 15 });
  books.visits[B] = 30;
  books.keptFen[B] = 9000;
  // half its own 300 fen a visit, half the others' 100
  expect(spanOf(books, B)).toMatchObject({ visits: 30, keptFen: expect.closeTo(30 * 200, 9) });
  closeBooks(books, B);
  expect([books.visits[B], books.spans[B]]).toEqual([20, expect.closeTo(2 / 3, 12)]);
  books.visits[B]! += 30;
  expect(spanOf(books, B).visits).toBeCloseTo(30, 9);
  expect(spanOf(books, B + 1)).toMatchObject({ visits: 0, keptFen: 0 });
});
