/** The one writer of files: whole or not at all. And what the disk refuses, in one line. */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { SYSTEM_FAULTS, systemFault } from '../../notation/library-words.ts';
import { type Refusal, refuse } from '../../notation/refusal.ts';

/** Random enough that nobody can have a file of that name, or put one there beforehand. */
function temporaryOf(file: string): string {
  return join(dirname(file), `.laotie-${randomBytes(16).toString('hex')}.tmp`);
}

/** Whether a name is that of a file that a killed write of this program left. */
export function isTemporary(name: string): boolean {
  return /^\.laotie-[0-9a-f]{32}\.tmp$/.test(name);
}

export interface PutOptions {
  /** Flushed to disk, so that it outlives a power cut; not needed for what is checked when read and can be made again. */
  readonly durable?: boolean;
}

/** Puts a file in its place: `write` fills a temporary one, which is there, is flushed to disk and then renamed. */
export async function putFile(
  file: string,
  write: (temporary: string) => Promise<void>,
  { durable = true }: PutOptions = {},
): Promise<void> {
  const temporary = temporaryOf(file);
  await (await open(temporary, 'wx')).close(); // what is there already is another's
  try {
    await write(temporary);
    if (durable) await flush(temporary);
    await rename(temporary, file);
  } catch (cause) {
    await takeAway(temporary); // the first trouble is the one to report
    throw cause;
  }
  if (durable) await flushFolder(dirname(file));
}

/** The same with a content that is there. */
export async function putFileWhole(
  file: string,
  content: string | Uint8Array,
  options: PutOptions = {},
): Promise<void> {
  const write = async (temporary: string) => {
    const handle = await open(temporary, 'r+');
    try {
      await handle.writeFile(content);
    } finally {
      await handle.close();
    }
  };
  await putFile(file, write, options);
}

export async function putText(dir: string, name: string, text: string | Uint8Array): Promise<void> {
  await putFileWhole(join(dir, name), text);
}

/** The same at once, for a thread that is at work on a market; `fill` hands over the content piece by piece. */
export function putFileSync(file: string, fill: (write: (bytes: Uint8Array) => void) => void): void {
  const temporary = temporaryOf(file);
  const handle = openSync(temporary, 'wx');
  try {
    try {
      fill((bytes) => {
        for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at, bytes.length - at);
      });
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, file);
  } catch (cause) {
    rmSync(temporary, { force: true });
    throw cause;
  }
}

/** Step by step: Node's own recursive way never ends where the system refuses with "no such file" (/proc). */
export function makeFolder(dir: string): void {
  if (existsSync(dir)) return;
  makeFolder(dirname(resolve(dir)));
  try {
    mkdirSync(dir);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause; // another process was quicker
  }
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** So that the new name survives a power cut too. Windows cannot open a folder, and needs no flush of it. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** What was kept in it has gone with it. */
const GONE = 'a folder that has gone';

/** DuckDB speaks of the disk in words only. */
const DUCKDB: readonly (readonly [words: RegExp, code: string])[] = [
  [/No space left/i, 'ENOSPC'],
  [/IO Error.*No such file or directory/s, 'ENOENT'],
  [/IO Error.*Permission denied/s, 'EACCES'],
  [/IO Error.*Too many open files/s, 'EMFILE'],
  [/IO Error/, 'EIO'],
];

/** What the disk refused, as one line; nothing for other errors. */
export function diskRefusal(dir: string, cause: unknown): Refusal | undefined {
  const message = String(cause);
  const code =
    (cause as NodeJS.ErrnoException | undefined)?.code ?? DUCKDB.find(([words]) => words.test(message))?.[1];
  const isGone = code === 'ENOENT' || code === 'ENOTDIR';
  const got = isGone ? GONE : (systemFault(cause) ?? SYSTEM_FAULTS[code ?? '']?.en);
  if (!got) return undefined;
  const hint = isGone ? 'run the same again' : 'what is done is kept: run the same again';
  return refuse(dir, 'a folder that can be written', got, hint);
}

/** Why the disk refused, in the words of a refusal; undefined for what is no error of the disk. */
export function diskReason(cause: unknown): string | undefined {
  const { code, syscall } = cause as Partial<NodeJS.ErrnoException>;
  if (code === undefined || syscall === undefined) return undefined;
  return code === 'ENOENT' || code === 'ENOTDIR' ? GONE : systemFault(cause);
}

/** Removes a file of no more use; where the disk refuses, it stays for the next sweep. */
export async function takeAway(file: string): Promise<void> {
  try {
    await rm(file, { force: true });
  } catch (cause) {
    if (diskReason(cause) === undefined) throw cause;
  }
}

/** What another process may have taken away: nothing then. */
export async function ifThere<Result>(work: Promise<Result>): Promise<Result | undefined> {
  try {
    return await work;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw cause;
  }
}

/** Does work that writes into `dir`; what the disk refuses becomes one line. */
export async function writing<Result>(dir: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    throw diskRefusal(dir, cause) ?? cause;
  }
}

/** What was found instead of a file or folder that can be used: the system's refusal, or a content that cannot be read. */
export function readFault(cause: unknown): string {
  return systemFault(cause) ?? 'one that is broken';
}
