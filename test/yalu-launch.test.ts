/** The launch of a store (C01–C04) on a thinned audience: what must hold of any campaign, and what trust makes of it. */

import { expect, test } from 'vitest';
import { VISITS } from '../sim/kernel/layout.ts';
import { tallied } from '../sim/kernel/rows.ts';
import { METRICS, type MetricName } from '../sim/model/measures/all.ts';
import { type Outcome, simulate } from '../sim/model/simulate.ts';
import type { World } from '../sim/model/world.ts';
import { marketOf, planOf } from '../sim/runs/market.ts';
import { shippedMarket } from '../sim/runs/node/markets.ts';
import { loadScenario } from '../sim/runs/node/scenario-files.ts';
import { replicateKey } from '../sim/runs/seed.ts';

const FILE = new URL('../scenarios/yalu-launch.yaml', import.meta.url).pathname;
const market = shippedMarket('kuaishou');
/** 3 July, counted from 5 June. */
const FIRST = 28;

function run(set: readonly string[] = [], afterDay?: (world: World) => void, replicate = 0): Outcome {
  const { scenario } = loadScenario(FILE, { set: ['population.scale=25', ...set] });
  return simulate(planOf(marketOf(scenario!, market, replicateKey('yalu', replicate), {})), afterDay);
}

function row({ series }: Outcome, name: MetricName): Float64Array {
  return series[METRICS.findIndex((metric) => metric.name === name)]!;
}

const visits: number[] = [];
const followersAtNight: number[] = [];
const base = run([], (world) => {
  const { store } = world.platform.launch;
  if (world.day === FIRST - 1) expect(store).toBe(-1);
  if (store < 0) return;
  visits.push(tallied(world.sessions.tally, store, VISITS) * world.scale);
  followersAtNight.push(world.streamers.followers[store]! * world.scale);
});
/** Sum of a metric over the nineteen days from 3 July. */
const nineteen = (outcome: Outcome, name: MetricName) =>
  row(outcome, name)
    .subarray(FIRST, FIRST + 19)
    .reduce((a, b) => a + b);

test('nothing is recorded before the launch; the store begins without a follower and gains them', () => {
  for (const { name } of METRICS.filter(({ name }) => name.startsWith('launch'))) {
    const values = row(base, name);
    expect(values.subarray(0, FIRST).every(Number.isNaN), name).toBe(true);
    expect(values.subarray(FIRST).every(Number.isFinite), name).toBe(true);
  }
  const followers = row(base, 'launchFollowers');
  // all followers at the end of the first day have come on that day, fewer than a twentieth of those of twenty days
  expect(followers[FIRST]).toBeLessThan(0.05 * followers[FIRST + 19]!);
  expect([...followers.subarray(FIRST)]).toEqual(followersAtNight);
});

test('entries of the store by source are its visits, day by day; its GMV to date is the sum of its days', () => {
  const sources = ['Private', 'Organic', 'Shared', 'Paid'] as const;
  const entries = sources.map((source) => row(base, `launchEntries${source}`));
  visits.forEach((count, day) => {
    // an entry of a private visit is a third of it, of a public one a ninth
    const [direct, ...open] = entries.map((values) => values[FIRST + day]!);
    expect(direct! / 3 + open.reduce((sum, one) => sum + one, 0) / 9).toBeCloseTo(count, 6);
  });
  expect(visits.length).toBe(51 - FIRST);
  expect(row(base, 'launchGmvToDate')[FIRST + 18]).toBeCloseTo(nineteen(base, 'launchGmv'), 3);
});

test('paid newcomers become followers: the natural share rises, and so do sales', () => {
  // three audiences, for three days of one are a matter of luck
  const outcomes = [base, ...[1, 2].map((replicate) => run([], undefined, replicate))];
  const natural = (from: number, to: number) => {
    const entries = (source: 'Private' | 'Organic' | 'Shared' | 'Paid') =>
      outcomes
        .flatMap((outcome) => [...row(outcome, `launchEntries${source}`).subarray(FIRST + from, FIRST + to)])
        .reduce((a, b) => a + b);
    const free = entries('Private') + entries('Organic') + entries('Shared');
    return free / (free + entries('Paid'));
  };
  expect(natural(0, 1)).toBeLessThan(0.25);
  expect(natural(9, 12)).toBeGreaterThan(natural(0, 3) + 0.15);
  expect(natural(16, 19)).toBeGreaterThan(natural(9, 12));
});

test('the same store without a private domain of its own sells less (C04), and before the launch nothing differs', () => {
  const silent = run(['levers.brand-launch.notified=0']);
  expect([...row(silent, 'gmv').subarray(0, FIRST)]).toEqual([...row(base, 'gmv').subarray(0, FIRST)]);
  expect(nineteen(silent, 'launchEntriesPrivate')).toBe(0);
  expect(nineteen(base, 'launchEntriesPrivate')).toBeGreaterThan(0);
  expect(nineteen(silent, 'launchGmv')).toBeLessThan(0.75 * nineteen(base, 'launchGmv'));
});

test('a launch of strength zero is the market without it, byte for byte', () => {
  const none = run(['levers.brand-launch.strength=0']);
  const targets = ['c01-ten-days', 'c02-nineteen-days', 'c03-natural-share']; // of the launch: refused without one
  const without = run([
    'levers.brand-launch.remove=true',
    ...targets.map((id) => `targets.${id}.remove=true`),
  ]);
  expect(none.fingerprint).toBe(without.fingerprint);
  expect(none.fingerprint).not.toBe(base.fingerprint);
  expect(row(none, 'launchGmv').every(Number.isNaN)).toBe(true);
});
