/** Folder and bucket are one store: what is put is there, what is damaged or other is seen, what is wrong is one line. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Discrepancy, Refusal } from '../../../sim/notation/refusal.ts';
import { open, seal } from '../../../sim/runs/envelope.ts';
import type { Kept } from '../../../sim/runs/job.ts';
import { folderStore } from '../../../sim/runs/node/folder-store.ts';
import { openMemo } from '../../../sim/runs/node/memo-folder.ts';
import { patient } from '../../../sim/runs/queue/patient.ts';
import { isS3, type S3Credentials, s3Store } from '../../../sim/runs/queue/s3.ts';
import {
  answerIn,
  answerName,
  atFirst,
  keepAnswer,
  memoBeside,
  namedStore,
  nameOf,
  type Store,
  StoreFault,
} from '../../../sim/runs/store.ts';
import { memoInMemory } from '../means.ts';
import { temporaryFolder } from '../small.ts';
import { KEYS, REGION, type TestS3, testS3 } from './s3-server.ts';
import { square, squareAddress } from './squares.ts';

const dir = temporaryFolder();
let s3: TestS3;
let made = 0;
beforeAll(async () => {
  s3 = await testS3();
});
afterAll(() => s3.stop());
beforeEach(() => {
  s3.faults.length = 0;
  s3.asked.length = 0;
  s3.tokens.length = 0;
});

function bucket(
  place = `s3://bucket/run ${made++}`.replace(' ', '-'),
  credentials: S3Credentials = KEYS,
): Store {
  return s3Store({ place, credentials, region: REGION, endpoint: s3.endpoint });
}
const STORES: readonly (readonly [string, () => Store])[] = [
  ['a folder', () => folderStore(join(dir, `${made++}`))],
  ['a bucket', () => bucket()],
];
const kept = (of: number): Kept => ({ address: squareAddress(of), task: square });

test.each(STORES)('%s gives back what was put, whole, and nothing else', async (_, make) => {
  const store = make();
  await fc.assert(
    fc.asyncProperty(
      fc.stringMatching(/^[0-9a-f]{64}$/),
      fc.uint8Array({ maxLength: 5000 }),
      async (address, bytes) => {
        const name = answerName(address);
        expect(await store.get(name)).toBeUndefined();
        await store.put(name, Uint8Array.of(1, 2, 3));
        await store.put(name, bytes);
        expect(await store.get(name)).toEqual(bytes);
        await store.remove(name);
        await store.remove(name);
        expect(await store.get(name)).toBeUndefined();
      },
    ),
    { numRuns: 20 },
  );
});

test.each(STORES)(
  '%s: an answer is kept once, damaged ones are replaced, two that differ are both kept',
  async (_, make) => {
    const store = make();
    const puts: string[] = [];
    const watched: Store = {
      ...store,
      put(name, bytes) {
        puts.push(name);
        return store.put(name, bytes);
      },
    };
    const name = answerName(squareAddress(4));
    expect(await answerIn(store, kept(4))).toBeUndefined();
    await keepAnswer(watched, kept(4), [4, 16]);
    await keepAnswer(watched, kept(4), [4, 16]);
    expect(puts).toEqual([name]);
    expect(await answerIn(store, kept(4))).toMatchObject({ value: [4, 16] });
    // of another question, and of no question at all
    await store.put(name, seal('square', squareAddress(5), square.encode([4, 16])));
    expect(await answerIn(store, kept(4))).toBe('damaged');
    await keepAnswer(watched, kept(4), [4, 16]);
    const whole = (await store.get(name))!;
    await store.put(
      name,
      whole.map((byte, at) => (at === whole.length - 1 ? byte ^ 4 : byte)),
    );
    expect(await answerIn(store, kept(4))).toBe('damaged');
    await keepAnswer(watched, kept(4), [4, 16]);
    expect(puts).toEqual([name, name, name]);
    const other = keepAnswer(watched, kept(4), [4, 17]);
    await expect(other).rejects.toBeInstanceOf(Discrepancy);
    const both = puts.slice(3);
    expect(both.every((one) => one.startsWith(`.unequal/${squareAddress(4)}-`))).toBe(true);
    const bodies = await Promise.all(
      both.map(async (one) => open('square', squareAddress(4), (await store.get(one))!)),
    );
    expect(bodies).toEqual([square.encode([4, 16]), square.encode([4, 17])]);
    expect(await answerIn(store, kept(4))).toMatchObject({ value: [4, 16] }); // the first stays
  },
);

test.each(STORES)('%s that several commands name at the same moment has one name', async (_, make) => {
  const store = make();
  const names = await Promise.all(Array.from({ length: 8 }, () => namedStore(store)));
  expect(new Set(names).size).toBe(1);
  expect(await nameOf(store)).toBe(names[0]);
});

test.each(STORES)('%s is named once, by whoever comes first', async (_, make) => {
  const store = make();
  expect(await nameOf(store)).toBeUndefined();
  const name = await namedStore(store);
  expect(name).toMatch(/^[0-9a-f]{16}$/);
  expect([await namedStore(store), await nameOf(store)]).toEqual([name, name]);
  expect(await namedStore(make())).not.toBe(name);
  await store.put('.laotie-store.json', new TextEncoder().encode('{}'));
  await expect(nameOf(store)).rejects.toThrow(/expected the mark of a store, got something else/);
});

test('a store folder is a memo folder, and a memo beside it asks it without writing there', async () => {
  const store = folderStore(join(dir, 'both'));
  await namedStore(store);
  await keepAnswer(store, kept(2), [2, 4]);
  const memo = openMemo(store.place, { most: 1e6 });
  expect(await memo.get(squareAddress(2))).toEqual(await store.get(answerName(squareAddress(2))));
  const near = memoInMemory();
  const beside = memoBeside(near, store);
  expect(await beside.get(squareAddress(2))).toBeDefined();
  await beside.put(squareAddress(3), Uint8Array.of(1));
  expect(await near.get(squareAddress(3))).toEqual(Uint8Array.of(1));
  expect(await store.get(answerName(squareAddress(3)))).toBeUndefined();
});

test('a store that does not answer is refused at first contact, and nobody waits for it after the end', async () => {
  const down = async (): Promise<never> => {
    throw new StoreFault('a-store', 'no answer');
  };
  const store: Store = { place: 'a-store', get: down, put: down, putNew: down, remove: down };
  const first = atFirst(() => namedStore(store));
  await expect(first).rejects.toThrow(Refusal);
  await expect(first).rejects.toThrow(
    'a-store: expected a store that takes and gives answers, got no answer',
  );
  const stop = new AbortController();
  const beside = memoBeside(
    memoInMemory(),
    patient(store, () => stop.abort(), stop.signal),
    stop.signal,
  );
  expect(await beside.get(squareAddress(2))).toBeUndefined();
  await expect(memoBeside(memoInMemory(), store).get(squareAddress(2))).rejects.toBeInstanceOf(StoreFault);
});

test('S3: objects lie under the prefix; a busy server is asked again, a cut line and a full one may pass', async () => {
  const store = bucket('s3://bucket/deep/er');
  s3.faults.push([503, 'SlowDown'], [500, 'InternalError']);
  await store.put('ab/cd.answer', Uint8Array.of(9));
  expect([...s3.objects.keys()]).toContain('deep/er/ab/cd.answer');
  expect(s3.asked).toEqual(Array(3).fill('PUT deep/er/ab/cd.answer'));
  s3.faults.push('cut');
  await expect(store.get('ab/cd.answer')).rejects.toBeInstanceOf(StoreFault);
  const told: string[] = [];
  s3.faults.push('cut', 'cut');
  expect(await patient(store, ({ got }) => void told.push(got)).get('ab/cd.answer')).toEqual(
    Uint8Array.of(9),
  );
  expect(told).toHaveLength(2);
  expect(told[0]).toMatch(/^no answer/);
});

test.each([
  [409, 'ConditionalRequestConflict'],
  [409, 'OperationAborted'],
  [400, 'RequestTimeout'],
  [400, 'BadDigest'],
  [429, 'TooManyRequests'],
])('S3: what it refuses with %i %s may go well the next time', async (status, code) => {
  const store = bucket();
  for (let asked = 0; asked < 6; asked++) s3.faults.push([status, code]); // as often as aws4fetch asks
  await expect(store.put('a', Uint8Array.of(1))).rejects.toBeInstanceOf(StoreFault);
});

test('S3: what cannot work is a refusal in one line, and no secret is in it', async () => {
  const asks: readonly (readonly [Store, string])[] = [
    [bucket('s3://other/x'), 's3://other/x: expected a bucket that is there, got no such bucket'],
    [
      bucket('s3://bucket/x', { ...KEYS, secretAccessKey: 'wrong-secret' }),
      's3://bucket/x: expected credentials that may read and write, got a refusal of S3 (SignatureDoesNotMatch)',
    ],
  ];
  for (const [store, line] of asks) {
    const cause = (await store.get('a').catch((one: unknown) => one)) as Error;
    expect(cause).toBeInstanceOf(Refusal);
    expect(cause.message).toBe(line);
    expect(JSON.stringify([cause.message, cause.stack, store])).not.toMatch(/secret/);
  }
  const skewed = bucket();
  s3.faults.push([403, 'RequestTimeTooSkewed']);
  await expect(skewed.get('a')).rejects.toThrow(/expected a clock that is right/);
  for (const place of ['s3://key:hunter2@bucket', 'https://key:hunter2@s3.example.org/bucket']) {
    const refused = () => isS3(place) && bucket(place);
    expect(refused).toThrow(
      '--store: expected a folder, or a bucket such as s3://bucket/prefix, got another',
    );
    expect(refused).not.toThrow(/hunter2/);
  }
  for (const place of ['s3://', 's3://B', 's3:bucket', 's3://bucket/a?b']) {
    expect(() => bucket(place), place).toThrow(
      '--store: expected a folder, or a bucket such as s3://bucket/prefix',
    );
  }
});

test('a temporary token travels with the request and is signed', async () => {
  const store = bucket('s3://bucket/token', { ...KEYS, sessionToken: 'a-token' });
  await store.put('t', Uint8Array.of(1));
  expect(await store.get('t')).toEqual(Uint8Array.of(1));
  expect(s3.tokens).toEqual(['a-token', 'a-token']);
});

test('a folder where something else stands in the way may pass, and says what', async () => {
  const store = folderStore(join(dir, 'way'));
  await store.put('ab/cd.answer', Uint8Array.of(1));
  expect(readFileSync(join(dir, 'way/ab/cd.answer'))).toHaveLength(1);
  writeFileSync(join(dir, 'way/ef'), '');
  await expect(store.put('ef/gh.answer', Uint8Array.of(1))).rejects.toBeInstanceOf(StoreFault);
});
