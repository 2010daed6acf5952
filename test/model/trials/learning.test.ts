/** Steps 2, 3, 9 and 10 on days made by hand: who enters, is matched, warned and cleared, and what is remembered. */
import { expect, test } from 'vitest';
// biome-ignore format: names by the line
import {
  BUYER, CELLS, CHANGE_OF_MIND, DISCONFIRMATION, LAPSED, NEVER_BUYER, NOT_YET_USER, OFFER_ROW, RECOVERY, SPREAD,
} from '../../../sim/kernel/layout.ts';
import { advanceClocks } from '../../../sim/model/advanceClocks.ts';
import { allocateTraffic } from '../../../sim/model/allocateTraffic.ts';
import { NEW_SHOP, OUTSIDE, setStage } from '../../../sim/model/brands/brands.ts';
import { ELITE_DISTRIBUTION } from '../../../sim/model/brands/steps.ts';
import { enforce } from '../../../sim/model/enforce.ts';
import { enterBrands } from '../../../sim/model/enterBrands.ts';
import { outcomeOf } from '../../../sim/model/fans/parcels.ts';
import { goLive } from '../../../sim/model/goLive.ts';
import { learn } from '../../../sim/model/learn.ts';
import { matchProviders } from '../../../sim/model/matchProviders.ts';
import { createOffers } from '../../../sim/model/offers.ts';
import type { Policy } from '../../../sim/model/platform/policy.ts';
import {
  ADMITTED,
  BRAND,
  LOCAL,
  ON_NOTICE,
  REMOVED,
  STRATEGIC,
} from '../../../sim/model/providers/providers.ts';
import { uniform } from '../../../sim/model/random.ts';
import { trailingFen } from '../../../sim/model/streamers/record.ts';
import {
  BAD,
  COMPLAINED,
  FOREVER,
  GOOD,
  NONE,
  RECORD,
  SEEN_ORDERS,
  SEEN_VISITS,
  SPAN_COMPLAINTS,
  SPAN_KEPT,
  SPAN_REFUNDED,
  SPAN_VISITS,
} from '../../../sim/model/streamers/streamers.ts';
import type { World } from '../../../sim/model/world.ts';
import { handWorld, morning, policyWith, SCALE, tally } from './handWorld.ts';

const close = (value: number) => expect.closeTo(value, 9);

test('clocks: visits by the rhythm, trials by their hazard, lapsed buyers at their share of it, users as MAU grows', () => {
  const changes = {
    'adoption.innovation': 0.001,
    'adoption.imitation': 4,
    'adoption.local': 0.75,
    'adoption.lapsedReturn': 0.5,
    'fans.users': 2e6,
  };
  const world = handWorld(changes);
  const { platform, exogenous } = world;
  platform.people.set([500, 480, 300, 180]); // 20 users a cell
  platform.wordOfMouth[7] = 0.4;
  platform.wordOfMouth[8] = -0.1;
  exogenous.mau.fill(1e6);
  exogenous.week[0] = 0.97;
  advanceClocks(
    world,
    policyWith((p) => void Object.assign(p, { visits: 1.2, wordOfMouth: 0.5 })),
  );
  const rhythm = 0.97 * 1.2;
  const spread = (0.25 * 0.3) / CELLS;
  const heard = (own: number) => 0.5 * ((0.75 * own + spread) / 20);
  const hazard = (0.001 + 4 * heard(0.4)) * rhythm;
  const bits = (value: number, count: number) => Math.floor(value * 2 ** count + 0.5);
  const { clocks } = world.sessions.day;
  expect(clocks[BUYER]).toBe(bits(rhythm, 16));
  expect(clocks[NEVER_BUYER]).toBe(bits(hazard, 20));
  expect(clocks[LAPSED]).toBe(bits(hazard / 2, 20));
  expect(clocks[NOT_YET_USER]).toBe(Math.floor(0.5 * 2 ** 30));
  // the clock runs at the pace of the cell that hears most; the others make their share of its trials
  const { trialChance } = world.sessions.day;
  const share = (own: number) => bits(((0.001 + 4 * Math.max(0, heard(own))) * rhythm) / hazard, 16);
  expect([trialChance[7], trialChance[8], trialChance[0]]).toEqual([2 ** 16, share(-0.1), share(0)]);
  exogenous.mau.fill(0.4e6); // users who have come do not go
  advanceClocks(world, policyWith());
  expect(clocks[NOT_YET_USER]).toBe(Math.floor(0.5 * 2 ** 30));
  expect(clocks[BUYER]).toBe(bits(rhythm, 16) + bits(0.97, 16));
  exogenous.mau.fill(9e6); // all there can be
  advanceClocks(world, policyWith());
  expect(clocks[NOT_YET_USER]).toBe(2 ** 30);
  platform.wordOfMouth.fill(1e9); // at most one trial's hazard a day
  const before = clocks[NEVER_BUYER]!;
  const lapsed = clocks[LAPSED]!;
  advanceClocks(world, policyWith());
  expect(clocks[NEVER_BUYER]! - before).toBe(2 ** 20);
  expect(clocks[LAPSED]! - lapsed).toBe(2 ** 19);
});

