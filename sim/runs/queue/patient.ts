/** A store that is asked again for as long as it takes. */
import { setTimeout as wait } from 'node:timers/promises';
import { type Store, StoreFault } from '../store.ts';

const FIRST_MS = 250;
const LONGEST_MS = 10_000;

/**
 * The same store; what may pass (a full disk, a server that does not answer) is told and tried again.
 * @param signal ends the waiting: the fault is then thrown
 */
export function patient(store: Store, onFault: (fault: StoreFault) => void, signal?: AbortSignal): Store {
  const insist = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    for (let pause = FIRST_MS; ; pause = Math.min(2 * pause, LONGEST_MS)) {
      try {
        return await work();
      } catch (cause) {
        if (!(cause instanceof StoreFault)) throw cause;
        onFault(cause);
        if (signal?.aborted) throw cause;
        await pausing(pause, signal);
      }
    }
  };
  return {
    place: store.place,
    get: (name) => insist(() => store.get(name)),
    put: (name, bytes) => insist(() => store.put(name, bytes)),
    putNew: (name, bytes) => insist(() => store.putNew(name, bytes)),
    remove: (name) => insist(() => store.remove(name)),
  };
}

async function pausing(ms: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await wait(ms, undefined, signal ? { signal } : {});
  } catch (cause) {
    if (!signal?.aborted) throw cause;
  }
}
