/**
 * Checkpoints of a long replicate: a file that is written whole or not at all, and read only by the same replicate.
 *
 * magic · version · length of the head · head (JSON: whose it is, its parts) · the columns one after the other, as they
 * lie in memory · SHA-256 of all before. Everything goes piece by piece, so that no checkpoint is too large for a file
 * to be written or read at once (2 GiB), and no second copy of the state is made.
 */
import { createHash } from 'node:crypto';
import { readSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Checkpoint } from '../../model/checkpoint.ts';
import type { Unread } from '../../notation/decode.ts';
import { NO_SUCH_FILE } from '../../scenario/sources.ts';
import { hashOfValue } from '../canonical.ts';
import type { OnTrouble } from '../trouble.ts';
import { engineVersion } from './engine.ts';
import { diskReason, putFileSync } from './files.ts';
import { opened } from './read-file.ts';

/** Time between two checkpoints; a replicate that is shorter writes none. */
const EVERY_MS = 60_000;
const MAGIC = Buffer.from('laotie checkpoint\0');
/** Changes when a checkpoint is written in another way. */
const VERSION = 2;
const HASH_BYTES = 32;
/** Magic, version, and the length of the head as 32 bits, low byte first. */
const FIXED_BYTES = MAGIC.length + 1 + 4;
/** Bytes read or written at a time. */
const PIECE = 1 << 24;

const COLUMNS = { Uint8Array, Uint16Array, Uint32Array, Int32Array, Float64Array } as const;
type Column = InstanceType<(typeof COLUMNS)[keyof typeof COLUMNS]>;

/** What stands before the columns: whose state it is, all of it that is small, and how the columns are cut. */
interface Head extends Pick<Checkpoint, 'day' | 'state'> {
  readonly of: string;
  readonly columns: readonly {
    readonly name: string;
    readonly kind: keyof typeof COLUMNS;
    readonly length: number;
  }[];
}

/** File of a replicate in its run folder; it is there only while the replicate runs, or after it was broken off. */
export function checkpointFile(folder: string, index: number, paired?: string): string {
  return join(folder, `replicate-${index}${paired ? `-${paired}` : ''}.checkpoint`);
}

/** What makes two replicates the same: the engine and everything they are given. */
export function planHash(...given: readonly unknown[]): string {
  return hashOfValue([engineVersion(), process.version, given]);
}

function kindOf(column: Column): keyof typeof COLUMNS {
  const found = Object.entries(COLUMNS).find(([, Kind]) => column instanceof Kind);
  if (!found)
    throw new Error(`checkpoint: expected a column of known numbers, got another of ${column.length}`);
  return found[0] as keyof typeof COLUMNS;
}

/** The columns that grow with the fans and the days. */
function columnsOf({ fans, orders, series }: Checkpoint): [name: string, column: Column][] {
  return [...Object.entries(fans), ['orders', orders], ['series', series]] as [string, Column][];
}

/** Puts a checkpoint in its place, piece by piece from where it lies. */
export function writeCheckpoint(file: string, of: string, checkpoint: Checkpoint): void {
  const { day, state } = checkpoint;
  const columns = columnsOf(checkpoint);
  const cut = columns.map(([name, column]) => ({ name, kind: kindOf(column), length: column.length }));
  const head = serialize({ of, day, state, columns: cut });
  const fixed = new Uint8Array(FIXED_BYTES);
  fixed.set(MAGIC);
  fixed[MAGIC.length] = VERSION;
  new DataView(fixed.buffer).setUint32(MAGIC.length + 1, head.length, true);
  putFileSync(file, (write) => {
    const hash = createHash('sha256');
    const both = (bytes: Uint8Array) => {
      for (let at = 0; at < bytes.length; at += PIECE) {
        const piece = bytes.subarray(at, at + PIECE);
        hash.update(piece);
        write(piece);
      }
    };
    both(fixed);
    both(head);
    for (const [, column] of columns) both(bytesOf(column));
    write(hash.digest());
  });
}

function bytesOf({ buffer, byteOffset, byteLength }: Column): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/**
 * The checkpoint in a file; undefined when there is none, or it is another replicate's.
 * @returns 'damaged' for a file that is not as it was written; what lies there instead where it cannot be read
 */