/** The market's sixty brands, none of them in; sixty places are free, so that the clock shows brands.entry. */
function outside(changes = {}): World {
  const world = handWorld({
    'brands.entry': 0.001,
    'brands.activityNorm': 5000,
    'brands.peerNorm': 200,
    ...changes,
  });
  for (let b = 0; b < world.brands.count; b++) setStage(world.brands, b, OUTSIDE);
  world.brands.present = 0;
  world.brands.resistance.fill(99);
  world.platform.ordersADay = 10; // of agents: 10,000 real orders, twice the norm
  return world;
}

test('brands enter when the cumulated hazard passes their resistance: activity, peers, push and support count', () => {
  const world = outside();
  const { brands, streamers: s } = world;
  brands.resistance.set([0.0021, 0.0019, 0.0045]);
  world.day = 7;
  enterBrands(world, policyWith());
  expect(brands.entryClock).toBeCloseTo(0.002, 12);
  expect([...brands.stage.subarray(0, 3)]).toEqual([OUTSIDE, NEW_SHOP, OUTSIDE]);
  expect([brands.present, s.arrival[s.stores + 1]]).toEqual([1, 7]);
  brands.present = 100;
  setStage(brands, 1, OUTSIDE); // sixty places again
  enterBrands(
    world,
    policyWith((p) => {
      p.brandEntry = 0.5;
      p.brandSupport.policy = 0.4;
    }),
  );
  expect(brands.entryClock).toBeCloseTo(0.002 + 0.002 * 1.5 * 0.5 * 1.2, 12);
  expect([...brands.stage.subarray(0, 3)]).toEqual([NEW_SHOP, OUTSIDE, OUTSIDE]);
  enterBrands(
    world,
    policyWith((p) => void (p.brandEntry = 0)),
  ); // a closed door
  expect(brands.entryClock).toBeCloseTo(0.0038, 12);
});

test('support by policy attracts brands, it does not repel them', () => {
  const entered = (support: number) => {
    const world = outside();
    enterBrands(
      world,
      policyWith((p) => void (p.brandSupport.policy = support)),
    );
    return world.brands.entryClock;
  };
  expect(entered(1) / entered(0)).toBeCloseTo(1.5, 12);
});

test('a campaign opens the last store that is outside, with its own goods, once; a full market opens none', () => {
  const world = outside();
  const { brands, streamers: s, platform } = world;
  const launch = policyWith((p) => {
    Object.assign(p.launch, { force: 1, size: 0.3 });
    Object.assign(p.launch.goods, { lnPrice: 0.7, quality: 0.8, claims: 0.05 });
  });
  enterBrands(world, policyWith());
  expect(platform.launch.store).toBe(NONE);
  setStage(brands, brands.count - 1, NEW_SHOP);
  world.day = 9;
  enterBrands(world, launch);
  const j = s.stores + brands.count - 2;
  expect(platform.launch.store).toBe(j);
  expect([s.size[j], s.lnPrice[j], s.quality[j], s.claims[j], s.arrival[j], s.followers[j]]).toEqual([
    0.3, 0.7, 0.8, 0.05, 9, 0,
  ]);
  expect([brands.present, brands.stage[brands.count - 2]]).toEqual([1, NEW_SHOP]);
  enterBrands(world, launch);
  expect([platform.launch.store, brands.present]).toEqual([j, 1]);
  for (let at = 0; at < 20; at++) {
    world.day = 10 + at;
    morning(world, launch);
    expect(world.sessions.day.live[j]).toBe(1);
  }
  const full = outside();
  full.brands.stage.fill(NEW_SHOP);
  enterBrands(full, launch);
  expect(full.platform.launch.store).toBe(NONE);
});

