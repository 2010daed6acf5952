/** Ensembles from scenarios to results: the one way in for commands and studies. */

import { publishedBeside } from '../result/actuals.ts';
import { healthOf } from '../result/health/all.ts';
import { BATCH, type Precision, relativeError } from '../result/precision.ts';
import type { HealthFigures, Manifest, ReplicateRow, RunResult } from '../result/result.ts';
import { headlinesOf, summarize } from '../result/summary.ts';
import { judgeTargets } from '../result/targets.ts';
import type { Paired } from '../result/varianceSplit.ts';
import type { MarketData } from '../scenario/market-data.ts';
import type { Changes, Posterior } from '../scenario/posterior.ts';
import type { SeededScenario } from '../scenario/scenario.ts';
import type { Answer } from './job.ts';
import { manifestOf, type PlanIdentity, type RunFacts, withReplicates } from './manifest.ts';
import {
  noPairedRuns,
  type OnPaired,
  type PairedEnsemble,
  type PairedHeadlines,
  pairedRunsLeft,
  runPaired,
  splitOf,
} from './pairedRuns.ts';
import { type Means, type Place, performMarkets } from './perform.ts';
import type { ReplicateValue } from './replicate.ts';
import { drawMarket, drawnBy, type ReplicateRequest, requestOf } from './requests.ts';
import { replicateSeed } from './seed.ts';

/** Everything known before an ensemble starts. */
export interface Prepared {
  readonly scenario: SeededScenario;
  readonly data: MarketData;
  readonly posterior: Posterior | undefined;
  readonly identity: PlanIdentity;
  /** SHA-256 of every data file read, by name. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Texts of the files that the run folder must hold beside its scenario, by name. */
  readonly copies: Readonly<Record<string, string>>;
  /** How past forecasts of the same market did, where that ships with the program. */
  readonly backtest?: { readonly levels: HealthFigures['coverage']['levels'] } | undefined;
}

/** Where the answers of one ensemble are kept: of a replicate by its number, or of a paired run of it. */
export type Places = (index: number, paired?: Paired) => Place;

/** A replicate that has ended, well or not. */
export interface Replicate {
  /** From 0. */
  readonly index: number;
  readonly seed: string;
  readonly drawn: Changes;
  readonly answer: Answer<ReplicateValue>;
  /** Time it took; 0 for one that was remembered. */
  readonly seconds: number;
}

/** What is seen of ensembles while they run. */
export interface Observer {
  /** Called as replicates end, and at once for those remembered; `at` counts the ensembles. */
  readonly onDone?: ((replicate: Replicate, at: number, remembered: boolean) => void) | undefined;
  /** Called when paired runs begin (`done` is 0), as they end, and at once for those remembered. */
  readonly onPaired?: OnPaired | undefined;
}

/** One ensemble of several that share threads. */
export interface Asked {
  readonly prepared: Prepared;
  readonly places?: Places | undefined;
  readonly part?: Part | undefined;
  /** Run until a figure is this precise; the scenario's replicates are then the most there can be. */
  readonly precision?: Precision | undefined;
}

/** Part `part` (from 1) of `of`: the replicates k with k mod of = part − 1. */
export interface Part {
  readonly part: number;
  readonly of: number;
}

/** A run with its daily series, before it is written. */
export interface FinishedRun {
  readonly result: RunResult;
  /** The scenario as YAML, every default spelled out, and the files that it names. */
  readonly resolved: string;
  readonly copies: Readonly<Record<string, string>>;
  /** Daily series of the replicates that ended well, with their numbers. */
  readonly series: readonly { readonly replicate: number; readonly values: Float64Array }[];
  /** Seconds of the replicates that were simulated this time, by their numbers. */
  readonly seconds: ReadonlyMap<number, number>;
  /** Replicates that were remembered. */
  readonly remembered: number;
  /** Paired runs that were stopped before they ended: the same run goes on with them. */
  readonly pairedLeft: number;
}

export async function runEnsemble(
  prepared: Prepared,
  means: Means,
  observer: Observer = {},
): Promise<FinishedRun> {
  const [run] = await runEnsembles([{ prepared }], means, observer);
  return run!;
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
  return accounts.map((account) => finish(account, { started, seconds, threads, node }));
}

