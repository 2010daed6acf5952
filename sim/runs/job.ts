/** What is run: a task by its name, and plain data. The answer depends on nothing else. */

import type { MarketPlan, Outcome, RunMeans } from '../model/simulate.ts';

/** Plain data: it crosses to a thread, to a browser's worker or to another machine. */
export interface Job<Value = unknown> {
  /** Name of a task that the executor's workers know. */
  readonly task: string;
  readonly data: unknown;
  /** File or key under which a machine may keep the state of a long job while it runs; it decides no byte of the answer. */
  readonly state?: string;
  /** Whose events are to be kept, and where; it decides no byte of the answer. */
  readonly events?: EventsOrder;
  /** Under which addresses the answer is kept, part by part; without it no other machine can be asked. */
  readonly kept?: readonly Kept[];
  /** Never there: ties a job to the type of its answer. */
  readonly value?: Value;
}

/** Events of fans that a machine keeps while it runs a market (model/events.ts). */
export interface EventsOrder {
  /** A file of this machine, written whole when the market has ended. */
  readonly file: string;
  /** Of all fans, 0 to 1. */
  readonly share: number;
}

/** A job that failed has an answer too. */
export type Answer<Value = unknown> =
  | { readonly status: 'ok'; readonly value: Value }
  | { readonly status: 'failed'; readonly error: string };

/** What a worker lends to a task: memory for markets, and threads and state for large ones. No byte depends on it. */
export interface Machine {
  /** Lends the memory that the worker keeps for markets. */
  inMemory<Result>(run: (memoryOf: RunMeans['memoryOf']) => Result): Result;
  /** A whole market, on several threads and from its kept state where there are such. */
  simulate(plan: MarketPlan): Outcome;
}

/** A pure function by name. */
export interface Task<Data, Value> {
  readonly name: string;
  run(data: Data, machine: Machine): Value;
}

/** A task whose answers are remembered. */
export interface RememberedTask<Data, Value> extends Task<Data, Value> {
  /**
   * All that the answer depends on, as plain data (canonical.ts); names, titles and paths are not among it.
   * The engine and the task's name are added.
   */
  contentOf(data: Data): unknown;
  encode(value: Value): Uint8Array;
  /** @returns undefined when the bytes are no such answer */
  decode(bytes: Uint8Array): Value | undefined;
}

/** A part of an answer: its address, and the task that reads and writes its bytes. */
export interface Kept {
  /** SHA-256 of all that it depends on. */
  readonly address: string;
  readonly task: Pick<RememberedTask<never, unknown>, 'name' | 'encode' | 'decode'>;
}

export function jobOf<Data, Value>(
  task: Task<Data, Value>,
  data: Data,
  { state, events }: Pick<Job, 'state' | 'events'> = {},
): Job<Value> {
  return { task: task.name, data, ...(state === undefined ? {} : { state }), ...(events ? { events } : {}) };
}

/** What every worker does, wherever it runs. What goes wrong is part of the answer, never thrown. */
export function performJob(
  tasks: readonly Task<never, unknown>[],
  { task: name, data }: Pick<Job, 'task' | 'data'>,
  machine: Machine,
): Answer {
  try {
    const task = tasks.find((one) => one.name === name);
    if (!task)
      throw new Error(`worker: expected one of ${tasks.map((one) => one.name).join(', ')}, got ${name}`);
    return { status: 'ok', value: task.run(data as never, machine) };
  } catch (cause) {
    return { status: 'failed', error: cause instanceof Error ? cause.message : String(cause) };
  }
}
