/** Unchanged, not correct: the market in which everything happens, in every way it can be run. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LEVERS } from '../../sim/levers/all.ts';
import { METRICS, type MetricName } from '../../sim/model/measures/all.ts';
import { type RunMeans, type Outcome, simulate } from '../../sim/model/simulate.ts';
import { DAYS, LATER_KINDS, wholeMarket } from './wholeMarket.ts';

const FILE = new URL('./whole.json', import.meta.url);

function rowOf({ series }: Outcome, name: MetricName): Float64Array {
  return series[METRICS.findIndex((metric) => metric.name === name)]!;
}

/** All series as one hash: what moves money only does not move the fans. */
function seriesHash({ series }: Outcome): string {
  const hash = createHash('sha256');
  for (const row of series) hash.update(new Uint8Array(row.buffer, row.byteOffset, row.byteLength));
  return hash.digest('hex').slice(0, 16);
}

const outcome = simulate(wholeMarket());
const LATER = simulate(wholeMarket(undefined, true));
const sum = (name: MetricName) => rowOf(outcome, name).reduce((a, b) => a + (Number.isNaN(b) ? 0 : b), 0);
const last = (name: MetricName) => rowOf(outcome, name)[DAYS - 1]!;

test('everything happens: a New Year, months that end, brands, providers, warnings, rings, a launch, costs of each kind', () => {
  const gmv = rowOf(outcome, 'gmv');
  const mean = (from: number, until: number) =>
    gmv.slice(from, until).reduce((a, b) => a + b) / (until - from);
  expect(mean(20, 32)).toBeLessThan(0.7 * mean(3, 14)); // the feast against the days of stocking up
  const monthEnds = [...rowOf(outcome, 'buyersMonth').keys()].filter(
    (day) => !Number.isNaN(rowOf(outcome, 'buyersMonth')[day]!),
  );
  expect(monthEnds).toEqual([30, 59, 90, 120, 151, 181, 212]);
  expect(last('repeatRate')).toBeGreaterThan(0.1);
  for (const name of [
    'warned',
    'clearedGangs',
    'costTrustCard',
    'costAds',
    'costBrands',
    'costProviders',
    'providerGmv',
    'brandGmv',
    'launchGmv',
    'lapsed',
    'complaints',
    'refunds',
  ] as const) {
    expect(sum(name), name).toBeGreaterThan(0);
  }
  expect(last('suspended') + last('trustCards')).toBeGreaterThan(0);
  expect(last('brands')).toBeGreaterThan(rowOf(outcome, 'brands')[0]!);
  expect(new Set(LEVERS.map(({ id }) => id)).size).toBe(wholeMarket(undefined, true).levers.length);
});

test('it gives the bytes of whole.json', () => {
  const now = {
    fans: outcome.fans,
    visits: outcome.visits,
    gmvYuan: Math.round(sum('gmv')),
    launchGmvYuan: Math.round(sum('launchGmv')),
    leverCostYuan: Math.round(sum('leverCost')),
    clearedGangs: sum('clearedGangs'),
    warned: sum('warned'),
    repeatRateOfTheLastMonth: Number(last('repeatRate').toFixed(4)),
    fingerprint: outcome.fingerprint,
    series: seriesHash(outcome),
  };
  // LAOTIE_GOLDEN=1 writes a new reference; it needs a line in CHANGES.md that says old → new and why
  if (process.env.LAOTIE_GOLDEN === '1') writeFileSync(FILE, `${JSON.stringify(now, null, 2)}\n`);
  expect(now).toEqual(JSON.parse(readFileSync(FILE, 'utf8')));
  expect(readFileSync(new URL('./CHANGES.md', import.meta.url), 'utf8')).toContain(now.fingerprint);
});

test('the levers that came later: the same bytes with the TypeScript port and several ranges', () => {
  const other = simulate(wholeMarket(undefined, true), undefined, { port: 'typescript', ranges: 2 });
  expect([other.fingerprint, seriesHash(other)]).toEqual([LATER.fingerprint, seriesHash(LATER)]);
});

test.each<[string, RunMeans]>([
  ['the TypeScript port', { port: 'typescript' }],
  ['three ranges', { ranges: 3 }],
  ['two ranges of the TypeScript port', { port: 'typescript', ranges: 2 }],
])('the same bytes with %s', (_how, means) => {
  const other = simulate(wholeMarket(), undefined, means);
  expect([other.fingerprint, seriesHash(other)]).toEqual([outcome.fingerprint, seriesHash(outcome)]);
});

test.each(LEVERS.map(({ id }) => id))('without %s it is another market', (id) => {
  const isLater = LATER_KINDS.includes(id);
  const without = simulate(wholeMarket(id, isLater));
  const whole = isLater ? LATER : outcome;
  expect(seriesHash(without)).not.toBe(seriesHash(whole));
  // a commission too changes what fans do: sellers pass it on in prices, and live less for less
  expect(without.fingerprint).not.toBe(whole.fingerprint);
});
