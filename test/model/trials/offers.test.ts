/** Steps 4 and 6, offers and their tables, on streamers made by hand. */
import { expect, test } from 'vitest';
import {
  CHANGE_OF_MIND,
  CLAIMS,
  DELIVERY_SPREAD,
  DISCONFIRMATION,
  FOLLOW_DELIVERY,
  FOLLOW_VISIT,
  FOLLOWER_UTILITY,
  GUARANTEE,
  LEAN,
  LN_PRICE,
  NOBODY,
  RECOVERY,
  SPREAD,
  STRANGER_UTILITY,
} from '../../../sim/kernel/layout.ts';
import { compileTables } from '../../../sim/model/compileTables.ts';
import { goLive } from '../../../sim/model/goLive.ts';
import { createOffers } from '../../../sim/model/offers.ts';
import { type Policy, RIGHTS } from '../../../sim/model/platform/policy.ts';
import { uniform } from '../../../sim/model/random.ts';
import { CHANGED } from '../../../sim/model/streamers/streamers.ts';
import type { World } from '../../../sim/model/world.ts';
import { handWorld, morning, offered, policyWith } from './handWorld.ts';

const CHANGES = {
  'providers.supply': 0.1,
  'providers.fulfilment': 0.4,
  'providers.operations': 0.3,
  'providers.marketing': 0.5,
  'providers.incubation': 0.2,
  'brands.quality': 0.7,
  'brands.proof': 0,
  'brands.price': 0.4,
} as const;

/** Talent 16 with the goods of its own, all alike but for what a test changes. */
function talent(world: World, j = 16): number {
  const { streamers: s } = world;
  s.arrival[j] = 0;
  s.lnPrice[j] = -0.1;
  s.worth[j] = -0.2;
  s.quality[j] = 0.6;
  s.spread[j] = 0.25;
  s.claims[j] = 0.2;
  return j;
}

function offer(world: World, j: number, policy?: Policy) {
  const { offers } = morning(world, policy);
  return Object.fromEntries(
    Object.entries(offers).map(([name, column]) => [name, (column as Float64Array)[j]!]),
  );
}

const close = (value: number) => expect.closeTo(value, 12);

test('a talent without provider, brand or card offers what it is', () => {
  const world = handWorld(CHANGES);
  expect(offer(world, talent(world))).toEqual({
    lnPrice: -0.1,
    worth: -0.2,
    quality: 0.6,
    spread: 0.25,
    claims: 0.2,
    operations: 0,
    brandShare: 0,
    marketing: 1,
    incubation: 1,
    days: 0,
    cover: 0,
    freeReturns: 0,
  });
});

test('a provider raises quality, cuts the spread, converts, wins follows, makes larger and quicker: each by its capability', () => {
  const world = handWorld(CHANGES);
  const j = talent(world);
  world.streamers.provider[j] = 2;
  // incubation, marketing, operations, supply, fulfilment
  world.providers.capability.set([0.1, 0.2, 0.3, 0.4, 0.5], 2 * 5);
  expect(offer(world, j)).toMatchObject({
    quality: close(0.6 + 0.1 * 0.4),
    spread: close(0.25 * (1 - 0.4 * 0.5)),
    operations: close(0.3 * 0.3),
    marketing: close(1 + 0.5 * 0.2),
    incubation: close(1 + 0.2 * 0.1),
    days: 0.5,
    lnPrice: -0.1,
    claims: 0.2,
  });
});

test('carried brand goods mix into price and quality by half of their share, and never spoil good goods', () => {
  const world = handWorld(CHANGES);
  const j = talent(world);
  world.streamers.brand[j] = 1;
  world.streamers.brandShare[j] = 0.5;
  expect(offer(world, j)).toMatchObject({
    brandShare: 0.5,
    lnPrice: close(-0.1 + 0.25 * 0.4),
    quality: close(0.6 + 0.25 * (0.7 - 0.6)),
  });
  const fine = handWorld(CHANGES);
  const k = talent(fine);
  fine.streamers.brand[k] = 1;
  fine.streamers.brandShare[k] = 0.5;
  fine.streamers.quality[k] = 0.9;
  expect(offer(fine, k).quality).toBeCloseTo(0.9, 12);
});

