/** Step 5, public traffic, on a category made by hand: who is shown how often, and how visits split. */

import { expect, test } from 'vitest';
import { ORGANIC, PAID, SHARED, STRANGER_TRUST } from '../../../sim/kernel/layout.ts';
import { allocateTraffic } from '../../../sim/model/allocateTraffic.ts';
import { FIRST_CHOICES } from '../../../sim/model/brands/steps.ts';
import { goLive } from '../../../sim/model/goLive.ts';
import { createOffers } from '../../../sim/model/offers.ts';
import { paramsWith } from '../../../sim/model/params.ts';
import { clutterUtility, patience } from '../../../sim/model/platform/adAuction.ts';
import type { Policy } from '../../../sim/model/platform/policy.ts';
import { BAD, GOOD, RECORD, SEEN_ORDERS, SEEN_VISITS } from '../../../sim/model/streamers/streamers.ts';
import type { World } from '../../../sim/model/world.ts';
import { handWorld, offered, policyWith, SCALE, sharesIn } from './handWorld.ts';

const close = (value: number) => expect.closeTo(value, 9);

const CHANGES = {
  'talents.count': 32,
  'rings.count': 0,
  'brands.pool': 8,
  'traffic.cap': 1,
  'traffic.sizeExponent': 0.5,
  'traffic.followersPerSize': 1e6,
  'traffic.reputation': 2,
  'traffic.conversionNorm': 0.1,
  'traffic.conversionCap': 3,
  'traffic.conversionPower': 1,
  'platform.reputationPrior': 1000,
  'platform.recordPrior': 1000,
  'trust.strangerBase': 0.5,
  'trust.strangerReputation': 0.4,
  'talents.adShare': 0.02,
  'brands.adShare': 0.05,
  'brands.adFloor': 280_000,
} as const;

/** Only the named streamers are live, all alike: talents 0, 8, 16, 24 and store 32 share category 0. */
function on(
  live: readonly number[],
  changes = {},
  policy: Policy = policyWith(),
  prepare: (world: World) => void = () => {},
) {
  const world = handWorld({ ...CHANGES, ...changes });
  const { streamers: s } = world;
  s.arrival.fill(1000);
  for (const j of live) {
    s.arrival[j] = 0;
    s.size[j] = 1;
  }
  s.followers.fill(0);
  world.brands.choices.fill(FIRST_CHOICES);
  prepare(world);
  const today = goLive(world, policy, createOffers(s.count));
  s.onAirCount = 0;
  world.sessions.day.live.fill(0);
  for (const j of [...live].sort((a, b) => a - b)) {
    world.sessions.day.live[j] = 1;
    s.onAir[s.onAirCount++] = j;
  }
  allocateTraffic(world, today);
  const shares = (kind: number, category = 0) => {
    const shares = sharesIn(world.sessions.day, category, kind);
    return live.map((j) => shares[j] ?? 0);
  };
  return { world, shares };
}

/** Shares have twenty bits, thresholds seventeen; a cap is held to a percent. */
const near = (values: readonly number[], digits = 4) => values.map((value) => expect.closeTo(value, digits));

test('organic: four times the size is twice the share; followers count as size', () => {
  const { shares } = on([0, 8, 16], {}, policyWith(), ({ streamers: s }) => {
    s.size[0] = 4;
    s.followers[8] = 3e6 / SCALE; // three million real followers, with its own size: four
  });
  expect(shares(ORGANIC)).toEqual(near([0.4, 0.4, 0.2]));
});

test('organic: reputation and conversion count, by real deliveries and visits', () => {
  const { world, shares } = on([0, 8, 16], {}, policyWith(), ({ streamers: s }) => {
    // 1,000 real deliveries, all satisfied: 0.85 instead of 0.7; 1,000 real visits and 300 orders: 20% instead of 10%
    s.records[0 * RECORD + GOOD] = 1;
    s.records[8 * RECORD + SEEN_VISITS] = 1;
    s.records[8 * RECORD + SEEN_ORDERS] = 0.3;
  });
  const weights = [Math.exp(2 * 0.15), 2, 1];
  const sum = weights.reduce((a, b) => a + b);
  expect(shares(ORGANIC)).toEqual(near(weights.map((weight) => weight / sum)));
  // what strangers see of it: 0.5 + 0.4 × reputation, eight fractional bits
  const seenBy = (j: number) => offered(world.sessions.day, j, STRANGER_TRUST);
  expect([seenBy(0), seenBy(8)]).toEqual([Math.round(256 * 0.84), Math.round(256 * 0.78)]);
  expect(world.exposure.score[8]! / world.exposure.score[16]!).toBeCloseTo(2, 9);
});

