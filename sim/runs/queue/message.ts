/** What passes through the queue: a task as its sender wrote it, and how it ended. Answers go through the store. */
import { deserialize, serialize } from 'node:v8';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { hashOfValue } from '../canonical.ts';
import type { Job } from '../job.ts';

/** Names of the queue in its server: laotie:tasks:… */
export const PREFIX = 'laotie';
export const QUEUE = 'tasks';

export interface Message {
  /** Version of the program with the hash of its deciding sources: no other may take the task. */
  readonly engine: string;
  /** Name of the store that the answers go into. */
  readonly store: string;
  readonly task: string;
  /** What the answers are kept as: task and address of each. */
  readonly kept: readonly (readonly [task: string, address: string])[];
  /** The job's plain data, packed: columns and what markets have in common stay what they are. */
  readonly data: string;
}

/** How a task ended; the answers that went well are in the store. */
export interface Ended {
  /** Of each answer why it failed, or null. */
  readonly failed: readonly (string | null)[];
  readonly seconds: number;
  /** Address of an answer that another machine has answered otherwise. */
  readonly unequal?: string;
}

/** @throws when the job says nowhere under which addresses its answers are kept */
export function messageOf(job: Job, engine: string, store: string): Message {
  if (!job.kept) throw new Error(`queue: expected a task whose answers are kept, got ${job.task}`);
  const kept = job.kept.map(({ task, address }) => [task.name, address] as const);
  const data = deflateRawSync(serialize(job.data)).toString('base64');
  return { engine, store, task: job.task, kept, data };
}

export function dataOf({ data }: Message): unknown {
  return deserialize(inflateRawSync(Buffer.from(data, 'base64')));
}

/** The task's name in the queue, by what it computes: two that want the same want one. No colon, no whole number (BullMQ). */
export function idOf({ engine, store, task, kept }: Message): string {
  return `t-${hashOfValue([engine, store, task, kept])}`;
}

/** What a worker calls itself in the server's list of clients, which takes no spaces. */
export function workerName(engine: string, store: string | undefined, host: string): string {
  return [engine, store ?? '', host.replaceAll(/[^\w.-]/g, '-')].join('~');
}

/** What a worker calls itself, read back from the name of its connection. */
export function workerIn(
  client: string,
): { readonly engine: string; readonly store: string; readonly host: string } | undefined {
  const [engine, store, host] = /:w:(.*)$/.exec(client)?.[1]?.split('~') ?? [];
  return engine && store !== undefined && host ? { engine, store, host } : undefined;
}

/** In what two engines that differ do so: the program's own sources, or plugins alone. */
export function engineDiffers(one: string, other: string): 'version' | 'plugins' {
  return sourcesOf(one) === sourcesOf(other) ? 'plugins' : 'version';
}

/** An engine without the marks of its plugins: 0.1.0+3f2a9c01b7de of 0.1.0+3f2a9c01b7de.my-lever-8d1e44aa0c2f. */
function sourcesOf(engine: string): string {
  return /^[^+]*\+[0-9a-f]+/.exec(engine)?.[0] ?? engine;
}
