/** From replicates that have ended to the result of an ensemble. */
import { quarterBefore, quarterOf } from '../notation/dates.ts';
import { publishedBeside } from '../result/actuals.ts';
import { askedRows } from '../result/asked-periods.ts';
import { type ForecastPlan, forecastOf, gmvOf, gmvSamples, type Headline } from '../result/forecast/gmv.ts';
import type { DrawnLever } from '../result/forecast/hangs-on.ts';
import { modelErrorOf } from '../result/forecast/model-error.ts';
import { healthOf } from '../result/health/all.ts';
import { gradeBy, lacksOf } from '../result/market-grade.ts';
import type { Manifest, ReplicateRow, RunMarket, RunResult } from '../result/result.ts';
import { headlineOf, headlinesOf, summarize } from '../result/summary.ts';
import { judgeTargets } from '../result/targets.ts';
import { rowsOf } from '../scenario/fact-rules.ts';
import { PUBLISHED_AS, quarterlySeries } from '../scenario/history.ts';
import { knownBy } from '../scenario/market-data.ts';
import { parametersOf } from '../scenario/market-parameters.ts';
import type { SeededScenario } from '../scenario/scenario.ts';
import { leverRules } from './lever-rules.ts';
import { manifestOf, type RunFacts, withReplicates } from './manifest.ts';
import { type PairedEnsemble, pairedRunsLeft, splitOf } from './pairedRuns.ts';
import { hasPublishedPast } from './past.ts';
import type { Asked, Part, Prepared, Replicate } from './prepared.ts';
import { drawnLevers } from './requests.ts';
import { replicateKey } from './seed.ts';

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

/** What has been done of an ensemble. */
export interface Done {
  readonly asked: Asked;
  /** In the order of their numbers. */
  readonly replicates: readonly Replicate[];
  /** Numbers of those that were remembered. */
  readonly remembered: ReadonlySet<number>;
  /** Absent for a part, and for an ensemble that was stopped. */
  readonly paired: PairedEnsemble | undefined;
  /** All that was asked for. */
  readonly isWhole: boolean;
  /** Half width of the interval where it is to be precise, else infinite. */
  readonly reached: number;
}

export function finish(
  { asked, replicates, remembered, paired, isWhole, reached }: Done,
  facts: Pick<RunFacts, 'started' | 'seconds' | 'threads' | 'node' | 'visits'>,
): FinishedRun {
  const { prepared, part, precision } = asked;
  const { scenario, data, identity } = prepared;
  const precise = precision !== undefined && reached <= precision.share;
  const pairedLeft = paired ? pairedRunsLeft(paired) : 0;
  const spread = paired && pairedLeft === 0 ? splitOf(paired) : undefined;
  const series = replicates.flatMap(({ index, answer }) =>
    answer.status === 'ok' ? [{ replicate: index, values: answer.value.series }] : [],
  );
  const values = series.map((one) => one.values);
  const { from, until, knownUntil } = scenario;
  const published = publishedBeside(data.history, from, until, knownUntil);
  const plan = forecastPlan(prepared);
  const runs = series.map((one) => ({ index: one.replicate, gmv: gmvOf(one.values, plan) }));
  const question = {
    scenario: scenario.name,
    currency: scenario.currency,
    headline: gmvHeadline(scenario),
    drawn: strengthsOf(
      scenario,
      series.map(({ replicate }) => replicate),
    ),
  };
  const isPublished = hasPublishedPast(scenario, prepared.posterior);
  const standing = isPublished ? published : [];
  const sampleOf = gmvSamples(plan, runs, standing);
  const forecast = forecastOf(question, { plan, runs, actuals: standing, sampleOf });
  const rules = leverRules(scenario, replicates);
  const result: RunResult = {
    scenario: describe(scenario),
    market: runMarket(prepared),
    manifest: manifestOf(scenario, {
      ...facts,
      identity,
      replicates,
      status: isWhole ? 'complete' : 'interrupted',
      inputs: prepared.inputs,
      ...partText(part),
      ...(precision && Number.isFinite(reached)
        ? { untilCi: { ...precision, reached, most: scenario.replicates } }
        : {}),
    }),
    summary: summarize(scenario, values),
    ...(scenario.periods ? { periods: askedRows(scenario, values, sampleOf) } : {}),
    targets: judgeTargets(scenario, values, standing, sampleOf),
    actuals: published,
    replicates: replicates.map((replicate) => rowOf(scenario, replicate)),
    ...(forecast ? { forecast: isPublished ? forecast : { ...forecast, otherPast: true } } : {}),
    ...(spread ? { spread } : {}),
    ...(rules ? { rules } : {}),
  };
  const count = precise ? replicates.length : scenario.replicates;
  const { posterior, backtest } = prepared;
  const { isFitted } = prepared;
  const health = healthOf({ scenario, posterior, isFitted, backtest, result, all: parametersOf(data) });
  const simulated = replicates.filter(({ index }) => !remembered.has(index));
  return {
    result: { ...result, health },
    resolved: withReplicates(scenario.resolved, count),
    copies: prepared.copies,
    series,
    seconds: new Map(simulated.map(({ index, seconds }) => [index, seconds])),
    remembered: remembered.size,
    pairedLeft,
  };
}

