/** What is at a queue: who serves it, what waits in it, what its server's clock says. */
import { type Job, Queue } from 'bullmq';
import type { QueueAddress } from './address.ts';
import { connected, farewell, refusalOf } from './connection.ts';
import { type Message, PREFIX, QUEUE, workerIn } from './message.ts';

/** The engine and the store that a worker has, or a task asks for. */
export interface Party {
  readonly engine: string;
  /** Name of the store; empty for a worker that saw one without a name. */
  readonly store: string;
  /** Machine of a worker. */
  readonly host?: string;
}

export interface QueueFacts {
  readonly workers: readonly Party[];
  /** Of the first tasks that wait or are being worked at. */
  readonly tasks: readonly Party[];
  /** Tasks by state: waiting, active, … */
  readonly counts: Readonly<Record<string, number>>;
  /** By the server's clock, in milliseconds since 1970. */
  readonly time: number;
}

const TASKS_LOOKED_AT = 100;

/** Looks into a queue of a server that answers. */
export function queueFacts(address: QueueAddress): Promise<QueueFacts> {
  return withQueueOf(address, async (queue, time) => {
    const workers = await queue.getWorkers();
    const tasks = await queue.getJobs(['waiting', 'active'], 0, TASKS_LOOKED_AT - 1);
    return {
      workers: workers.flatMap(({ rawname = '' }) => workerIn(rawname) ?? []),
      tasks: tasks.map(({ data: { engine, store } }: Job<Message>) => ({ engine, store })),
      counts: await queue.getJobCounts(),
      time: await time(),
    };
  });
}

/** Takes away every task that no worker is at. @returns how many there were */
export function drainQueue(address: QueueAddress): Promise<number> {
  return withQueueOf(address, async (queue) => {
    const waiting = await queue.getJobCountByTypes('waiting', 'delayed', 'failed', 'completed');
    await queue.drain(true);
    for (const state of ['failed', 'completed'] as const) await queue.clean(0, 0, state);
    return waiting;
  });
}

/** @throws Refusal for what the server does not let this user do */
async function withQueueOf<Result>(
  address: QueueAddress,
  use: (queue: Queue, time: () => Promise<number>) => Promise<Result>,
): Promise<Result> {
  const redis = connected(address, () => undefined); // it has just answered
  // its version and its policy are other looks' affair: BullMQ would print what it thinks of them
  const queue = new Queue(QUEUE, { connection: redis, prefix: PREFIX, skipVersionCheck: true });
  queue.on('error', () => undefined); // BullMQ prints what nobody listens to
  try {
    return await use(queue, async () => Number((await redis.time())[0]) * 1000);
  } catch (cause) {
    throw (cause as Error).name === 'ReplyError' ? refusalOf(address.place, cause) : cause;
  } finally {
    await farewell(queue.close());
    redis.disconnect();
  }
}