test('a store sells its own brand: learned quality, the centre’s tools; a wave of exaggeration is for talents', () => {
  const world = handWorld(CHANGES);
  const j = world.streamers.stores + 3;
  world.streamers.arrival[j] = 0;
  world.streamers.quality[j] = 0.7;
  world.streamers.claims[j] = 0.1;
  world.streamers.lnPrice[j] = 0.4;
  world.brands.learned[3] = 0.05;
  const policy = policyWith((p) => {
    p.brandSupport.tools = 0.5;
    p.exaggeration = 0.3;
  });
  expect(offer(world, j, policy)).toMatchObject({
    quality: close(0.75),
    operations: close(0.1 * 0.5),
    claims: 0.1,
    lnPrice: 0.4,
    brandShare: 1,
  });
  const other = handWorld(CHANGES);
  const t = talent(other);
  expect(offer(other, t, policy)).toMatchObject({ claims: close(0.5), operations: 0 });
  const loud = handWorld(CHANGES);
  loud.streamers.claims[talent(loud)] = 0.9;
  expect(offer(loud, 16, policy).claims).toBe(1);
});

test('quality stays between 0 and 1', () => {
  const world = handWorld({ ...CHANGES, 'providers.supply': 0.3 });
  const j = talent(world);
  world.streamers.quality[j] = 0.95;
  world.streamers.provider[j] = 0;
  world.providers.capability.fill(1, 0, 5);
  expect(offer(world, j).quality).toBe(1);
});

test('a launched store adds its campaign’s follows and appeal to its offer, and to no other', () => {
  const world = handWorld(CHANGES);
  const [own, other] = [world.streamers.stores + 5, world.streamers.stores + 6];
  for (const j of [own, other]) world.streamers.arrival[j] = 0;
  world.platform.launch.store = own;
  const { offers } = morning(
    world,
    policyWith((p) => void Object.assign(p.launch, { force: 1, follows: 20, appeal: 1.5 })),
  );
  expect([offers.marketing[own], offers.operations[own]]).toEqual([21, 1.5]);
  expect([offers.marketing[other], offers.operations[other]]).toEqual([1, 0]);
});

test('cover is what the card offers times how well its holder covers', () => {
  const world = handWorld(CHANGES);
  const j = talent(world);
  const policy = policyWith((p) => void (p.trustCardCover = 0.5));
  world.streamers.cover[j] = 0.8;
  expect(offer(world, j, policy).cover).toBe(0);
  const holder = handWorld(CHANGES);
  talent(holder);
  holder.streamers.card[j] = 0;
  holder.streamers.cover[j] = 0.8;
  expect(offer(holder, j, policy).cover).toBeCloseTo(0.4, 12);
});

test('who is live: by its chance; not while suspended, never when removed', () => {
  const days = 400;
  const world = handWorld({}, days);
  const { streamers: s } = world;
  const offers = createOffers(s.count);
  s.arrival.fill(0, 0, 160);
  s.suspendedUntil[0] = 200;
  s.cleared[8] = 100;
  const live = [0, 0, 0, 0];
  const [sure] = [24];
  for (; world.day < days; world.day++) {
    goLive(world, policyWith(), offers);
    const { live: now, gone } = world.sessions.day;
    if (world.day < 200) live[0]! += now[0]!;
    else live[1]! += now[0]!;
    if (world.day >= 100) live[2]! += now[8]!;
    expect(gone[8]).toBe(world.day >= 100 ? 1 : 0);
    live[3]! += now[sure]!;
    const onAir = [...s.onAir.subarray(0, s.onAirCount)];
    expect(onAir).toEqual([...now.keys()].filter((j) => now[j] === 1));
  }
  expect([live[0], live[2]]).toEqual([0, 0]);
  // chances lie between 0.55 and 0.95
  expect(live[1]! / 200).toBeGreaterThan(0.45);
  expect(live[3]! / days).toBeGreaterThan(0.5);
  expect(live[3]! / days).toBeLessThan(0.99);
});

