/** Tasks of a given time, done by the queue with two workers and by two lanes of one process. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Place } from '../faults/field.ts';
import type { Requests } from './pause.ts';
import type { Paused } from './pause-command.ts';

const file = (name: string) => join(import.meta.dirname, name);

function started(name: string, ...words: readonly string[]) {
  const child = spawn(process.execPath, [file(name), ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  child.stdout.on('data', (text) => {
    out += text;
  });
  const ended = new Promise<string>((done, fail) => {
    child.on('close', (code) => (code === 0 ? done(out) : fail(new Error(`${name}: exit code ${code}`))));
  });
  return { child, ended };
}

export interface Both {
  readonly tasks: number;
  readonly ms: number;
  readonly far: Paused;
  readonly near: Paused;
  /** What the workers asked of the store. */
  readonly workers: Requests;
}

/** @param count tasks @param ms that each takes */
export async function paused(server: Place, count: number, ms: number): Promise<Both> {
  const dir = mkdtempSync(join(tmpdir(), 'laotie-pause-'));
  const store = join(dir, 'answers');
  const workers = [1, 2].map(() => started('pause-worker.ts', server.place, store, String(ms)));
  const stop = () => {
    for (const { child } of workers) child.kill('SIGTERM');
    return Promise.allSettled(workers.map(({ ended }) => ended));
  };
  try {
    const far = await started('pause-command.ts', String(count), String(ms), server.place, store).ended;
    const asked = (await stop()).map(
      (one): Requests => JSON.parse(one.status === 'fulfilled' ? one.value : ''),
    );
    const sum = (kind: keyof Requests) => asked.reduce((all, one) => all + one[kind], 0);
    const near = await started('pause-command.ts', String(count), String(ms)).ended;
    const requests = { gets: sum('gets'), puts: sum('puts') };
    return { tasks: count, ms, far: JSON.parse(far), near: JSON.parse(near), workers: requests };
  } finally {
    await stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** What is wrong with the answers; undefined where they are those of one process. */
export function faultOfPaused({ tasks, far, near }: Both): string | undefined {
  if (far.answers !== tasks) return `${far.answers} of ${tasks} answers`;
  return far.hash === near.hash ? undefined : 'other answers';
}