/** How many replicates an ensemble would have in the end. */
export function countOf(asked: Asked): number {
  return indicesOf(asked).length;
}

/** Numbers of the replicates that an ensemble would have in the end. */
export function indicesOf({ prepared, part }: Pick<Asked, 'prepared' | 'part'>): number[] {
  const all = Array.from({ length: prepared.scenario.replicates }, (_, k) => k);
  return part ? all.filter((k) => k % part.of === part.part - 1) : all;
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

function finish(
  account: Account,
  facts: Pick<RunFacts, 'started' | 'seconds' | 'threads' | 'node'>,
): FinishedRun {
  const { asked, visits, reached } = account;
  const { prepared, part, precision } = asked;
  const { scenario, data, identity } = prepared;
  const replicates = inOrder(account);
  const precise = precision !== undefined && reached <= precision.share;
  const [paired] = pairedOf(account);
  const pairedLeft = paired ? pairedRunsLeft(paired) : 0;
  const spread = paired && pairedLeft === 0 ? splitOf(paired) : undefined;
  const series = replicates.flatMap(({ index, answer }) =>
    answer.status === 'ok' ? [{ replicate: index, values: answer.value.series }] : [],
  );
  const values = series.map((one) => one.values);
  const { from, until, knownUntil } = scenario;
  const published = publishedBeside(data.history, from, until, knownUntil);
  const result: RunResult = {
    scenario: describe(scenario),
    manifest: manifestOf(scenario, {
      ...facts,
      identity,
      replicates,
      visits: visits + account.headlines.visits,
      status: isWhole(account) ? 'complete' : 'interrupted',
      inputs: prepared.inputs,
      ...partText(part),
      ...(precision && Number.isFinite(reached)
        ? { untilCi: { ...precision, reached, most: scenario.replicates } }
        : {}),
    }),
    summary: summarize(scenario, values),
    targets: judgeTargets(scenario, values, published),
    actuals: published,
    replicates: replicates.map((replicate) => rowOf(scenario, replicate)),
    ...(spread ? { spread } : {}),
  };
  const count = precise ? replicates.length : scenario.replicates;
  const health = healthOf({ scenario, posterior: prepared.posterior, backtest: prepared.backtest, result });
  const simulated = replicates.filter(({ index }) => !account.remembered.has(index));
  return {
    result: { ...result, health },
    resolved: withReplicates(scenario.resolved, count),
    copies: prepared.copies,
    series,
    seconds: new Map(simulated.map(({ index, seconds }) => [index, seconds])),
    remembered: account.remembered.size,
    pairedLeft,
  };
}

function partText(part: Part | undefined): { readonly shard?: string } {
  return part ? { shard: `${part.part}/${part.of}` } : {};
}

/** What the manifest says while the replicates run. */
export function runningManifest({ prepared, part }: Pick<Asked, 'prepared' | 'part'>): Manifest {
  const { scenario, identity, inputs } = prepared;
  return manifestOf(scenario, {
    identity,
    inputs,
    replicates: [],
    visits: 0,
    status: 'running',
    started: new Date(),
    seconds: 0,
    threads: 0,
    node: '',
    ...partText(part),
  });
}

function describe(scenario: SeededScenario): RunResult['scenario'] {
  const { name, title, from, until, knownUntil, scale } = scenario;
  const levers = scenario.levers.map((lever) => {
    const { id, title: words, from: first, until: last, strength } = lever;
    return { id, title: words, from: first, until: last, strength };
  });
  return { name, title, from, until, knownUntil, scale, levers };
}

function rowOf(scenario: SeededScenario, { index, seed, drawn, answer }: Replicate): ReplicateRow {
  const ok = answer.status === 'ok';
  return {
    scenario: scenario.name,
    replicate: index,
    seed,
    status: answer.status,
    error: ok ? '' : answer.error,
    fingerprint: ok ? answer.value.fingerprint : '',
    parameters: drawn,
    headline: ok ? headlinesOf(scenario, answer.value.series) : {},
  };
}
