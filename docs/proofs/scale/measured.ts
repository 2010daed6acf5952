/** What one task of the shipped scenario weighs: in the queue's server, on the way, in the store. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { PREFIX, QUEUE } from '../../../sim/runs/queue/message.ts';
import { ROOT } from '../../generate/circumstances.ts';
import { type Field, inField, STORE } from '../faults/field.ts';
import { testServer } from '../faults/server.ts';
import { paused } from '../queue/paused.ts';

/** The scenario whose tasks are weighed. */
export const SCENARIO = join(ROOT, 'scenarios/kuaishou-2021.yaml');

export interface Weighed {
  /** Of a task that waits: of its message alone, and in the server's memory with all that BullMQ keeps of it. */
  readonly messageBytes: number;
  readonly waitingBytes: number;
}

async function infoOf(redis: Redis, section: string, name: string): Promise<number> {
  const text = await redis.info(section);
  return Number(new RegExp(`^${name}:(\\d+)`, 'm').exec(text)?.[1]);
}

const run = (field: Field, count: number, out: string, ...more: readonly string[]) =>
  field.begin([
    'run',
    SCENARIO,
    '--no-report',
    '--no-memo',
    '--replicates',
    `${count}`,
    ...field.there(),
    '--out',
    out,
    ...more,
  ]);

/** Adds tasks that nobody takes. */
export function weigh(count: number, seed: string): Promise<Weighed> {
  return inField({ name: 'weigh', seed, tasks: 1, workers: 0 }, async (field) => {
    const redis = new Redis({ ...field.server.address.options, maxRetriesPerRequest: null });
    try {
      const before = await infoOf(redis, 'memory', 'used_memory');
      run(field, count, 'weighed');
      const waiting = `${PREFIX}:${QUEUE}:wait`;
      while ((await redis.llen(waiting)) < count) await wait(50);
      const all = (await infoOf(redis, 'memory', 'used_memory')) - before;
      const ids = await redis.lrange(waiting, 0, -1);
      const sizes = await Promise.all(ids.map((id) => redis.hstrlen(`${PREFIX}:${QUEUE}:${id}`, 'data')));
      return { messageBytes: sizes.reduce((sum, size) => sum + size, 0) / count, waitingBytes: all / count };
    } finally {
      redis.disconnect();
    }
  });
}

export interface Answered {
  /** Of one answer in the store. It hangs on days and metrics, and hardly on fans. */
  readonly answerBytes: number;
  readonly usersPerFan: number;
}

/** Has coarse replicates done. */
export function answered(count: number, seed: string, usersPerFan: number): Promise<Answered> {
  return inField({ name: 'answered', seed, tasks: 1, workers: 1 }, async (field) => {
    const { code, err } = await run(field, count, 'answered', '--scale', String(usersPerFan)).ended;
    if (code !== 0) throw new Error(`scale: expected exit code 0, got ${code}: ${err}`);
    const store = join(field.dir, STORE);
    const files = readdirSync(store, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.answer'),
    );
    const bytes = files.reduce((sum, name) => sum + statSync(join(store, name)).size, 0);
    return { answerBytes: bytes / files.length, usersPerFan };
  });
}

export interface Passed {
  /** Of one task: requests to the store by command and workers, bytes into and out of the queue's server, its commands. */
  readonly gets: number;
  readonly puts: number;
  readonly inBytes: number;
  readonly outBytes: number;
  readonly commands: number;
  /** Through the queue with two workers, tasks that take no time. */
  readonly tasksPerSecond: number;
}

/** Has tasks done that take no time and carry next to nothing. */
export async function passed(count: number): Promise<Passed> {
  const server = await testServer();
  const redis = new Redis({ ...server.address.options, maxRetriesPerRequest: null });
  try {
    const names = ['total_net_input_bytes', 'total_net_output_bytes', 'total_commands_processed'];
    const all = () => Promise.all(names.map((name) => infoOf(redis, 'stats', name)));
    const before = await all();
    const { far, workers } = await paused(server, count, 0);
    const [inBytes, outBytes, commands] = (await all()).map((value, at) => (value - before[at]!) / count);
    return {
      gets: (far.asked!.gets + workers.gets) / count,
      puts: (far.asked!.puts + workers.puts) / count,
      inBytes: inBytes!,
      outBytes: outBytes!,
      commands: commands!,
      tasksPerSecond: count / far.seconds,
    };
  } finally {
    redis.disconnect();
    await server.stop();
  }
} // biome-ignore format: long lines
