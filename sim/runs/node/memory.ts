/** The memory of this thread, in which one market after the other lives. */
import { clearMemory, createMemory } from '../../kernel/memory.ts';

let kept: WebAssembly.Memory | undefined;
let busy = false;

/** Gives a memory for each range of a market (`memoryOf` of simulate): the first range lives in the thread's own. */
export function inMemory<T>(run: (memoryOf: (range: number) => WebAssembly.Memory) => T): T {
  if (busy) return run(() => createMemory()); // a market within a market
  kept ??= createMemory();
  busy = true;
  try {
    const own = kept;
    clearMemory(own);
    return run((range) => (range === 0 ? own : createMemory()));
  } finally {
    busy = false;
  }
}