/** The market, how far its data and the fit that the run takes carry, and the goals that were known. */
function runMarket({ scenario, data, posterior, backtest, isFitted, identity }: Prepared): RunMarket {
  const { knownUntil } = scenario;
  const { title, facts, goals, history } = knownBy(data, knownUntil);
  const lacks = lacksOf({
    hasAttention: true,
    hasFacts: facts.some((rule) => rowsOf(rule, history).length > 0),
    fit: posterior && { engine: posterior.record?.engine },
    isUnused: !posterior && isFitted,
    backtest,
    engine: identity.engine,
  });
  return {
    name: scenario.market,
    title,
    grade: gradeBy(lacks),
    lacks,
    goals: goals.map(({ published: _, ...goal }) => goal),
  };
}

/** What a forecast of GMV begins with: what was published by the information date, what the calibration missed of it, and how past forecasts did. */
export function forecastPlan({ scenario, data, posterior, backtest }: Prepared): ForecastPlan {
  const { from, until, knownUntil, seed } = scenario;
  const known = quarterlySeries(data.history, PUBLISHED_AS.gmv, knownUntil);
  return {
    from,
    until,
    base: [...known.keys()].at(-1) ?? quarterBefore(quarterOf(knownUntil)),
    modelError: modelErrorOf(backtest?.past ?? [], knownUntil),
    residuals: posterior?.residuals ?? [],
    key: replicateKey(seed, 0),
  };
}

/** GMV as the first target on it has it, else of the last whole year or quarter. */
function gmvHeadline({ from, until, targets }: SeededScenario): Headline | undefined {
  const target = targets.find(({ metric }) => metric === 'gmv');
  const over = target?.over ?? headlineOf({ from, until, targets: [] })?.split('@')[1];
  return over === undefined ? undefined : { period: over, atLeast: target?.atLeast };
}

/** Levers of which every replicate draws the strength, with what each drew. */
function strengthsOf({ levers, seed }: SeededScenario, replicates: readonly number[]): DrawnLever[] {
  const drawn = replicates.map((index) => drawnLevers(levers, replicateKey(seed, index)));
  return levers.flatMap(({ id, title, strength, upTo }, at) =>
    upTo === undefined
      ? []
      : [{ id, title, ends: [strength, upTo], strengths: drawn.map((plans) => plans[at]!.strength) }],
  );
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
    const {
      id,
      lever: kind,
      title: words,
      from: first,
      until: last,
      strength,
      upTo,
      on,
      every,
      when,
    } = lever;
    const perhaps = {
      ...(upTo === undefined ? {} : { upTo }),
      ...(on ? { on } : {}),
      ...(every ? { every } : {}),
      ...(when ? { when: { metric: when.metric } } : {}),
    };
    return { id, lever: kind, title: words, from: first, until: last, strength, ...perhaps };
  });
  const targets = scenario.targets.map(({ id, title: words, metric, over }) => ({
    id,
    title: words,
    metric,
    over,
  }));
  return { name, title, from, until, knownUntil, scale, levers, targets };
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
