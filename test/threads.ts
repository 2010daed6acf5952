/**
 * Threads that all commands and runs of a test file share. A thread of its own for each costs a third of a second, for
 * loading the model and compiling it, and no answer depends on who else has used it. soak-seed.ts ends them with the file.
 */
import { availableParallelism } from 'node:os';
import type { Executor } from '../sim/runs/executor.ts';
import { withThreads } from '../sim/runs/node/threads.ts';
import { usedPlugins } from '../sim/runs/node/used-plugins.ts';
import type { OnTrouble } from '../sim/runs/trouble.ts';

interface Lent {
  readonly executor: Executor;
  /** Resolved when the threads have ended. */
  readonly ended: Promise<void>;
  readonly end: () => void;
}

const lent = new Map<number, Promise<Lent>>();
/** Of the command that works now. */
let listener: OnTrouble | undefined;

async function lend(lanes: number): Promise<Lent> {
  const ready = Promise.withResolvers<Executor>();
  const done = Promise.withResolvers<void>();
  const use = (executor: Executor) => {
    ready.resolve(executor);
    return done.promise;
  };
  const ended = withThreads(lanes, use, (trouble) => listener?.(trouble));
  return { executor: await ready.promise, ended, end: done.resolve };
}

/** As `withThreads`, with threads that are there. Plugins stay in a thread: with some in use it has threads of its own. */
export async function sharedThreads<Result>(
  threads: number | undefined,
  use: (executor: Executor) => Promise<Result>,
  onTrouble?: OnTrouble,
): Promise<Result> {
  if (usedPlugins().length > 0) return withThreads(threads, use, onTrouble);
  const lanes = threads ?? availableParallelism();
  if (!lent.has(lanes)) lent.set(lanes, lend(lanes));
  const { executor } = await lent.get(lanes)!;
  listener = onTrouble;
  return use(executor);
}

/** Ends them all. */
async function endThreads(): Promise<void> {
  const all = await Promise.all(lent.values());
  lent.clear();
  for (const { end } of all) end();
  await Promise.all(all.map(({ ended }) => ended));
}

Object.assign(globalThis, { endThreads });
