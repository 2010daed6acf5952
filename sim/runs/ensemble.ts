/** An ensemble from a scenario to its result: the one way in for commands and studies. */

import { publishedBeside } from '../result/actuals.ts';
import { healthOf } from '../result/health/all.ts';
import { BATCH, type Precision, relativeError } from '../result/precision.ts';
import type { Manifest, ReplicateRow, RunResult } from '../result/result.ts';
import { headlinesOf, summarize } from '../result/summary.ts';
import { judgeTargets } from '../result/targets.ts';
import type { HistoryRow } from '../scenario/history.ts';
import type { Posterior } from '../scenario/posterior.ts';
import type { SeededScenario } from '../scenario/scenario.ts';
import {
  identityOf,
  inputsOf,
  manifestOf,
  type PlanIdentity,
  type RunFacts,
  withReplicates,
} from './manifest.ts';
import { type Backtest, backtestOf } from './node/backtest.ts';
import { hashOfFile } from './node/files.ts';
import type { Keep } from './node/keep.ts';
import { type Job, type Replicate, threadsEach, threadsFor, withPool } from './node/pool.ts';
import { readPosterior } from './node/posterior.ts';
import { readHistory } from './node/shipped.ts';
import { newTwins, runTwins, spreadOf, type Twinned, type Twins, twinsMissing } from './pairedRuns.ts';

/** Name of the backtest among the inputs. It decides no replicate, only what the health card says. */
const BACKTEST = 'backtest';

/** Everything read from disk before an ensemble starts. */
export interface Prepared {
  readonly scenario: SeededScenario;
  readonly history: readonly HistoryRow[];
  readonly posterior: Posterior | undefined;
  readonly identity: PlanIdentity;
  /** SHA-256 of every data file read, by name. */
  readonly inputs: Readonly<Record<string, string>>;
  /** How past forecasts of the same market did, where that ships with the program. */
  readonly backtest?: Backtest | undefined;
}

/** @throws Refusal when the posterior is wrong or knew more than the scenario may */
export function prepare(scenario: SeededScenario): Prepared {
  const history = readHistory();
  const { posterior: file, knownUntil } = scenario;
  const posterior = file === undefined ? undefined : readPosterior(file, knownUntil);
  const identity = identityOf(scenario, history, posterior);
  const backtest = backtestOf(scenario.name, posterior);
  const inputs = { ...inputsOf(scenario), ...(backtest ? { [BACKTEST]: hashOfFile(backtest.file) } : {}) };
  return { scenario, history, posterior, identity, inputs, backtest };
}

export interface EnsembleOptions {
  readonly threads?: number;
  readonly signal?: AbortSignal;
  /** Called as replicates end, and at once for those found on disk; `at` counts the ensembles. */
  readonly onDone?: (replicate: Replicate, at: number, found: boolean) => void;
  /** Called when twins begin (`done` is 0), as they end, and at once for those found on disk. */
  readonly onTwin?: (done: number, all: number, found: boolean) => void;
}

/** One ensemble of several that share threads. */
export interface Asked {
  readonly prepared: Prepared;
  /** Where replicates are kept as they end, and taken from when they are there. */
  readonly keep?: Keep;
  readonly shard?: Shard;
  /** Run until a figure is this precise; the scenario's replicates are then the most there can be. */
  readonly precision?: Precision;
}

/** Part `part` (from 1) of `of`: the replicates k with k mod of = part − 1. */
export interface Shard {
  readonly part: number;
  readonly of: number;
}

/** A run with its daily series, before it is written. */
export interface FinishedRun {
  readonly result: RunResult;
  /** The scenario as YAML, every default spelled out. */
  readonly resolved: string;
  /** Daily series of the replicates that ended well, with their numbers. */
  readonly series: readonly { readonly replicate: number; readonly values: Float64Array }[];
  /** Twins that were stopped before they ended: the same run goes on with them. */
  readonly twinsLeft: number;
}

export async function runEnsemble(prepared: Prepared, options: EnsembleOptions = {}): Promise<FinishedRun> {
  const [run] = await runEnsembles([{ prepared }], options);
  return run!;
}

/** What has been done of one ensemble. */
interface Account {
  readonly asked: Asked;
  readonly done: Map<number, Replicate>;
  readonly twins: Twins;
  /** Fan visits simulated this time. */
  visits: number;
  /** Half width of the interval when it was last looked at. */
  reached: number;
}

/**
 * Runs several ensembles on the same threads, in balanced order: replicate 0 of each, then replicate 1 of each.
 * The results are those of each ensemble alone.
 */
