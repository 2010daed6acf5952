/** Sellers who count: their books, prices, ads and entry, by hand from the docstrings; then reviews on days made by hand. */
import { expect, test } from 'vitest';
import { normalQuantile } from '../../../sim/model/elementary.ts';
import { enterTalents } from '../../../sim/model/enterTalents.ts';
import { learn } from '../../../sim/model/learn.ts';
import { paramsWith } from '../../../sim/model/params.ts';
import { type Policy, RIGHTS } from '../../../sim/model/platform/policy.ts';
import * as account from '../../../sim/model/streamers/account.ts';
import { paidVisitFen, revisedAdShare } from '../../../sim/model/streamers/adBudget.ts';
import { resultOf } from '../../../sim/model/streamers/books.ts';
import { talentHazard } from '../../../sim/model/streamers/entry.ts';
import { revisedLiveChance } from '../../../sim/model/streamers/hours.ts';
import * as luck from '../../../sim/model/streamers/luck.ts';
import * as pricing from '../../../sim/model/streamers/pricing.ts';
import {
  BAD,
  COMPLAINED,
  FOREVER,
  GOOD,
  isPresent,
  NONE,
  RECORD,
  SEEN_EXPECTED,
  SEEN_ORDERS,
  SEEN_PARCELS,
  SEEN_VISITS,
  SPAN_COMPLAINTS,
  SPAN_FOLLOWS,
  SPAN_HARM,
  SPAN_KEPT,
  SPAN_REFUNDED,
  SPAN_VISITS,
} from '../../../sim/model/streamers/streamers.ts';
import type { World } from '../../../sim/model/world.ts';
import { handWorld, morning, policyWith, SCALE, tally } from './handWorld.ts';

const params = paramsWith({
  'platform.commission': 0.02,
  'providers.fee': 0.06,
  'sellers.margin': 0.36,
  'sellers.markupSpread': 0.1,
  'sellers.passThrough': 0.7,
  'sellers.repricing': 0.25,
  'sellers.standing': 0.2,
  'sellers.usual': 0.5,
  'sellers.returnCost': 0.05,
  'sellers.adStep': 0.5,
  'talents.entry': 0.002,
  'talents.entryProfit': 1e9,
  'talents.horizon': 0.5,
  'sellers.followerWorth': 40,
});

test('fees: the commission with what policy adds, never below nothing, and the provider’s', () => {
  expect(account.feesOf(params, 0, false)).toBeCloseTo(0.02, 12);
  expect(account.feesOf(params, 0.05, true)).toBeCloseTo(0.13, 12);
  expect(account.feesOf(params, -0.05, false)).toBe(0);
});

test('profit: margin less fees, returns and penalties; few sales are weighed against the market’s refunds', () => {
  const books = {
    margin: account.marginOf(0.1, 0.1 + Math.log(0.64)),
    fees: 0.08,
    adShare: 0.03,
    keptFen: 30_000,
    refundedFen: 6000,
    adFen: 500,
    complaints: 2,
  };
  expect(books.margin).toBeCloseTo(0.36, 12);
  const peers = { priorFen: 10_000, refunds: 0.4 };
  const returns = (6000 + 4000) / 40_000;
  expect(account.tradeProfit(params, books, peers, 1000)).toBeCloseTo(
    0.36 - 0.08 - 0.05 * returns - 2000 / 40_000,
    12,
  );
  expect(account.adRate(books, peers)).toBeCloseTo((500 + 300) / 40_000, 12);
  // standing costs are those of usual sales: a seller that sells half has about twice as much of them
  expect(account.standingRate(params, 60_000, 30_000, { priorFen: 0, refunds: 0 })).toBeCloseTo(0.4, 12);
  expect(account.standingRate(params, 60_000, 30_000, peers)).toBeCloseTo((0.2 * 70_000) / 40_000, 12);
  expect(account.usualAfter(params, 60_000, 30_000)).toBe(45_000);
  expect(account.usualAfter(params, 0, 30_000)).toBe(30_000);
});