const WATCH = {
  'platform.warning': 1e6,
  'platform.judging': 0,
  'platform.warningFloor': 0.15,
  'platform.correction': 0.7,
  'platform.suspendDays': 15,
  'platform.removeAfter': 9,
};
const watching = policyWith((p) => void (p.detection = 1));

/** Warns everybody above the floor for sure, day after day, however often they were warned. */
function warned(times: number, change: (world: World) => void = () => {}, policy = watching) {
  const world = handWorld(WATCH, 200);
  const { streamers: s } = world;
  s.claims.fill(0.1);
  s.claims[3] = 0.9;
  s.arrival[3] = 0;
  change(world);
  for (let time = 0; time < times; time++, world.day++) {
    enforce(world, morning(world, policy));
    s.revised.fill(1);
  }
  return world;
}

test('a warning lowers claims by three tenths, a reminder first; below the floor nobody is warned', () => {
  const { streamers: s, platform } = warned(1);
  expect(s.claims[3]).toBeCloseTo(0.63, 12);
  expect([s.warnings[3], s.suspendedUntil[3], s.cleared[3], platform.warned]).toEqual([1, 0, FOREVER, 1]);
  const later = warned(60, ({ streamers }) => void (streamers.claims[3] = 0.16));
  expect(later.streamers.claims[3]).toBeCloseTo(0.16 * 0.7, 12);
  expect([later.streamers.warnings[3], later.platform.warned]).toEqual([1, 0]);
});

test('the third warning suspends for fifteen days from tomorrow, the ninth removes', () => {
  const third = warned(1, ({ streamers }) => void (streamers.warnings[3] = 2));
  expect([third.streamers.suspendedUntil[3], third.streamers.cleared[3]]).toEqual([16, FOREVER]);
  expect([third.streamers.suspended, warned(1).streamers.suspended]).toEqual([1, 0]);
  const ninth = warned(1, ({ streamers }) => void (streamers.warnings[3] = 8));
  expect([ninth.streamers.cleared[3], ninth.platform.clearedAccounts, ninth.platform.clearedRings]).toEqual([
    1, 1, 0,
  ]);
  const often = warned(1, ({ streamers }) => void (streamers.warnings[3] = 255));
  expect(often.streamers.warnings[3]).toBe(255);
});

test('the suspended and the removed are not warned again; without detection nobody is', () => {
  const suspended = warned(1, ({ streamers }) => void (streamers.suspendedUntil[3] = 1));
  expect(suspended.streamers.warnings[3]).toBe(0);
  const removed = warned(1, ({ streamers }) => void (streamers.cleared[3] = 0));
  expect(removed.streamers.warnings[3]).toBe(0);
  const back = warned(4, ({ streamers }) => void (streamers.suspendedUntil[3] = 1));
  expect(back.streamers.warnings[3]).toBe(1);
  expect(warned(1, () => {}, policyWith()).streamers.warnings[3]).toBe(0);
  const rings = policyWith((p) => void (p.ringClearing = 1e-9));
  expect(warned(1, () => {}, rings).streamers.warnings[3]).toBe(0);
});

test('the hazard of a warning: claims and complaints by machine, disappointment by viewers, in real deliveries', () => {
  const changes = {
    'platform.warning': 0.008,
    'platform.judging': 0.3,
    'platform.reputationPrior': 1000,
    'talents.count': 4000,
  };
  const world = handWorld(changes, 3);
  const { streamers: s } = world;
  s.arrival.fill(0, 0, 4000);
  s.claims.fill(0.6, 0, 4000);
  // 1,000 real deliveries, half of them bad, 30 complaints: 40 of 2,000, and 0.6 satisfied
  for (let j = 0; j < s.count; j++) {
    s.records[j * RECORD + GOOD] = 0.5;
    s.records[j * RECORD + BAD] = 0.5;
    s.records[j * RECORD + COMPLAINED] = 0.03;
  }
  enforce(world, morning(world, watching));
  const hazard = 2 * (0.008 * (40 / 2000 / 0.02) + 0.3 * 0.4);
  expect(world.platform.warned / 4000).toBeCloseTo(1 - Math.exp(-hazard), 1);
  expect(Math.abs(world.platform.warned / 4000 - (1 - Math.exp(-hazard)))).toBeLessThan(0.02);
});

