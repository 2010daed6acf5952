/**
 * Where the columns of a market lie. Threads that run shards of it see the same numbers in either kind of space; the
 * WebAssembly kernel needs the kind that is one memory.
 */
export interface Space {
  /** One memory for all columns; without it each column is a shared buffer of its own. */
  readonly memory?: WebAssembly.Memory;
}

export const LINE = 64;
export const PAGE = 65_536;
/** Word of a memory that says how many lines are taken; the rest of the first line stays free. */
export const TOP = 1;
/** What a memory can hold: 4 GiB, the most that 32-bit addresses reach. */
export const MEMORY_BYTES = 2 ** 32;

/** An empty memory. It grows as columns are taken, and never shrinks: keep it for the next market of this thread. */
export function createMemory(): Space {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: MEMORY_BYTES / PAGE, shared: true });
  wordsOf(memory)[TOP] = 1;
  return { memory };
}

/** Makes a memory empty again, all zero. Whatever lay in it must not be used any more. */
export function clearMemory({ memory }: Space): void {
  if (!memory) return;
  const words = wordsOf(memory);
  words.fill(0, 0, (words[TOP]! * LINE) / 4);
  words[TOP] = 1;
}

/** All of a memory as words, as large as it is now: other threads may have made it larger. */
export function wordsOf(memory: WebAssembly.Memory): Int32Array {
  memory.grow(0); // so that `buffer` is as long as the memory
  return new Int32Array(memory.buffer);
}

/** Takes zeroed bytes for one column; it begins on a cache line. Threads may take at the same time. */
export function take({ memory }: Space, bytes: number): { buffer: SharedArrayBuffer; at: number } {
  if (!memory) return { buffer: new SharedArrayBuffer(bytes), at: 0 };
  const lines = Math.ceil(bytes / LINE);
  const first = Atomics.add(wordsOf(memory), TOP, lines);
  const missing = Math.ceil(((first + lines) * LINE - memory.buffer.byteLength) / PAGE);
  if (missing > 0) memory.grow(missing);
  return { buffer: memory.buffer, at: first * LINE };
}

const OWN: Space = {};

export function uint8(count: number, space = OWN): Uint8Array {
  const { buffer, at } = take(space, count);
  return new Uint8Array(buffer, at, count);
}

export function uint16(count: number, space = OWN): Uint16Array {
  const { buffer, at } = take(space, count * 2);
  return new Uint16Array(buffer, at, count);
}

export function int32(count: number, space = OWN): Int32Array {
  const { buffer, at } = take(space, count * 4);
  return new Int32Array(buffer, at, count);
}

export function float64(count: number, space = OWN): Float64Array {
  const { buffer, at } = take(space, count * 8);
  return new Float64Array(buffer, at, count);
}

type Column = Int8Array | Uint8Array | Uint16Array | Int32Array | Float64Array;

/** The same columns and numbers, with the columns copied into a space. */
export function copyInto<T extends object>(of: T, space: Space): T {
  const entries = Object.entries(of).map(([name, value]) => [
    name,
    ArrayBuffer.isView(value) ? copy(value as Column, space) : value,
  ]);
  return Object.fromEntries(entries) as T;
}

function copy(column: Column, space: Space): Column {
  const { buffer, at } = take(space, column.byteLength);
  const Kind = column.constructor as new (buffer: SharedArrayBuffer, at: number, length: number) => Column;
  const copied = new Kind(buffer, at, column.length);
  copied.set(column);
  return copied;
}

/** Names of an object's single numbers, in a fixed order: they lie in no column, and cross to others in this order. */
export function numbersOf(of: object): string[] {
  return Object.entries(of).flatMap(([name, value]) => (typeof value === 'number' ? [name] : []));
}
