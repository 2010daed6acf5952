/** An ensemble from a scenario to its result: the one way in for commands and studies. */
import { type HistoryRow, actuals as publishedFigures, readHistory } from '../scenario/history.ts';
import { identityOf, manifestOf, type PlanIdentity, type SeededScenario } from './manifest.ts';
import { type Replicate, runReplicates, threadsEach, threadsFor } from './pool.ts';
import { type Posterior, readPosterior } from './posterior.ts';
import type { ReplicateRow, RunResult } from './result.ts';
import { headlinesOf, summarize } from './summary.ts';
import { judgeTargets } from './targets.ts';

/** Everything read from disk before an ensemble starts. */
export interface Prepared {
  readonly scenario: SeededScenario;
  readonly history: readonly HistoryRow[];
  readonly posterior: Posterior | undefined;
  readonly identity: PlanIdentity;
}

/** @throws Refusal when the posterior is wrong or knew more than the scenario may */
export function prepare(scenario: SeededScenario): Prepared {
  const history = readHistory();
  const { posterior: file, knownUntil } = scenario;
  const posterior = file === undefined ? undefined : readPosterior(file, knownUntil);
  return { scenario, history, posterior, identity: identityOf(scenario, history, posterior) };
}

export interface EnsembleOptions {
  readonly threads?: number;
  /** The run folder, for checkpoints of long replicates. */
  readonly folder?: string;
  readonly signal?: AbortSignal;
  readonly onDone?: (replicate: Replicate) => void;
}

/** A run with its daily series, before it is written. */
export interface FinishedRun {
  readonly result: RunResult;
  /** The scenario as YAML, every default spelled out. */
  readonly resolved: string;
  /** Daily series of the replicates that ended well, with their numbers. */
  readonly series: readonly { readonly replicate: number; readonly values: Float64Array }[];
}

export async function runEnsemble(
  prepared: Prepared,
  { threads, folder, signal, onDone }: EnsembleOptions = {},
): Promise<FinishedRun> {
  const { scenario, history, posterior, identity } = prepared;
  const { seed, replicates: count } = scenario;
  const started = new Date();
  const before = performance.now();
  const used = threadsFor(count, threads);
  const replicates = await runReplicates(
    { scenario, history, posterior, seed, replicates: count },
    {
      threads: used,
      threadsEach: threadsEach(count, threads),
      ...(folder === undefined ? {} : { folder }),
      ...(signal ? { signal } : {}),
      ...(onDone ? { onDone } : {}),
    },
  );
  const seconds = (performance.now() - before) / 1000;
  const series = replicates.flatMap(({ index, answer }) =>
    answer.status === 'ok' ? [{ replicate: index, values: answer.series }] : [],
  );
  const all = series.map(({ values }) => values);
  const { from, until, knownUntil } = scenario;
  const published = publishedFigures(history, from, until, knownUntil);
  const facts = {
    identity,
    replicates,
    interrupted: replicates.length < count,
    started,
    seconds,
    threads: used,
  };
  const result: RunResult = {
    scenario: describe(scenario),
    manifest: manifestOf(scenario, facts),
    summary: summarize(scenario, all),
    targets: judgeTargets(scenario, all, published),
    actuals: published,
    replicates: replicates.map((replicate) => rowOf(scenario, replicate)),
  };
  return { result, resolved: scenario.resolved, series };
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
