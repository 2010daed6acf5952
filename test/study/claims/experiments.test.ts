/** Experiments on a small market: what watchers see is what happens, and the lines of the honest and the dishonest cross where they cross. */
import { expect, test } from 'vitest';
import { METRICS, type MetricName } from '../../../sim/model/measures/all.ts';
import type { LeverInForce } from '../../../sim/model/platform/policy.ts';
import { type MarketPlan, simulate } from '../../../sim/model/simulate.ts';
import type { World } from '../../../sim/model/world.ts';
import type { Machine } from '../../../sim/runs/job.ts';
import { marketTable, shippedMarketFile } from '../../../sim/runs/node/markets.ts';
import { inMemory } from '../../../sim/runs/node/memory.ts';
import { constantsOf } from '../../../sim/study/claims/constants.ts';
import { EXPERIMENTS, experimentsTask } from '../../../sim/study/claims/experiments.ts';
import { crossing, cumulated, smoothed } from '../../../sim/study/claims/honesty-trial.ts';
import { jobsOf, type Sizes } from '../../../sim/study/claims/laboratory.ts';
import { benchOf } from '../../../sim/study/claims/trunk.ts';
import { watchStages } from '../../../sim/study/claims/watchers.ts';
import { type Changes, lever, smallMarket } from '../../model/market.ts';
import { SET } from './shipped.ts';

const machine: Machine = {
  inMemory,
  simulate: (plan) => inMemory((memoryOf) => simulate(plan, undefined, { memoryOf })),
};
const levers: readonly LeverInForce[] = [
  lever(0, (policy) => {
    policy.detection = 1;
  }),
  lever(200, (policy) => {
    policy.trustCardCover = 1;
  }),
];
const PARTING = SET.dates.parting;
type Name = Parameters<typeof EXPERIMENTS.get>[0];
const tellOf = (name: Name, plan: MarketPlan) => EXPERIMENTS.get(name)!(benchOf(plan, machine, SET.dates));
/** From 1 January 2020 on: worlds part on day 366. */
const tell = (name: Name, days = 500, changes = {}) => tellOf(name, smallMarket(days, changes, levers));

test('a mean of a week, a sum to date, and the day from which on a line stays below', () => {
  expect([...smoothed(Float64Array.of(1, 2, 3, 4), 2)]).toEqual([1.5, 2.5, 3.5]);
  expect([...smoothed(Float64Array.of(1), 2)]).toEqual([]);
  expect([...cumulated(Float64Array.of(1, 2, 3))]).toEqual([1, 3, 6]);
  expect(crossing(Float64Array.of(3, 1, 3, 1, 1), Float64Array.of(2, 2, 2, 2, 2))).toBe(3);
  expect(crossing(Float64Array.of(1, 1), Float64Array.of(2, 2))).toBe(0);
  expect(crossing(Float64Array.of(1, 2), Float64Array.of(2, 2))).toBeNaN();
});

test('watched: ties lose trust at the sale, gain by satisfaction, lose by disappointment', () => {
  const told = tell('watched');
  expect(told.sales).toBeGreaterThan(100);
  expect(told.satisfied! + told.disappointed!).toBeLessThanOrEqual(told.sales!);
  expect(told.atSale).toBeLessThan(-0.02);
  expect(told.afterSatisfied).toBeGreaterThan(0);
  expect(told.afterDisappointed).toBeLessThan(0);
  expect(told.firstOnlyReminded).toBe(told.first);
  expect(told.claimsKept).toBeCloseTo(0.7, 1);
  expect(told.suspendedUnwarned).toBe(0);
  expect(told.leastStrategic).toBeGreaterThanOrEqual(0.6);
  expect(told.leastLocal).toBeGreaterThanOrEqual(0.3);
  expect(told.leastLocal).toBeLessThan(told.leastBase!);
  expect(told.mostCover).toBeLessThanOrEqual(1);
  expect(told.leastCover).toBeGreaterThanOrEqual(0.6);
  expect(told.dailyUsers).toBeCloseTo(480e6 * 0.54, -3);
});

test('stages: a brand from shop to KA step by step, one that skips, one that falls back and climbs again', () => {
  const watcher = watchStages(smallMarket(1));
  const stage = new Uint8Array(4);
  const learned = Float64Array.of(0.1, 0.2, 0, 0);
  const look = (day: number, ...stages: readonly number[]) => {
    stage.set(stages);
    const brands = { count: 4, stage, learned, present: stages.filter((at) => at > 0).length };
    watcher.look({ brands, day } as unknown as World);
  };
  look(0, 1, 1, 0, 0);
  look(10, 2, 3, 0, 1);
  look(20, 3, 3, 0, 2);
  look(30, 3, 3, 1, 1);
  look(40, 3, 4, 1, 2); // the last one's second rise to climbing is a rise, and no new stage
  expect(watcher.told()).toEqual({
    up: 5,
    skipped: 1,
    down: 1,
    learned: expect.closeTo(0.3 / 4, 12),
    newShops: 1,
    climbing: 1,
    ka: 1,
    ska: 1,
    daysToClimbing: 10, //  (10 + 10) / 2
    daysToKa: 10, //        (10 + 10) / 2
    daysToSka: 30,
  });
});

