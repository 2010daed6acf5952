/** Ten things that may be wrong with queue, store and workers: each is planted, and named in one line. */
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NO_SERVER, type TestServer, testServer } from '../../../docs/proofs/faults/server.ts';
import { complaintLine } from '../../../sim/notation/refusal.ts';
import { folderStore } from '../../../sim/runs/node/folder-store.ts';
import { queueAddress } from '../../../sim/runs/queue/address.ts';
import { checkVersion } from '../../../sim/runs/queue/connection.ts';
import { diagnose, type Patient } from '../../../sim/runs/queue/diagnose.ts';
import { drainQueue, queueFacts } from '../../../sim/runs/queue/inspect.ts';
import { s3Store } from '../../../sim/runs/queue/s3.ts';
import { namedStore, type Store, StoreFault } from '../../../sim/runs/store.ts';
import { temporaryFolder } from '../small.ts';
import { KEYS, REGION, testS3 } from './s3-server.ts';
import { ENGINE, served, squares } from './squares.ts';

const dir = temporaryFolder();
const queued = test.skipIf(NO_SERVER !== '');
let server: TestServer;
let guarded: TestServer;
let folders = 0;
const fresh = () => folderStore(join(dir, `store-${folders++}`));

if (NO_SERVER === '') {
  beforeAll(async () => {
    [server, guarded] = await Promise.all([
      testServer('--appendonly', 'yes'),
      testServer('--requirepass', 'the-secret', '--maxmemory-policy', 'allkeys-lru'),
    ]);
  });
  afterAll(() => Promise.all([server.stop(), guarded.stop()]));
}

/** What is said of a machine that is in order but for what is planted. */
async function said(planted: Partial<Patient>): Promise<string[]> {
  const { time } = await queueFacts(server.address);
  const found = await diagnose({
    address: server.address,
    store: fresh(),
    engine: ENGINE,
    now: () => time,
    freeBytes: async () => 5e9,
    isOpenWay: false,
    ...planted,
  });
  return found.flatMap(({ organ, complaints }) => complaints.map((one) => `${organ}: ${complaintLine(one)}`));
}

/** Where nobody knows that it is this machine. */
const far = (of: TestServer, secret = {}) => queueAddress(of.place.replace('127.0.0.1', '0.0.0.0'), secret);

queued(`nothing is said where all is in order${NO_SERVER}`, async () => {
  expect(await said({})).toEqual([]);
});

queued('bad credentials, eviction, persistence, TLS: each in one line', async () => {
  const at = guarded.address.place;
  const as = (password: string) => queueAddress(at, { password });
  expect(await said({ address: guarded.address })).toEqual([
    `credentials: ${at}: expected a password that the server takes, got none; LAOTIE_QUEUE_PASSWORD_FILE names a file with it`,
  ]);
  const wrong = await said({ address: as('wrong-secret') });
  expect(wrong).toEqual([
    `credentials: ${at}: expected a password that the server takes, got another; LAOTIE_QUEUE_PASSWORD_FILE names a file with it`,
  ]);
  expect(await said({ address: as('the-secret') })).toEqual([
    `eviction: ${at}: expected maxmemory-policy noeviction, got allkeys-lru; the server would throw tasks away`,
    `persistence: ${at}: expected appendonly yes, got no; tasks in flight are lost by a restart, and added again`,
  ]);
  const open = far(server);
  expect(await said({ address: open })).toEqual([
    `credentials: ${open.place}: expected a server that asks for a password, got one that lets everybody in`,
    `TLS: ${open.place}: expected rediss:// to a server on another machine, got redis://, which others on the way can read`,
  ]);
  expect(JSON.stringify([wrong, as('the-secret').place])).not.toContain('secret');
});

queued('a user that may not look into the queue: in one line', async () => {
  const redis = new Redis({ ...server.address.options });
  await redis.acl('SETUSER', 'half', 'on', '>p', '~*', '&*', '+@all', '-client|list');
  redis.disconnect();
  const half = queueAddress(server.place, { user: 'half', password: 'p' });
  expect(await said({ address: half })).toEqual([
    `clock: ${half.place}: expected a user that may do everything, got one that may not`,
  ]);
});

/** A server that says of itself that it is another version; all else is that of the server behind it. */
async function olderThan(of: TestServer, version: string) {
  const { port, host } = of.address.options;
  const front = createServer((client) => {
    const back = connect(port!, host);
    client.pipe(back);
    back.on('data', (bytes) => {
      const said = bytes.toString('latin1');
      // as long as before: the reply says its own length
      const [, own = ''] = /redis_version:(\S+)/.exec(said) ?? [];
      client.write(said.replace(/redis_version:\S+/, `redis_version:${version.padEnd(own.length, '0')}`), 'latin1');
    });
    for (const [one, other] of [[client, back], [back, client]] as const) {
      one.on('close', () => other.destroy()).on('error', () => other.destroy());
    }
  });
  await new Promise<void>((ready) => front.listen(0, '127.0.0.1', ready));
  const { port: own } = front.address() as { readonly port: number };
  return { address: queueAddress(`redis://127.0.0.1:${own}`, {}), stop: () => front.close() };
} // biome-ignore format: pairs

