/** Threads and a memo for tests. */
import {
  type Asked,
  type FinishedRun,
  type Observer,
  type Prepared,
  runEnsembles,
} from '../../sim/runs/ensemble.ts';
import { type Memo, noMemo } from '../../sim/runs/memo.ts';
import { engineVersion } from '../../sim/runs/node/engine.ts';
import { withThreads } from '../../sim/runs/node/threads.ts';
import type { Means } from '../../sim/runs/perform.ts';

export interface TestMeans {
  readonly threads?: number;
  readonly memo?: Memo;
  readonly signal?: AbortSignal;
}

export function withTestMeans<Result>(
  { threads = 2, memo = noMemo, signal }: TestMeans,
  use: (means: Means) => Promise<Result>,
): Promise<Result> {
  return withThreads(threads, (executor) => use({ executor, memo, engine: engineVersion(), signal }));
}

export async function runOne(
  asked: Prepared | Asked,
  { observer, ...means }: TestMeans & { readonly observer?: Observer } = {},
): Promise<FinishedRun> {
  const one = 'prepared' in asked ? asked : { prepared: asked };
  const [run] = await withTestMeans(means, (lent) => runEnsembles([one], lent, observer));
  return run!;
}
