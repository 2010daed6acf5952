/**
 * The executor of other machines: jobs become tasks of a queue, answers come from the store. The store decides what is
 * done; events of the queue only say when it is worth looking. What they miss, a look at all that is out finds.
 */
import { type Queue, QueueEvents, Queue as QueueOf } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Executor } from '../executor.ts';
import { joined } from '../forks.ts';
import type { Answer, Job, Kept } from '../job.ts';
import { inLanes } from '../lanes.ts';
import { answerIn, type Store, unequal } from '../store.ts';
import type { OnTrouble } from '../trouble.ts';
import type { QueueAddress } from './address.ts';
import { checkServer, connected, farewell, lossOf, serverFacts } from './connection.ts';
import { type Ended, idOf, type Message, messageOf, PREFIX, QUEUE } from './message.ts';

/** Tasks that one command has in the queue at a time. */
export const WINDOW = 1024;
/** A task that fails for another reason than its work (its worker died, its answer is damaged) is added again so often. */
const MOST_TRIES = 3;
/** Between two looks at all that is out. */
const LOOK_MS = 2_000;
/** Looks without a worker before it is told. */
const PATIENT_LOOKS = 5;

export interface QueueMeans {
  readonly address: QueueAddress;
  readonly store: Store;
  /** Name of the store (store.ts:namedStore). */
  readonly storeName: string;
  readonly engine: string;
  readonly onTrouble: OnTrouble;
}

interface Outcome {
  readonly answer: Answer;
  readonly seconds: number;
}

/** A job that waits for its task. */
interface Waiting {
  readonly done: (outcome?: Outcome) => void;
  readonly fail: (cause: unknown) => void;
}

/** A task that is out. Equal jobs share one. */
interface Out {
  readonly id: string;
  readonly message: Message;
  readonly kept: readonly Kept[];
  readonly waiting: Set<Waiting>;
  tries: number;
  /** Something is being done about it. */
  busy: boolean;
  /** When it was last added. */
  added: number;
}

interface Desk extends QueueMeans {
  readonly queue: Queue;
  readonly redis: Redis;
  readonly out: Map<string, Out>;
}

/** Lends an executor that has its jobs done by whoever serves the queue. @throws Refusal when there is no fit server */
export async function withQueue<Result>(
  means: QueueMeans,
  use: (executor: Executor) => Promise<Result>,
): Promise<Result> {
  const { address, onTrouble } = means;
  checkServer(address, await serverFacts(address));
  const onLost = (got: string) => onTrouble({ kind: 'lostQueue', place: address.place, got });
  const redis = connected(address, onLost);
  const options = { connection: redis, prefix: PREFIX };
  const queue = new QueueOf(QUEUE, options);
  const events = new QueueEvents(QUEUE, options);
  // events come over a connection of their own
  queue.on('error', (cause) => onLost(lossOf(cause)));
  events.on('error', (cause) => onLost(lossOf(cause)));
  const desk: Desk = { ...means, queue, redis, out: new Map() };
  listen(desk, events);
  const looking = setInterval(looker(desk), LOOK_MS);
  try {
    await Promise.all([queue.waitUntilReady(), events.waitUntilReady()]);
    return await use({
      runtime: process.versions.node,
      lanes: WINDOW,
      run: (jobs, onAnswer, { signal = new AbortController().signal, count = WINDOW } = {}) =>
        inLanes(jobs, Math.max(1, Math.min(WINDOW, count)), signal, async (job, ended) => {
          const outcome = await submit(desk, job, ended);
          if (outcome) await onAnswer(outcome.answer as Parameters<typeof onAnswer>[0], job, outcome.seconds);
        }),
    });
  } finally {
    clearInterval(looking);
    await farewell(Promise.all([...desk.out.values()].map((task) => withdraw(desk, task))));
    await farewell(Promise.all([events.close(), queue.close()]));
    redis.disconnect();
  }
}

function listen(desk: Desk, events: QueueEvents): void {
  events.on('completed', ({ jobId, returnvalue }) => {
    const task = desk.out.get(jobId);
    if (task) void settle(desk, task, returnvalue as unknown as Ended);
  });
  events.on('failed', ({ jobId, failedReason }) => {
    const task = desk.out.get(jobId);
    if (task) void tryAgain(desk, task, failedReason);
  });
  events.on('progress', ({ jobId, data }) => {
    const { place, got } = data as { readonly place?: string; readonly got?: string };
    if (desk.out.has(jobId) && place && got) desk.onTrouble({ kind: 'storeWaits', place, got });
  });
}

