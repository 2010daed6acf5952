/** What may happen to a queue, its workers, its store and its command, in real processes; each must end as if nothing had. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Redis } from 'ioredis';
import type { Ended } from '../kills/process.ts';
import { otherEngine } from './engine.ts';
import { atShares, type Fault, isRunning } from './fault.ts';
import { type Field, LOST_AFTER_MS, STORE } from './field.ts';
import { manyTasks } from './many.ts';
import { cutNetwork } from './network.ts';
import { poisoned } from './poison.ts';
import { testServer } from './server.ts';
import { slurmArray } from './slurm.ts';

const killedWorkers: Fault = {
  number: 1,
  what: 'workers killed at random',
  tell: (field) =>
    atShares(
      field,
      async () => {
        const at = field.random.below(field.workers.length);
        field.workers[at]!.child.kill('SIGKILL');
        await field.workers[at]!.ended;
        field.workers[at] = field.addWorker();
      },
      8,
    ),
};

const killedServer: Fault = {
  number: 2,
  what: 'the server killed three times, with its file',
  server: ['--appendonly', 'yes'],
  tell: (field) => atShares(field, () => field.server.kill().then(() => field.server.start()), 3),
};

const stoppedWorker: Fault = {
  number: 3,
  what: 'a worker stopped for longer than its lock, and continued',
  tell: (field) =>
    atShares(
      field,
      async () => {
        const { child } = field.workers[0]!;
        child.kill('SIGSTOP');
        await wait(4 * LOST_AFTER_MS);
        child.kill('SIGCONT');
      },
      2,
    ),
};

const twice: Fault = {
  number: 5,
  what: 'every task done twice: the same command on two queues, with one store',
  async tell(field) {
    const other = await testServer();
    try {
      const worker = field.addWorker(other);
      const runs = [field.run('far'), field.run('far-too', other)];
      const ended: Ended[] = await Promise.all(runs.map((run) => run.ended));
      worker.child.kill('SIGTERM');
      await worker.ended;
      const faults = ['far', 'far-too'].map((out, at) => field.faultOf(ended[at]!, out));
      return { harms: 2, fault: faults.find((fault) => fault !== undefined) };
    } finally {
      await other.stop();
    }
  },
};

const emptied: Fault = {
  number: 7,
  what: 'the queue emptied in mid-run (FLUSHALL)',
  async tell(field) {
    const redis = new Redis({ ...field.server.address.options, maxRetriesPerRequest: null });
    try {
      return await atShares(field, () => redis.flushall().then(() => undefined), 3);
    } finally {
      redis.disconnect();
    }
  },
};

/** Answers in the store, as files. */
function answerFiles({ dir }: Field): string[] {
  const names = readdirSync(join(dir, STORE), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.answer')).map((name) => join(dir, STORE, name));
}

const damaged: Fault = {
  number: 8,
  what: 'answers damaged in the store, the same command in another folder',
  async tell(field) {
    const first = field.faultOf(await field.run('first').ended, 'first');
    if (first !== undefined) return { harms: 0, fault: first };
    const files = answerFiles(field).slice(0, 3);
    for (const file of files) {
      const bytes = readFileSync(file);
      bytes[field.random.below(bytes.length)]! ^= 1 + field.random.below(255);
      writeFileSync(file, bytes);
    }
    const ended = await field.run('far').ended;
    const isSaid = ended.err.includes(`${files.length} stored answers were damaged and computed again`);
    return { harms: files.length, fault: isSaid ? field.faultOf(ended, 'far') : `not said: ${ended.err}` };
  },
};

const full: Fault = {
  number: 9,
  what: 'the store full, and room made later',
  isPossible: () => process.getuid?.() === 0 && process.platform === 'linux',
  async tell(field) {
    const store = join(field.dir, STORE);
    mkdirSync(store, { recursive: true });
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', store]);
    if (mounted.status !== 0) return { harms: 0, fault: `no small disk: ${mounted.stderr}` };
    try {
      const filler = join(store, '.filler');
      const free = () =>
        Number(spawnSync('df', ['--output=avail', '-B1', store]).stdout.toString().split('\n')[1]);
      writeFileSync(filler, Buffer.alloc(Math.max(0, free() - 100_000)));
      const run = field.run('far');
      while (isRunning(run) && free() > 20_000) await wait(20);
      await wait(2 * LOST_AFTER_MS);
      const isWaiting = isRunning(run);
      rmSync(filler);
      const ended = await run.ended;
      const isSaid = ended.err.includes('got a full disk');
      if (!isWaiting || !isSaid) return { harms: 1, fault: `did not wait, or not said: ${ended.err}` };
      return { harms: 1, fault: field.faultOf(ended, 'far') };
    } finally {
      for (const { child } of field.workers) child.kill('SIGKILL');
      await Promise.all(field.workers.map(({ ended }) => ended));
      spawnSync('umount', [store]);
    }
  },
};

const killedCommand: Fault = {
  number: 12,
  what: 'the command killed, and resumed in another folder',
  async tell(field) {
    const run = field.run('first');
    await field.untilAnswers(run, Math.floor(field.tasks / 2));
    const harms = isRunning(run) ? 1 : 0;
    run.child.kill('SIGKILL');
    await run.ended;
    const ended = await field.run('far').ended;
    const isTaken = / of \d+ runs remembered/.test(ended.out);
    return {
      harms,
      fault: isTaken ? field.faultOf(ended, 'far') : `nothing was taken from the store: ${ended.out}`,
    };
  },
};

const stranger: Fault = {
  number: 14,
  what: 'a client without credentials',
  server: ['--requirepass', 'a-secret'],
  async tell(field) {
    const { code, err } = await field.run('far').ended;
    const line = err.trim().split('\n').at(-1) ?? '';
    const isRefused = code === 2 && line.includes('expected a password that the server takes, got none');
    return { harms: 1, fault: isRefused ? undefined : `exit code ${code}: ${line}` };
  },
};

export const FAULTS: readonly Fault[] = [
  killedWorkers,
  killedServer,
  stoppedWorker,
  cutNetwork,
  twice,
  manyTasks,
  emptied,
  damaged,
  full,
  otherEngine,
  poisoned,
  killedCommand,
  slurmArray,
  stranger,
];
