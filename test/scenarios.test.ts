/** Every scenario that ships runs from its first day to its last, on a small population of sellers. */
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { METRICS } from '../sim/model/measures/all.ts';
import { simulate } from '../sim/model/simulate.ts';
import { marketOf, planOf } from '../sim/runs/market.ts';
import { marketAt } from '../sim/runs/node/markets.ts';
import { readPosterior } from '../sim/runs/node/posterior.ts';
import { loadScenario } from '../sim/runs/node/scenario-files.ts';
import { replicateKey } from '../sim/runs/seed.ts';
import { drawParameters } from '../sim/scenario/posterior.ts';
import { formatProblem } from '../sim/scenario/problems.ts';

const FOLDER = new URL('../scenarios/', import.meta.url);
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));
const key = replicateKey('every scenario', 0);
const SMALL = ['population.fans=3000', 'parameters.talents.count=400', 'parameters.brands.pool=200'];

/** GMV of the last 365 days, in the currency of the market. */
function lastYear(file: string): number {
  const { scenario, problems } = loadScenario(new URL(file, FOLDER).pathname, { set: SMALL });
  expect(problems.filter(({ severity }) => severity === 'error').map(formatProblem)).toEqual([]);
  const { posterior, knownUntil } = scenario!;
  const market = marketAt(scenario!.marketFile);
  const drawn = posterior ? drawParameters(readPosterior(posterior, knownUntil, market), key) : {};
  const { series } = simulate(planOf(marketOf(scenario!, market, key, drawn)));
  const gmv = series[METRICS.findIndex(({ name }) => name === 'gmv')]!;
  expect(gmv.every((value) => value >= 0)).toBe(true);
  return gmv.subarray(-365).reduce((a, b) => a + b);
}

const results = new Map<string, number>();

test.each(files)('%s runs', (file) => {
  results.set(file, lastYear(file));
  expect(results.get(file)).toBeGreaterThan(5e8); // the audience of a launch is that of fifty days and 8 m users
});

test('what a scenario takes away costs sales, on the same randomness', () => {
  const base = results.get('kuaishou-2021.yaml')!;
  for (const file of [
    'private-domain-off.yaml',
    'trust-frozen.yaml',
    'word-of-mouth-off.yaml',
    'exaggeration-wave.yaml',
  ]) {
    expect(results.get(file)!, file).toBeLessThan(base);
  }
  expect(results.get('private-domain-off.yaml')!).toBeLessThan(0.75 * base);
});
