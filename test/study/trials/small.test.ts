/** The trials on small markets without a calendar: their levers act, and which way, before any range is asked for. */
import { expect, test } from 'vitest';
import { leverOf } from '../../../sim/levers/all.ts';
import type { LeverInForce } from '../../../sim/model/platform/policy.ts';
import { simulate } from '../../../sim/model/simulate.ts';
import { dayNumber } from '../../../sim/notation/dates.ts';
import { inMemory } from '../../../sim/runs/node/memory.ts';
import type { RunSeries } from '../../../sim/study/claims/evidence.ts';
import { TRIALS } from '../../../sim/study/trials/all.ts';
import { dayAfter, trialRuns, worldsOf } from '../../../sim/study/trials/runs.ts';
import { judgeTrial, type Trial } from '../../../sim/study/trials/trial.ts';
import { type Changes, smallMarket } from '../../model/market.ts';

const LAST_DAY = '2021-06-30';
/** Days of the market before the change. */
const BEFORE = 90;
const SEEDS = [1, 2];

/** The lever of a world, from its `--set`. */
function leversOf(changes: readonly string[], first: string): LeverInForce[] {
  const values = new Map(
    changes
      .filter((text) => text.startsWith('levers.trial.'))
      .map((text) => text.slice(13).split('=') as [string, string]),
  );
  const lever = leverOf(values.get('lever') ?? '');
  if (!lever) return [];
  const [from, until] = [values.get('from')!, values.get('until') ?? LAST_DAY].map(
    (date) => dayNumber(date) - dayNumber(first),
  ) as [number, number];
  const settings = Object.entries(lever.settings).map(([name, setting]) => {
    const written = values.get(name);
    return [name, written === undefined ? setting.initial : Number(written)];
  });
  return [
    {
      id: 'trial',
      strengthOn: (day) => (day >= from && day <= until ? 1 : 0),
      apply: (policy, strength) => lever.apply(policy, strength, Object.fromEntries(settings)),
    },
  ];
}

function seriesOf(changes: readonly string[], first: string, seed: number): Float64Array {
  const days = dayNumber(LAST_DAY) - dayNumber(first) + 1;
  const parameters = changes
    .filter((text) => text.startsWith('parameters.'))
    .map((text) => text.slice(11).split('='))
    .map(([name, value]) => [name, Number(value)]);
  const plan = smallMarket(days, Object.fromEntries(parameters) as Changes, leversOf(changes, first), seed);
  const { series } = inMemory((memoryOf) => simulate(plan, undefined, { memoryOf }));
  const all = new Float64Array(series.length * days);
  series.forEach((row, metric) => {
    all.set(row, metric * days);
  });
  return all;
}

/** Medians of a trial's figures. */
function figuresOf(id: string, seeds: readonly number[] = SEEDS): number[] {
  const trial: Trial = TRIALS.find((one) => one.id === id)!;
  const first = dayAfter(trial.since, -BEFORE);
  const worlds = new Map<string, RunSeries>();
  for (const [name, { changes }] of worldsOf([trial])) {
    const replicates = new Map(seeds.map((seed) => [seed, seriesOf(changes, first, seed)]));
    worlds.set(name, { from: first, until: LAST_DAY, replicates });
  }
  return judgeTrial(trial, trialRuns(trial, worlds)).checks.map(({ median }) => median);
}

test('own price: the one seller sells less', () => {
  expect(figuresOf('own-price')[0]).toBeLessThan(0);
});

test('all prices: fewer orders', () => {
  expect(figuresOf('all-prices')[2]).toBeLessThan(-0.01);
});

test('festivals: its days sell more', () => {
  expect(figuresOf('festivals')[1]).toBeGreaterThan(0.3);
});

test('poor goods: more disappointment than the ordinary, and less GMV', () => {
  const [disappointed, , gmv] = figuresOf('poor-goods');
  expect(disappointed).toBeGreaterThan(0.25);
  expect(gmv).toBeLessThan(-0.05);
});

test('the forced card: more refunds, and strangers buy more; it costs the platform money, not much of GMV', () => {
  const [, refunds, strangers, cost] = figuresOf('forced-card');
  expect(refunds).toBeGreaterThan(0);
  expect(strangers).toBeGreaterThan(0.01);
  expect(cost).toBeGreaterThan(0);
  expect(cost).toBeLessThan(0.02);
});

test('a ban: the platform sells less at first, rivals more', () => {
  // one seller among many: two markets say nothing of it
  const [gmv, , , rivals] = figuresOf('host-ban', [1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(gmv).toBeLessThan(0);
  expect(rivals).toBeGreaterThan(0);
});

test('a subsidy costs money, and its return is a number', () => {
  for (const figure of figuresOf('ad-subsidy')) expect(figure).not.toBeNaN();
});
