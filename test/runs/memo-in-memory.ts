import type { Memo } from '../../sim/runs/memo.ts';

/** Remembers as long as the program runs. */
export function memoInMemory(): Memo {
  const held = new Map<string, Uint8Array>();
  return { get: async (hash) => held.get(hash), put: async (hash, bytes) => void held.set(hash, bytes) };
}