test('organic: disappointed deliveries cost reach; a provider’s incubation makes larger', () => {
  const bad = on([0, 8], {}, policyWith(), ({ streamers: s }) => void (s.records[0 * RECORD + BAD] = 1));
  expect(bad.world.exposure.score[0]! / bad.world.exposure.score[8]!).toBeCloseTo(
    Math.exp(2 * (0.35 - 0.7)),
    9,
  );
  const grown = on([0, 8], { 'providers.incubation': 3 }, policyWith(), ({ streamers: s, providers: p }) => {
    s.provider[0] = 1;
    p.capability.fill(1, 5, 10);
  });
  expect(grown.world.exposure.score[0]! / grown.world.exposure.score[8]!).toBeCloseTo(2, 9);
});

test('a cap holds down the large', () => {
  const { shares } = on(
    [0, 8, 16, 24],
    { 'traffic.cap': 0.4 },
    policyWith(),
    ({ streamers: s }) => void (s.size[0] = 400),
  );
  const [largest, ...rest] = shares(ORGANIC);
  expect(largest).toBeCloseTo(0.4, 1);
  expect(rest).toEqual(near([0.2, 0.2, 0.2], 2));
});

test('the centre’s traffic support raises a store’s reach by 30%', () => {
  const policy = policyWith((p) => void (p.brandSupport.traffic = 0.5));
  const { shares } = on([0, 32], {}, policy);
  expect(shares(ORGANIC)).toEqual(near([1 / 2.15, 1.15 / 2.15]));
});

test('paid: by ad budgets; a subsidy adds to all alike, the centre’s budget to stores', () => {
  const sold = ({ streamers: s }: World) => {
    s.trailingFen[0] = 2_800_000; // × 2% ÷ 28 = 2,000 fen a day
    s.trailingFen[8] = 1_400_000;
  };
  const { world, shares } = on([0, 8, 16, 32], {}, policyWith(), sold);
  // the store pays its floor: 280,000 yuan ÷ 1,000 ÷ 28 = 1,000 fen; talent 16 has sold nothing
  expect([...world.exposure.adFen.subarray(0, 4)]).toEqual([2000, 1000, 0, 1000]);
  expect([world.exposure.spentFen, world.exposure.addedFen]).toEqual([4000, 0]);
  expect(shares(PAID)).toEqual(near([0.5, 0.25, 0, 0.25]));
  const policy = policyWith((p) => {
    p.adSubsidy = 0.5;
    p.brandSupport.budget = 1;
  });
  const helped = on([0, 8, 16, 32], {}, policy, sold);
  expect(helped.shares(PAID)).toEqual(near([2000, 1000, 0, 1500].map((fen) => fen / 4500)));
  // what they pay themselves, and what the platform adds to each
  expect([helped.world.exposure.spentFen, helped.world.exposure.addedFen]).toEqual([4000, 2000]);
});

test('a subsidy is rounded down seller by seller; a campaign’s is that of its own budget', () => {
  const sold = ({ streamers: s, platform }: World) => {
    s.trailingFen[0] = 1400 * 701;
    s.trailingFen[8] = 1400 * 55;
    platform.launch.store = 32;
  };
  const policy = policyWith((p) => {
    p.adSubsidy = 0.25;
    Object.assign(p.launch, { force: 1, adBudget: 10 });
  });
  const { world } = on([0, 8, 32], {}, policy, sold);
  // 701 and 55 fen of talents, a single fen of the campaign
  expect([world.exposure.spentFen, world.exposure.addedFen]).toEqual([757, 175 + 13 + 0]);
});

test('a launched store that is not live spends nothing', () => {
  const policy = policyWith((p) => void Object.assign(p.launch, { force: 1, adBudget: 80_000 }));
  const { world } = on([0], {}, policy, ({ platform }) => void (platform.launch.store = 32));
  expect([world.platform.launch.adFen, world.exposure.spentFen]).toEqual([0, 0]);
});

test('shared: by the links of yesterday', () => {
  const { shares } = on([0, 8, 16], {}, policyWith(), ({ exposure }) => {
    shareLinks(exposure, [8, 3], [16, 1]);
  });
  expect(shares(SHARED)).toEqual(near([0, 0.75, 0.25]));
});

test('shared: the links of who is not live today show nobody', () => {
  const { shares } = on([0, 8, 16], {}, policyWith(), ({ exposure }) => {
    shareLinks(exposure, [8, 3], [24, 5]);
  });
  expect(shares(SHARED)).toEqual(near([0, 1, 0]));
});

