/** Ensembles from scenarios to results: the one way in for commands and studies. */

import { BATCH } from '../result/precision.ts';
import { type Account, type Asked, countOf, indicesOf, newAccount, pairedOf, reachedBy } from './account.ts';
import { type FinishedRun, finish } from './finish.ts';
import { type OnPaired, runPaired } from './pairedRuns.ts';
import { type Means, performMarkets } from './perform.ts';
import type { Replicate } from './prepared.ts';
import { drawMarket, drawnBy, type ReplicateRequest, requestOf } from './requests.ts';
import { replicateSeed } from './seed.ts';

/** What is seen of ensembles while they run. */
export interface Observer {
  /** Called as replicates end, and at once for those remembered; `at` counts the ensembles. */
  readonly onDone?: ((replicate: Replicate, at: number, remembered: boolean) => void) | undefined;
  /** Called when paired runs begin (`done` is 0), as they end, and at once for those remembered. */
  readonly onPaired?: OnPaired | undefined;
}

/**
 * Runs several ensembles on the same executor, in balanced order: replicate 0 of each, then replicate 1 of each, those
 * that share days as a tree. The results are those of each ensemble alone.
 */
export async function runEnsembles(
  all: readonly Asked[],
  means: Means,
  { onDone, onPaired }: Observer = {},
): Promise<FinishedRun[]> {
  const started = new Date();
  const before = performance.now();
  const accounts = all.map(newAccount);
  const most = all.reduce((sum, asked) => sum + countOf(asked), 0);
  for (let round = 0; !means.signal?.aborted; round++) {
    const groups = groupsOf(accounts, round);
    if (!groups) break;
    await performMarkets<EnsembleRequest>(
      groups,
      (answer, { at, index }, { remembered, seconds }) => {
        const account = accounts[at]!;
        const { prepared } = account.asked;
        const seed = replicateSeed(prepared.scenario.seed, index);
        const replicate = { index, seed, drawn: drawnBy(prepared, index), answer, seconds };
        account.done.set(index, replicate);
        if (remembered) account.remembered.add(index);
        else if (answer.status === 'ok') account.visits += answer.value.visits;
        onDone?.(replicate, at, remembered);
      },
      means,
      most,
    );
    for (const account of accounts) account.reached = reachedBy(account);
  }
  if (!means.signal?.aborted) await runPaired(accounts.flatMap(pairedOf), means, onPaired);
  const seconds = (performance.now() - before) / 1000;
  const threads = Math.min(means.executor.lanes, Math.max(1, most));
  const node = means.executor.runtime;
  return accounts.map((account) => finish(account, { started, seconds, threads, node }));
}

interface EnsembleRequest extends ReplicateRequest {
  readonly at: number;
  readonly index: number;
}

/**
 * The requests of a round, those of one number together: all at once, or the next batch of those that are to be precise
 * and are not yet. Undefined when nothing is left.
 */
function groupsOf(accounts: readonly Account[], round: number): Iterable<EnsembleRequest[]> | undefined {
  const wanted = accounts.map(({ asked, reached }) => {
    const { precision } = asked;
    if (!precision) return new Set(round === 0 ? indicesOf(asked) : []);
    if (reached <= precision.share) return new Set<number>();
    return new Set(indicesOf(asked).slice(round * BATCH, (round + 1) * BATCH));
  });
  const indices = [...new Set(wanted.flatMap((own) => [...own]))].sort((a, b) => a - b);
  if (indices.length === 0) return undefined;
  return (function* () {
    for (const index of indices) {
      yield accounts.flatMap(({ asked: { prepared, places } }, at) =>
        wanted[at]!.has(index)
          ? [{ ...requestOf(() => drawMarket(prepared, index).market, places?.(index)), at, index }]
          : [],
      );
    }
  })();
}