test('prices: a markup on cost and a part of the fees; a quarter of the way at a review', () => {
  expect(pricing.firstMarkup(params, 2)).toBeCloseTo(-Math.log(0.64) + 0.2, 12);
  expect(pricing.passedOn(params, 0.1)).toBeCloseTo(-0.7 * Math.log(0.9), 12);
  expect(Number.isFinite(pricing.passedOn(params, 1.2))).toBe(true);
  expect(pricing.revisedLnPrice(params, 0.1, 0.5)).toBeCloseTo(0.2, 12);
});

test('ads: more when the last yuan brought more than a yuan, within bounds; wonders are not believed', () => {
  expect(revisedAdShare(params, 0.02, 1)).toBeCloseTo(0.02, 12);
  expect(revisedAdShare(params, 0.02, 2.25)).toBeCloseTo(0.03, 12);
  expect(revisedAdShare(params, 0.02, 0.25)).toBeCloseTo(0.01, 12);
  expect(revisedAdShare(params, 0.02, 1e9)).toBeCloseTo(0.04, 12);
  expect(revisedAdShare(params, 0.02, -5)).toBeCloseTo(0.01, 12);
  expect([revisedAdShare(params, 0.29, 4), revisedAdShare(params, 0.003, 0.01)]).toEqual([0.3, 0.002]);
});

test('a paid visit is worth what is left of a public sale, and the followers it wins; few visits say little', () => {
  const market = { visits: 1000, keptFen: 2_000_000, follows: 50 };
  const terms = { prior: 100, trade: 0.25, publicWorth: 0.5, publicShare: 0.5 };
  const none = paidVisitFen(params, { visits: 0, keptFen: 0, follows: 0 }, market, terms);
  // 2,000 fen a visit, half in public, a quarter left; a tenth of a follower of 2,000 fen
  expect(none).toBeCloseTo(250 + 200, 9);
  const own = paidVisitFen(params, { visits: 100, keptFen: 600_000, follows: 15 }, market, terms);
  expect(own).toBeCloseTo(0.25 * 4000 * 0.5 + 2000 * 0.2, 9);
});

test('talents enter by what those who are present earn; losses invite nobody', () => {
  expect(talentHazard(params, 1e9, 1)).toBeCloseTo(0.002, 15);
  expect(talentHazard(params, 1e9, 0.5)).toBeCloseTo(0.004, 15);
  expect([talentHazard(params, -1e9, 1), talentHazard(params, 1e9, 0)]).toEqual([0, 0]);
});

test('those whose resistance the clock passes arrive on the day, and only they', () => {
  const world = handWorld({ 'talents.entry': 0.01, 'talents.entryProfit': 1e6 });
  const { streamers: s, platform } = world;
  s.arrival.fill(0, 0, 160);
  s.resistance.fill(Number.POSITIVE_INFINITY);
  for (const [j, resistance] of [
    [8, 0.02],
    [9, 0.03],
    [10, 5],
  ] as const) {
    s.arrival[j] = FOREVER;
    s.resistance[j] = resistance;
  }
  s.presentTalents = 80;
  platform.books.profitFen = (1e6 * 100) / SCALE;
  world.day = 5;
  enterTalents(world); // half of the places are taken: 0.01 ÷ 0.5
  expect(platform.entryClock).toBeCloseTo(0.02, 12);
  expect([...s.arrival.subarray(8, 11)]).toEqual([5, FOREVER, FOREVER]);
  expect(platform.leastResistance).toBe(0.03);
  world.day = 6;
  enterTalents(world);
  expect([...s.arrival.subarray(8, 11)]).toEqual([5, 6, FOREVER]);
});

test('what is passed on is what the best price does when all pay the fee: less where one seller alone pays', () => {
  const [own, level] = [4, 1.2];
  const base = Math.log(0.2 / 0.8); // one visit in five at a price of 1
  /** Best ln price of a seller at a fee, where the others ask a price, or the same as it does. */
  const best = (fee: number, others?: number) => {
    let lnPrice = 0;
    for (let round = 0; round < 200; round++) {
      const reference = others ?? lnPrice;
      const chance = 1 / (1 + Math.exp(own * (lnPrice - reference) + level * reference - base));
      const elasticity = own * (1 - chance);
      lnPrice = Math.log((0.6875 * elasticity) / (elasticity - 1) / (1 - fee)); // cost such that it is 0 without a fee
    }
    return lnPrice;
  };
  expect(best(0)).toBeCloseTo(0, 9);
  const fee = -Math.log(0.95);
  expect(best(0.05) / fee).toBeCloseTo(paramsWith({})['sellers.passThrough'], 1);
  expect(best(0.05) / fee).toBeCloseTo(0.9, 1);
  expect(best(0.05, 0) / fee).toBeCloseTo(0.74, 1);
});

