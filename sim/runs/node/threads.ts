/** The executor of this machine: worker threads. */
import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { Piscina } from 'piscina';
import { refuse } from '../../notation/refusal.ts';
import type { Executor, OnAnswer, RunOptions } from '../executor.ts';
import type { Answer, Job } from '../job.ts';
import { inLanes } from '../lanes.ts';
import type { OnTrouble, Trouble } from '../trouble.ts';
import { allowInlining } from './inlining.ts';
import { type PluginPlace, pluginPlaces } from './used-plugins.ts';

/** Sources run as TypeScript, the published package as JavaScript: the worker is the file beside this one. */
const WORKER = new URL(`./worker${extname(import.meta.filename)}`, import.meta.url).href;

/** What a thread is sent. */
export interface WorkerTask extends Pick<Job, 'task' | 'data' | 'state' | 'events'> {
  /** Threads that a large market of the job may use. */
  readonly threads: number;
  /** Plugins that the job may need; absent where there are none. */
  readonly plugins?: readonly PluginPlace[];
}

export function threadsFor(jobs: number, asked = availableParallelism()): number {
  return Math.max(1, Math.min(asked, jobs));
}

/** Threads left to each job when there are fewer jobs than threads. */
export function threadsEach(jobs: number, lanes: number): number {
  return Math.max(1, Math.floor(lanes / Math.max(1, jobs)));
}

/** Lends threads that run jobs. They start when they are first needed and end with the work; what they tell is handed on. */
export async function withThreads<Result>(
  threads: number | undefined,
  use: (executor: Executor) => Promise<Result>,
  onTrouble?: OnTrouble,
): Promise<Result> {
  allowInlining();
  const lanes = threads ?? availableParallelism();
  let pool: Piscina | undefined;
  const lost = new AbortController();
  // a thread that has nothing to do stays: the next one would compile all code again
  const options = { filename: WORKER, minThreads: 1, maxThreads: lanes, idleTimeout: Infinity };
  const begin = () =>
    new Piscina(options)
      .on('error', (cause) => lost.abort(threadRefusal(cause)))
      .on('message', (trouble: Trouble) => onTrouble?.(trouble));
  const workers = () => (pool ??= begin());
  const executor: Executor = {
    runtime: process.versions.node,
    lanes,
    run: (jobs, onAnswer, options = {}) =>
      runJobs({ workers, lanes, lost: lost.signal }, jobs, onAnswer, options),
  };
  try {
    return await use(executor);
  } finally {
    await pool?.destroy();
  }
}

interface Threads {
  readonly workers: () => Piscina;
  readonly lanes: number;
  /** Aborted, with the reason, when threads cannot start. */
  readonly lost: AbortSignal;
}

/** A thread that falls before it has a job: the machine has no room for it, or the program is at fault. */
function threadRefusal(cause: unknown): unknown {
  if (!/EMFILE|ENFILE|too many open files/i.test(String(cause))) return cause;
  const hint = 'name fewer with --threads, or raise the limit (ulimit -n)';
  return refuse('laotie', 'worker threads that can start', 'too many open files', hint);
}

async function runJobs<J extends Job>(
  { workers, lanes, lost }: Threads,
  jobs: Iterable<J> | AsyncIterable<J>,
  onAnswer: OnAnswer<J>,
  { signal: outer, count }: RunOptions,
): Promise<void> {
  const signal = AbortSignal.any([lost, ...(outer ? [outer] : [])]);
  const threads = threadsEach(count ?? lanes, lanes);
  const places = pluginPlaces();
  const plugins = places.length > 0 ? { plugins: places } : {};
  await inLanes(jobs, threadsFor(count ?? lanes, lanes), signal, async (job, ended) => {
    const { task, data, state, events } = job;
    const started = performance.now();
    const sent: WorkerTask = {
      ...{ task, data, threads, ...plugins },
      ...(state === undefined ? {} : { state }),
      ...(events ? { events } : {}),
    };
    const answer = await answerOf(workers, sent, ended);
    if (!answer) return;
    await onAnswer(answer as Parameters<typeof onAnswer>[0], job, (performance.now() - started) / 1000);
  });
  if (lost.aborted) throw lost.reason;
}

/** Nothing when the work was ended early. A thread that dies (out of memory) is a failed job. */
async function answerOf(
  workers: () => Piscina,
  task: WorkerTask,
  signal: AbortSignal,
): Promise<Answer | undefined> {
  if (signal.aborted) return undefined;
  try {
    return (await workers().run(task, { signal })) as Answer;
  } catch (cause) {
    if (signal.aborted) return undefined;
    return { status: 'failed', error: cause instanceof Error ? cause.message : String(cause) };
  }
}
