/** Levers that act on sellers, on markets made by hand: prices, goods, demand, one talent set apart, the forced card. */
import { expect, test } from 'vitest';
import { LN_PRICE } from '../../../sim/kernel/layout.ts';
import { compileTables } from '../../../sim/model/compileTables.ts';
import { goLive } from '../../../sim/model/goLive.ts';
import { createOffers } from '../../../sim/model/offers.ts';
import { couponCut, couponDiscount } from '../../../sim/model/platform/coupon.ts';
import { CHANGED, NONE, STORE } from '../../../sim/model/streamers/streamers.ts';
import type { World } from '../../../sim/model/world.ts';
import { handWorld, morning, offered, policyWith } from './handWorld.ts';

const close = (value: number) => expect.closeTo(value, 12);
const all = (world: World) => Array.from({ length: world.streamers.count }, (_, j) => j);
const present = (world: World) => all(world).filter((j) => world.streamers.arrival[j]! <= world.day);

test('all prices: every seller’s, from that day on, and in the kernel’s tables', () => {
  const world = handWorld();
  const plain = [...morning(world).offers.lnPrice];
  world.day = 1;
  const today = morning(
    world,
    policyWith((p) => void (p.lnPrice = 0.1)),
  );
  compileTables(world, today);
  for (const j of present(world)) {
    expect(today.offers.lnPrice[j]).toEqual(close(plain[j]! + 0.1));
    expect(offered(world.sessions.day, j, LN_PRICE)).toBe(Math.floor((plain[j]! + 0.1) * 1024 + 0.5));
  }
});

test('one price: that of the talent of the category with most GMV on the first day, and of no other, also later', () => {
  const world = handWorld();
  const { trailingFen, arrival } = world.streamers;
  for (const j of [10, 18, 26]) arrival[j] = 0;
  trailingFen[10] = 7; // of category 3, as counted from 1
  trailingFen[18] = 9;
  trailingFen[26] = 5;
  trailingFen[11] = 99;
  const offers = createOffers(world.streamers.count);
  goLive(world, policyWith(), offers);
  const plain = [...offers.lnPrice];
  const dear = policyWith((p) => void Object.assign(p.host, { rank: 2, category: 3, lnPrice: 0.2 }));
  world.day = 1;
  goLive(world, dear, offers);
  expect(world.platform.host).toBe(10);
  const changed = present(world).filter((j) => Math.abs(offers.lnPrice[j]! - plain[j]!) > 1e-9);
  expect(changed).toEqual([10]);
  expect(offers.lnPrice[10]).toEqual(close(plain[10]! + 0.2));
  trailingFen[10] = 0;
  world.day = 2;
  morning(world, dear);
  expect(world.platform.host).toBe(10);
});

test('nobody is picked without a rank, nor when there are not so many', () => {
  const world = handWorld();
  morning(
    world,
    policyWith((p) => void Object.assign(p.host, { ban: 1 })),
  );
  expect(world.platform.host).toBe(NONE);
  morning(
    world,
    policyWith((p) => void Object.assign(p.host, { rank: 999, ban: 1 })),
  );
  expect(world.platform.host).toBe(NONE);
});

test('a banned talent is not live, counts as suspended, and comes back when the ban ends', () => {
  const world = handWorld();
  world.streamers.liveBelow.fill(2 ** 31 - 1);
  world.streamers.trailingFen[21] = 5;
  world.streamers.arrival[21] = 0;
  const ban = policyWith((p) => void Object.assign(p.host, { rank: 1, ban: 1 }));
  for (world.day = 0; world.day < 5; world.day++) {
    morning(world, ban);
    expect(world.sessions.day.live[21]).toBe(0);
    expect(world.streamers.suspended).toBe(1);
  }
  morning(world);
  expect(world.sessions.day.live[21]).toBe(1);
});

test('a ban on some days keeps to its share', () => {
  const world = handWorld({}, 400);
  world.streamers.liveBelow.fill(2 ** 31 - 1);
  const ban = policyWith((p) => void Object.assign(p.host, { rank: 1, ban: 0.25 }));
  let away = 0;
  for (world.day = 0; world.day < 400; world.day++) {
    morning(world, ban);
    away += world.streamers.suspended;
  }
  expect(away).toBeGreaterThan(70);
  expect(away).toBeLessThan(130);
});

