import { expect, test } from 'vitest';
import type { FinishedRun } from '../../sim/runs/finished.ts';
import { prepare } from '../../sim/runs/node/inputs.ts';
import { summaryCsv } from '../../sim/runs/node/tables.ts';
import type { Prepared } from '../../sim/runs/prepared.ts';
import type { Changes } from '../../sim/scenario/posterior.ts';
import { runOne } from './means.ts';
import { smallScenario, temporaryFolder } from './small.ts';

const dir = temporaryFolder();

function small(...set: readonly string[]): Prepared {
  return prepare(smallScenario(dir, ...set));
}

/** What must not depend on threads or on the machine. */
function bytesOf({ result }: FinishedRun): unknown {
  const { machine: _, ...manifest } = result.manifest;
  return { manifest, targets: JSON.stringify(result.targets), summary: summaryCsv(result.summary) };
}

/** The number of talents comes from the posterior instead of the scenario, and with it whatever else is drawn. */
function withDraws(prepared: Prepared, ...draws: readonly Changes[]): Prepared {
  const { 'talents.count': talents = 0, ...parameters } = prepared.scenario.parameters;
  const posterior = {
    knownUntil: '2021-01-01',
    draws: draws.map((drawn) => ({ weight: 1, parameters: { 'talents.count': talents, ...drawn } })),
  };
  return { ...prepared, scenario: { ...prepared.scenario, parameters }, posterior };
}

/** No market can be made with this: an array of negative length. */
const IMPOSSIBLE = { 'talents.count': -1e6 };

test('1, 2 and 4 threads give the same bytes; another seed gives others', async () => {
  const runs = await Promise.all([1, 2, 4].map((threads) => runOne(small(), { threads })));
  const [one, two, four] = runs.map(bytesOf);
  expect(two).toEqual(one);
  expect(four).toEqual(one);
  expect(runs.map(({ result }) => result.manifest.machine.threads)).toEqual([1, 2, 4]);
  const other = await runOne(small('seed=other'));
  const prints = [runs[0]!, other].flatMap(({ result }) => result.manifest.fingerprints);
  expect(new Set(prints).size).toBe(8);
  for (const print of prints) expect(print).toMatch(/^[0-9a-f]{16}$/);
});

test('each replicate says which parameters it drew, and the draw changes its market', async () => {
  const prepared = withDraws(small('replicates=6'), { 'purchase.basket': 40 }, { 'purchase.basket': 160 });
  const { result } = await runOne(prepared);
  const baskets = result.replicates.map(({ parameters }) => parameters['purchase.basket']);
  expect(new Set(baskets)).toEqual(new Set([40, 160]));
  const sales = (basket: number) =>
    result.replicates
      .filter(({ parameters }) => parameters['purchase.basket'] === basket)
      .map(({ headline }) => headline['gmv@2021Q1']!);
  expect(Math.min(...sales(160))).toBeGreaterThan(Math.max(...sales(40)));
});

test('a replicate that fails is recorded with seed, parameters and message, and sinks no other', async () => {
  const plain = await runOne(small('replicates=6'));
  const done: string[] = [];
  const { result, series } = await runOne(withDraws(small('replicates=6'), {}, IMPOSSIBLE), {
    observer: { onDone: ({ answer }) => void done.push(answer.status) },
  });
  const failed = result.replicates.filter(({ status }) => status === 'failed');
  expect(failed.length).toBeGreaterThan(0);
  expect(failed.length).toBeLessThan(6);
  for (const { replicate, seed, error, parameters, fingerprint, headline } of failed) {
    expect(seed).toBe(`small/${replicate}`);
    expect(error).toMatch(/length/);
    expect(parameters).toEqual(IMPOSSIBLE);
    expect([fingerprint, headline]).toEqual(['', {}]);
  }
  expect(result.manifest).toMatchObject({ replicates: 6, failed: failed.length, status: 'complete' });
  expect(done.filter((status) => status === 'failed')).toHaveLength(failed.length);
  // the others are what they are without the failures
  for (const { status, fingerprint, replicate } of result.replicates) {
    if (status === 'ok') expect(fingerprint).toBe(plain.result.manifest.fingerprints[replicate]);
  }
  expect(series).toHaveLength(6 - failed.length);
  expect(result.targets[0]?.replicates).toBe(6 - failed.length);
});

test('an ensemble of failures has no figures and does not throw', async () => {
  const { result, series } = await runOne(withDraws(small(), IMPOSSIBLE));
  expect(result.manifest).toMatchObject({ replicates: 4, failed: 4, fingerprints: ['', '', '', ''] });
  expect([result.summary, result.targets, series]).toEqual([[], [], []]);
});

test('an ensemble that is stopped keeps what is done', async () => {
  const stop = new AbortController();
  const { result } = await runOne(small('replicates=40'), {
    threads: 2,
    signal: stop.signal,
    observer: { onDone: () => stop.abort() },
  });
  const { replicates, failed, status } = result.manifest;
  expect([failed, status]).toEqual([0, 'interrupted']);
  expect(replicates).toBeGreaterThan(0);
  expect(replicates).toBeLessThan(40);
});

test('published figures of the run’s time come along, those known later marked as hindsight', async () => {
  const { result } = await runOne(small('replicates=1', 'knownUntil=2021-04-30'));
  const gmv = result.actuals.filter(({ metric, period }) => metric === 'gmv' && period === '2021Q1');
  expect(gmv.map(({ value, hindsight }) => [value, hindsight])).toEqual([[118.5594e9, true]]);
  expect(result.targets[0]?.path.map(({ known }) => known)).toEqual([false]);
});