const PLAIN = {
  'platform.commission': 0.02,
  'providers.fee': 0.06,
  'sellers.margin': 0.36,
  'sellers.markupSpread': 0,
  'sellers.passThrough': 0.5,
  'sellers.repricing': 0.4,
  'sellers.standing': 0.2,
  'sellers.returnCost': 0,
  'sellers.accountPrior': 1e-9,
  'sellers.losses': 3,
  'sellers.luckSpread': 0,
  'talents.revise': 0,
  'brands.carryShare': 0,
} as const;

/** Talent 24 looks back, so often, with books made by hand. */
function reviews(prepare: (world: World, review: number) => void, times = 1, policy: Policy = policyWith()) {
  const world = handWorld({ ...PLAIN }, 400);
  const { streamers: s } = world;
  s.arrival.fill(0, 0, 160);
  for (let review = 0; review < times; review++) {
    world.day = 28 * (review + 1) - 24;
    prepare(world, review);
    const today = morning(world, policy);
    tally(world, {});
    learn(world, today);
  }
  return { world, s };
}

test('a dearer commission goes into the price bit by bit; so does a provider’s fee; who pays none more stays', () => {
  const moved = (prepare: (world: World) => void, policy = policyWith()) => {
    const { s } = reviews(prepare, 1, policy);
    return s.lnPrice[24]! - handWorld({ ...PLAIN }).streamers.lnPrice[24]!;
  };
  expect(moved(() => {})).toBeCloseTo(0, 12);
  const step = (fees: number) => 0.4 * 0.5 * (Math.log(0.98) - Math.log(1 - fees));
  expect(
    moved(
      () => {},
      policyWith((p) => void (p.commission = 0.05)),
    ),
  ).toBeCloseTo(step(0.07), 12);
  expect(moved(({ streamers }) => void (streamers.provider[24] = 2))).toBeCloseTo(step(0.08), 12);
});

/** Sold as usual, with ads of so much of it. */
const sold =
  (ads: number, usual = 1000) =>
  ({ streamers: s }: World) => {
    s.usualFen[24] = usual;
    s.records.set([10, 1000, 0, 0], 24 * RECORD + SPAN_VISITS);
    s.spanAds[24] = 1000 * ads;
  };

test('profit enters the books of all: margin 36% less 2% commission, ads and 20% standing costs', () => {
  expect([SPAN_VISITS, SPAN_KEPT, SPAN_REFUNDED, SPAN_COMPLAINTS]).toEqual([7, 8, 9, 10]);
  const { world, s } = reviews(sold(0.04));
  expect(world.platform.books.keptFen).toBeCloseTo(1000, 9);
  const margin = 1 - 0.64 * Math.sqrt(0.98); // half of the commission is in the price
  expect(world.platform.books.profitFen).toBeCloseTo(1000 * (margin - 0.02 - 0.04 - 0.2), 6);
  expect([s.losses[24], s.usualFen[24]]).toEqual([0, 1000]);
});

test('three losses in a row and a talent gives up: never live again, its ties stay, its provider is free', () => {
  const bad = sold(0.2);
  const losing = (count: number, good?: number) =>
    reviews((world, review) => {
      world.streamers.provider[24] = review === count - 1 ? 3 : NONE;
      world.streamers.followers[24] = 7;
      (review === good ? sold(0) : bad)(world);
    }, count);
  const two = losing(2);
  expect([two.s.losses[24], two.s.left[24]]).toEqual([2, FOREVER]);
  const { world, s } = losing(3);
  expect([s.losses[24], s.left[24], s.provider[24], world.platform.leftTalents]).toEqual([
    3,
    world.day + 1,
    NONE,
    1,
  ]);
  expect(losing(4, 2).s.left[24]).toBe(FOREVER);
  for (let day = 0; day < 9; day++) {
    world.day++;
    morning(world);
    expect([world.sessions.day.live[24], world.sessions.day.gone[24]]).toEqual([0, 0]);
  }
  expect([isPresent(s, 24, world.day), s.presentTalents, s.followers[24]]).toEqual([false, 159, 7]);
});

