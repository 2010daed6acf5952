/** Files of a run folder: written whole or not at all. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Refusal, refuse } from '../../notation/refusal.ts';

/** Puts a file in its place: `write` fills a temporary one, which is flushed to disk and then renamed. */
export async function putFile(file: string, write: (temporary: string) => Promise<void>): Promise<void> {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    await write(temporary);
    await flush(temporary);
    await rename(temporary, file);
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined); // the first trouble is the one to tell
    throw cause;
  }
  await flushFolder(dirname(file));
}

export async function putText(dir: string, name: string, text: string | Uint8Array): Promise<void> {
  await putFile(join(dir, name), async (temporary) => {
    const handle = await open(temporary, 'w');
    try {
      await handle.writeFile(text);
    } finally {
      await handle.close();
    }
  });
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

/** What was kept in it has gone with it. */
const GONE = 'a folder that has gone';

const TROUBLE: Readonly<Record<string, string>> = {
  ENOSPC: 'a full disk',
  EDQUOT: 'a full quota',
  ENOENT: GONE,
  ENOTDIR: GONE,
  EROFS: 'a disk that cannot be written',
  EACCES: 'no permission',
  EIO: 'an error of the disk',
};

/** What the disk refused, as one line; nothing for other errors. DuckDB tells of the disk in words only. */
export function diskRefusal(dir: string, cause: unknown): Refusal | undefined {
  const message = String(cause);
  const words = /No space left/i.test(message)
    ? 'ENOSPC'
    : /IO Error.*No such file or directory/s.test(message)
      ? 'ENOENT'
      : /IO Error/.test(message)
        ? 'EIO'
        : '';
  const code = (cause as NodeJS.ErrnoException | undefined)?.code ?? words;
  const got = TROUBLE[code] ?? TROUBLE[words];
  if (!got) return undefined;
  const hint = got === GONE ? 'run the same again' : 'what is done is kept: run the same again';
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