test('trust that is never learned moves at the sale only', () => {
  const frozen = lever(0, (policy) => {
    policy.trustLearning = 0;
  });
  const told = tellOf('watched', smallMarket(200, {}, [frozen]));
  expect(told.atSale).toBeLessThan(-0.02);
  expect(Math.abs(told.afterDisappointed! || 0)).toBeLessThan(0.005);
});

test('a capability that is taken away is missed by the clients', () => {
  const changes = tell('capabilities');
  const names = ['incubation', 'marketing', 'operations', 'supply', 'fulfilment'];
  expect(Object.keys(changes)).toEqual(names.flatMap((name) => [name, `${name}Loyal`]));
  expect(changes.operations).toBeGreaterThan(0);
  const without = tell('capabilities', 420, { 'providers.operations': 0, 'providers.marketing': 0 });
  expect([without.operations, without.marketing, without.marketingLoyal]).toEqual([0, 0, 0]); // what is not there cannot be missed
});

test('brands that the feed does not find sell less; what they have of feedback is missed only where there is some', () => {
  const deaf = { 'brands.reviewsNorm': 1e9 };
  const [all, unseen] = [tell('unheard-fans', 500, { 'brands.size': 1 }), tell('unseen-brands', 500, deaf)];
  expect(unseen.brandGmv).toBeLessThan(all.brandGmv!);
  expect(tell('unseen-brands', 400, { 'brands.size': 0 })).toEqual(asItIs(400, { 'brands.size': 0 }));
  expect(tell('unheard-fans', 400, deaf)).toEqual(asItIs(400, deaf));
});

/** Sales since 2021 and brands of a market in which nothing is changed. */
function asItIs(days: number, changes: Changes) {
  const { series } = simulate(smallMarket(days, changes, levers));
  const daily = (name: MetricName) => series[METRICS.findIndex((metric) => metric.name === name)]!;
  const sold = (name: MetricName) =>
    daily(name)
      .subarray(366)
      .reduce((a, b) => a + b, 0);
  return { gmv: sold('gmv'), brandGmv: sold('brandGmv'), brands: daily('brands').at(-1) };
}

test('a world that goes on from the parting is a whole run, whether the market was watched before or not', () => {
  const plan = smallMarket(400, {}, levers);
  const [bench, watched] = [benchOf(plan, machine, SET.dates), benchOf(plan, machine, SET.dates)];
  watched.whole([watchStages]);
  expect(watched.at(PARTING)).toEqual(bench.at(PARTING));
  expect(bench.at(PARTING).day).toBe(366);
  expect(bench.at(PARTING)).toBe(bench.at(PARTING)); // simulated once
  expect(bench.at('2021-01-20')).toEqual(benchOf(plan, machine, SET.dates).at('2021-01-20')); // on from there
  expect(EXPERIMENTS.get('attention-frozen')!(bench)).toEqual(asItIs(400, {})); // it does not move here
});

test('through trust alone: the card has all its effects but the daring; where harm cannot be healed and returns not eased there is none', () => {
  const healed = tell('trust-alone', 731, { 'delivery.recovery': 0.7, 'returns.ease': 0 });
  expect(healed.with).toBeGreaterThan(healed.without!);
  const idle = tell('trust-alone', 731, {
    'delivery.recovery': 0,
    'returns.ease': 0,
    'sellers.cardTrouble': 1,
  });
  expect(idle.without).toBe(healed.without); // without a card nothing is healed
  expect(idle.with).toBeLessThan(healed.with!);
});

test('experiments of one market are one job, those of two sizes two; what they tell survives being kept', () => {
  const sizes = { coarse: { scenario: { replicates: 3 } }, fine: {} } as unknown as Sizes;
  expect(jobsOf(['watched', 'capabilities'], sizes)).toBe(3);
  expect(jobsOf(['watched', 'honesty-trial'], sizes)).toBe(6);
  expect(jobsOf([], sizes)).toBe(0);
  const told = { watched: { up: 1.5, ska: Number.NaN, least: Number.POSITIVE_INFINITY } };
  expect(experimentsTask.decode(experimentsTask.encode(told))).toEqual(told);
});

test('attention held at the end of 2020 changes nothing where it does not move', () => {
  const told = tell('attention-frozen');
  expect(told.gmv).toBeGreaterThan(0);
  const moved = smallMarket(500, {}, levers);
  moved.exogenous.dauShare.fill(0.1, 366);
  expect(tellOf('attention-frozen', moved).gmv).toBe(told.gmv);
});

test('the trial of honesty: the dishonest sell less in the end; without credulous buyers the lie would not be believed', () => {
  const told = tell('honesty-trial', 540);
  expect(told.lastQuarter).toBeLessThan(0.7);
  expect(told.crossingCumulated).toBeGreaterThanOrEqual(1);
  const believed = tell('honesty-trial', 540, { 'delivery.credulity': 0 });
  expect(believed.lastQuarter).toBeGreaterThan(told.lastQuarter! + 0.2);
});

test('the platform’s share of the market of 2020 is its own 381.2 bn over 1,050 bn', () => {
  const { share } = constantsOf(SET.constants, (table) => marketTable(shippedMarketFile('kuaishou'), table));
  expect(share).toBeCloseTo(381.2 / 1050, 10);
});
