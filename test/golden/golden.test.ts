/** Unchanged, not correct: ten readable numbers and a hash of state every 30 days of the small reference market. */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { METRICS, type MetricName } from '../../sim/model/measures/all.ts';
import { simulate } from '../../sim/model/simulate.ts';
import { fansHash } from '../model/fansOf.ts';
import { lever, smallMarket } from '../model/market.ts';

const FILE = new URL('./reference.json', import.meta.url);
const DAYS = 360;

const card = lever(180, (policy) => {
  policy.trustCardCover = 0.8;
  for (const right of Object.keys(policy.rights) as (keyof typeof policy.rights)[]) policy.rights[right] = 1;
  policy.detection = 1;
  policy.ringClearing = 0.005;
});

function reference() {
  const hashes: string[] = [];
  const { series, fingerprint, visits, fans } = simulate(smallMarket(DAYS, {}, [card]), (world) => {
    if (world.day % 30 !== 29) return;
    hashes.push(fansHash(world));
  });
  const row = (name: MetricName) => series[METRICS.findIndex((metric) => metric.name === name)]!;
  const sum = (name: MetricName) => row(name).reduce((a, b) => a + b);
  const last = (name: MetricName) => row(name)[DAYS - 1]!;
  return {
    fans,
    visits,
    gmvYuan: Math.round(sum('gmv')),
    privateShare: Number((sum('gmvPrivate') / sum('gmv')).toFixed(4)),
    refundsYuan: Math.round(sum('refunds')),
    followers: last('followers'),
    meanTrust: Number(last('meanTrust').toFixed(4)),
    buyers: last('buyers'),
    brands: last('brands'),
    leverCostYuan: Math.round(sum('leverCost')),
    fingerprint,
    hashes,
  };
}

test('the reference market gives the numbers and bytes of reference.json', () => {
  const now = reference();
  // LAOTIE_GOLDEN=1 writes a new reference; it needs a line in CHANGES.md that says old → new and why
  if (process.env.LAOTIE_GOLDEN === '1') writeFileSync(FILE, `${JSON.stringify(now, null, 2)}\n`);
  expect(now).toEqual(JSON.parse(readFileSync(FILE, 'utf8')));
});

test('the current fingerprint stands in CHANGES.md', () => {
  const { fingerprint } = JSON.parse(readFileSync(FILE, 'utf8'));
  expect(readFileSync(new URL('./CHANGES.md', import.meta.url), 'utf8')).toContain(fingerprint);
});
