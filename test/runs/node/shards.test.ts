/** Real threads and real files: what the split alone cannot show (test/model/shards.test.ts). */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Checkpoint } from '../../../sim/model/checkpoint.ts';
import { int32 } from '../../../sim/model/fans/space.ts';
import { simulate } from '../../../sim/model/simulate.ts';
import { keeper, readCheckpoint, writeCheckpoint } from '../../../sim/runs/node/checkpoints.ts';
import { runMarket } from '../../../sim/runs/node/replicate.ts';
import { hireCrew, shardsFor } from '../../../sim/runs/node/shards.ts';
import { inMemory } from '../../../sim/runs/node/space.ts';
import { threadsEach } from '../../../sim/runs/node/threads.ts';
import { smallMarket } from '../../model/market.ts';

const plan = smallMarket(60);
const plain = simulate(plan);
const folder = mkdtempSync(join(tmpdir(), 'laotie-'));

test.each([2, 4])('%i threads give the bytes of one, also from a checkpoint', (shards) => {
  const { crew, dismiss } = hireCrew();
  const file = join(folder, `${shards}.checkpoint`);
  const keep = (day: number, checkpoint: () => Checkpoint) => {
    if (day === 31) writeCheckpoint(file, 'x', checkpoint());
  };
  const outcome = simulate(plan, undefined, { shards, crew, keep });
  dismiss();
  expect([outcome.fingerprint, outcome.visits]).toEqual([plain.fingerprint, plain.visits]);
  expect(outcome.series).toEqual(plain.series);
  const again = hireCrew();
  const from = readCheckpoint(file, 'x')!;
  expect(from.day).toBe(31);
  const rest = simulate(plan, undefined, { shards: 6 - shards, crew: again.crew, from });
  again.dismiss();
  expect(rest.fingerprint).toBe(plain.fingerprint);
  expect(rest.series).toEqual(plain.series);
});

test('what goes wrong on a thread stops the run with its words', () => {
  const { crew, dismiss } = hireCrew();
  const broken = (): void => {
    simulate(
      plan,
      (world) => {
        // follows streamers that do not exist
        if (world.day === 20) world.sessions.fans.ties.fill(60_000, world.shards[1]!.sessions.from * 32);
      },
      { shards: 2, crew },
    );
  };
  expect(broken).toThrow(/day 21|thread of shard/);
  dismiss();
});

test('a market keeps its checkpoint while it runs, goes on from it, and leaves nothing behind', () => {
  const file = join(folder, 'market.checkpoint');
  const days: number[] = [];
  const watch = { ...plan, exogenous: { ...plan.exogenous } };
  expect(runMarket(watch, { checkpoint: file, everyMs: 0 }).fingerprint).toBe(plain.fingerprint);
  expect(existsSync(file)).toBe(false);
  // a run that is broken off on day 40 leaves its checkpoint
  const keep = keeper(file, 'x', 0);
  const stopped = () =>
    simulate(plan, undefined, {
      keep: (day, checkpoint) => {
        keep(day, checkpoint);
        days.push(day);
        if (day === 40) throw new Error('power cut');
      },
    });
  expect(stopped).toThrow('power cut');
  expect(readCheckpoint(file, 'x')!.day).toBe(40);
  expect(readCheckpoint(file, 'another plan')).toBeUndefined();
  writeFileSync(file, 'half a file');
  expect(readCheckpoint(file, 'x')).toBeUndefined();
  expect(runMarket(plan, { checkpoint: file }).fingerprint).toBe(plain.fingerprint);
});

test('a checkpoint that cannot be written costs only itself, and leaves nothing half written', () => {
  const file = join(folder, 'taken');
  mkdirSync(join(file, 'full'), { recursive: true }); // a folder that is not empty cannot be replaced by a file
  expect(() => writeCheckpoint(file, 'x', { day: 1, state: {}, orders: new Uint32Array(0) })).toThrow();
  const run = simulate(plan, undefined, { keep: keeper(file, 'x', 0) });
  expect(run.fingerprint).toBe(plain.fingerprint);
  expect(readdirSync(folder).filter((name) => name.includes('tmp'))).toEqual([]);
});

test('threads go to replicates first, what is left over to shards of large markets', () => {
  expect([threadsEach(1, 4), threadsEach(2, 4), threadsEach(3, 4), threadsEach(8, 4)]).toEqual([4, 2, 1, 1]);
  expect([shardsFor(56_956, 4), shardsFor(284_780, 4)]).toEqual([1, 4]);
});

test('a market that fits gets the thread’s memory, empty; one within it a memory of its own; a giant none', () => {
  const { params } = plan;
  const market = { params, scale: 50_000 };
  inMemory(market, (space) => {
    const column = int32(1000, space);
    column.fill(7);
    inMemory(market, (inner) => {
      expect(inner.memory).toBeDefined();
      expect(inner.memory).not.toBe(space.memory);
    });
    expect([...new Set(column)]).toEqual([7]);
  });
  inMemory(market, (space) => expect([...new Set(int32(1000, space))]).toEqual([0]));
  inMemory({ params, scale: 1 }, (space) => expect(space.memory).toBeUndefined());
});