test('rings are cleared with all their accounts by a hazard of a day; honest sellers are not', () => {
  const world = handWorld({ 'rings.count': 40, 'rings.accounts': 50 }, 400);
  const { streamers: s } = world;
  const policy = policyWith((p) => void (p.ringClearing = 0.01));
  let [gangs, accounts] = [0, 0];
  for (; world.day < 100; world.day++) {
    enforce(world, morning(world, policy));
    gangs += world.platform.clearedRings;
    accounts += world.platform.clearedAccounts;
  }
  const gone = [...s.cleared.keys()].filter((j) => s.cleared[j]! < FOREVER);
  expect(gone.length).toBe(gangs);
  expect(gone.every((j) => j >= s.talents && j < s.stores)).toBe(true);
  expect(accounts).toBe(gone.reduce((sum, j) => sum + s.accounts[j]!, 0));
  expect(gangs / 40).toBeCloseTo(1 - Math.exp(-1), 0);
  const sure = handWorld({}, 5);
  sure.day = 3;
  enforce(
    sure,
    morning(
      sure,
      policyWith((p) => void (p.ringClearing = 1e9)),
    ),
  );
  expect([...sure.streamers.cleared.subarray(160, 164)]).toEqual([4, 4, 4, 4]);
  enforce(sure, morning(sure)); // the record of a day is of that day
  expect([sure.platform.clearedRings, sure.platform.clearedAccounts, sure.platform.warned]).toEqual([
    0, 0, 0,
  ]);
});

/** A day on which nobody is due to look back: 29 + j is never divisible by 28 for the j that are used. */
function plainDay(changes = {}): World {
  const world = handWorld({
    'platform.reputationMemory': 0.9,
    'adoption.memory': 0.75,
    'adoption.badWord': 2,
    ...changes,
  });
  world.day = 29;
  return world;
}

test('records: yesterday’s fade, today’s are added; links are those of today only', () => {
  const world = plainDay();
  const { streamers: s } = world;
  const today = morning(world);
  s.records[4 * RECORD + GOOD] = 10;
  s.records[4 * RECORD + BAD] = 20;
  s.records[4 * RECORD + COMPLAINED] = 30;
  s.records[4 * RECORD + SEEN_VISITS] = 40;
  s.records[4 * RECORD + SEEN_ORDERS] = 50;
  s.trailingFen[4] = 2800;
  s.followers[4] = 8;
  world.exposure.sharers[0] = 5; // of the day before
  world.exposure.sharerCount = 1;
  const { offers } = world.sessions.day;
  offers[4 * OFFER_ROW + DISCONFIRMATION] = 0.1 * 1024;
  offers[4 * OFFER_ROW + SPREAD] = 0.25 * 1024;
  offers[4 * OFFER_ROW + CHANGE_OF_MIND] = 0.25 * 65_536;
  offers[4 * OFFER_ROW + RECOVERY] = (32 << 16) | 128;
  const spans = {
    visits: s.records[4 * RECORD + SPAN_VISITS]!,
    kept: s.records[4 * RECORD + SPAN_KEPT]!,
    refunded: s.records[4 * RECORD + SPAN_REFUNDED]!,
    complaints: s.records[4 * RECORD + SPAN_COMPLAINTS]!,
  };
  tally(world, {
    4: {
      visits: 7,
      orders: 3,
      delivered: 6,
      satisfied: 4,
      complaints: 2,
      follows: 5,
      unfollows: 1,
      placedFen: 900,
      keptFen: 700,
      refundedFen: 150,
      shares: 2,
      chances: 2.5 * 65_536,
      expected: 6 * 0.375 * 1024,
    },
  });
  learn(world, today);
  const [opinion, seen] = [s.units[0]!, s.units[1]!];
  // no agent's luck: what such visits and parcels bring on average
  const felt = Math.floor(0.1 * 1024) / 1024 - 0.375;
  const mean = outcomeOf(world.params, { felt, spread: 0.25, returned: 0.25, unhealed: 0.5, easier: 0.125 });
  expect([
    s.records[4 * RECORD + GOOD]! * opinion,
    s.records[4 * RECORD + BAD]! * opinion,
    s.records[4 * RECORD + COMPLAINED]! * opinion,
  ]).toEqual([9 + 2.5 * mean.good, 18 + 2.5 * mean.bad, 27 + 2.5 * mean.complaints].map(close));
  expect([s.records[4 * RECORD + SEEN_VISITS]! * seen, s.records[4 * RECORD + SEEN_ORDERS]! * seen]).toEqual(
    [40 * 0.95 + 7, 50 * 0.95 + 2.5].map(close),
  );
  expect(trailingFen(s, 4)).toBeCloseTo(2700 + 900, 9);
  expect([
    s.records[4 * RECORD + SPAN_VISITS]! - spans.visits,
    s.records[4 * RECORD + SPAN_KEPT]! - spans.kept,
    s.records[4 * RECORD + SPAN_REFUNDED]! - spans.refunded,
    s.records[4 * RECORD + SPAN_COMPLAINTS]! - spans.complaints,
  ]).toEqual([7, 850 * (1 - mean.refunded), 850 * mean.refunded, 2.5 * mean.complaints].map(close));
  expect(s.followers[4]).toBe(12);
  const { sharers, sharerCount, links } = world.exposure;
  expect([...sharers.subarray(0, sharerCount)].map((j) => [j, links[j]])).toEqual([[4, 2]]);
});

