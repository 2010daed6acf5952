/** The one writer of files: whole or not at all. And what the disk refuses, in one line. */
import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { NOT_JSON, SYSTEM_FAULTS, systemFault } from '../../notation/library-words.ts';
import { type Refusal, refuse } from '../../notation/refusal.ts';
import { hashOfText } from '../canonical.ts';

/** No two writers share one, in whatever process. */
function temporaryOf(file: string): string {
  return `${file}.${process.pid}-${randomBytes(4).toString('hex')}.tmp`;
}

export interface PutOptions {
  /** Flushed to disk, so that it outlives a power cut; not needed for what is checked when read and can be made again. */
  readonly durable?: boolean;
}

/** Puts a file in its place: `write` fills a temporary one, which is flushed to disk and then renamed. */
export async function putFile(
  file: string,
  write: (temporary: string) => Promise<void>,
  { durable = true }: PutOptions = {},
): Promise<void> {
  const temporary = temporaryOf(file);
  try {
    await write(temporary);
    if (durable) await flush(temporary);
    await rename(temporary, file);
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined); // the first trouble is the one to report
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
    const handle = await open(temporary, 'w');
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

/** The same at once, for a thread that is at work on a market. */
export function putFileSync(file: string, bytes: Uint8Array): void {
  const temporary = temporaryOf(file);
  try {
    const handle = openSync(temporary, 'w');
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at, bytes.length - at);
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

/** SHA-256 of a file's bytes, in hexadecimal. */
export function hashOfFile(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

/** SHA-256 of a text file with its line endings made one: the same for a checkout on any system. */
export function hashOfTextFile(file: string): string {
  return hashOfText(readFileSync(file, 'utf8'));
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

/** Does work that writes into `dir`; what the disk refuses becomes one line. */
export async function writing<Result>(dir: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    throw diskRefusal(dir, cause) ?? cause;
  }
}

/** What was found instead of a file or folder that can be used: the system's refusal, or a content that is no JSON. */
export function readFault(cause: unknown): string {
  if (cause instanceof SyntaxError) return NOT_JSON;
  return systemFault(cause) ?? 'one that is broken';
}
