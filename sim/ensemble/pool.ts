/** Replicates on worker threads. A replicate is the unit: its answer depends on nothing but its own task. */

import { setMaxListeners } from 'node:events';
import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { Piscina } from 'piscina';
import type { HistoryRow } from '../scenario/history.ts';
import { checkpointFile } from './checkpoints.ts';
import { allowInlining } from './inlining.ts';
import type { MarketScenario } from './market.ts';
import { type Changes, drawParameters, type Posterior } from './posterior.ts';
import type { Means } from './replicate.ts';
import { replicateKey, replicateSeed } from './seed.ts';
import type { ReplicateAnswer, ReplicateTask } from './worker.ts';

export interface EnsemblePlan {
  readonly scenario: MarketScenario;
  readonly history: readonly HistoryRow[];
  readonly posterior: Posterior | undefined;
  readonly seed: string;
  readonly replicates: number;
}

/** A replicate that has ended, well or not. */
export interface Replicate {
  /** From 0. */
  readonly index: number;
  readonly seed: string;
  readonly drawn: Changes;
  readonly answer: ReplicateAnswer;
}

export interface PoolOptions {
  /** Worker threads; as many as cores, but no more than replicates, when not said. */
  readonly threads?: number;
  /** Threads that each replicate may use by itself; one when not said. */
  readonly threadsEach?: number;
  /** Folder for the checkpoints of long replicates; none are written when not said. */
  readonly folder?: string;
  /** Ends the ensemble early; replicates that are done are kept. */
  readonly signal?: AbortSignal;
  readonly onDone?: (replicate: Replicate) => void;
}

/** Sources run as TypeScript, the published package as JavaScript: the worker is the file beside this one. */
export const WORKER = new URL(`./worker${extname(import.meta.filename)}`, import.meta.url).href;

export function threadsFor(replicates: number, asked = availableParallelism()): number {
  return Math.max(1, Math.min(asked, replicates));
}

/** Threads left to each replicate when there are fewer replicates than threads. */
export function threadsEach(replicates: number, asked = availableParallelism()): number {
  return Math.max(1, Math.floor(asked / replicates));
}

/** Runs an ensemble; the answer is in the order of replicates, whatever the order they ended in. */
export async function runReplicates(plan: EnsemblePlan, options: PoolOptions = {}): Promise<Replicate[]> {
  const threads = threadsFor(plan.replicates, options.threads);
  allowInlining();
  const pool = new Piscina({ filename: WORKER, minThreads: threads, maxThreads: threads });
  const { signal } = options;
  if (signal) setMaxListeners(0, signal);
  const done: Replicate[] = [];
  let next = 0;
  const lane = async () => {
    while (next < plan.replicates && !signal?.aborted) {
      const index = next++;
      const task = { ...taskOf(plan, index), means: meansOf(options, index) };
      const answer = await answerOf(pool, task, signal);
      if (!answer) return;
      const replicate = { index, seed: replicateSeed(plan.seed, index), drawn: task.drawn, answer };
      done.push(replicate);
      options.onDone?.(replicate);
    }
  };
  try {
    await Promise.all(Array.from({ length: threads }, lane));
  } finally {
    await pool.destroy();
  }
  return done.sort((a, b) => a.index - b.index);
}

function taskOf({ scenario, history, posterior, seed }: EnsemblePlan, index: number): ReplicateTask {
  const key = replicateKey(seed, index);
  const { from, until, knownUntil, scale, parameters, levers } = scenario;
  const plain = { from, until, knownUntil, scale, parameters, levers };
  return { scenario: plain, history, key, drawn: posterior ? drawParameters(posterior, key) : {} };
}

function meansOf({ threadsEach = 1, folder }: PoolOptions, index: number): Means {
  return {
    threads: threadsEach,
    ...(folder === undefined ? {} : { checkpoint: checkpointFile(folder, index) }),
  };
}

/** Nothing when the ensemble was ended early. A thread that dies (out of memory) is a failed replicate. */
async function answerOf(
  pool: Piscina,
  task: ReplicateTask,
  signal: AbortSignal | undefined,
): Promise<ReplicateAnswer | undefined> {
  try {
    return (await pool.run(task, signal ? { signal } : {})) as ReplicateAnswer;
  } catch (cause) {
    if (signal?.aborted) return undefined;
    return { status: 'failed', error: cause instanceof Error ? cause.message : String(cause), seconds: 0 };
  }
}