test('larger rivals take hours of talents, not of brands’ own stores; smaller ones give some, never above every day', () => {
  const days = 200;
  const liveDays = (size: number) => {
    const world = handWorld({ 'rivals.hostOdds': 0.5 }, days);
    const { streamers: s, exogenous } = world;
    exogenous.rivals.fill(size);
    s.arrival.fill(0);
    const offers = createOffers(s.count);
    let [talents, stores] = [0, 0];
    for (; world.day < days; world.day++) {
      goLive(world, policyWith(), offers);
      world.sessions.day.live.forEach((live, j) => {
        if (j < s.talents) talents += live / s.talents;
        else if (j >= s.stores) stores += live;
      });
    }
    return { talents, stores };
  };
  const [usual, large, none] = [liveDays(1), liveDays(4), liveDays(0)];
  expect(large.talents / usual.talents).toBeCloseTo(1.5 / 3, 1);
  expect(none.talents / usual.talents).toBeGreaterThan(1.2);
  expect(none.talents).toBeLessThanOrEqual(days);
  expect([large.stores, none.stores]).toEqual([usual.stores, usual.stores]);
});

test.each<[string, (p: Policy) => void, readonly string[]]>([
  ['louder claims: of all but stores', (p) => void (p.exaggeration = 0.1), ['talent', 'holder', 'ring']],
  ['tools of the SKA centre: of stores', (p) => void (p.brandSupport.tools = 1), ['store', 'launch']],
  ['the trust card: of its holders', (p) => void (p.trustCardCover = 0.5), ['holder']],
  ['a right of it: of its holders', (p) => void (p.rights['refund-only'] = 0.5), ['holder']],
  ['a campaign: of its store', (p) => void (p.launch.follows = 2), ['launch']],
  ['commission: of nobody', (p) => void (p.commission = 0.05), []],
  ['ads: of nobody', (p) => void Object.assign(p, { adLoad: 0.1, adSubsidy: 0.5 }), []],
  [
    'more visits, no private domain: of nobody',
    (p) => void Object.assign(p, { visits: 2, privateDomain: 0 }),
    [],
  ],
  ['traffic of the SKA centre: of nobody', (p) => void (p.brandSupport.traffic = 1), []],
])('a new policy renews the offers that it changes, whoever’s turn it is: %s', (_what, change, renewed) => {
  const world = handWorld();
  const { streamers: s } = world;
  // none of them is looked at on day 1, whose turn is 2, 5, 8, …
  const who = { talent: 6, holder: 9, ring: s.talents + 2, store: s.stores + 1, launch: s.stores + 4 };
  for (const j of Object.values(who)) {
    expect((1 + j) % 3).not.toBe(0);
    s.arrival[j] = 0;
  }
  const offers = createOffers(s.count);
  goLive(world, policyWith(), offers);
  s.card[who.holder] = 0;
  world.platform.launch.store = who.launch;
  s.revised.fill(0);
  offers.quality.fill(-1);
  world.day = 1;
  goLive(world, policyWith(change), offers);
  const names = Object.entries(who).filter(([, j]) => offers.quality[j] !== -1);
  expect(names.map(([name]) => name)).toEqual(renewed);
  expect(world.platform.policy).toEqual(policyWith(change));
});

test('an offer is made again when something changed and the streamer is due, and not otherwise', () => {
  const world = handWorld();
  const { streamers: s } = world;
  const offers = createOffers(s.count);
  const look = () => goLive(world, policyWith(), offers);
  for (let j = 0; j < 160; j++) s.arrival[j] = 0;
  look();
  s.revised.fill(0);
  s.quality.fill(0.123, 0, 160);
  world.day = 1;
  look();
  expect(offers.quality[2]).not.toBe(0.123); // due (1 + 2 is divisible by 3), and nothing says it has changed
  s.revised[5] = 1;
  s.revised[6] = 1;
  look();
  expect([offers.quality[5] === 0.123, offers.quality[6] === 0.123]).toEqual([true, false]);
});

/** Day tables of talent 16 under an offer made by hand, all streamers due. */
function tablesOf(changes: Record<string, number>, set: Readonly<Record<string, number>>, policy: Policy) {
  const world = handWorld(changes);
  const today = morning(world, policy);
  for (const [name, value] of Object.entries(set))
    (today.offers[name as keyof typeof today.offers] as Float64Array)[16] = value;
  compileTables(world, today); // on the first day everybody is looked at
  return { world, day: world.sessions.day };
}

const bits = (value: number, count: number) => Math.floor(value * 2 ** count + 0.5);