export async function runEnsembles(
  all: readonly Asked[],
  { threads, signal, onDone, onTwin }: EnsembleOptions = {},
): Promise<FinishedRun[]> {
  const started = new Date();
  const before = performance.now();
  const accounts = all.map(newAccount);
  const most = all.reduce((sum, asked) => sum + indicesOf(asked).length, 0);
  const used = threadsFor(most, threads);
  const take = (at: number, replicate: Replicate, found: boolean) => {
    const account = accounts[at]!;
    const { answer } = replicate;
    account.done.set(replicate.index, replicate);
    if (!found && answer.status === 'ok') account.visits += answer.visits;
    onDone?.(replicate, at, found);
  };
  await withPool(used, async (pool) => {
    for (let round = 0; !signal?.aborted; round++) {
      const jobs = jobsOf(accounts, round);
      if (jobs.length === 0) break;
      const missing = jobs.filter(({ at, index }) => {
        const found = all[at]!.keep?.get(index);
        if (found?.answer.status !== 'ok') return true; // what failed is tried again
        take(at, found, true);
        return false;
      });
      const onEnd = async (replicate: Replicate, job: Job) => {
        const { at } = job as EnsembleJob;
        await all[at]!.keep?.put(replicate);
        take(at, replicate, false);
      };
      const each = threadsEach(most, threads);
      await pool.run(withMeans(missing, all, each), { onDone: onEnd, ...(signal ? { signal } : {}) });
      for (const account of accounts) account.reached = reachedBy(account);
    }
    await runTwins(pool, accounts.flatMap(twinned), { threads: threadsEach(most, threads), signal, onTwin });
  });
  const seconds = (performance.now() - before) / 1000;
  return accounts.map((account) => finish(account, { started, seconds, threads: used }));
}

/** Numbers of the replicates that an ensemble would have in the end. */
export function indicesOf({ prepared, shard }: Asked): number[] {
  const all = Array.from({ length: prepared.scenario.replicates }, (_, k) => k);
  return shard ? all.filter((k) => k % shard.of === shard.part - 1) : all;
}

/** A large market runs on threads that no other replicate needs, and keeps its state beside the finished ones. */
function withMeans(jobs: readonly EnsembleJob[], all: readonly Asked[], threads: number): EnsembleJob[] {
  return jobs.map((job) => {
    const checkpoint = all[job.at]!.keep?.checkpoint(job.index);
    return { ...job, means: { threads, ...(checkpoint === undefined ? {} : { checkpoint }) } };
  });
}

interface EnsembleJob extends Job {
  readonly at: number;
}

/** The jobs of a round: all at once, or the next batch of those that are to be precise and are not yet. */
function jobsOf(accounts: readonly Account[], round: number): EnsembleJob[] {
  return accounts
    .flatMap(({ asked, reached }, at) => {
      const { prepared, precision } = asked;
      const { scenario, history, posterior } = prepared;
      const plan = { scenario, history, posterior, seed: scenario.seed };
      const indices = indicesOf(asked);
      if (!precision) return round === 0 ? indices.map((index) => ({ plan, index, at })) : [];
      if (reached <= precision.share) return [];
      const batch = indices.slice(round * BATCH, (round + 1) * BATCH);
      return batch.map((index) => ({ plan, index, at }));
    })
    .sort((a, b) => a.index - b.index || a.at - b.at);
}

function newAccount(asked: Asked): Account {
  return { asked, done: new Map(), twins: newTwins(), visits: 0, reached: Infinity };
}

/** What of an ensemble gets twins: nothing of a part, or of one that was stopped. */
function twinned(account: Account): Twinned[] {
  const { prepared, keep, shard } = account.asked;
  if (shard || !isWhole(account)) return [];
  return [{ prepared, keep, replicates: inOrder(account), twins: account.twins }];
}

function isWhole(account: Account): boolean {
  const { asked, done, reached } = account;
  const precise = asked.precision !== undefined && reached <= asked.precision.share;
  return precise || done.size === indicesOf(asked).length;
}

function inOrder({ done }: Account): Replicate[] {
  return [...done.values()].sort((a, b) => a.index - b.index);
}

function reachedBy(account: Account): number {
  const { precision, prepared } = account.asked;
  if (!precision) return Infinity;
  const values = inOrder(account).flatMap(({ answer }) => {
    const value = answer.status === 'ok' && headlinesOf(prepared.scenario, answer.series)[precision.figure];
    return typeof value === 'number' ? [value] : [];
  });
  return relativeError(values);
}

function finish(account: Account, facts: Pick<RunFacts, 'started' | 'seconds' | 'threads'>): FinishedRun {
  const { asked, visits, reached } = account;
  const { prepared, shard, precision } = asked;
  const { scenario, history, identity } = prepared;
  const replicates = inOrder(account);
  const precise = precision !== undefined && reached <= precision.share;
  const [work] = twinned(account);
  const twinsLeft = work ? twinsMissing(work) : 0;
  const spread = work && twinsLeft === 0 ? spreadOf(work) : undefined;
  const series = replicates.flatMap(({ index, answer }) =>
    answer.status === 'ok' ? [{ replicate: index, values: answer.series }] : [],
  );
  const values = series.map((one) => one.values);
  const { from, until, knownUntil } = scenario;
  const published = publishedBeside(history, from, until, knownUntil);
  const result: RunResult = {
    scenario: describe(scenario),
    manifest: manifestOf(scenario, {
      ...facts,
      identity,
      replicates,
      visits: visits + account.twins.visits,
      status: isWhole(account) ? 'complete' : 'interrupted',
      inputs: prepared.inputs,
      ...(shard ? { shard: `${shard.part}/${shard.of}` } : {}),
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
  return {
    result: { ...result, health },
    resolved: withReplicates(scenario.resolved, count),
    series,
    twinsLeft,
  };
}

/** What the manifest says while the replicates run. */
export function runningManifest({ prepared, shard }: Asked): Manifest {
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
    ...(shard ? { shard: `${shard.part}/${shard.of}` } : {}),
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
    seconds: answer.seconds,
    fingerprint: ok ? answer.fingerprint : '',
    parameters: drawn,
    headline: ok ? headlinesOf(scenario, answer.series) : {},
  };
}
