/** Work done through a queue: the store decides, and neither a lost event nor an emptied server loses anything. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NO_SERVER, type TestServer, testServer } from '../../../docs/proofs/faults/server.ts';
import { Discrepancy, Refusal, refuse } from '../../../sim/notation/refusal.ts';
import { seal } from '../../../sim/runs/envelope.ts';
import type { Job } from '../../../sim/runs/job.ts';
import { folderStore } from '../../../sim/runs/node/folder-store.ts';
import { farewell } from '../../../sim/runs/queue/connection.ts';
import { drainQueue, queueFacts } from '../../../sim/runs/queue/inspect.ts';
import { PREFIX, QUEUE } from '../../../sim/runs/queue/message.ts';
import { withQueue } from '../../../sim/runs/queue/sender.ts';
import { answerName, namedStore, type Store, StoreFault } from '../../../sim/runs/store.ts';
import { temporaryFolder } from '../small.ts';
import { atOnce, ENGINE, served, square, squareAddress, squares } from './squares.ts';

const dir = temporaryFolder();
let server: TestServer;
let folders = 0;
const fresh = () => folderStore(join(dir, `store-${folders++}`));
const numbers = Array.from({ length: 20 }, (_, k) => k);
const right = (of: number) =>
  of === 13 ? { status: 'failed', error: 'thirteen' } : { status: 'ok', value: [of, of * of] };

if (NO_SERVER === '') {
  beforeAll(async () => {
    server = await testServer();
  });
  afterAll(() => server.stop());
}
const queued = test.skipIf(NO_SERVER !== '');

/** How many tasks the server knows of, by state. */
async function counts(): Promise<number> {
  const connection = new Redis({ ...server.address.options, maxRetriesPerRequest: null });
  const queue = new Queue(QUEUE, { connection, prefix: PREFIX });
  const all = Object.values(await queue.getJobCounts());
  await queue.close();
  connection.disconnect();
  return all.reduce((sum, count) => sum + count, 0);
}

queued(`two workers answer what one would, and the queue keeps nothing${NO_SERVER}`, async () => {
  const store = fresh();
  const workers = [served(server, store), served(server, store)];
  const { answers } = await squares(server, store, numbers);
  for (const of of numbers) expect(answers.get(of), `${of}`).toEqual(right(of));
  for (const worker of workers) expect(await worker.stop()).toBeUndefined();
  const began = workers.flatMap((worker) => worker.began);
  expect(began.sort((a, b) => a - b)).toEqual(numbers);
  expect(await counts()).toBe(0);
});

queued('what the store has is not asked of anybody', async () => {
  const store = fresh();
  await store.put(answerName(squareAddress(3)), seal('square', squareAddress(3), square.encode([3, 9])));
  const worker = served(server, store);
  const { answers } = await squares(server, store, [2, 3]);
  expect(answers.get(3)).toEqual(right(3));
  await worker.stop();
  expect(worker.began).toEqual([2]);
});

queued('a task that comes after it was done is not done again', async () => {
  const store = fresh();
  const hidden: Store = {
    ...store,
    get: async (name) => (name.endsWith('.answer') ? undefined : store.get(name)),
  };
  const first = served(server, store);
  await squares(server, store, [5]);
  await first.stop();
  // a command whose look into the store came too early
  const second = served(server, store);
  const stop = new AbortController();
  const asked = squares(server, hidden, [5], { signal: stop.signal });
  while (second.began.length === 0 && (await counts()) > 0) await new Promise(setImmediate);
  stop.abort();
  await asked;
  await second.stop();
  expect(second.began).toEqual([]);
});

queued('an answer that is damaged on its way is asked again', async () => {
  const store = fresh();
  let damages = 1;
  const damaging: Store = {
    ...store,
    put: (name, bytes) =>
      store.put(
        name,
        name.endsWith('.answer') && damages-- > 0
          ? bytes.map((byte, at) => (at === 90 ? byte ^ 1 : byte))
          : bytes,
      ),
  };
  const worker = served(server, damaging);
  const { answers } = await squares(server, store, [7]);
  expect(answers.get(7)).toEqual(right(7));
  await worker.stop();
  expect(worker.began).toEqual([7, 7]);
});

queued('a store that is full keeps the work waiting, and says so', async () => {
  const store = fresh();
  let refusals = 2;
  const full: Store = {
    ...store,
    put: async (name, bytes) => {
      if (name.endsWith('.answer') && refusals-- > 0) throw new StoreFault(store.place, 'a full disk');
      await store.put(name, bytes);
    },
  };
  const worker = served(server, full);
  const { answers, troubles } = await squares(server, store, [4]);
  expect(answers.get(4)).toEqual(right(4));
  expect(troubles).toContainEqual({ kind: 'storeWaits', place: store.place, got: 'a full disk' });
  await worker.stop();
  expect(worker.began).toEqual([4]); // its answer waited with it
});

queued('a server that forgets everything in mid-run, and one that dies, lose no answer', async () => {
  const store = fresh();
  let goOn = () => {};
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  let begun = () => {};
  const started = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const slow = atOnce(async () => {
    begun();
    await held;
  });
  const worker = served(server, store, { executor: slow });
  const asked = squares(server, store, numbers);
  await started;
  await server.kill();
  await server.start(); // without a file: empty
  goOn();
  const { answers } = await asked;
  for (const of of numbers) expect(answers.get(of), `${of}`).toEqual(right(of));
  await worker.stop();
});

