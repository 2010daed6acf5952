/** Checks of direction (model.md): what must happen when a mechanism is taken away, on a small market. */

import { expect, test } from 'vitest';
import { PLACED_FEN } from '../../sim/kernel/layout.ts';
import { tallied } from '../../sim/kernel/rows.ts';
import { simulateDay } from '../../sim/model/day.ts';
import { METRICS, type MetricName } from '../../sim/model/measures/all.ts';
import { createOffers } from '../../sim/model/offers.ts';
import type { LeverInForce, Policy } from '../../sim/model/platform/policy.ts';
import { beginWorld, type Outcome, simulate } from '../../sim/model/simulate.ts';
import { type Changes, lever, smallMarket } from './market.ts';

const DAYS = 540;
const SEEDS = [1, 2, 3];

type Series = Outcome['series'];
/** Markets that were simulated, by their levers and changes themselves: several metrics are asked of one. */
const simulated = new Map<readonly LeverInForce[], Map<Changes, readonly Series[]>>();

function marketsOf(levers: readonly LeverInForce[], changes: Changes): readonly Series[] {
  const known = simulated.get(levers) ?? new Map<Changes, readonly Series[]>();
  const all =
    known.get(changes) ?? SEEDS.map((seed) => simulate(smallMarket(DAYS, changes, levers, seed)).series);
  simulated.set(levers, known.set(changes, all));
  return all;
}

const NONE: readonly LeverInForce[] = [];
const AS_IT_IS: Changes = {};

/** Mean over seeds of a metric's sum over the second half of the run. */
function late(metric: MetricName, levers: readonly LeverInForce[], changes = AS_IT_IS): number {
  const row = METRICS.findIndex(({ name }) => name === metric);
  const sums = marketsOf(levers, changes).map((series) =>
    series[row]!.subarray(DAYS / 2).reduce((a, b) => a + b),
  );
  return sums.reduce((all, sum) => all + sum / SEEDS.length, 0);
}

const from = (day: number, apply: (policy: Policy, strength: number) => void) => [lever(day, apply)];
const base = late('gmv', NONE);
const noPrivateDomain = from(DAYS / 2, (p) => void (p.privateDomain = 0));

test('trust never learned costs sales', () => {
  expect(
    late(
      'gmv',
      from(0, (p) => void (p.trustLearning = 0)),
    ),
  ).toBeLessThan(0.95 * base);
});

test('without word of mouth fewer people come and less is sold', () => {
  const off = from(0, (p) => void (p.wordOfMouth = 0));
  expect(late('gmv', off)).toBeLessThan(0.9 * base);
  expect(late('buyers', off)).toBeLessThan(0.95 * late('buyers', NONE));
});

test('switching the private domain off costs sales', () => {
  expect(late('gmv', noPrivateDomain)).toBeLessThan(0.85 * base);
});

test('product power: without private buyers a smaller share of sales is of brands, and fewer brands are heard of', () => {
  const off = noPrivateDomain;
  expect(late('brandGmv', off) / late('gmv', off)).toBeLessThan(0.95 * (late('brandGmv', NONE) / base));
});

test('exaggeration costs sales; more of it makes them collapse', () => {
  const loss = (claims: number) =>
    1 -
    late(
      'gmv',
      from(90, (p) => void (p.exaggeration = claims)),
    ) /
      base;
  const small = loss(0.1); // at 0.2 most of what can be lost is lost already: stores do not exaggerate
  const large = loss(0.4);
  expect(small).toBeGreaterThan(0.03);
  expect(large).toBeGreaterThan(0.5);
  expect(large).toBeGreaterThan(small + 0.1);
});

test('the trust card sells and is trusted, with the platform’s money; sellers take it where it pays them', () => {
  const card = (forced: number) =>
    from(30, (p) => {
      p.trustCardCover = 1;
      p.trustCardForced = forced;
      for (const right of Object.keys(p.rights) as (keyof typeof p.rights)[]) p.rights[right] = 1;
    });
  const held = card(1);
  expect(late('gmv', held)).toBeGreaterThan(1.15 * base);
  expect(late('netGmv', held)).toBeGreaterThan(1.1 * late('netGmv', NONE));
  expect(late('meanTrust', held)).toBeGreaterThan(1.02 * late('meanTrust', NONE));
  const [chosen, forced] = [card(0), held].map((levers) => late('costTrustCard', levers));
  expect(chosen).toBeGreaterThan(0);
  expect(forced).toBeGreaterThan(1.2 * chosen!);
  expect(late('costTrustCard', NONE)).toBe(0);
});

test('an ad subsidy buys paid traffic and costs money; a closed door keeps brands out', () => {
  const subsidy = from(0, (p) => void (p.adSubsidy = 0.5));
  // most places are sold already: the money makes them dearer
  expect(late('entriesPaid', subsidy)).toBeGreaterThan(1.03 * late('entriesPaid', NONE));
  expect(late('costAds', subsidy)).toBeGreaterThan(0);
  const push = from(0, (p) => void (p.brandEntry = 20));
  expect(late('brands', push)).toBeGreaterThan(1.2 * late('brands', NONE));
});

test('a fund gives providers room to serve more', () => {
  const fund = from(0, (p) => void (p.providerFund = 5e7));
  // a provider has a client or two here: whether one gives up by luck is more than what the fund does
  const even: Changes = { 'sellers.luckSpread': 0 };
  expect(late('providerGmv', fund, even)).toBeGreaterThan(1.1 * late('providerGmv', NONE, even));
  expect(late('costProviders', fund)).toBeGreaterThan(0);
});

test('exposure for clients of providers sells more for them', () => {
  // of the twenty talents of a category here, most clients stand at the cap: without it what is given shows
  const open: Changes = { 'traffic.cap': 1 };
  const exposure = from(DAYS / 2, (p) => void (p.providerTraffic = 2));
  expect(late('providerGmv', exposure, open)).toBeGreaterThan(1.15 * late('providerGmv', NONE, open));
});

/** Weekly sales (fen) of sixteen mid-sized talents with the given claims, in otherwise equal worlds; no enforcement. */
function twin(claims: number): Float64Array {
  const weeks = new Float64Array(Math.floor(DAYS / 7));
  for (const seed of SEEDS) {
    const world = beginWorld(smallMarket(DAYS, { 'talents.revise': 0 }, [], seed));
    const twins = Array.from({ length: 16 }, (_, at) => 8 + at);
    for (const j of twins) {
      world.streamers.claims[j] = claims;
      world.streamers.quality[j] = world.params['talents.quality'];
      world.streamers.arrival[j] = 0;
    }
    const offers = createOffers(world.streamers.count);
    for (; world.day < DAYS; world.day++) {
      simulateDay(world, [], offers);
      const week = Math.floor(world.day / 7);
      if (week < weeks.length)
        for (const j of twins) weeks[week]! += tallied(world.sessions.tally, j, PLACED_FEN);
    }
  }
  return weeks;
}

test('C22: a dishonest streamer sells more than its honest twin at first, and less for good later', () => {
  const honest = twin(0.05);
  const dishonest = twin(0.45);
  const sum = (weeks: Float64Array, start: number, end: number) =>
    weeks.subarray(start, end).reduce((a, b) => a + b);
  expect(dishonest[0]!).toBeGreaterThan(honest[0]!);
  expect(sum(dishonest, 20, 60)).toBeLessThan(0.6 * sum(honest, 20, 60));
  expect(sum(dishonest, 60, 77)).toBeLessThan(0.6 * sum(honest, 60, 77));
});