queued('a server that is too old: in one line', async () => {
  const old = await olderThan(server, '5.0.1');
  expect(await said({ address: old.address })).toEqual([
    expect.stringMatching(
      /^server version: redis:.+: expected Redis 6\.2 or newer, or Valkey, got 5\.0\.10*$/,
    ),
  ]);
  old.stop();
});

test.each([
  [{ redis_version: '5.0.14' }, '5.0.14'],
  [{ redis_version: '6.0.20' }, '6.0.20'],
  [{}, 'another server'],
])('server version %j is too old', (facts, got) => {
  const address = queueAddress('redis://host', {});
  expect(() => checkVersion(address, new Map(Object.entries(facts)))).toThrow(
    `redis://host:6379/0: expected Redis 6.2 or newer, or Valkey, got ${got}`,
  );
});

test.each([
  { redis_version: '6.2.0' },
  { redis_version: '7.0.15' },
  { redis_version: '7.2.4', valkey_version: '8.1.0' },
])('server version %j is new enough', (facts) => {
  checkVersion(queueAddress('redis://host', {}), new Map(Object.entries(facts)));
});

queued('a clock that is wrong, a disk that is nearly full', async () => {
  const store = fresh();
  const { time } = await queueFacts(server.address);
  const [ahead, behind] = [time + 3_600_000, time - 3_600_000];
  expect(await said({ now: () => ahead })).toEqual([
    expect.stringMatching(
      /^clock: .+: expected a clock that agrees with that of this machine, got one that is 3[56]\d\d s ahead$/,
    ),
  ]);
  expect(await said({ now: () => behind })).toEqual([expect.stringMatching(/36\d\d s behind$/)]);
  expect(await said({ store, freeBytes: async () => 123e6 })).toEqual([
    `disk: ${store.place}: expected 1000 MB of free disk, got 123 MB`,
  ]);
});

queued('a store that cannot be written, a folder and a bucket', async () => {
  const store = fresh();
  const shut: Store = {
    ...store,
    put: async () => {
      throw new StoreFault(store.place, 'no permission');
    },
  };
  expect(await said({ store: shut })).toEqual([
    `store rights: ${store.place}: expected a store that takes and gives answers, got no permission`,
  ]);
  const s3 = await testS3();
  const credentials = { ...KEYS, secretAccessKey: 'another' };
  const bucket = s3Store({ place: 's3://bucket/x', credentials, region: REGION, endpoint: s3.endpoint });
  expect(await said({ store: bucket, isOpenWay: true })).toEqual([
    'TLS: s3://bucket/x: expected an endpoint with https://, got http://, which others on the way can read',
    'store rights: s3://bucket/x: expected credentials that may read and write, got a refusal of S3 (SignatureDoesNotMatch)',
  ]);
  await s3.stop();
});

queued('another engine, and two stores under one queue, of workers and of tasks', async () => {
  const [store, other] = [fresh(), fresh()];
  await namedStore(store);
  await namedStore(other);
  const workers = [served(server, other), served(server, store, { engine: 'engine-0' })];
  while ((await queueFacts(server.address)).workers.length < 2) await new Promise(setImmediate);
  expect(await said({ store })).toEqual([
    expect.stringMatching(
      /^engine: worker on [\w.-]+: expected engine engine-1, got engine-0; install the same version there$/,
    ),
    expect.stringMatching(
      /^one store: worker on [\w.-]+: expected the store .*store-\d+, got another store; one queue has one store$/,
    ),
  ]);
  for (const worker of workers) await worker.stop();
  const plugged = served(server, store, { engine: `${ENGINE}+0a.mine-1b` });
  while ((await queueFacts(server.address)).workers.length < 1) await new Promise(setImmediate);
  expect(await said({ store, engine: `${ENGINE}+0a` })).toEqual([
    expect.stringMatching(
      /^engine: worker on .+, got engine-1\+0a\.mine-1b; start both with the same --plugin$/,
    ),
  ]);
  await plugged.stop();
  const stop = new AbortController();
  const asked = squares(server, other, [1], { signal: stop.signal });
  while (((await queueFacts(server.address)).counts.waiting ?? 0) === 0) await new Promise(setImmediate);
  expect(await said({ store, engine: 'engine-2' })).toEqual([
    expect.stringMatching(
      /^engine: redis:.*: expected tasks of engine engine-2, got engine-1; `laotie queue drain` takes them away$/,
    ),
    expect.stringMatching(
      /^one store: redis:.*: expected tasks of the store .*, got tasks of another; one queue has one store$/,
    ),
  ]);
  expect(await drainQueue(server.address)).toBe(1);
  stop.abort();
  await asked;
});