test('tables of an offer: claims are half believed by followers, the price is felt, a guarantee is offered', () => {
  const changes = {
    'purchase.intercept': -1.5,
    'purchase.price': 3,
    'purchase.priceLevel': 0.5,
    'shelves.price': 1.5,
    'returns.level': 0.5,
    'returns.ease': 1,
    'purchase.claims': 0.9,
    'purchase.guarantee': 0.8,
    'purchase.brandTaste': 0.3,
    'follow.visit': 0.012,
    'follow.delivery': 0.3,
    'delivery.norm': 0.6,
    'delivery.credulity': 0.8,
    'delivery.recovery': 0.5,
    'delivery.daysSpread': 6,
  };
  const policy = policyWith((p) => void RIGHTS.forEach((right) => void (p.rights[right] = 1)));
  const set = {
    lnPrice: 0.4,
    worth: 0.3,
    quality: 0.7,
    spread: 0.2,
    claims: 0.3,
    operations: 0.1,
    brandShare: 0.5,
    marketing: 4,
    days: 1,
    cover: 0.6,
  };
  const { day } = tablesOf(changes, set, policy);
  // taste for brands is 0 on the first day
  expect(offered(day, 16, FOLLOWER_UTILITY)).toBe(bits(-1.5 - 0.3 - 0.15 + 0.9 * 0.5 * 0.3 + 0.1, 10));
  expect(offered(day, 16, STRANGER_UTILITY)).toBe(bits(-1.5 - 0.3 - 0.15 + 0.9 * 0.3 + 0.1, 10));
  expect(offered(day, 16, GUARANTEE)).toBe(bits(0.8 * 0.6, 10));
  expect(offered(day, 16, LN_PRICE)).toBe(bits(0.4, 10));
  expect(offered(day, 16, FOLLOW_VISIT)).toBe(bits(0.012 * 4, 16));
  expect(offered(day, 16, FOLLOW_DELIVERY)).toBe(bits(0.3 * 2, 16));
  expect(offered(day, 16, DISCONFIRMATION)).toBe(bits(0.7 - 0.6, 10));
  expect(offered(day, 16, CLAIMS)).toBe(bits(0.3, 7));
  expect(offered(day, 16, SPREAD)).toBe(bits(0.2, 10));
  expect(offered(day, 16, RECOVERY)).toBe(bits(1 - 0.5 * 0.6, 8) + 2 ** 16 * bits(0.6, 8));
  expect(offered(day, 16, LEAN)).toBe(bits(-1.5 * 0.1, 10));
  expect(offered(day, 16, CHANGE_OF_MIND)).toBe(bits(0.5 * 0.6 * 1.6, 16)); // category 16 % 8
  expect(offered(day, 16, DELIVERY_SPREAD)).toBe(Math.round(6 - (1 + 0.6 * 2)));
  expect(offered(tablesOf(changes, { days: 9 }, policy).day, 16, DELIVERY_SPREAD)).toBe(1);
});

test('who is sure to be followed has all sixteen bits and one more', () => {
  const sure = tablesOf({ 'follow.visit': 0.012, 'follow.delivery': 0.3 }, { marketing: 100 }, policyWith());
  expect(offered(sure.day, 16, FOLLOW_VISIT)).toBe(2 ** 16);
  expect(offered(sure.day, 16, FOLLOW_DELIVERY)).toBe(2 ** 16);
});

test('the taste for brands enters by the share of brand goods', () => {
  const world = handWorld(
    { 'purchase.brandTaste': 0.3, 'purchase.intercept': 0, 'purchase.claims': 0 },
    1000,
  );
  world.day = 915;
  talent(world, 15); // looked at on this day, for 915 + 15 is divisible by three
  const today = morning(world);
  today.offers.brandShare[15] = 0.5;
  today.offers.lnPrice[15] = 0;
  today.offers.worth[15] = 0;
  compileTables(world, today);
  expect(offered(world.sessions.day, 15, FOLLOWER_UTILITY)).toBe(bits(0.15, 10));
});

