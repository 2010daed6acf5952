/** Ensembles on threads: the same numbers whatever the threads, and a failed replicate sinks no other. */
import { expect, test } from 'vitest';
import { prepare } from '../../../sim/runs/ensemble.ts';
import {
  type EnsemblePlan,
  type Job,
  type PoolOptions,
  type Replicate,
  threadsFor,
  withPool,
} from '../../../sim/runs/node/pool.ts';
import { smallScenario, temporaryFolder } from '../small.ts';

const dir = temporaryFolder();
const { scenario, history } = prepare(smallScenario(dir));
const plan = { scenario, history, posterior: undefined, seed: 'small', replicates: 4 };

/** All replicates of a plan, in their order. */
async function runReplicates(
  { replicates, ...of }: EnsemblePlan & { replicates: number },
  { threads, onDone, ...rest }: PoolOptions & { threads: number },
): Promise<Replicate[]> {
  const done: Replicate[] = [];
  const keep = (replicate: Replicate, job: Job) => {
    done.push(replicate);
    return onDone?.(replicate, job);
  };
  const jobs = Array.from({ length: replicates }, (_, index) => ({ plan: of, index }));
  await withPool(threads, (pool) => pool.run(jobs, { ...rest, onDone: keep }));
  return done.sort((a, b) => a.index - b.index);
}

function fingerprints(replicates: readonly Replicate[]): string[] {
  return replicates.map(({ answer }) => (answer.status === 'ok' ? answer.fingerprint : answer.error));
}

test('more replicates repeat the first ones; another seed does not', async () => {
  const four = fingerprints(await runReplicates(plan, { threads: 1 }));
  const eight = fingerprints(await runReplicates({ ...plan, replicates: 8 }, { threads: 4 }));
  const other = fingerprints(await runReplicates({ ...plan, seed: 'other' }, { threads: 2 }));
  expect(new Set(eight).size).toBe(8);
  expect(eight.slice(0, 4)).toEqual(four);
  expect(four.filter((print) => other.includes(print))).toEqual([]);
}, 60_000);

test('a replicate that fails is told with its seed and parameters; the others end well', async () => {
  const draws = [
    { weight: 1, parameters: { 'visits.rate': 0.5 } },
    { weight: 1, parameters: { 'providers.count': -5 } }, // no market has fewer than none
  ];
  const posterior = { knownUntil: '2021-03-31', draws };
  const told: number[] = [];
  const replicates = await runReplicates(
    { ...plan, scenario: { ...scenario, parameters: {} }, posterior, replicates: 6 },
    { threads: 2, onDone: ({ index }) => void told.push(index) },
  );
  expect(told.sort()).toEqual([0, 1, 2, 3, 4, 5]);
  const failed = replicates.filter(({ answer }) => answer.status === 'failed');
  expect(failed.length).toBeGreaterThan(0);
  expect(failed.length).toBeLessThan(6);
  for (const { index, seed, drawn, answer } of replicates) {
    expect(seed).toBe(`small/${index}`);
    expect(answer.status).toBe('providers.count' in drawn ? 'failed' : 'ok');
    if (answer.status === 'failed') expect(answer.error).not.toBe('');
  }
}, 60_000);

test('an ensemble that is ended early keeps what is done, in order', async () => {
  const stop = new AbortController();
  const onDone = () => stop.abort();
  const replicates = await runReplicates(
    { ...plan, replicates: 50 },
    { threads: 2, signal: stop.signal, onDone },
  );
  expect(replicates.length).toBeGreaterThan(0);
  expect(replicates.length).toBeLessThan(50);
  expect(replicates.every(({ answer }) => answer.status === 'ok')).toBe(true);
}, 60_000);

test('as many threads as asked for, but no more than replicates', () => {
  expect([threadsFor(8, 3), threadsFor(2, 16), threadsFor(1)]).toEqual([3, 2, 1]);
});
