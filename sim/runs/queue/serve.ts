/**
 * A worker of the queue: takes tasks of its own engine and store, answers what the store lacks, puts it there. A task may
 * come twice, from the start or after it was done: the answer is the same, and is compared.
 */
import { hostname } from 'node:os';
import { type Job as Entry, WaitingError, Worker } from 'bullmq';
import { Discrepancy, Refusal, refuse } from '../../notation/refusal.ts';
import type { Executor } from '../executor.ts';
import { partOf } from '../forks.ts';
import type { Answer, Job, Kept } from '../job.ts';
import { answerIn, atFirst, keepAnswer, nameOf, type Store, type StoreFault } from '../store.ts';
import type { OnTrouble } from '../trouble.ts';
import type { QueueAddress } from './address.ts';
import { checkServer, connected, farewell, lossOf, serverFacts } from './connection.ts';
import { dataOf, type Ended, engineDiffers, type Message, PREFIX, QUEUE, workerName } from './message.ts';
import { patient } from './patient.ts';

/** Names of stores that were read once and fit: they do not change. */
const seen = new WeakMap<Store, string>();
/** A task may lose its worker so often before it counts as one that kills workers. */
const MOST_DEATHS = 3;

export interface Serving {
  readonly address: QueueAddress;
  readonly store: Store;
  readonly engine: string;
  /** Of this machine. */
  readonly executor: Executor;
  /** Tasks whose answers are kept, which read and write them. */
  readonly tasks: readonly Kept['task'][];
  /** A worker that is silent for so long has lost its task to another. */
  readonly lostAfterMs: number;
  readonly onTrouble: OnTrouble;
  /** Called as tasks end. */
  readonly onEnded?: (ended: Ended) => void;
  /** Ends the work: tasks in flight go back to the queue. */
  readonly signal: AbortSignal;
}

/** Serves until it is stopped. @throws Refusal when it is not fit for the tasks of this queue */
export async function serve(serving: Serving): Promise<void> {
  const { address, engine, store, executor, onTrouble, lostAfterMs } = serving;
  checkServer(address, await serverFacts(address));
  const storeName = await atFirst(() => nameOf(store));
  const onLost = (got: string) => onTrouble({ kind: 'lostQueue', place: address.place, got });
  const redis = connected(address, onLost);
  const { promise: over, resolve, reject } = Promise.withResolvers<void>();
  const stop = new AbortController();
  const signal = AbortSignal.any([serving.signal, stop.signal]);
  const unfit = (cause: unknown) => {
    reject(cause);
    stop.abort();
  };
  const worker = new Worker<Message, Ended>(QUEUE, (entry) => perform(serving, entry, signal, unfit), {
    connection: redis,
    prefix: PREFIX,
    name: workerName(engine, storeName, hostname()),
    concurrency: executor.lanes,
    lockDuration: lostAfterMs,
    stalledInterval: lostAfterMs,
    maxStalledCount: MOST_DEATHS,
  });
  worker.on('error', (cause) => onLost(lossOf(cause)));
  const end = () => resolve();
  signal.addEventListener('abort', end, { once: true });
  try {
    if (!signal.aborted) await over;
  } finally {
    signal.removeEventListener('abort', end);
    await farewell(worker.close()); // those in flight are given back
    redis.disconnect();
  }
}

/** One task. @throws WaitingError when it goes back to the queue */
async function perform(
  serving: Serving,
  entry: Entry<Message, Ended>,
  signal: AbortSignal,
  unfit: (cause: unknown) => void,
): Promise<Ended> {
  const store = insisting(serving, entry, signal);
  try {
    await checkFit(serving, store, entry.data);
    const ended = await answer(serving, store, entry, signal);
    if (ended) {
      serving.onEnded?.(ended);
      return ended;
    }
  } catch (cause) {
    if (!(cause instanceof Refusal) && !signal.aborted) throw cause;
    if (!signal.aborted) unfit(cause);
  }
  await entry.moveToWait(entry.token);
  throw new WaitingError();
}

const SAME_ENGINE = {
  version: 'install the version that the command has, or `laotie queue drain`',
  plugins: 'start the worker with the --plugin of the command',
} as const;

/** The store, asked again for as long as it takes; the command is told. */
function insisting({ store, onTrouble }: Serving, entry: Entry<Message, Ended>, signal: AbortSignal): Store {
  const onFault = ({ place, got }: StoreFault) => {
    onTrouble({ kind: 'storeWaits', place, got });
    entry
      .updateProgress({ place, got })
      .catch((cause: unknown) => onTrouble({ kind: 'lostQueue', place, got: lossOf(cause) }));
  };
  return patient(store, onFault, signal);
}

/** @throws Refusal when the task is for others */
async function checkFit({ engine, store, tasks }: Serving, insisted: Store, message: Message): Promise<void> {
  if (message.engine !== engine) {
    const hint = SAME_ENGINE[engineDiffers(message.engine, engine)];
    throw refuse('engine', `${message.engine}, of the tasks in the queue`, engine, hint);
  }
  const name = seen.get(store) ?? (await nameOf(insisted));
  if (name !== message.store) {
    const got = name === undefined ? 'one that was never used' : 'another';
    throw refuse(store.place, 'the store of the tasks in the queue', got, 'is the shared folder there?');
  }
  seen.set(store, name);
  const unknown = message.kept.find(([task]) => !tasks.some((one) => one.name === task));
  if (unknown) throw new Error(`worker: expected a task that it knows, got ${unknown[0]}`);
}

/** @returns nothing when the work was ended early */
async function answer(
  { executor, tasks }: Serving,
  store: Store,
  entry: Entry<Message, Ended>,
  signal: AbortSignal,
): Promise<Ended | undefined> {
  const message = entry.data;
  const kept = message.kept.map(
    ([name, address]): Kept => ({ address, task: tasks.find((task) => task.name === name)! }),
  );
  const there = await Promise.all(kept.map((one) => answerIn(store, one)));
  if (there.every((one) => one && one !== 'damaged')) return { failed: kept.map(() => null), seconds: 0 };
  const started = performance.now();
  const whole = await run(executor, { task: message.task, data: dataOf(message) }, signal);
  if (!whole) return undefined;
  const seconds = (performance.now() - started) / 1000;
  const failed: (string | null)[] = [];
  for (const [at, one] of kept.entries()) {
    const part = partOf(whole, message.task, at);
    failed.push(part.status === 'failed' ? part.error : null);
    if (part.status === 'failed') continue;
    try {
      await keepAnswer(store, one, part.value);
    } catch (cause) {
      if (!(cause instanceof Discrepancy)) throw cause;
      return { failed: [], seconds, unequal: one.address };
    }
  }
  return { failed, seconds };
}

async function run(executor: Executor, job: Job, signal: AbortSignal): Promise<Answer | undefined> {
  let whole: Answer | undefined;
  const take = (given: Answer) => {
    whole = given;
  };
  // as many as the worker has at a time: none may take the threads of the others
  await executor.run([job], take as never, { signal, count: executor.lanes });
  return whole;
}
