/** Memories of ranges: shared ones for threads, plain ones for browsers that have no shared memory. */
import { FIRST_COLUMN, PAGE, TOP } from './layout.ts';

/** What a memory can hold: addresses stay below 2^31, whole numbers of 32 bits in every port. */
export const MEMORY_BYTES = 2 ** 31;

/** Word of a memory that says how many bytes are taken. */
export const TAKEN_AT = TOP / 4;

/** An empty memory, all zero. It grows as it is filled, and never shrinks: keep it for the next market of this thread. */
export function createMemory(shared = false): WebAssembly.Memory {
  return new WebAssembly.Memory({ initial: 1, maximum: MEMORY_BYTES / PAGE, shared });
}

/** Makes a memory empty again, all zero. Whatever lay in it must not be used any more. */
export function clearMemory(memory: WebAssembly.Memory): void {
  const words = new Int32Array(memory.buffer);
  words.fill(0, 0, Math.max(words[TAKEN_AT]!, FIRST_COLUMN) / 4);
}

/** Makes a memory at least so many bytes long. @throws RangeError when there cannot be so many */
export function reserve(memory: WebAssembly.Memory, bytes: number): void {
  const missing = Math.ceil((bytes - memory.buffer.byteLength) / PAGE);
  if (missing > 0) memory.grow(missing);
}

export function isShared(memory: WebAssembly.Memory): boolean {
  return typeof SharedArrayBuffer !== 'undefined' && memory.buffer instanceof SharedArrayBuffer;
}
