/**
 * The one reader of files that a person hands in, or that lie where a person can change them: a plain file, not too
 * large, in text that is certain. Nothing else in the program opens a file to read it.
 */
import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { isAbsolute, relative } from 'node:path';
import type * as z from 'zod';
import { type Decoded, decode, type Unread } from '../../notation/decode.ts';
import { systemFault } from '../../notation/library-words.ts';
import { refuse } from '../../notation/refusal.ts';
import { readJson } from '../../scenario/json-file.ts';
import { NO_SUCH_FILE } from '../../scenario/sources.ts';
import { hashOfText } from '../canonical.ts';
import { checkRecord } from '../record.ts';
import { onceRead } from './once-read.ts';

const MB = 1_000_000;
/** Most bytes of a file that is read as a whole. */
export const LIMITS = {
  /** Tables that people hand in. */
  table: 2 * MB,
  /** Fits and forecasts that people hand in. */
  json: 16 * MB,
  /** Files of a run folder: lists of replicates grow with their number. */
  ofRun: 512 * MB,
  /** Answers and states that the program keeps for itself; checked by those who read them. */
  kept: Infinity,
} as const;
const CHUNK_BYTES = 1 << 20;
/** The system reads no more at a time. */
const MOST_AT_ONCE = 1 << 30;

const MISSING: readonly string[] = ['ENOENT', 'ENOTDIR'];
const NO_PLAIN_FILE = 'something that is no plain file';

/** How messages and results name a file: by its path from the working directory when it lies inside, else whole. */
export function shownFile(file: string): string {
  const near = relative(process.cwd(), file);
  return near === '' || near.startsWith('..') || isAbsolute(near) ? file : near;
}

/** Why a file could not be opened or read; undefined for what is no fault of the file or the system. */
function faultOf(cause: unknown): string | undefined {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (MISSING.includes(code)) return NO_SUCH_FILE;
  return code === 'ENXIO' ? NO_PLAIN_FILE : systemFault(cause); // ENXIO: a socket
}

/** Opens a plain file to read it; says what it is instead where it is none. */
export function opened<Result>(
  file: string,
  what: string,
  use: (handle: number, size: number) => Result,
): Result | Unread {
  const unread = (got: string): Unread => ({ expected: what, got });
  try {
    // Not blocking: opening a named pipe would otherwise wait for a writer for ever.
    const handle = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const status = fstatSync(handle);
      if (status.isDirectory()) return unread('a directory');
      return status.isFile() ? use(handle, status.size) : unread(NO_PLAIN_FILE);
    } finally {
      closeSync(handle);
    }
  } catch (cause) {
    const fault = faultOf(cause);
    if (fault === undefined) throw cause;
    return unread(fault);
  }
}

/**
 * A file's bytes, or what it is instead.
 * @param what was expected, such as `a scenario file`
 */
export function bytesOf(file: string, what: string, most: number): Uint8Array | Unread {
  return opened(file, what, (handle, size): Uint8Array | Unread => {
    const expected = `a file of at most ${most / MB} MB`;
    if (size > most) return { expected, got: `${size} bytes` };
    // One more than it says it has: a file may grow while it is read, and those of /proc do not know their size.
    let bytes = new Uint8Array(size + 1);
    let end = 0;
    for (let count = 1; count > 0; end += count) {
      if (end > most) return { expected, got: 'a longer one' };
      if (end === bytes.length) bytes = grown(bytes);
      count = readSync(handle, bytes, end, Math.min(bytes.length - end, MOST_AT_ONCE), null);
    }
    return bytes.subarray(0, end);
  });
}

function grown(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(2 * bytes.length + CHUNK_BYTES);
  larger.set(bytes);
  return larger;
}

/** The bytes of a file that the program keeps for itself, or what lies there instead; undefined when there is none. */
export function keptBytes(file: string, what: string): Uint8Array | Unread | undefined {
  const bytes = bytesOf(file, what, LIMITS.kept);
  return 'got' in bytes && bytes.got === NO_SUCH_FILE ? undefined : bytes;
}

/** @throws Refusal when there is no such plain file, or it is no text */
export function readText(file: string, what: string, most: number = LIMITS.json): Decoded {
  const bytes = bytesOf(file, what, most);
  const read = bytes instanceof Uint8Array ? decode(bytes) : bytes;
  if ('text' in read) return read;
  throw refuse(file, read.expected, read.got, read.hint);
}

/** @throws Refusal that names the place where the file is not as its schema says */
export function readJsonFile<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
  what: string,
  most?: number,
): z.output<Schema> {
  return readJson(readText(file, what, most).text, file, schema, what);
}

/**
 * The same for a record, which may carry a hash over all that it says.
 * @throws Refusal as above, Discrepancy when it does not have its hash
 */
export function readRecord<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
  what: string,
  most?: number,
): z.output<Schema> {
  const { text } = readText(file, what, most);
  return onceRead(`record ${file}`, [text, schema], () => {
    const value = readJson(text, file, schema, what);
    checkRecord(file, JSON.parse(text));
    return value;
  });
}

/**
 * For programs that open a file by its name: whether it is a plain one.
 * @throws Refusal when it is none
 */
export function checkPlain(file: string, what: string): void {
  const wrong = opened(file, what, () => undefined);
  if (wrong) throw refuse(file, wrong.expected, wrong.got);
}

/** SHA-256 of a text file with its line endings made one: the same for a checkout on any system. */
export function hashOfTextFile(file: string): string {
  const { text } = readText(file, 'a text file');
  return onceRead(`hash ${file}`, [text], () => hashOfText(text));
}

/** SHA-256 of a file's bytes, in hexadecimal. @throws Refusal when there is no such plain file */
export function hashOfFile(file: string): string {
  const hash = createHash('sha256');
  const wrong = opened(file, 'a file', (handle, size) => {
    const chunk = new Uint8Array(Math.min(CHUNK_BYTES, size + 1));
    for (let count = 1; count > 0; ) {
      count = readSync(handle, chunk, 0, chunk.length, null);
      hash.update(chunk.subarray(0, count));
    }
  });
  if (wrong) throw refuse(file, wrong.expected, wrong.got);
  return hash.digest('hex');
}