queued('a worker of another engine takes nothing and says which is asked for', async () => {
  const store = fresh();
  const stop = new AbortController();
  const asked = squares(server, store, [1], { signal: stop.signal });
  const other = served(server, store, { engine: 'engine-2' });
  const cause = (await other.ended) as Error;
  expect(cause).toBeInstanceOf(Refusal);
  expect(cause.message).toMatch(/^engine: expected engine-1, of the tasks in the queue, got engine-2; /);
  expect(other.began).toEqual([]);
  const own = served(server, store);
  expect((await asked).answers.get(1)).toEqual(right(1));
  await own.stop();
});

queued('so does one that sees another store', async () => {
  const [store, empty] = [fresh(), fresh()];
  const asked = squares(server, store, [1]);
  const other = served(server, empty);
  const cause = (await other.ended) as Error;
  expect(cause).toBeInstanceOf(Refusal);
  expect(cause.message).toMatch(
    /store-\d+: expected the store of the tasks in the queue, got one that was never used/,
  );
  expect(other.began).toEqual([]);
  const own = served(server, store);
  expect((await asked).answers.get(1)).toEqual(right(1));
  await own.stop();
});

queued('two answers to one question end the work, and both are kept', async () => {
  const store = fresh();
  const address = squareAddress(6);
  let looks = 0;
  // the worker's first look finds nothing, as if another had begun at the same time
  const late: Store = {
    ...store,
    get: async (name) => (name === answerName(address) && looks++ === 0 ? undefined : store.get(name)),
  };
  await store.put(answerName(address), seal('square', address, square.encode([6, 37])));
  const hidden: Store = {
    ...store,
    get: async (name) => (name === answerName(address) ? undefined : store.get(name)),
  };
  const worker = served(server, late);
  const work = squares(server, hidden, [6]);
  await expect(work).rejects.toBeInstanceOf(Discrepancy);
  await expect(work).rejects.toThrow(
    `${store.place}: expected one answer for one question on every machine, got two that differ (${address.slice(0, 12)})`,
  );
  await worker.stop();
  expect(readdirSync(join(store.place, '.unequal'))).toHaveLength(2);
});

queued('a stop takes back what nobody has begun', async () => {
  const store = fresh();
  const stop = new AbortController();
  const asked = squares(server, store, [1, 2, 3], { signal: stop.signal });
  while ((await counts()) < 3) await new Promise(setImmediate);
  stop.abort();
  expect((await asked).answers.size).toBe(0);
  expect(await counts()).toBe(0);
});

queued('of two that want one task, one that ends leaves it to the other', async () => {
  const store = fresh();
  const [stop, never] = [new AbortController(), new AbortController()];
  const means = { address: server.address, store, storeName: await namedStore(store), engine: ENGINE };
  const job: Job = {
    task: 'square',
    data: 8,
    kept: [{ address: squareAddress(8), task: square }],
  };
  const answers: string[] = [];
  await withQueue({ ...means, onTrouble: () => undefined }, async (executor) => {
    const ask = (name: string, { signal }: AbortController) =>
      executor.run([job], ({ status }) => void answers.push(`${name} ${status}`), { signal });
    const both = [ask('first', stop), ask('second', never)];
    while ((await counts()) < 1) await new Promise(setImmediate);
    stop.abort();
    await both[0];
    const worker = served(server, store);
    await both[1];
    await worker.stop();
  });
  expect(answers).toEqual(['second ok']);
});

queued('a store that will never answer again ends the work, asked once at a time', async () => {
  const store = fresh();
  let [now, most, looks] = [0, 0, 0];
  const gone: Store = {
    ...store,
    // the first look, of the command, finds nothing; later ones take longer than the time between two
    get: async (name) => {
      if (!name.endsWith('.answer')) return store.get(name);
      if (looks++ === 0) return undefined;
      most = Math.max(most, ++now);
      await new Promise((later) => setTimeout(later, 2500));
      now--;
      throw refuse(store.place, 'a bucket that is there', 'no such bucket');
    },
  };
  const asked = squares(server, gone, [9]);
  while ((await counts()) < 1) await new Promise(setImmediate);
  await drainQueue(server.address);
  await expect(asked).rejects.toThrow(/expected a bucket that is there, got no such bucket/);
  expect([looks, most]).toEqual([2, 1]);
});

queued(
  'a worker whose store does not answer: refused at the start, waited for at its first task',
  async () => {
    const store = fresh();
    await namedStore(store);
    let faults = Number.POSITIVE_INFINITY;
    const weak: Store = {
      ...store,
      get: async (name) => {
        if (faults > 0 && faults-- > 0) throw new StoreFault(store.place, 'no answer');
        return store.get(name);
      },
    };
    const refused = (await served(server, weak).ended) as Error;
    expect(refused).toBeInstanceOf(Refusal);
    expect(refused.message).toContain('expected a store that takes and gives answers, got no answer');
    faults = 0;
    const worker = served(server, weak);
    while ((await queueFacts(server.address)).workers.length < 1) await new Promise(setImmediate);
    faults = 4; // more than the tries of a task
    const { answers } = await squares(server, store, [10]);
    expect(answers.get(10)).toEqual(right(10));
    await worker.stop();
  },
);

test('a last word to a server that is gone hides nothing', async () => {
  await farewell(Promise.reject(new Error('Connection is closed.')));
});

queued('a store that holds something else is refused', () => {
  writeFileSync(join(dir, 'letter.txt'), 'dear');
  expect(() => folderStore(dir)).toThrow(
    /expected an empty folder or one of remembered answers, got something else/,
  );
});