test('a category without ads or links shows its organic feed instead', () => {
  const { shares } = on([0, 8], {}, policyWith(), ({ streamers: s }) => void (s.size[0] = 9));
  expect(shares(PAID)).toEqual(shares(ORGANIC));
  expect(shares(SHARED)).toEqual(shares(ORGANIC));
  expect(shares(ORGANIC)).toEqual(near([0.75, 0.25]));
});

test('a campaign’s ads are shown in every category, the same money in each; organic ones in its own only', () => {
  const policy = policyWith(
    (p) => void Object.assign(p.launch, { force: 1, adBudget: 80_000, reinvestment: 0.5 }),
  );
  const launch = ({ streamers: s, platform }: World) => {
    platform.launch.store = 32;
    platform.launch.soldFen = 4000;
    s.trailingFen[1] = 1_400_000; // a talent of category 1 pays 1,000 fen
    s.trailingFen[0] = 2_800_000; // and one of its own category 2,000
  };
  const { world, shares } = on([0, 1, 32], {}, policy, launch);
  // 80,000 yuan ÷ 1,000 = 8,000 fen, and half of yesterday's 4,000: 10,000, over eight categories 1,250
  expect([world.platform.launch.adFen, world.exposure.spentFen]).toEqual([10_000, 13_000]);
  expect(shares(PAID, 1)).toEqual(near([0, 1000 / 2250, 1250 / 2250]));
  expect(shares(PAID, 0)).toEqual(near([2000 / 3250, 0, 1250 / 3250]));
  expect(shares(PAID, 5)).toEqual([0, 0, 1]);
  expect(shares(ORGANIC, 0)).toEqual(near([0.5, 0, 0.5]));
  expect(shares(ORGANIC, 1)).toEqual([0, 1, 0]);
  const over = on([0, 1, 32], {}, policyWith(), launch);
  // its floor, when the campaign has ended
  expect([over.world.platform.launch.adFen, over.world.exposure.spentFen]).toEqual([1000, 4000]);
  expect(over.shares(PAID, 1)).toEqual([0, 1, 0]);
});

test('on its first day a campaign has its budget only: there is no yesterday to reinvest', () => {
  const policy = policyWith(
    (p) => void Object.assign(p.launch, { force: 1, adBudget: 80_000, reinvestment: 1 }),
  );
  const { world } = on([32], {}, policy, ({ platform }) => void (platform.launch.store = 32));
  expect(world.platform.launch.adFen).toBe(8000);
});

/** Yesterday's links: of whom, and how many. */
function shareLinks(exposure: World['exposure'], ...links: readonly (readonly [number, number])[]): void {
  exposure.sharerCount = links.length;
  links.forEach(([j, count], at) => {
    exposure.sharers[at] = j;
    exposure.links[j] = count;
  });
}

/** Thresholds of 17 bits: the share of public visits that is paid, and shared. */
function split(
  changes: Record<string, number>,
  change: (policy: Policy) => void,
  prepare: (world: World) => void = () => {},
) {
  const { world } = on([0, 8], changes, policyWith(change), (w) => {
    w.streamers.trailingFen[0] = 2_800_000;
    shareLinks(w.exposure, [0, 1]);
    prepare(w);
  });
  const { paid, paidOrShared } = world.sessions.day;
  return [paid / 2 ** 17, (paidOrShared - paid) / 2 ** 17];
}

const LOAD = {
  'traffic.adLoad': 0.15,
  'traffic.adReserve': 0,
  'traffic.sharedCap': 0.25,
  'traffic.sharedPull': 1.5,
};
const links =
  (shares: number) =>
  ({ platform }: World) => {
    platform.sharesYesterday = shares;
    platform.publicYesterday = 1000;
  };

test('public visits split: the ad load is paid, a subsidy makes no place, links pull theirs up to a cap, the rest is organic', () => {
  expect(split(LOAD, () => {})).toEqual(near([0.15, 0]));
  expect(split(LOAD, (p) => void (p.adLoad = 0.05))).toEqual(near([0.2, 0]));
  expect(split(LOAD, (p) => void (p.adSubsidy = 0.4))).toEqual(near([0.15, 0]));
  expect(split(LOAD, (p) => void (p.adLoad = 0.9))).toEqual(near([0.9, 0]));
  expect(split(LOAD, (p) => void (p.adLoad = -0.9))).toEqual([0, 0]);
  expect(split(LOAD, () => {}, links(100))).toEqual(near([0.15, 0.15]));
  expect(split(LOAD, () => {}, links(900))).toEqual(near([0.15, 0.25]));
  expect(split(LOAD, (p) => void (p.adLoad = 0.7), links(900))).toEqual(near([0.85, 0.15]));
});

