/** Ensembles from scenarios to results: the one way in for commands and studies. */

import { BATCH, relativeError } from '../result/precision.ts';
import { headlinesOf } from '../result/summary.ts';
import { type FinishedRun, finish } from './finished.ts';
import {
  noPairedRuns,
  type OnPaired,
  type PairedEnsemble,
  type PairedHeadlines,
  runPaired,
} from './pairedRuns.ts';
import { type Means, performMarkets } from './perform.ts';
import { type Asked, countOf, indicesOf, type Replicate } from './prepared.ts';
import { drawMarket, drawnBy, type ReplicateRequest, requestOf } from './requests.ts';
import { replicateSeed } from './seed.ts';

/** What is seen of ensembles while they run. */
export interface Observer {
  /** Called as replicates end, and at once for those remembered; `at` counts the ensembles. */
  readonly onDone?: ((replicate: Replicate, at: number, remembered: boolean) => void) | undefined;
  /** Called when paired runs begin (`done` is 0), as they end, and at once for those remembered. */
  readonly onPaired?: OnPaired | undefined;
}

/** What has been done of one ensemble. */
interface Account {
  readonly asked: Asked;
  readonly done: Map<number, Replicate>;
  readonly headlines: PairedHeadlines;
  readonly remembered: Set<number>;
  /** Fan visits simulated this time. */
  visits: number;
  /** Half width of the interval when it was last looked at. */
  reached: number;
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
  return accounts.map((account) => {
    const { asked, remembered, reached, visits, headlines } = account;
    const done = { asked, remembered, reached, replicates: inOrder(account), isWhole: isWhole(account) };
    const facts = { started, seconds, threads, node, visits: visits + headlines.visits };
    return finish({ ...done, paired: pairedOf(account)[0] }, facts);
  });
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

function newAccount(asked: Asked): Account {
  return {
    asked,
    done: new Map(),
    headlines: noPairedRuns(),
    remembered: new Set(),
    visits: 0,
    reached: Infinity,
  };
}

/** What of an ensemble gets paired runs: nothing of a part, or of one that was stopped. */
function pairedOf(account: Account): PairedEnsemble[] {
  const { prepared, places, part } = account.asked;
  if (part || !isWhole(account)) return [];
  return [{ prepared, places, replicates: inOrder(account), headlines: account.headlines }];
}

function isWhole(account: Account): boolean {
  const { asked, done, reached } = account;
  const precise = asked.precision !== undefined && reached <= asked.precision.share;
  return precise || done.size === countOf(asked);
}

function inOrder({ done }: Account): Replicate[] {
  return [...done.values()].sort((a, b) => a.index - b.index);
}

function reachedBy(account: Account): number {
  const { precision, prepared } = account.asked;
  if (!precision) return Infinity;
  const values = inOrder(account).flatMap(({ answer }) => {
    const value =
      answer.status === 'ok' && headlinesOf(prepared.scenario, answer.value.series)[precision.figure];
    return typeof value === 'number' ? [value] : [];
  });
  return relativeError(values);
}