test('a span with a suspension in it says nothing of the business', () => {
  const banned = (until: number) =>
    reviews((world) => {
      world.streamers.suspendedUntil[24] = Math.max(until === -28 ? 0 : 1, world.day + until);
      sold(0.2)(world);
    }, 3).s;
  expect([banned(-28).losses[24], banned(-27).losses[24], banned(5).losses[24]]).toEqual([3, 0, 0]);
  expect(banned(5).left[24]).toBe(FOREVER);
});

test('luck in costs lasts, keeps its variance, and weighs less in a large business; its mean costs nothing', () => {
  const lucky = paramsWith({ 'sellers.luckMemory': 0.6, 'sellers.luckSpread': 0.5 });
  expect(luck.luckAfter(lucky, 2, 1)).toBeCloseTo(0.6 * 2 + 0.8, 12);
  expect(luck.costFactor(lucky, 1, 1)).toBeCloseTo(Math.exp(0.5 - 0.125), 12);
  const large = 0.5 * 32 ** -0.15;
  expect(luck.costFactor(lucky, -1, 32)).toBeCloseTo(Math.exp(-large - large ** 2 / 2), 12);
  const draws = Array.from({ length: 999 }, (_, at) =>
    luck.costFactor(lucky, normalQuantile((at + 1) / 1000), 1),
  );
  expect(draws.reduce((a, b) => a + b) / 999).toBeCloseTo(1, 2);
});

test('a review closes the books of its span; what fades goes on', () => {
  const spans = [SPAN_VISITS, SPAN_KEPT, SPAN_REFUNDED, SPAN_COMPLAINTS, SPAN_HARM, SPAN_FOLLOWS];
  const fading = [GOOD, BAD, SEEN_VISITS, SEEN_ORDERS, COMPLAINED, SEEN_PARCELS, SEEN_EXPECTED];
  expect([...fading, ...spans].sort((a, b) => a - b)).toEqual(Array.from({ length: 13 }, (_, at) => at));
  const { s } = reviews((world) => {
    for (const name of fading) world.streamers.records[24 * RECORD + name] = 50 + name;
    for (const name of spans) world.streamers.records[24 * RECORD + name] = 50 + name;
  });
  const kept = (name: number) => s.records[24 * RECORD + name];
  expect(spans.map(kept)).toEqual(spans.map(() => 0));
  expect(fading.map(kept)).toEqual(fading.map((name) => 50 + name));
});

test('bad luck is a loss, and each review brings other luck', () => {
  const { s } = reviews(sold(0));
  expect(s.luck[24]).not.toBe(0);
  const unlucky = (by: number) => {
    const world = handWorld({ ...PLAIN, 'sellers.luckSpread': 0.5, 'sellers.accountPrior': 1e9 }, 400);
    world.streamers.luck[24] = by;
    return resultOf(world, policyWith(), 24).profit;
  };
  const running = unlucky(0) + 0.2 * Math.exp(-0.125);
  expect(unlucky(2)).toBeCloseTo(running - 0.2 * Math.exp(1 - 0.125), 9);
});

test('standing costs make a loss of a fall in sales', () => {
  expect(reviews(sold(0, 1000)).s.losses[24]).toBe(0);
  expect(reviews(sold(0, 2000)).s.losses[24]).toBe(1); // 34% left, 40% standing
});

/** All six rights are offered, and 28 days of reviews pass; only sales of today count, and nobody changes their mind. */
function offered(
  cover: number,
  consider: number,
  prepare: (world: World) => void = () => {},
  changes: Record<string, number> = {},
) {
  const terms = {
    'platform.cardConsider': consider,
    'platform.reputationPrior': 1,
    'purchase.guarantee': 0.3,
    'sellers.cardTrouble': 0.01,
    'talents.horizon': 0,
    'returns.level': 0,
    'returns.ease': 1,
    ...changes,
  };
  const world = handWorld({ ...PLAIN, ...terms }, 60);
  const { streamers: s } = world;
  s.arrival.fill(0, 0, 164);
  const policy = policyWith((p) => {
    p.trustCardCover = cover;
    for (const right of RIGHTS) p.rights[right] = 1;
  });
  for (let j = 0; j < 164; j++) s.records[j * RECORD + GOOD] = 90;
  prepare(world);
  for (; world.day < 28; world.day++) {
    const today = morning(world, policy);
    tally(world, {});
    learn(world, today);
  }
  return s;
}
const holders = (s: World['streamers']) => [...s.card.subarray(0, 164)].filter((day) => day !== NONE).length;