test('goods: talents’ quality is pulled to a level and shifted; rings and stores sell what they sold', () => {
  const world = handWorld();
  const plain = [...morning(world).offers.quality];
  world.day = 1;
  const poor = policyWith((p) => void Object.assign(p.goods, { pull: 0.5, level: 0.2, shift: -0.05 }));
  const { offers } = morning(world, poor);
  const { talents } = world.streamers;
  for (const j of present(world)) {
    const expected = j < talents ? Math.max(0, (plain[j]! + 0.2) / 2 - 0.05) : plain[j]!;
    expect(offers.quality[j]).toEqual(close(expected));
  }
});

test('demand: the odds to buy of one category’s sellers', () => {
  const world = handWorld();
  const plain = [...morning(world).offers.operations];
  world.day = 1;
  const { offers } = morning(
    world,
    policyWith((p) => void (p.demand[3] = Math.log(0.5))),
  );
  for (const j of present(world)) {
    const shift = world.streamers.category[j] === 2 ? Math.log(0.5) : 0;
    expect(offers.operations[j]).toEqual(close(plain[j]! + shift));
  }
});

test('a forced card: held from the first day by a share of the sellers, stores among them', () => {
  const world = handWorld({ 'platform.cardConsider': 0 });
  const { card, kind, arrival, stores } = world.streamers;
  arrival.fill(0, stores, stores + 4);
  const holders = () => present(world).filter((j) => card[j] !== NONE);
  const force = (share: number) =>
    policyWith((p) => void Object.assign(p, { trustCardCover: 1, trustCardForced: share }));
  morning(world, force(0));
  expect(holders()).toEqual([]);
  world.day = 1;
  morning(world, force(0.5));
  const half = holders();
  expect(half.length / present(world).length).toBeGreaterThan(0.35);
  expect(half.length / present(world).length).toBeLessThan(0.65);
  world.day = 2;
  world.streamers.revised.fill(0);
  const { offers } = morning(world, force(1));
  expect(holders()).toEqual(present(world));
  expect(holders().some((j) => kind[j] === STORE)).toBe(true);
  const added = present(world).filter((j) => !half.includes(j));
  expect(added.every((j) => world.streamers.revised[j] === CHANGED)).toBe(true);
  expect(offers.cover[added.find((j) => j % 3 === (3 - 2) % 3)!]).toBeGreaterThan(0.5);
});

test('who arrives under a forced card takes it on arrival', () => {
  const world = handWorld();
  const forced = policyWith((p) => void Object.assign(p, { trustCardCover: 1, trustCardForced: 1 }));
  world.streamers.arrival[150] = 90;
  morning(world, forced);
  expect(world.streamers.card[150]).toBe(NONE);
  world.day = 90;
  morning(world, forced);
  expect(world.streamers.card[150]).toBe(90);
});

test('a coupon is cut to what yesterday’s sales would have used up, and works as a lower price', () => {
  const coupon = { share: 0.2, cap: 1000 };
  expect(couponCut(coupon, 0)).toBe(0.2);
  expect(couponCut(coupon, 4000)).toBe(0.2);
  expect(couponCut(coupon, 20_000)).toBe(0.05);
  expect(couponDiscount(0.2)).toBeCloseTo(-Math.log(0.8), 12);
  expect(couponDiscount(0)).toBeCloseTo(0, 12);
});

test('coupon and festival stand in the season of the day', () => {
  const world = handWorld({ 'purchase.price': 2, 'calendar.discount': 0.25 });
  const season = (change: Parameters<typeof policyWith>[0]) => {
    compileTables(world, morning(world, policyWith(change)));
    return world.sessions.day.season[0]! / 1024;
  };
  expect(season(() => {})).toBe(0);
  expect(season((p) => void (p.festival = 2))).toBeCloseTo(1, 3);
  const cheap = season((p) => void Object.assign(p.coupon, { share: 0.1, cap: 1e12 }));
  expect(cheap).toBeCloseTo(-2 * Math.log(0.9), 3);
});