test('without ads nothing is paid, without links nothing is shared', () => {
  const none = on([0, 8], LOAD, policyWith(), links(100)).world.sessions.day;
  expect([none.paid, none.paidOrShared]).toEqual([0, 0]);
});

test('paid places are sold where money meets them: dearer, more, but less so than dearer; prices by category', () => {
  const changes = { 'traffic.adLoad': 0.2, 'traffic.adReserve': 0.5, 'visits.entriesPerVisit': 10 };
  const sold = (visits: number, change: (policy: Policy) => void = () => {}, supply = 1) =>
    on(
      [0, 8, 1],
      { ...changes, 'traffic.adSupply': supply },
      policyWith(change),
      ({ streamers: s, platform }) => {
        s.trailingFen[0] = 2_800_000; // 2,000 fen a day in category 0
        s.trailingFen[1] = 1_400_000; // 1,000 in category 1
        platform.publicYesterday = visits;
      },
    ).world;
  // 3,000 fen, 500 fen a visit for a fifth of them: of 1,000 visits √(0.2 · 3,000 / 500,000) are paid at a power of 1
  const some = sold(1000);
  const share = Math.sqrt((0.2 * 3000) / 500_000);
  expect(some.platform.paidShare).toBeCloseTo(share, 12);
  expect(some.sessions.day.paid / 2 ** 17).toBeCloseTo(share, 4);
  // an eighth of them in each category
  const each = (share * 1000) / 8;
  expect([...some.platform.adPriceFen].slice(0, 3)).toEqual([close(2000 / each), close(1000 / each), 0]);
  const helped = sold(1000, (p) => void (p.adSubsidy = 0.44));
  expect(helped.platform.paidShare).toBeCloseTo(1.2 * share, 12);
  // at a power of ½: s = 0.2 · √(price / 500), and price · s = 150 fen of each of 20 visits
  const steep = sold(20, () => {}, 0.5).platform;
  expect(steep.paidShare).toBeCloseTo(0.2 * Math.sqrt(150 / steep.paidShare / 500), 9);
  expect(steep.adPriceFen[0]).toBeCloseTo((8 * 2000) / (20 * steep.paidShare), 6);
  const dearer = sold(20, (p) => void (p.adSubsidy = 0.728), 0.5).platform; // 1.2 cubed
  expect(dearer.paidShare / steep.paidShare).toBeCloseTo(1.2, 9);
  expect(sold(20, () => {}, 0).platform.paidShare).toBeCloseTo(0.2, 12);
  expect(sold(20, (p) => void (p.adSubsidy = 999)).platform.paidShare).toBe(0.9);
});

test('viewers lose patience with paid visits beyond those they are used to', () => {
  const params = paramsWith({ 'visits.adPatience': 0.4, 'traffic.adNorm': 0.15 });
  expect(patience(params, 0.15)).toBe(1);
  expect(patience(params, 0.4)).toBeCloseTo(Math.exp(-0.1), 12);
});

test('of many paid visits each has less attention', () => {
  const params = paramsWith({ 'visits.adClutter': 0.6, 'traffic.adNorm': 0.15 });
  expect(clutterUtility(params, 0.15)).toBeCloseTo(0, 12);
  expect(clutterUtility(params, 0.4)).toBeCloseTo(-0.15, 12);
});

test('the smallest are shown as often as they weigh, to a millionth', () => {
  const { shares } = on([0, 8, 16], {}, policyWith(), ({ streamers: s }) => {
    s.size[8] = 1e-8; // a ten-thousandth
    s.size[16] = 0;
  });
  expect(shares(ORGANIC)[1]).toBeCloseTo(1e-4 / 1.0001, 6);
  expect(shares(ORGANIC)[2]).toBe(0);
});

test('who is live for the first time is rated at once, the first on air too', () => {
  const world = handWorld(CHANGES);
  const { streamers: s, exposure } = world;
  s.arrival.fill(0, 0, 32);
  const offers = createOffers(s.count);
  world.day = 1;
  const today = goLive(world, policyWith(), offers);
  s.dueCount = 0; // nobody's turn
  exposure.score.fill(0);
  world.sessions.day.live.fill(0);
  for (const j of [0, 8]) world.sessions.day.live[j] = 1;
  s.onAir.set([0, 8]);
  s.onAirCount = 2;
  allocateTraffic(world, today);
  expect([exposure.score[0]! > 0, exposure.score[8]! > 0, exposure.score[16]]).toEqual([true, true, 0]);
});