export function readCheckpoint(file: string, of: string): Checkpoint | 'damaged' | Unread | undefined {
  const found = opened(file, 'a checkpoint', (handle, size) => readFrom(handle, size, of));
  return isUnread(found) && found.got === NO_SUCH_FILE ? undefined : found;
}

function isUnread(found: ReturnType<typeof readCheckpoint>): found is Unread {
  return typeof found === 'object' && 'got' in found;
}

function readFrom(handle: number, size: number, of: string): Checkpoint | 'damaged' | undefined {
  const end = size - HASH_BYTES;
  if (end < FIXED_BYTES || !hashOf(handle, end).equals(read(handle, end, HASH_BYTES))) return 'damaged';
  // from here on every byte is one that a checkpoint was written with
  const fixed = read(handle, 0, FIXED_BYTES);
  if (!MAGIC.equals(fixed.subarray(0, MAGIC.length)) || fixed[MAGIC.length] !== VERSION) return undefined;
  const length = fixed.readUint32LE(MAGIC.length + 1);
  const head = deserialize(read(handle, FIXED_BYTES, length)) as Head;
  if (head.of !== of) return undefined;
  let at = FIXED_BYTES + length;
  const columns = head.columns.map(({ name, kind, length: count }) => {
    const column = new COLUMNS[kind](count);
    fill(handle, at, bytesOf(column));
    at += column.byteLength;
    return [name, column];
  });
  const { orders, series, ...fans } = Object.fromEntries(columns);
  return { day: head.day, state: head.state, fans, orders, series };
}

function hashOf(handle: number, end: number): Buffer {
  const hash = createHash('sha256');
  const piece = new Uint8Array(Math.min(PIECE, end));
  for (let at = 0; at < end; at += piece.length) {
    const part = piece.subarray(0, Math.min(piece.length, end - at));
    fill(handle, at, part);
    hash.update(part);
  }
  return hash.digest();
}

function read(handle: number, at: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  fill(handle, at, bytes);
  return bytes;
}

/** Fills bytes from a place in a file, however many the system gives at a time. */
function fill(handle: number, from: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) {
    const got = readSync(handle, bytes, at, Math.min(PIECE, bytes.length - at), from + at);
    if (got === 0) throw new Error(`checkpoint: expected ${bytes.length} bytes, got ${at}`);
    at += got;
  }
}

export function removeCheckpoint(file: string): void {
  rmSync(file, { force: true });
}

export interface KeeperOptions {
  /** Milliseconds between checkpoints; a minute when not said. */
  readonly everyMs?: number | undefined;
  readonly onTrouble?: OnTrouble | undefined;
}

/**
 * For `simulate`: writes a checkpoint when `everyMs` have passed since the start or the last one. A run can do without:
 * what the disk or the memory refuses is told, and tried again in a while.
 */
export function keeper(file: string, of: string, { everyMs = EVERY_MS, onTrouble }: KeeperOptions = {}) {
  let last = performance.now();
  return (_day: number, checkpoint: () => Checkpoint): void => {
    if (performance.now() - last < everyMs) return;
    try {
      writeCheckpoint(file, of, checkpoint());
    } catch (cause) {
      const got = isMemory(cause) ? 'no memory for a copy' : diskReason(cause);
      if (got === undefined) throw cause;
      onTrouble?.({ kind: 'unkeptState', place: file, got });
    }
    last = performance.now();
  };
}

/** What V8 says of a column that it has no room for. */
function isMemory(cause: unknown): boolean {
  return cause instanceof RangeError && /allocation failed|array length/i.test(cause.message);
}

/**
 * The state that a replicate goes on from; without one it starts from its first day. One that is damaged or cannot be
 * read is told; what is damaged is taken away, so that it is not read again.
 */
export function keptState(file: string, of: string, onTrouble?: OnTrouble): Checkpoint | undefined {
  const found = readCheckpoint(file, of);
  if (isUnread(found)) {
    onTrouble?.({ kind: 'damagedState', place: file, got: found.got });
    return undefined;
  }
  if (found !== 'damaged') return found;
  onTrouble?.({ kind: 'damagedState', place: file, got: 'other bytes' });
  removeCheckpoint(file);
  return undefined;
}