test('the platform remembers: satisfied deliveries less weighted harm, orders, shared links, public visits', () => {
  const world = plainDay();
  const { platform } = world;
  const today = morning(world);
  platform.ordersADay = 12;
  platform.wordOfMouth.fill(8);
  world.sessions.tally.goodWord[3] = 6;
  world.sessions.tally.badWord[3] = 128;
  Object.assign(world.sessions.tally, {
    visitsPrivate: 99,
    visitsOrganic: 10,
    visitsShared: 5,
    visitsPaid: 2,
  });
  platform.launch.store = 6;
  tally(world, {
    4: { visits: 1, orders: 4, delivered: 9, satisfied: 6, shares: 3 },
    6: { visits: 1, placedFen: 777 },
  });
  learn(world, today);
  expect([...platform.wordOfMouth.slice(2, 4)]).toEqual([
    close(0.75 * 8),
    close(0.75 * 8 + 0.25 * (6 - (2 * 128) / 256)),
  ]);
  expect(platform.ordersADay).toBeCloseTo(0.75 * 12 + 0.25 * 4, 12);
  expect([platform.sharesYesterday, platform.publicYesterday, platform.launch.soldFen]).toEqual([3, 17, 777]);
});

/** Talents 8 … of category 0 on the day on which talent 56 − day looks back. */
function revision(changes: Record<string, number>, prepare: (world: World, j: number) => void) {
  const world = handWorld({
    'talents.revise': 1,
    'talents.selection': 1e6,
    'talents.mutation': 0,
    'talents.claimsStep': 0,
    'talents.horizon': 1,
    'brands.carryShare': 0,
    ...changes,
  });
  const { streamers: s } = world;
  s.arrival.fill(0, 0, 160);
  s.claims.fill(0.5);
  s.followers.fill(0);
  const j = 24;
  world.day = 28 + 28 - j; // day + j is divisible by 28
  prepare(world, j);
  const today = morning(world);
  tally(world, {});
  learn(world, today);
  return { world, j, s };
}

test('a talent takes over the claims of a peer of its category that earns more a visit, not of one that earns less', () => {
  const earning = (own: number, peers: number) =>
    revision({}, ({ streamers: s }, j) => {
      for (let peer = j % 8; peer < 160; peer += 8) {
        s.claims[peer] = 0.2;
        s.records[peer * RECORD + SPAN_VISITS] = 10;
        s.records[peer * RECORD + SPAN_KEPT] = peers;
      }
      s.claims[j] = 0.5;
      s.records[j * RECORD + SPAN_KEPT] = own;
    });
  const learned = earning(1000, 9000);
  // rank 3 looks at one of the ranks 1 to 9
  const peer =
    (1 + Math.floor(uniform(learned.world.key, 'claims-revision', learned.j, learned.world.day, 0) * 9)) * 8;
  expect(peer).not.toBe(learned.j); // so it has somebody to look at
  expect(learned.s.claims[24]).toBe(0.2);
  expect(earning(9000, 1000).s.claims[24]).toBe(0.5);
});

test('complaints cost twenty yuan, a follower is worth forty: the peer with the better balance is followed', () => {
  // a margin of 26% less 1% commission; few sales weigh as they are
  const changes = {
    'sellers.margin': 0.26,
    'sellers.markupSpread': 0,
    'sellers.repricing': 0,
    'sellers.accountPrior': 1,
    'sellers.returnCost': 0,
    'platform.commission': 0.01,
    'sellers.passThrough': 0,
    'sellers.followerWorth': 40,
  };
  const after = (complaints: number, gained: number) =>
    revision(changes, ({ streamers: s }, j) => {
      for (let peer = j % 8; peer < 160; peer += 8) {
        s.claims[peer] = 0.2;
        s.records[peer * RECORD + SPAN_VISITS] = 10;
        s.records[peer * RECORD + SPAN_KEPT] = 40_000; // 400 yuan, of which 100 are left
        s.records[peer * RECORD + SPAN_COMPLAINTS] = complaints;
        s.followers[peer] = 10 + gained;
        s.spanFollowers[peer] = 10;
      }
      s.claims[j] = 0.5;
      s.records[j * RECORD + SPAN_COMPLAINTS] = 0;
      s.followers[j] = 10;
    }).s.claims[24];
  expect(after(1, 0)).toBe(0.5); // 80 against 100
  expect(after(1, 1)).toBe(0.2); // 120
  expect(after(3, 1)).toBe(0.5); // 80
});

