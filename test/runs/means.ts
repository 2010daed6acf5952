/** Threads and a memo for tests. */

import { type Observer, runEnsembles } from '../../sim/runs/ensemble.ts';
import type { FinishedRun } from '../../sim/runs/finished.ts';
import { type Memo, noMemo } from '../../sim/runs/memo.ts';
import { engineVersion } from '../../sim/runs/node/engine.ts';
import type { Means } from '../../sim/runs/perform.ts';
import type { Asked, Prepared } from '../../sim/runs/prepared.ts';
import { sharedThreads } from '../threads.ts';

export interface TestMeans {
  readonly threads?: number;
  readonly memo?: Memo;
  readonly signal?: AbortSignal;
}

export function withTestMeans<Result>(
  { threads = 2, memo = noMemo, signal }: TestMeans,
  use: (means: Means) => Promise<Result>,
): Promise<Result> {
  return sharedThreads(threads, (executor) => use({ executor, memo, engine: engineVersion(), signal }));
}

export async function runOne(
  asked: Prepared | Asked,
  { observer, ...means }: TestMeans & { readonly observer?: Observer } = {},
): Promise<FinishedRun> {
  const one = 'prepared' in asked ? asked : { prepared: asked };
  const [run] = await withTestMeans(means, (lent) => runEnsembles([one], lent, observer));
  return run!;
}

/** Remembers as long as the program runs. */
export function memoInMemory(): Memo {
  const held = new Map<string, Uint8Array>();
  return { get: async (hash) => held.get(hash), put: async (hash, bytes) => void held.set(hash, bytes) };
}
