/** `laotie` on an older Node starts the pinned one: a launcher that is killed takes its program, and the lock, with it. */
import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { withLock } from '../../sim/runs/node/lock.ts';
import { temporaryFolder } from '../runs/small.ts';
import { replicatesIn, TINY } from './tiny.ts';

const LAUNCHER = resolve(import.meta.dirname, '../../sim/cli/laotie.mjs');
/** What makes this Node an older one in the launcher's eyes. */
const OLDER = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } });`;

const dir = temporaryFolder();
writeFileSync(join(dir, 'tiny.yaml'), TINY);

function launch(...words: readonly string[]) {
  const older = ['--import', `data:text/javascript,${encodeURIComponent(OLDER)}`];
  return spawn(process.execPath, [...older, LAUNCHER, ...words], { cwd: dir, stdio: 'ignore' });
}

/** Process that holds the folder's lock; undefined when nobody does. */
async function holderOf(folder: string): Promise<number | undefined> {
  return withLock(folder, async () => undefined).catch((cause: Error) =>
    Number(/in use by process (\d+)/.exec(cause.message)?.[1]),
  );
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // it has gone
  }
}

test.skipIf(process.platform === 'win32')('a launcher that is killed leaves nobody with the lock', async () => {
  const folder = join(dir, 'out');
  const words = ['run', 'tiny.yaml', '--no-memo', '--no-report', '--out', 'out'];
  const child = launch(...words, '--replicates', '100000');
  const count = () => (existsSync(join(folder, 'replicates')) ? replicatesIn(folder).length : 0);
  while (count() === 0 && child.exitCode === null) await wait(20);
  const holder = await holderOf(folder);
  expect(holder).toBeGreaterThan(0);
  onTestFinished(() => end(holder!)); // should it have been left
  expect(holder).not.toBe(child.pid); // it is the program that holds it, not the launcher
  const gone = new Promise((tell) => child.once('close', tell));
  child.kill('SIGKILL');
  await gone;
  while ((await holderOf(folder)) === holder) await wait(20);
  expect(await holderOf(folder)).toBeUndefined();
  const again = launch(...words, '--replicates', '1');
  expect(await new Promise((tell) => again.once('close', tell))).toBe(0);
}); // biome-ignore format: one line
