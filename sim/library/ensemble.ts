/** Ensembles for programs: a scenario's replicates, run on threads of this machine, and the figures they gave. */
import { METRICS, type MetricName, metricOf } from '../model/measures/all.ts';
import { dayNumber } from '../notation/dates.ts';
import { nearestNames } from '../notation/nearest.ts';
import { refuse } from '../notation/refusal.ts';
import type { RunResult } from '../result/result.ts';
import { spanOf, valueOver } from '../result/summary.ts';
import { runEnsembles as run } from '../runs/ensemble.ts';
import type { FinishedRun } from '../runs/finished.ts';
import { noMemo } from '../runs/memo.ts';
import { engineVersion } from '../runs/node/engine.ts';
import { memoFolder, openMemo } from '../runs/node/memo-folder.ts';
import { refuseTooLarge } from '../runs/node/needs.ts';
import { threadsFor, withThreads } from '../runs/node/threads.ts';
import { countOf } from '../runs/prepared.ts';
import { didYouMean, shown } from '../scenario/problems.ts';
import type { LoadedScenario } from './scenario.ts';

/** How runs are carried out; no figure depends on it. */
export interface RunOptions {
  /** Worker threads; as many as the machine has cores when not said. */
  readonly threads?: number;
  /** Folder of remembered answers; the one of the commands when not said, none with `false`. */
  readonly memo?: string | false;
  /** Stops the work: what has ended by then is the result, and its manifest says `interrupted`. */
  readonly signal?: AbortSignal;
  /** Called as replicates end, in any order. */
  readonly onReplicate?: (done: ReplicateDone) => void;
}

/** A replicate that has ended. */
export interface ReplicateDone {
  /** From 0: which of the scenarios that were given. */
  readonly scenario: number;
  /** From 0. */
  readonly replicate: number;
  /** Whether it ended well; one that failed is named with its reason in `result.replicates`. */
  readonly ok: boolean;
  /** Taken from the memo, not simulated. */
  readonly remembered: boolean;
}

/** What the replicates of a scenario gave. */
export interface Ensemble {
  /** The scenario that was run. */
  readonly loaded: LoadedScenario;
  /** Summary, targets, forecast, health, manifest: what a run folder holds. */
  readonly result: RunResult;
  /**
   * A metric over a period, by the number of the replicate: money, real users, shares; NaN where it is not recorded.
   * @param period a day `2021-07-03`, month `2021-07`, quarter `2021Q3` or year `2021` inside the run
   * @throws Refusal for an unknown metric, and for a period that does not lie inside the run
   */
  figure(metric: MetricName | (string & {}), period: string): ReadonlyMap<number, number>;
  /** Values of a metric day by day, of one replicate. @throws Refusal when it did not end well */
  daily(metric: MetricName | (string & {}), replicate: number): Float64Array;
  /** With its series, as `saveRun` and `compare` take it. */
  readonly finished: FinishedRun;
}

/** A metric by its name. @throws Refusal */
function known(name: string) {
  const names = METRICS.map((metric) => metric.name as string);
  if (names.includes(name)) return metricOf(name);
  throw refuse('metric', 'a metric', shown(name), didYouMean(nearestNames(name, names)));
}

/** What a finished run gave, with ways to read it. */
function ensembleOf(loaded: LoadedScenario, finished: FinishedRun): Ensemble {
  const { from, until } = loaded.scenario;
  const days = dayNumber(until) - dayNumber(from) + 1;
  const spanIn = (period: string) => {
    const span = spanOf(period, from);
    if (span.first >= 0 && span.last < days) return span;
    throw refuse('period', `a period between ${from} and ${until}`, shown(period));
  };
  return {
    loaded,
    finished,
    result: finished.result,
    figure(name, period) {
      const [metric, span] = [known(name), spanIn(period)];
      return new Map(
        finished.series.map(({ replicate, values }) => [replicate, valueOver(metric, values, days, span)]),
      );
    },
    daily(name, replicate) {
      const metric = known(name);
      const found = finished.series.find((one) => one.replicate === replicate);
      if (!found) throw refuse('replicate', 'the number of one that ended well', shown(replicate));
      return Float64Array.from({ length: days }, (_, day) =>
        valueOver(metric, found.values, days, { period: '', kind: 'day', first: day, last: day }),
      );
    },
  };
}

/**
 * Runs several scenarios on the same threads, replicate by replicate; those that share days of the same market run them
 * once. The results are those of each alone.
 * @throws Refusal when the machine has too little memory or disk
 */
export async function runEnsembles(
  scenarios: readonly LoadedScenario[],
  { threads, memo, signal, onReplicate }: RunOptions = {},
): Promise<Ensemble[]> {
  const asked = scenarios.map(({ prepared }) => ({ prepared }));
  const most = asked.reduce((sum, one) => sum + countOf(one), 0);
  refuseTooLarge(
    scenarios.map(({ scenario }) => scenario),
    threadsFor(most, threads),
  );
  const kept = memo === false ? noMemo : openMemo(memo ?? memoFolder());
  const done = await withThreads(threads, (executor) =>
    run(
      asked,
      { executor, memo: kept, engine: engineVersion(), signal },
      {
        onDone: ({ index, answer }, at, remembered) =>
          onReplicate?.({ scenario: at, replicate: index, ok: answer.status === 'ok', remembered }),
      },
    ),
  );
  return done.map((finished, at) => ensembleOf(scenarios[at]!, finished));
}

/** Runs the replicates of one scenario. @throws as `runEnsembles` */
export async function runEnsemble(scenario: LoadedScenario, options: RunOptions = {}): Promise<Ensemble> {
  const [ensemble] = await runEnsembles([scenario], options);
  return ensemble!;
}
