/** Files of a run folder: written whole or not at all. */
import { open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Puts a file in its place: `write` fills a temporary one, which is flushed to disk and then renamed. */
export async function putFile(file: string, write: (temporary: string) => Promise<void>): Promise<void> {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    await write(temporary);
    await flush(temporary);
    await rename(temporary, file);
  } catch (cause) {
    await rm(temporary, { force: true });
    throw cause;
  }
  await flushFolder(dirname(file));
}

export async function putText(dir: string, name: string, text: string): Promise<void> {
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
