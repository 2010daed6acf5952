/** Replicates on worker threads. A replicate is the unit: its answer depends on nothing but its own task. */

import { setMaxListeners } from 'node:events';
import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { Piscina } from 'piscina';
import type { Twin } from '../../result/varianceSplit.ts';
import type { HistoryRow } from '../../scenario/history.ts';
import { type Changes, drawParameters, type Posterior } from '../../scenario/posterior.ts';
import type { MarketScenario } from '../market.ts';
import { replicateKey, replicateSeed, twinKey } from '../seed.ts';
import { allowInlining } from './inlining.ts';
import type { Means } from './replicate.ts';
import type { ReplicateAnswer, ReplicateTask } from './worker.ts';

export interface EnsemblePlan {
  readonly scenario: MarketScenario;
  readonly history: readonly HistoryRow[];
  readonly posterior: Posterior | undefined;
  readonly seed: string;
}

/** One replicate to run: of which plan, and which number, from 0. */
export interface Job {
  readonly plan: EnsemblePlan;
  readonly index: number;
  /** Present for a twin of the replicate. */
  readonly twin?: Twin;
  /** Threads and checkpoint of a large market; they change no byte of the answer. */
  readonly means?: Means;
}

/** A replicate that has ended, well or not. */
export interface Replicate {
  /** From 0. */
  readonly index: number;
  /** Present for a twin of the replicate of this number. */
  readonly twin?: Twin;
  readonly seed: string;
  readonly drawn: Changes;
  readonly answer: ReplicateAnswer;
}

export interface PoolOptions {
  /** Ends the work early; replicates that are done are kept. */
  readonly signal?: AbortSignal;
  /** Called as each replicate ends; its thread goes on when the promise is kept, and all stop when it is broken. */
  readonly onDone?: (replicate: Replicate, job: Job) => void | Promise<void>;
}

/** Sources run as TypeScript, the published package as JavaScript: the worker is the file beside this one. */
export const WORKER = new URL(`./worker${extname(import.meta.filename)}`, import.meta.url).href;

export function threadsFor(replicates: number, asked = availableParallelism()): number {
  return Math.max(1, Math.min(asked, replicates));
}

/** Threads left to each replicate when there are fewer replicates than threads. */
export function threadsEach(replicates: number, asked = availableParallelism()): number {
  return Math.max(1, Math.floor(asked / Math.max(1, replicates)));
}

export interface Pool {
  /** Begins jobs in their order; answers come as they end, through `onDone`. */
  run(jobs: readonly Job[], options?: PoolOptions): Promise<void>;
}

/** Lends threads that run replicates. */
export async function withPool<Result>(
  threads: number,
  use: (pool: Pool) => Promise<Result>,
): Promise<Result> {
  allowInlining();
  const workers = new Piscina({ filename: WORKER, minThreads: threads, maxThreads: threads });
  try {
    return await use({ run: (jobs, options = {}) => runJobs(workers, threads, jobs, options) });
  } finally {
    await workers.destroy();
  }
}

async function runJobs(workers: Piscina, threads: number, jobs: readonly Job[], options: PoolOptions) {
  const trouble = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, trouble.signal]) : trouble.signal;
  setMaxListeners(0, signal);
  let next = 0;
  const lane = async () => {
    while (next < jobs.length && !signal.aborted) {
      const job = jobs[next++]!;
      const task = taskOf(job);
      const answer = await answerOf(workers, task, signal);
      if (!answer) return;
      const seed = replicateSeed(job.plan.seed, job.index);
      const twin = job.twin ? { twin: job.twin } : {};
      await options.onDone?.({ index: job.index, ...twin, seed, drawn: task.drawn, answer }, job);
    }
  };
  const lanes = Array.from({ length: threads }, () =>
    lane().catch((cause: unknown) => {
      trouble.abort();
      throw cause;
    }),
  );
  const ended = await Promise.allSettled(lanes);
  for (const lane of ended) if (lane.status === 'rejected') throw lane.reason;
}

/** A twin has the posterior's draw of its replicate, and one kind of luck from a key of its own. */
export function taskOf({ plan, index, twin, means }: Job): ReplicateTask {
  const { scenario, history, posterior, seed } = plan;
  const own = replicateKey(seed, index);
  const other = twin ? twinKey(seed, index) : own;
  const { from, until, knownUntil, scale, parameters, levers } = scenario;
  const plain = { from, until, knownUntil, scale, parameters, levers };
  return {
    scenario: plain,
    history,
    key: twin === 'chance' ? other : own,
    ...(twin ? { attention: twin === 'attention' ? other : own } : {}),
    drawn: posterior ? drawParameters(posterior, own) : {},
    ...(means ? { means } : {}),
  };
}

/** Nothing when the work was ended early. A thread that dies (out of memory) is a failed replicate. */
async function answerOf(
  pool: Piscina,
  task: ReplicateTask,
  signal: AbortSignal,
): Promise<ReplicateAnswer | undefined> {
  try {
    return (await pool.run(task, { signal })) as ReplicateAnswer;
  } catch (cause) {
    if (signal.aborted) return undefined;
    return { status: 'failed', error: cause instanceof Error ? cause.message : String(cause), seconds: 0 };
  }
}
