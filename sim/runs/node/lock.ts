/**
 * One writer a folder, or a file. The lock is the one that DuckDB takes on a database file: the system holds it for the
 * process and lets go of it when the process ends in whatever way, so no lock is ever stale and none is judged by age.
 */
import { lstatSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { DuckDBInstance } from '@duckdb/node-api';
import { refuse } from '../../notation/refusal.ts';
import { duckdb } from './database.ts';
import { diskRefusal, takeAway } from './files.ts';
import { bytesOf } from './read-file.ts';

export const LOCK_FILE = 'run.lock';

interface Locked {
  /** Absolute: DuckDB takes what begins with `~` or with `s3:` for something else. */
  readonly file: string;
  /** As messages name what is locked, and what it is. */
  readonly place: string;
  readonly kind: 'folder' | 'file';
}

/**
 * Does some work while no other process may write the folder.
 * @throws Refusal when another process holds it, or a file of somebody else has the name of the lock
 */
export function withLock<Result>(dir: string, work: () => Promise<Result>): Promise<Result> {
  return holding({ file: resolve(dir, LOCK_FILE), place: dir, kind: 'folder' }, work);
}

/** The same for one file in a folder that may hold anything else: its lock lies beside it. */
export function withFileLock<Result>(file: string, work: () => Promise<Result>): Promise<Result> {
  return holding({ file: `${resolve(file)}.lock`, place: file, kind: 'file' }, work);
}

async function holding<Result>(locked: Locked, work: () => Promise<Result>): Promise<Result> {
  const instance = await lock(locked);
  try {
    return await work();
  } finally {
    // While it is still held: whoever comes next makes a file of its own.
    await takeAway(locked.file);
    instance.closeSync();
  }
}

/** What DuckDB says of a file that was cut short while it was made: by a kill, a full disk or a power cut. */
const BROKEN = /not a valid DuckDB database|Could not read enough bytes|Corrupt database/;

async function lock(locked: Locked): Promise<DuckDBInstance> {
  const { file } = locked;
  if (isForeign(file)) throw refuse(file, 'a lock of this program', 'another file', 'move it away');
  try {
    return await open(file);
  } catch (cause) {
    if (!BROKEN.test(String(cause))) throw refusalOf(locked, cause);
  }
  // No one holds it and no one can open it. It held nothing.
  await rm(file, { force: true });
  try {
    return await open(file);
  } catch (cause) {
    throw refusalOf(locked, cause);
  }
}

async function open(file: string): Promise<DuckDBInstance> {
  return (await duckdb()).DuckDBInstance.create(file, { threads: '1' });
}

/** Bytes of a database that holds nothing; where its sign stands in it. */
const LOCK_BYTES = 12_288;
const SIGN = 'DUCK';
const SIGN_AT = 8;

/** Whether a file lies there that is no lock: neither an empty database, nor what a kill left of one. */
function isForeign(file: string): boolean {
  const found = lstatSync(file, { throwIfNoEntry: false });
  if (!found) return false;
  if (!found.isFile()) return true; // nor a link
  const bytes = bytesOf(file, 'a lock', LOCK_BYTES);
  if ('got' in bytes) return true;
  const sign = String.fromCharCode(...bytes.subarray(SIGN_AT, SIGN_AT + SIGN.length));
  return sign !== SIGN && bytes.some((byte) => byte !== 0);
}

/** Whether a name in a folder is that of its lock, and of no file of somebody else. */
export function isLock(dir: string, name: string): boolean {
  return name === LOCK_FILE && !isForeign(join(dir, name));
}

/** Why there is no lock, as one line. */
function refusalOf({ file, place, kind }: Locked, cause: unknown): unknown {
  const held = /Conflicting lock is held.*?(?:\(PID (\d+)\))|being used by another process/.exec(
    String(cause),
  );
  if (!held) return diskRefusal(kind === 'folder' ? place : dirname(file), cause) ?? cause;
  const owner = held[1] ? `one in use by process ${held[1]}` : 'one in use by another process';
  return refuse(place, `a ${kind} that no one else is writing`, owner);
}

/** The same for several folders at once, taken in their order and let go in the reverse. */
export async function withLocks<Result>(
  dirs: readonly string[],
  work: () => Promise<Result>,
): Promise<Result> {
  const [first, ...rest] = dirs;
  return first === undefined ? work() : withLock(first, () => withLocks(rest, work));
}
