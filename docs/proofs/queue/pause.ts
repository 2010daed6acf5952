/** Work that takes a given time and no processor: what is left is the queue's own. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Executor } from '../../../sim/runs/executor.ts';
import { decodeNumbers, encodeNumbers } from '../../../sim/runs/figures.ts';
import { performJob, type RememberedTask } from '../../../sim/runs/job.ts';
import { inLanes } from '../../../sim/runs/lanes.ts';
import type { Store } from '../../../sim/runs/store.ts';

/** Name of the engine of such work: no other worker takes it. */
export const ENGINE = 'pause';

/** A number and its square. */
export const pause: RememberedTask<number, readonly number[]> = {
  name: 'pause',
  run: (data) => [data, data * data],
  contentOf: (data) => data,
  encode: encodeNumbers,
  decode: decodeNumbers,
};

/** Takes its time in this process. */
export function pausing(ms: number, lanes: number): Executor {
  return {
    runtime: process.versions.node,
    lanes,
    run: (jobs, onAnswer, { signal = new AbortController().signal } = {}) =>
      inLanes(jobs, lanes, signal, async (job) => {
        if (ms > 0) await wait(ms);
        const answer = performJob([pause], job, undefined as never);
        await onAnswer(answer as Parameters<typeof onAnswer>[0], job, ms / 1000);
      }),
  };
}

/** Requests to a store, by kind. */
export interface Requests {
  gets: number;
  puts: number;
}

/** The same store; what is asked of it is counted. */
export function counting(store: Store): Store & { readonly asked: Requests } {
  const asked: Requests = { gets: 0, puts: 0 };
  return {
    ...store,
    asked,
    get: (name) => {
      asked.gets++;
      return store.get(name);
    },
    put: (name, bytes) => {
      asked.puts++;
      return store.put(name, bytes);
    },
  };
}
