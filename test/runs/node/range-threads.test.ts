/** Real threads and real files: what the split alone cannot show (test/model/shards.test.ts). */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { TIE_WORDS } from '../../../sim/kernel/layout.ts';
import { createMemory } from '../../../sim/kernel/memory.ts';
import type { Checkpoint } from '../../../sim/model/checkpoint.ts';
import { simulate, simulateUntil } from '../../../sim/model/simulate.ts';
import { keeper, keptState, readCheckpoint, writeCheckpoint } from '../../../sim/runs/node/checkpoints.ts';
import { inMemory } from '../../../sim/runs/node/memory.ts';
import { rangeThreads, sharedMemory, threadsForFans } from '../../../sim/runs/node/range-threads.ts';
import { runMarket } from '../../../sim/runs/node/replicate.ts';
import { threadsEach } from '../../../sim/runs/node/threads.ts';
import type { Trouble } from '../../../sim/runs/trouble.ts';
import { smallMarket } from '../../model/market.ts';

const plan = smallMarket(60);
const plain = simulate(plan);
const folder = mkdtempSync(join(tmpdir(), 'laotie-'));

test.each([2, 4])('%i threads give the bytes of one, also from a checkpoint', (threads) => {
  const { runner, stop } = rangeThreads(threads);
  const file = join(folder, `${threads}.checkpoint`);
  const keep = (day: number, checkpoint: () => Checkpoint) => {
    if (day === 31) writeCheckpoint(file, 'x', checkpoint());
  };
  const outcome = simulate(plan, undefined, { ranges: threads, runner, memoryOf: sharedMemory, keep });
  stop();
  expect([outcome.fingerprint, outcome.visits]).toEqual([plain.fingerprint, plain.visits]);
  expect(outcome.series).toEqual(plain.series);
  const again = rangeThreads(2);
  const from = keptState(file, 'x')!;
  expect(from.day).toBe(31);
  // more ranges than threads: some threads have two
  const means = { ranges: 6 - threads, runner: again.runner, memoryOf: sharedMemory, from };
  const rest = simulate(plan, undefined, means);
  again.stop();
  expect(rest.fingerprint).toBe(plain.fingerprint);
  expect(rest.series).toEqual(plain.series);
});

test('what goes wrong on a thread stops the run with its words', () => {
  const { runner, stop } = rangeThreads(2);
  const broken = (): void => {
    simulate(
      plan,
      ({ day, ranges }) => {
        // follows streamers that do not exist
        const { ties } = ranges[1]!.fans;
        if (day === 20) for (let row = 0; row < ties.length; row += TIE_WORDS) ties[row] = 60_000;
      },
      { ranges: 2, runner, memoryOf: sharedMemory },
    );
  };
  expect(broken).toThrow(/day 21|thread of fans/);
  stop();
});

test('threads refuse a memory that they cannot share', () => {
  const { runner, stop } = rangeThreads(2);
  expect(() => simulate(plan, undefined, { ranges: 2, runner })).toThrow(/expected ranges in shared memory/);
  stop();
});

test('a market keeps its checkpoint while it runs, goes on from it, and leaves nothing behind', () => {
  const file = join(folder, 'market.checkpoint');
  const days: number[] = [];
  const watch = { ...plan, exogenous: { ...plan.exogenous } };
  expect(runMarket(watch, { checkpoint: file, everyMs: 0 }).fingerprint).toBe(plain.fingerprint);
  expect(existsSync(file)).toBe(false);
  // a run that is broken off on day 40 leaves its checkpoint
  const keep = keeper(file, 'x', { everyMs: 0 });
  const stopped = () =>
    simulate(plan, undefined, {
      keep: (day, checkpoint) => {
        keep(day, checkpoint);
        days.push(day);
        if (day === 40) throw new Error('power cut');
      },
    });
  expect(stopped).toThrow('power cut');
  expect(keptState(file, 'x')!.day).toBe(40);
  expect(readCheckpoint(file, 'another plan')).toBeUndefined();
  writeFileSync(file, 'half a file, and that is not the half that matters');
  expect(readCheckpoint(file, 'x')).toBe('damaged');
  const told: Trouble[] = [];
  const onTrouble = (trouble: Trouble) => void told.push(trouble);
  expect(runMarket(plan, { checkpoint: file, onTrouble }).fingerprint).toBe(plain.fingerprint);
  expect(told).toEqual([{ kind: 'damagedState', place: file, got: 'other bytes' }]);
});

test('a checkpoint that cannot be written costs only itself, and leaves nothing half written', () => {
  const file = join(folder, 'taken');
  mkdirSync(join(file, 'full'), { recursive: true }); // a folder that is not empty cannot be replaced by a file
  expect(() => writeCheckpoint(file, 'x', simulateUntil(plan, 1))).toThrow();
  const told: Trouble[] = [];
  const onTrouble = (trouble: Trouble) => void told.push(trouble);
  const run = simulate(plan, undefined, { keep: keeper(file, 'x', { everyMs: 0, onTrouble }) });
  expect(told[0]).toMatchObject({ kind: 'unkeptState', place: file });
  expect(told[0]!.got).toMatch(/^(?:a directory|a folder that is not empty|one that exists)$/);
  expect(run.fingerprint).toBe(plain.fingerprint);
  expect(readdirSync(folder).filter((name) => name.includes('tmp'))).toEqual([]);
});

test('threads go to replicates first, what is left over to ranges of large markets', () => {
  expect([threadsEach(1, 4), threadsEach(2, 4), threadsEach(3, 4), threadsEach(8, 4)]).toEqual([4, 2, 1, 1]);
  expect([threadsForFans(56_956, 4), threadsForFans(284_780, 4)]).toEqual([1, 4]);
});

test('a market gets the thread’s memory, empty; one within it a memory of its own', () => {
  inMemory((memoryOf) => {
    const memory = memoryOf(0);
    new Uint8Array(memory.buffer).fill(7, 64, 1000);
    new Int32Array(memory.buffer)[1] = 1000;
    inMemory((inner) => expect(inner(0)).not.toBe(memory));
    expect(memoryOf(1)).not.toBe(memory);
    expect(memoryOf(1)).toBeInstanceOf(createMemory().constructor);
  });
  inMemory((memoryOf) => expect([...new Set(new Uint8Array(memoryOf(0).buffer))]).toEqual([0]));
});