test('a mutation is a step of its own; claims stay between 0 and 1; a peer that sold nothing is not looked at', () => {
  const mutated = (mutation: number, peers: number) =>
    revision({ 'talents.mutation': mutation }, ({ streamers: s }, j) => {
      for (let peer = j % 8; peer < 160; peer += 8) {
        s.claims[peer] = peers;
        s.records[peer * RECORD + SPAN_VISITS] = 10;
        s.records[peer * RECORD + SPAN_KEPT] = 9000;
      }
      s.claims[j] = 0.5;
      s.records[j * RECORD + SPAN_KEPT] = 0;
    });
  const { world, s, j } = mutated(0.02, 0.4);
  const quantile = uniform(world.key, 'claims-revision', j, world.day, 2);
  const step = s.claims[j]! - 0.4;
  expect(Math.sign(step)).toBe(Math.sign(quantile - 0.5));
  expect(Math.abs(step)).toBeLessThan(0.1);
  expect(Math.abs(step)).toBeGreaterThan(0);
  const far = [mutated(9, 0.4), mutated(9, 0.4)].map((one) => one.s.claims[24]);
  expect(far[0] === 0 || far[0] === 1).toBe(true);
  const idle = revision({}, ({ streamers }, at) => {
    streamers.claims[at] = 0.5;
    for (let peer = at % 8; peer < 160; peer += 8) if (peer !== at) streamers.claims[peer] = 0.2;
    streamers.records.fill(0);
  });
  expect(idle.s.claims[24]).toBe(0.5);
});

test('after looking back a span begins again; those whose turn it is not keep theirs', () => {
  const { s } = revision({}, ({ streamers }) => {
    for (let j = 0; j < streamers.count; j++) streamers.records.set([5, 6, 7, 8], j * RECORD + SPAN_VISITS);
    streamers.spanAds.fill(9);
    streamers.followers[24] = 33;
  });
  const span = (j: number) => [
    ...s.records.subarray(j * RECORD + SPAN_VISITS, j * RECORD + SPAN_COMPLAINTS + 1),
    s.spanAds[j],
  ];
  expect([...span(24), s.spanFollowers[24]]).toEqual([0, 0, 0, 0, 0, 33]);
  expect(span(25)).toEqual([5, 6, 7, 8, 9]);
});

/** Talent 24 looks back where so many brands offer goods to talents, of which these are known. */
function carrying(
  share: number,
  elite: number,
  offering: readonly number[],
  prepare: (world: World) => void = () => {},
) {
  return revision(
    { 'brands.carryShare': share, 'brands.carryNorm': 300, 'brands.carriedShare': 0.5 },
    (world) => {
      const { brands } = world;
      brands.elite = elite;
      brands.choices.fill(0);
      for (const b of offering) brands.choices[b] = ELITE_DISTRIBUTION;
      prepare(world);
    },
  );
}

test('talents carry goods that brands offer to talents, by a chance that grows with those; half of what they sell', () => {
  const { s } = carrying(2, 300, [41]); // a chance of 1
  expect([s.brand[24], s.brandShare[24]]).toEqual([41, 0.5]);
  expect(carrying(0, 300, [41]).s.brand[24]).toBe(NONE);
  expect(carrying(1e9, 0, []).s.brand[24]).toBe(NONE);
});

test('which brand’s goods: drawn among all, else the next that offers some, round about', () => {
  const { world, j } = carrying(2, 300, [1]);
  const { count } = world.brands;
  const pick = Math.floor(uniform(world.key, 'carry-brand', j, world.day, 1) * count);
  const next = (pick + 1) % count;
  const before = (pick + count - 1) % count;
  expect(carrying(2, 300, [before, pick, next]).s.brand[24]).toBe(pick);
  expect(carrying(2, 300, [before, next]).s.brand[24]).toBe(next);
  expect(carrying(2, 300, [before]).s.brand[24]).toBe(before);
});

