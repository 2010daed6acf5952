import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { expect, test } from 'vitest';
import { LOCK_FILE, withLock } from '../../../sim/runs/node/lock.ts';
import { temporaryFolder } from '../small.ts';

const folder = temporaryFolder();

/** A lock file as it is while it is held. */
async function wholeFile(): Promise<Buffer> {
  const file = join(folder, 'whole');
  const instance = await DuckDBInstance.create(file);
  instance.closeSync();
  return readFileSync(file);
}

test.each([
  ['empty', (whole: Buffer) => whole.subarray(0, 0)],
  ['cut-short', (whole: Buffer) => whole.subarray(0, 8192)],
  ['half-zeros', (whole: Buffer) => Buffer.concat([whole.subarray(0, 4096), Buffer.alloc(8192)])],
  ['zeros', () => Buffer.alloc(12288)],
])('a lock file that a kill or a full disk left (%s) is no lock', async (name, left) => {
  const dir = join(folder, name);
  mkdirSync(dir);
  writeFileSync(join(dir, LOCK_FILE), left(await wholeFile()));
  expect(await withLock(dir, async () => existsSync(join(dir, LOCK_FILE)))).toBe(true);
  expect(existsSync(join(dir, LOCK_FILE))).toBe(false);
});
