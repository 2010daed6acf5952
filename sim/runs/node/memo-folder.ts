/**
 * The memo as a folder of files, one an answer, shared by all processes of a user: written whole, checked when read,
 * bounded, and safe to delete at any moment. Only what has the name of an answer is ever taken away.
 */
import { readdirSync } from 'node:fs';
import { readdir, rm, stat, utimes } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { refuse } from '../../notation/refusal.ts';
import type { Memo } from '../memo.ts';
import { noMemo } from '../memo.ts';
import { answerName } from '../store.ts';
import type { OnTrouble, Trouble } from '../trouble.ts';
import { diskReason, ifThere, isTemporary, makeFolder, putFileWhole } from './files.ts';
import { keptBytes } from './read-file.ts';

/** Of a folder, by the first byte of the hashes in it, and of an answer in it. */
const SHELF = /^[0-9a-f]{2}$/;
const ANSWER = /^[0-9a-f]{62}\.answer$/;
const MOST_BYTES = 2e9;
/** What is left when the folder has grown too large. */
const KEPT_SHARE = 0.9;
/** A temporary file that is older was left by a killed process. */
const STALE_MS = 3_600_000;

/** The folder named by LAOTIE_MEMO, else one in the user's cache. */
export function memoFolder(environment: NodeJS.ProcessEnv = process.env): string {
  if (environment.LAOTIE_MEMO) return environment.LAOTIE_MEMO;
  return join(environment.XDG_CACHE_HOME || join(homedir(), '.cache'), 'laotie', 'memo');
}

/** @throws Refusal when LAOTIE_MEMO_BYTES is no number of bytes */
export function memoBytes(environment: NodeJS.ProcessEnv = process.env): number {
  const text = environment.LAOTIE_MEMO_BYTES;
  if (text === undefined || text === '') return MOST_BYTES;
  const bytes = Number(text);
  if (Number.isFinite(bytes) && bytes >= 0) return bytes;
  throw refuse('LAOTIE_MEMO_BYTES', 'a number of bytes, 0 or more', JSON.stringify(text));
}

interface Held {
  readonly file: string;
  readonly bytes: number;
  readonly used: number;
}

export interface MemoOptions {
  /** Bytes; 0 remembers nothing. */
  readonly most?: number;
  /** Told what the disk refuses: an answer is then not remembered, and nothing else is lost. */
  readonly onTrouble?: OnTrouble;
}

/** @throws Refusal when the folder holds something else */
export function openMemo(folder: string, { most = memoBytes(), onTrouble }: MemoOptions = {}): Memo {
  if (most === 0) return noMemo;
  checkAnswers(folder, 'name another with --memo');
  /** Bytes in the folder as far as this process knows; counted before it first writes. */
  let held: number | undefined;
  let sweeping = false;
  const fileOf = (hash: string) => join(folder, answerName(hash));
  const total = async () => (await heldIn(folder)).reduce((sum, { bytes }) => sum + bytes, 0);
  const add = async (bytes: number) => {
    held = (held ?? 0) + bytes;
    if (held <= most || sweeping) return;
    sweeping = true;
    try {
      held = await sweep(folder, most * KEPT_SHARE);
    } finally {
      sweeping = false;
    }
  };
  /** Does work that the disk may refuse. */
  const attempt = async <Result>(kind: Trouble['kind'], work: () => Promise<Result>) => {
    try {
      return await work();
    } catch (cause) {
      const got = diskReason(cause);
      if (got === undefined) throw cause;
      onTrouble?.({ kind, place: folder, got });
      return undefined;
    }
  };
  return {
    get: (hash) =>
      attempt('unreadAnswer', async () => {
        const file = fileOf(hash);
        const bytes = keptBytes(file, 'an answer');
        if (bytes === undefined) return undefined;
        if ('got' in bytes) {
          onTrouble?.({ kind: 'unreadAnswer', place: file, got: bytes.got });
          return undefined;
        }
        const now = new Date();
        await ifThere(utimes(file, now, now)); // it was used
        return bytes;
      }),
    async put(hash, bytes) {
      if (bytes.length > most) {
        onTrouble?.({ kind: 'unkeptAnswer', place: folder, got: `room for ${most} bytes` });
        return;
      }
      await attempt('unkeptAnswer', async () => {
        held ??= await total();
        makeFolder(join(folder, hash.slice(0, 2)));
        await putFileWhole(fileOf(hash), bytes, { durable: false });
        await add(bytes.length);
      });
    },
  };
}

/**
 * A folder that a person named by mistake is left alone. What begins with a dot is the system's, or of a store.
 * @throws Refusal when it holds something else than answers
 */
export function checkAnswers(folder: string, elsewhere: string): void {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch (cause) {
    if (diskReason(cause) === undefined) throw cause;
    return; // not there yet; or no folder at all, and then nothing can be kept
  }
  const other = names.find((name) => !SHELF.test(name) && !name.startsWith('.'));
  if (other === undefined) return;
  const got = `something else (${JSON.stringify(other)})`;
  throw refuse(folder, 'an empty folder or one of remembered answers', got, elsewhere);
}

async function heldIn(folder: string): Promise<Held[]> {
  const held: Held[] = [];
  const entries = (await ifThere(readdir(folder, { withFileTypes: true }))) ?? [];
  const shelves = entries.filter((entry) => entry.isDirectory() && SHELF.test(entry.name));
  for (const { name: shelf } of shelves) {
    for (const name of (await ifThere(readdir(join(folder, shelf)))) ?? []) {
      if (!ANSWER.test(name) && !isTemporary(name)) continue;
      const file = join(folder, shelf, name);
      const found = await ifThere(stat(file));
      if (!found?.isFile()) continue;
      if (ANSWER.test(name)) held.push({ file, bytes: found.size, used: found.mtimeMs });
      else if (Date.now() - found.mtimeMs > STALE_MS) await rm(file, { force: true });
    }
  }
  return held;
}

/** Forgets what was not used for longest, until so many bytes are left. @returns how many are left */
async function sweep(folder: string, most: number): Promise<number> {
  const held = (await heldIn(folder)).sort((a, b) => a.used - b.used);
  let left = held.reduce((sum, { bytes }) => sum + bytes, 0);
  for (const { file, bytes } of held) {
    if (left <= most) break;
    await rm(file, { force: true });
    left -= bytes;
  }
  return left;
}