test('goods that a brand offers no more are given up', () => {
  const carried = (offering: readonly number[]) =>
    carrying(0, offering.length, offering, ({ streamers: s }) => {
      s.brand[24] = 41;
      s.brandShare[24] = 0.5;
    }).s;
  expect([carried([41]).brand[24], carried([41]).brandShare[24]]).toEqual([41, 0.5]);
  expect([carried([40]).brand[24], carried([40]).brandShare[24]]).toEqual([NONE, 0]);
});

/** Providers all alike and serving, streamers without contracts. */
function matching(
  changes: Record<string, number>,
  prepare: (world: World) => void,
  policy: Policy = policyWith(),
  day = 28,
) {
  const world = handWorld({
    'providers.count': 8,
    'providers.seek': 1,
    'providers.peer': 0,
    'providers.leave': 0,
    'providers.investment': 0.5,
    'providers.standard': 0,
    'providers.cost': 0,
    'providers.recruit': 0,
    ...changes,
  });
  const { providers: p, streamers: s } = world;
  s.arrival.fill(0, 0, 160);
  s.arrival.fill(999, 160, 164);
  p.class.fill(STRATEGIC);
  p.standing.fill(ADMITTED);
  p.founded.fill(0);
  p.capability.fill(0.5);
  p.capacityFen.fill(1e6);
  world.day = day;
  prepare(world);
  matchProviders(world, policy);
  return world;
}

test('every 28 days, and on no other day, streamers find providers with room', () => {
  const served = (day: number) =>
    [...matching({}, () => {}, policyWith(), day).streamers.provider.subarray(0, 160)].filter(
      (k) => k !== NONE,
    ).length;
  expect([0, 27, 28, 29, 56].map(served)).toEqual([160, 0, 160, 0, 160]);
});

test('a client takes up room by what it sells; clients are counted; those who never arrived are not matched', () => {
  const { streamers: s, providers: p } = matching({}, ({ streamers }) => {
    streamers.trailingFen.fill(1.5e5, 0, 160); // six fit into one provider: 48 in all
    streamers.arrival[0] = 999;
  });
  const served = [...s.provider.subarray(0, 160)].filter((k) => k !== NONE);
  expect(served.length).toBe(48);
  expect([...p.clients]).toEqual(new Array(8).fill(6));
  expect(s.provider[0]).toBe(NONE);
  expect(s.revised[[...s.provider].findIndex((k) => k >= 0)]).toBe(1);
});

test('clients who stay take up room too', () => {
  const { providers: p } = matching({}, ({ streamers, providers }) => {
    streamers.trailingFen.fill(1.5e5, 0, 160); // six fit into one provider
    for (let j = 0; j < 40; j++) streamers.provider[j] = j % 8; // five have it already
    providers.clients.fill(5);
  });
  expect([...p.clients]).toEqual(new Array(8).fill(6));
});

test('class and region: stores go to brand providers, talents to local ones of their region', () => {
  const { streamers: s, providers: p } = matching({}, ({ providers, streamers, brands }) => {
    providers.class.set([BRAND, BRAND, LOCAL, LOCAL, LOCAL, LOCAL, LOCAL, LOCAL]);
    providers.region.set([0, 0, 0, 1, 2, 3, 4, 5]);
    streamers.arrival.fill(0, streamers.stores);
    brands.stage.fill(NEW_SHOP);
  });
  for (let j = 0; j < 160; j++) expect(p.region[s.provider[j]!]).toBe(s.region[j]);
  for (let j = s.stores; j < s.count; j++) expect(p.class[s.provider[j]!]).toBe(BRAND);
});

test('habit and the example of served peers make streamers look; a lever’s matching multiplies it', () => {
  const looked = (changes: Record<string, number>, effort = 1) => {
    const world = matching(
      { 'talents.count': 1600, ...changes },
      ({ streamers, providers }) => {
        streamers.arrival.fill(0, 0, 1600);
        providers.capacityFen.fill(1e12);
        streamers.trailingFen.fill(1000, 0, 1600);
        streamers.provider.fill(0, 0, 800); // half of the market's sales are served
        providers.clients[0] = 800;
      },
      policyWith((p) => void (p.providerMatching = effort)),
    );
    return [...world.streamers.provider.subarray(800, 1600)].filter((k) => k !== NONE).length / 800;
  };
  expect(Math.abs(looked({ 'providers.seek': 0.2 }) - 0.2)).toBeLessThan(0.03);
  expect(Math.abs(looked({ 'providers.seek': 0.1, 'providers.peer': 0.4 }) - 0.3)).toBeLessThan(0.03);
  expect(Math.abs(looked({ 'providers.seek': 0.2 }, 2) - 0.4)).toBeLessThan(0.03);
});

