/** Work for a queue that takes no time: a remembered task on numbers, and who does it in this process. */

import type { TestServer } from '../../../docs/proofs/faults/server.ts';
import type { Executor } from '../../../sim/runs/executor.ts';
import { decodeNumbers, encodeNumbers } from '../../../sim/runs/figures.ts';
import type { Answer } from '../../../sim/runs/job.ts';
import { type Job, performJob, type RememberedTask } from '../../../sim/runs/job.ts';
import { inLanes } from '../../../sim/runs/lanes.ts';
import { noMemo } from '../../../sim/runs/memo.ts';
import { addressOf, type Means, perform, type Request } from '../../../sim/runs/perform.ts';
import { withQueue } from '../../../sim/runs/queue/sender.ts';
import { type Serving, serve } from '../../../sim/runs/queue/serve.ts';
import { memoBeside, namedStore, type Store } from '../../../sim/runs/store.ts';
import type { Trouble } from '../../../sim/runs/trouble.ts';

export const ENGINE = 'engine-1';

/** The square of a number; 13 fails. */
export const square: RememberedTask<number, readonly number[]> = {
  name: 'square',
  run: (data) => {
    if (data === 13) throw new Error('thirteen');
    return [data, data * data];
  },
  contentOf: (data) => data,
  encode: encodeNumbers,
  decode: decodeNumbers,
};

export const squareAddress = (of: number) => addressOf(square, of, ENGINE);

/** Does jobs at once, one after the other; each is told to `began`. */
export function atOnce(began: (job: Job) => void | Promise<void> = () => undefined, task = square): Executor {
  return {
    runtime: '0',
    lanes: 1,
    run: (jobs, onAnswer, { signal = new AbortController().signal } = {}) =>
      inLanes(jobs, 1, signal, async (job) => {
        await began(job);
        if (signal.aborted) return;
        const answer = performJob([task], job, undefined as never);
        await onAnswer(answer as Parameters<typeof onAnswer>[0], job, 1);
      }),
  };
}

export interface Served {
  /** Ends the worker; what it threw, if it ended by itself. */
  stop(): Promise<unknown>;
  /** Kept when it ends by itself. */
  readonly ended: Promise<unknown>;
  /** Numbers that it has begun. */
  readonly began: number[];
}

/** A worker in this process. */
export function served(server: TestServer, store: Store, more: Partial<Serving> = {}): Served {
  const stop = new AbortController();
  const began: number[] = [];
  const ended = serve({
    address: server.address,
    store,
    engine: ENGINE,
    executor: atOnce(({ data }) => void began.push(data as number)),
    tasks: [square],
    lostAfterMs: 1000,
    onTrouble: () => undefined,
    signal: stop.signal,
    ...more,
  }).then(
    () => undefined,
    (cause: unknown) => cause,
  );
  return {
    began,
    ended,
    stop() {
      stop.abort();
      return ended;
    },
  };
}

export interface Asked {
  readonly answers: ReadonlyMap<number, Answer<readonly number[]>>;
  readonly troubles: readonly Trouble[];
}

/** Asks for squares through the queue. */
export async function squares(
  server: TestServer,
  store: Store,
  numbers: readonly number[],
  { signal, onAnswer }: { readonly signal?: AbortSignal; readonly onAnswer?: (of: number) => void } = {},
): Promise<Asked> {
  const troubles: Trouble[] = [];
  const answers = new Map<number, Answer<readonly number[]>>();
  const storeName = await namedStore(store);
  const onTrouble = (trouble: Trouble) => void troubles.push(trouble);
  const means = { address: server.address, store, storeName, engine: ENGINE, onTrouble };
  await withQueue(means, (executor) => {
    const lent: Means = { executor, memo: memoBeside(noMemo, store), engine: ENGINE, signal };
    const requests = numbers.map((of): Request<number, readonly number[]> & { of: number } => ({
      task: square,
      data: () => of,
      of,
    }));
    return perform(
      requests,
      (answer, { of }) => {
        answers.set(of, answer);
        onAnswer?.(of);
      },
      lent,
    );
  });
  return { answers, troubles };
}