/** @returns nothing when the work was ended early */
function submit(desk: Desk, job: Job, signal: AbortSignal): Promise<Outcome | undefined> {
  if (signal.aborted) return Promise.resolve(undefined);
  const message = messageOf(job, desk.engine, desk.storeName);
  const id = idOf(message);
  const known = desk.out.get(id);
  const task = known ?? { id, message, kept: job.kept!, waiting: new Set(), tries: 0, busy: false, added: 0 };
  const { promise, resolve, reject } = Promise.withResolvers<Outcome | undefined>();
  const own = { done: resolve, fail: reject };
  const stop = () => {
    task.waiting.delete(own);
    resolve(undefined);
    if (task.waiting.size === 0) void withdraw(desk, task);
  };
  signal.addEventListener('abort', stop, { once: true });
  task.waiting.add(own);
  if (!known) {
    desk.out.set(id, task);
    void add(desk, task);
  }
  return promise.finally(() => signal.removeEventListener('abort', stop));
}

/** One that the server does not take now is found missing by the next look. */
async function add({ queue, address, onTrouble }: Desk, task: Out): Promise<void> {
  task.added = performance.now();
  try {
    // forgotten when it has ended: its name is then free, and the store has what came of it
    const options = { jobId: task.id, removeOnComplete: true, removeOnFail: true };
    await queue.add(task.message.task, task.message, options);
  } catch (cause) {
    onTrouble({ kind: 'lostQueue', place: address.place, got: lossOf(cause) });
  }
}

/** Takes back a task that nobody waits for; one that a worker is at goes on, and its answer is in the store later. */
async function withdraw({ queue, out }: Desk, task: Out): Promise<void> {
  if (!out.delete(task.id)) return;
  for (const { done } of task.waiting) done();
  try {
    await queue.remove(task.id);
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause; // a server that is gone has no task of ours
  }
}

/** A task has ended: its answers are read from the store, and it is added again when one is not there. */
async function settle(desk: Desk, task: Out, { failed, seconds, unequal: address }: Ended): Promise<void> {
  if (task.busy) return;
  task.busy = true;
  try {
    if (address !== undefined) throw unequal(desk.store.place, address);
    const parts = await Promise.all(
      task.kept.map(async (kept, at): Promise<Answer | undefined> => {
        const error = failed[at];
        if (error !== null && error !== undefined) return { status: 'failed', error };
        const found = await answerIn(desk.store, kept);
        return found && found !== 'damaged' ? { status: 'ok', value: found.value } : undefined;
      }),
    );
    if (parts.every((part) => part !== undefined)) {
      end(desk, task, { answer: joined(parts, task.message.task), seconds });
    } else await tryAgain(desk, task, 'the store does not hold the answer', true);
  } catch (cause) {
    fail(desk, task, cause);
  }
  task.busy = false;
}

function fail({ out }: Desk, task: Out, cause: unknown): void {
  if (out.delete(task.id)) for (const one of task.waiting) one.fail(cause);
}

function end({ out }: Desk, task: Out, outcome: Outcome): void {
  if (out.delete(task.id)) for (const { done } of task.waiting) done(outcome);
}

async function tryAgain(desk: Desk, task: Out, reason: string, isBusy = false): Promise<void> {
  if ((task.busy && !isBusy) || desk.out.get(task.id) !== task) return;
  if (++task.tries < MOST_TRIES) return add(desk, task);
  end(desk, task, { answer: { status: 'failed', error: `queue: ${reason}` }, seconds: 0 });
}

/** Looks at all that is out, and never twice at a time: a store far away takes longer than the time between two looks. */
function looker(desk: Desk): () => void {
  let [looks, isLooking] = [0, false];
  return () => {
    if (isLooking) return;
    isLooking = true;
    void look(desk, ++looks).finally(() => {
      isLooking = false;
    });
  };
}

/** What the queue no longer knows has ended unseen, or was lost with the server's memory. */
async function look(desk: Desk, looks: number): Promise<void> {
  const { redis, queue, out, onTrouble, address } = desk;
  if (redis.status !== 'ready' || out.size === 0) return;
  try {
    const before = performance.now() - LOOK_MS;
    const old = [...out.values()].filter(({ busy, added }) => !busy && added < before);
    const found = await redis.pipeline(old.map(({ id }) => ['exists', queue.toKey(id)])).exec();
    for (const [at, task] of old.entries()) {
      const [fault, count] = found?.[at] ?? [];
      if (!fault && count === 0) await settleUnseen(desk, task);
    }
    if (looks % PATIENT_LOOKS === 0 && (await queue.getWorkersCount()) === 0) {
      onTrouble({ kind: 'noWorker', place: address.place, got: 'none' });
    }
  } catch (cause) {
    onTrouble({ kind: 'lostQueue', place: address.place, got: lossOf(cause) });
  }
}

/** An ending that was not seen: the answers are in the store, or the task is added again. */
async function settleUnseen(desk: Desk, task: Out): Promise<void> {
  if (task.busy || desk.out.get(task.id) !== task) return;
  try {
    const there = await Promise.all(task.kept.map((kept) => answerIn(desk.store, kept)));
    if (task.busy || desk.out.get(task.id) !== task) return;
    const isWhole = there.every((one) => one && one !== 'damaged');
    if (isWhole) await settle(desk, task, { failed: [], seconds: 0 });
    else await add(desk, task);
  } catch (cause) {
    fail(desk, task, cause); // a store that will not answer any more
  }
}