test('clients leave by chance, and all leave a provider that is removed', () => {
  const leave = (chance: number, standing: number) => {
    const world = matching(
      { 'talents.count': 1600, 'providers.seek': 0, 'providers.leave': chance },
      ({ streamers, providers }) => {
        streamers.provider.fill(0, 0, 1600);
        streamers.arrival.fill(0, 0, 1600);
        providers.clients[0] = 1600;
        providers.standing[0] = standing;
      },
    );
    const left = [...world.streamers.provider.subarray(0, 1600)].filter((k) => k === NONE).length;
    return [left / 1600, world.providers.clients[0]!];
  };
  const [left, clients] = leave(0.1, ADMITTED);
  expect(Math.abs(left! - 0.1)).toBeLessThan(0.02);
  expect(clients).toBe(1600 - Math.round(left! * 1600));
  expect(leave(0, ADMITTED)).toEqual([0, 1600]);
  expect(leave(0, REMOVED)[0]).toBe(1);
});

test('a review that removes a provider leaves it without clients', () => {
  const world = matching({ 'providers.seek': 0, 'providers.standard': 0.5 }, ({ streamers, providers }) => {
    providers.notices[2] = 4;
    providers.clients[2] = 9;
    providers.founded[2] = -400;
    streamers.provider[5] = 2;
  });
  expect([world.providers.standing[2], world.providers.clients[2], world.streamers.provider[5]]).toEqual([
    REMOVED,
    0,
    NONE,
  ]);
});

test('the fund of 28 days goes to the serving in equal parts, in fen of agents, and is invested as they fill', () => {
  const world = matching(
    { 'providers.seek': 0 },
    ({ providers }) => {
      providers.standing.set([ADMITTED, ON_NOTICE, REMOVED, REMOVED, REMOVED, REMOVED, REMOVED, ADMITTED]);
      providers.spanFen[7] = 1e6; // full
    },
    policyWith((p) => {
      p.providerFund = 3000;
    }),
  );
  const part = (3000 * 100 * 28) / SCALE / 3;
  const { capital, capacityFen } = world.providers;
  expect([capital[0], capital[1], capital[2], capital[7]]).toEqual([close(part), close(part), 0, 0]);
  expect(capacityFen[7]).toBeCloseTo(1e6 + 0.5 * part, 6);
  expect(capacityFen[0]).toBe(1e6);
});

test('a fund of a single yuan a day is shared too', () => {
  const world = matching(
    { 'providers.seek': 0 },
    () => {},
    policyWith((p) => void (p.providerFund = 1)),
  );
  expect(world.providers.capital[0]).toBeCloseTo((100 * 28) / SCALE / 8, 9);
});

test('followers won, and a provider’s incubation, count in a streamer’s reach when it is looked at next', () => {
  const changes = {
    'traffic.followersPerSize': 1e6,
    'traffic.sizeExponent': 0.5,
    'providers.incubation': 3,
    'platform.reputationPrior': 1e12,
    'platform.recordPrior': 1e12,
  };
  const world = handWorld(changes);
  const { streamers: s, exposure, providers } = world;
  const offers = createOffers(s.count);
  s.arrival[6] = 0;
  s.size[6] = 1;
  s.followers[6] = 0;
  const look = () => {
    const today = goLive(world, policyWith(), offers);
    world.sessions.day.live[6] = 1;
    allocateTraffic(world, today);
    s.revised.fill(0); // its offer has been made
    return { today, score: exposure.score[6]! };
  };
  const { today, score } = look();
  tally(world, { 6: { visits: 1, follows: 3000 } });
  learn(world, today);
  world.day = 3; // 3 + 6 is divisible by three
  // three million real followers weigh as much as three times its size
  expect(look().score / score).toBeCloseTo(2, 6);
  tally(world, { 6: { visits: 0, unfollows: 3000, follows: 0 } });
  learn(world, today);
  world.day = 6;
  expect(look().score / score).toBeCloseTo(1, 6);
  s.provider[6] = 2;
  s.revised[6] = 1;
  providers.capability.fill(1, 10, 15);
  world.day = 9;
  expect(look().score / score).toBeCloseTo(2, 6);
});