test('tables of the day: parameters in fixed point; learning scales how trust moves, not what it is', () => {
  const changes = {
    'visits.ownCategory': 0.6,
    'visits.publicWeight': 0.3,
    'visits.dormancy': 0.02,
    'visits.idleDays': 70,
    'visits.idleLapse': 0.25,
    'purchase.stranger': -0.7,
    'purchase.fit': 0.4,
    'purchase.home': 0.1,
    'purchase.price': 3,
    'purchase.priceLevel': 1,
    'calendar.discount': 0.1,
    'calendar.winterBasket': 0.4,
    'delivery.daysMin': 3,
    'delivery.tolerance': 0.35,
    'delivery.refundBase': 0.05,
    'delivery.refundSeverity': 0.4,
    'delivery.complaint': 0.125,
    'delivery.lapse': 0.1,
    'delivery.share': 0.0625,
    'trust.priorGood': 1.25,
    'trust.priorBad': 0.75,
    'trust.stake': 2,
    'trust.memory': 0.9,
    'trust.negativity': 2.5,
    'trust.generalStep': 0.02,
    'trust.leave': 0.3,
    'follow.strong': 0.6,
    'follow.resist': 0.8,
  };
  const policy = policyWith((p) => {
    p.privateDomain = 0.5;
    p.trustLearning = 0.5;
  });
  const { day } = tablesOf(changes, {}, policy);
  expect(day).toMatchObject({
    day: 0,
    ownCategory: bits(0.6, 8),
    publicWeight: bits(0.3, 12),
    privateDomain: 128,
    strangerDiscount: bits(-0.7, 10),
    fit: bits(0.4, 10),
    home: bits(0.1, 10),
    lnSeason: bits(0.25 * 0.4 * 0.25, 10), // January
    dormancy: bits(0.02, 12),
    idleDays: 70,
    idleLapse: 64,
    deliveryMin: 3,
    priorGood: 320,
    priorBad: 192,
    stake: 512,
    evidenceMemory: bits(1 - 0.1 * 0.5, 15),
    learnedGood: 128,
    learnedBad: 320,
    generalStep: bits(0.01, 16),
    generalHarm: bits(0.02 * 2.5 * 0.5, 16),
    leaveTrust: bits(0.3, 8),
    strongTrust: bits(0.6, 8),
    resist: bits(0.8, 16),
    tolerance: bits(0.35, 10),
    refundBase: bits(0.05, 16),
    refundSeverity: bits(0.4, 16),
    complaint: 512,
    lapse: bits(0.1, 20),
    share: 256,
    watched: NOBODY,
  });
  expect([...day.season]).toEqual(Array(8).fill(0));
  // a festival of strength 2 is 0.2 off; a category that has shown prices 0.05 above the usual makes the same price cheap
  const world = handWorld(changes);
  world.exogenous.event[0] = 2;
  world.platform.reference[6] = 0.05;
  compileTables(world, morning(world));
  const { season, lnSeason } = world.sessions.day;
  expect([...season]).toEqual([0, 0, 0, 0, 0, 0, 0.1, 0].map((more) => bits(3 * 0.2 + more, 10)));
  expect(lnSeason).toBe(bits(0.025 - 0.2, 10));
});

test('tables are made for those who are due, and for nobody else', () => {
  const world = handWorld();
  const { streamers: s } = world;
  s.arrival.fill(0, 0, 160);
  compileTables(world, morning(world));
  world.day = 1;
  const today = morning(world);
  s.revised.fill(CHANGED, 0, 160);
  s.due[s.dueCount] = 9; // left over from another day: 1 + 9 is not divisible by three
  const { day } = world.sessions;
  day.offers.fill(-777);
  compileTables(world, today);
  const made = Array.from({ length: s.count }, (_, j) => j).filter((j) => offered(day, j, LN_PRICE) !== -777);
  expect(made).toEqual(Array.from({ length: 53 }, (_, at) => 2 + 3 * at));
});

test('a launched store is watched; on silent days its followers do not hear of it, in the stated share', () => {
  const days = 300;
  const world = handWorld({}, days);
  const store = world.streamers.stores + 5;
  world.streamers.arrival[store] = 0;
  world.platform.launch.store = store;
  const offers = createOffers(world.streamers.count);
  const run = (silence: number) => {
    let heard = 0;
    for (world.day = 0; world.day < days; world.day++) {
      const policy = policyWith((p) => void Object.assign(p.launch, { force: 1, silence }));
      const today = goLive(world, policy, offers);
      world.sessions.day.live[store] = 1;
      compileTables(world, today);
      expect(world.sessions.day.watched).toBe(store);
      heard += world.sessions.day.live[store]!;
      const silent = uniform(world.key, 'launch-silence', store, world.day) < silence;
      expect(world.sessions.day.live[store]).toBe(silent ? 0 : 1);
    }
    return heard / days;
  };
  expect(run(0)).toBe(1);
  expect(run(0.3)).toBeCloseTo(0.7, 1);
  expect(run(1)).toBe(0);
});
