/**
 * One writer a run folder. The lock is the one that DuckDB takes on a database file: the system holds it for the
 * process and lets go of it when the process ends in whatever way, so no lock is ever stale and none is judged by age.
 */
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { refuse } from '../../notation/refusal.ts';
import { diskRefusal, takeAway } from './files.ts';
import { checkPlain } from './read-file.ts';

export const LOCK_FILE = 'run.lock';

/**
 * Does some work while no other process may write the folder.
 * @throws Refusal when another process holds it
 */
export async function withLock<Result>(dir: string, work: () => Promise<Result>): Promise<Result> {
  const file = join(dir, LOCK_FILE);
  const instance = await lock(dir, file);
  try {
    return await work();
  } finally {
    // While it is still held: whoever comes next makes a file of its own.
    await takeAway(file);
    instance.closeSync();
  }
}

/** What DuckDB says of a file that was cut short while it was made: by a kill, a full disk or a power cut. */
const BROKEN = /not a valid DuckDB database|Could not read enough bytes|Corrupt database/;

async function lock(dir: string, file: string): Promise<DuckDBInstance> {
  if (existsSync(file)) checkPlain(file, 'a lock file'); // DuckDB would wait for whoever writes into a pipe
  try {
    return await open(file);
  } catch (cause) {
    if (!BROKEN.test(String(cause))) throw refusalOf(dir, cause);
  }
  // No one holds it and no one can open it. It held nothing.
  await rm(file, { force: true });
  try {
    return await open(file);
  } catch (cause) {
    throw refusalOf(dir, cause);
  }
}

function open(file: string): Promise<DuckDBInstance> {
  return DuckDBInstance.create(file, { threads: '1' });
}

/** Why there is no lock, as one line. */
function refusalOf(dir: string, cause: unknown): unknown {
  const held = /Conflicting lock is held.*?(?:\(PID (\d+)\))|being used by another process/.exec(
    String(cause),
  );
  if (!held) return diskRefusal(dir, cause) ?? cause;
  const owner = held[1] ? `one in use by process ${held[1]}` : 'one in use by another process';
  return refuse(dir, 'a run folder that no one else is writing', owner);
}

/** The same for several folders at once, taken in their order and let go in the reverse. */
export async function withLocks<Result>(
  dirs: readonly string[],
  work: () => Promise<Result>,
): Promise<Result> {
  const [first, ...rest] = dirs;
  return first === undefined ? work() : withLock(first, () => withLocks(rest, work));
}
