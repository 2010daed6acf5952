/** Checkpoint files: exact, whole or refused, however large; another replicate's is not read. */
import { mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Checkpoint } from '../../../sim/model/checkpoint.ts';
import { simulateUntil } from '../../../sim/model/simulate.ts';
import { noMemo } from '../../../sim/runs/memo.ts';
import { keeper, keptState, readCheckpoint, writeCheckpoint } from '../../../sim/runs/node/checkpoints.ts';
import { prepare } from '../../../sim/runs/node/inputs.ts';
import { withThreads } from '../../../sim/runs/node/threads.ts';
import { performMarkets } from '../../../sim/runs/perform.ts';
import { drawMarket, requestOf } from '../../../sim/runs/requests.ts';
import type { Trouble } from '../../../sim/runs/trouble.ts';
import { smallMarket } from '../../model/market.ts';
import { smallScenario, temporaryFolder } from '../small.ts';

const dir = temporaryFolder();
const file = join(dir, 'a.checkpoint');
const checkpoint = simulateUntil(smallMarket(10), 5);

test('every number and column comes back as it was', () => {
  writeCheckpoint(file, 'x', checkpoint);
  expect(readCheckpoint(file, 'x')).toEqual(checkpoint);
  const odd: Checkpoint = {
    ...checkpoint,
    state: {
      nan: Number.NaN,
      zero: -0,
      far: -Infinity,
      text: '价',
      inner: { column: Float64Array.of(Number.NaN, -0) },
    },
    series: Float64Array.of(Number.NaN, -0, Infinity),
    orders: new Uint32Array(0),
  };
  writeCheckpoint(file, 'x', odd);
  expect(readCheckpoint(file, 'x')).toEqual(odd);
});

test('columns beyond one piece are written and read whole', () => {
  const orders = new Uint32Array(5_000_001).fill(7); // 20 MB, a piece is 16 MiB
  for (let at = 0; at < orders.length; at += 997) orders[at] = at;
  writeCheckpoint(file, 'x', { ...checkpoint, orders });
  const found = readCheckpoint(file, 'x') as Checkpoint;
  expect(Buffer.from(found.orders.buffer).equals(Buffer.from(orders.buffer))).toBe(true);
  expect(found.fans).toEqual(checkpoint.fans);
});

test('any changed byte and any cut is damage, wherever it lies', () => {
  writeCheckpoint(file, 'x', checkpoint);
  const bytes = readFileSync(file);
  const other = join(dir, 'other.checkpoint');
  const kinds = new Set<unknown>();
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 7 }), (at, bit) => {
      const changed = Buffer.from(bytes);
      changed[at]! ^= 1 << bit;
      writeFileSync(other, changed);
      kinds.add(readCheckpoint(other, 'x'));
      truncateSync(other, at);
      kinds.add(readCheckpoint(other, 'x'));
    }),
    { numRuns: 200 },
  );
  expect([...kinds]).toEqual(['damaged']);
});

test('another replicate’s, and none, are no damage', () => {
  writeCheckpoint(file, 'x', checkpoint);
  expect(readCheckpoint(file, 'y')).toBeUndefined();
  expect(readCheckpoint(join(dir, 'none.checkpoint'), 'x')).toBeUndefined();
});

test('a damaged one is told once and taken away; a folder in its place is told and left', () => {
  const told: Trouble[] = [];
  const onTrouble = (trouble: Trouble) => void told.push(trouble);
  // as programs before wrote it, with no hash
  writeFileSync(file, serialize({ of: 'x', checkpoint }));
  for (let time = 0; time < 2; time++) expect(keptState(file, 'x', onTrouble)).toBeUndefined();
  expect(told).toEqual([{ kind: 'damagedState', place: file, got: 'other bytes' }]);
  const folder = join(dir, 'folder.checkpoint');
  mkdirSync(folder);
  expect(keptState(folder, 'x', onTrouble)).toBeUndefined();
  expect(told[1]).toMatchObject({ place: folder, got: 'a directory' });
});

test('what a thread finds damaged reaches the one who lent it, and the replicate is as without', async () => {
  const scenario = smallScenario(
    dir,
    'until=2021-01-31',
    'population.scale=1000000',
    'targets.gmv-q1.remove=true',
  );
  const prepared = prepare(scenario);
  const told: Trouble[] = [];
  const prints: string[] = [];
  writeFileSync(file, 'half');
  for (const state of [undefined, file]) {
    const place = { get: async () => undefined, put: async () => undefined, state };
    const request = requestOf(() => drawMarket(prepared, 0).market, state === undefined ? undefined : place);
    await withThreads(
      1,
      (executor) =>
        performMarkets(
          [[request]],
          (answer) => void prints.push(answer.status === 'ok' ? answer.value.fingerprint : answer.error),
          { executor, memo: noMemo, engine: 'e' },
          1,
        ),
      (trouble) => told.push(trouble),
    );
  }
  expect(prints[1]).toBe(prints[0]);
  expect(told).toEqual([{ kind: 'damagedState', place: file, got: 'other bytes' }]);
});

test('no memory for the copy is told, and the run goes on; what else goes wrong is not hidden', () => {
  const told: Trouble[] = [];
  const keep = keeper(file, 'x', { everyMs: 0, onTrouble: (trouble) => void told.push(trouble) });
  keep(1, () => ({ ...checkpoint, orders: new Uint32Array(2 ** 53 - 1) }));
  expect(told).toEqual([{ kind: 'unkeptState', place: file, got: 'no memory for a copy' }]);
  expect(() =>
    keep(2, () => {
      throw new TypeError('a slip of the program');
    }),
  ).toThrow('a slip of the program');
});