test('sellers take the card when it pays: who satisfies covers all, whose goods disappoint takes none', () => {
  const half = ({ streamers: s }: World) => {
    for (let j = 0; j < 164; j += 2) s.records.set([0, 90], j * RECORD + GOOD);
  };
  expect([GOOD + 1, BAD]).toEqual([1, 1]);
  const s = offered(1, 1, half);
  for (let j = 0; j < 164; j++) {
    expect(s.card[j]! >= 0).toBe(j % 2 === 1);
    if (j % 2 === 1) expect(s.cover[j]).toBe(1);
  }
  expect(holders(offered(0, 1))).toBe(0); // nothing is offered
  expect(holders(offered(1, 0.5)) / 164).toBeCloseTo(0.5, 1); // and not all think of it
});

test('where buyers change their minds, food takes the card and clothing does not; followers kept make it worth more', () => {
  const of = (s: World['streamers'], category: number) =>
    Array.from({ length: 20 }, (_, rank) => s.cover[8 * rank + category]!);
  const [clothing, food] = [0, 3];
  const changes = { 'returns.level': 1, 'returns.ease': 0.3, 'sellers.cardTrouble': 0.04 };
  const usual = { visits: 1000, keptFen: 1e7, follows: 10, placedFen: 2e7, publicFen: 1e7 };
  const sell = ({ platform }: World) => void Object.assign(platform.usualDay, usual);
  const today = offered(1, 1, sell, changes);
  expect(of(today, food).every((cover) => cover > 0.5)).toBe(true);
  expect(of(today, clothing).every((cover) => cover === 0)).toBe(true);
  const ahead = of(offered(1, 1, sell, { ...changes, 'talents.horizon': 0.2 }), food);
  expect(of(today, food).every((cover, rank) => ahead[rank]! > cover)).toBe(true);
});

test('a holder whose goods come back leaves the card', () => {
  const s = offered(1, 1, ({ streamers }) => {
    streamers.card.fill(0, 0, 164);
    streamers.cover.fill(0.8, 0, 164);
    streamers.records.set([0, 90], 24 * RECORD + GOOD);
  });
  expect([s.card[24], s.cover[24], s.card[25], s.cover[25]]).toEqual([NONE, 0, 0, 1]);
});

test('hours: as often as suits it, more when a sale leaves more; a part of the way, within bounds', () => {
  const hours = paramsWith({
    'sellers.hoursProfit': 0.2,
    'sellers.hoursPower': 0.5,
    'sellers.repricing': 0.25,
  });
  expect(revisedLiveChance(hours, 0.6, 0.6, 0.2)).toBeCloseTo(0.6, 12);
  expect(revisedLiveChance(hours, 0.6, 0.6, 0.05)).toBeCloseTo(0.6 - 0.25 * 0.3, 12);
  expect(revisedLiveChance(hours, 0.6, 0.8, 0.2)).toBeCloseTo(0.65, 12);
  expect([revisedLiveChance(hours, 0.1, 0.6, -1), revisedLiveChance(hours, 0.98, 0.9, 1)]).toEqual([
    0.1, 0.98,
  ]);
});

test('a talent whose sales leave less is live less often; its own norm stays', () => {
  const live = (commission: number) => {
    const { s } = reviews(
      sold(0),
      1,
      policyWith((p) => void (p.commission = commission)),
    );
    return [s.liveChance[24]! / s.liveNorm[24]!, s.liveBelow[24]! / 2 ** 31 / s.liveChance[24]!];
  };
  const [usual, threshold] = live(0);
  const [less] = live(0.1);
  expect(threshold).toBeCloseTo(1, 6);
  expect(less).toBeLessThan(usual! - 0.02);
});
