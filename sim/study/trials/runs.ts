/** The runs of trials: each distinct world is run once, whichever trials look at it; days in common are shared. */
import { METRICS, type MetricName, metricOf } from '../../model/measures/all.ts';
import { dayNumber, isoOf } from '../../notation/dates.ts';
import { valueOver } from '../../result/summary.ts';
import type { RunSeries } from '../claims/evidence.ts';
import type { Trial, TrialRuns } from './trial.ts';

/**
 * What all worlds have in common: the main scenario up to the middle of 2021, without the trust card, which is on trial,
 * and without the push of the autumn that follows. One last day for all, so that worlds share the days before they part.
 */
const LAST_DAY = '2021-06-30';
const COMMON = [
  `until=${LAST_DAY}`,
  'targets.gmv-2021.remove=true',
  'levers.push-2021.remove=true',
  'levers.trust-card.remove=true',
];

/** A date some days after another. */
export function dayAfter(date: string, days: number): string {
  return isoOf(dayNumber(date) + days);
}

/** A lever in force for so many days, or to the end, as `--set`. */
export function lever(
  kind: string,
  since: string,
  settings: Readonly<Record<string, number>> = {},
  days?: number,
): string[] {
  const until = days === undefined ? [] : [`until=${dayAfter(since, days - 1)}`];
  const values = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
  return [`lever=${kind}`, `from=${since}`, ...until, ...values].map((text) => `levers.trial.${text}`);
}

/** All values that a world sets in the main scenario. */
export function settingsOf(changes: readonly string[]): readonly string[] {
  return [...COMMON, ...changes];
}

/** A world that some trials need: what it changes, and how many times the seeds that are asked for it has. */
export interface TrialWorld {
  readonly changes: readonly string[];
  readonly seeds: number;
}

/** The worlds that some trials need, by name. One that several need has the seeds of the one that needs most. */
export function worldsOf(trials: readonly Trial[]): ReadonlyMap<string, TrialWorld> {
  const worlds = new Map<string, TrialWorld>();
  for (const { runs, seeds = 1 } of trials) {
    for (const changes of Object.values(runs)) {
      const name = nameOf(changes);
      worlds.set(name, { changes, seeds: Math.max(seeds, worlds.get(name)?.seeds ?? 1) });
    }
  }
  return worlds;
}

function nameOf(changes: readonly string[]): string {
  return changes.length === 0 ? 'base' : changes.join(' ');
}

/** @param worlds daily series by the names of `worldsOf` */
export function trialRuns({ id, since, runs }: Trial, worlds: ReadonlyMap<string, RunSeries>): TrialRuns {
  const find = (run: string): RunSeries => {
    const changes = runs[run];
    const found = changes && worlds.get(nameOf(changes));
    if (!found) throw new Error(`trial ${id}: expected the run ${run}, got none of that name`);
    return found;
  };
  const daysOf = ({ from, until }: RunSeries) => dayNumber(until) - dayNumber(from) + 1;
  return {
    over(run, metric, first, last) {
      const world = find(run);
      const start = dayNumber(since) - dayNumber(world.from);
      const days = daysOf(world);
      const span = { period: since, kind: 'quarter', first: start + first, last: start + last } as const;
      if (span.first < 0 || span.last >= days)
        throw new Error(`trial ${id}: expected days of the run, got ${first} to ${last} from ${since} on`);
      return new Map(
        [...world.replicates].map(([k, series]) => [k, valueOver(metricOf(metric), series, days, span)]),
      );
    },
    daily(run, metric) {
      const world = find(run);
      const days = daysOf(world);
      const start = dayNumber(since) - dayNumber(world.from);
      const row = rowOf(metric);
      return new Map(
        [...world.replicates].map(([k, all]) => [k, all.subarray(row * days + start, (row + 1) * days)]),
      );
    },
  };
}

function rowOf(metric: MetricName): number {
  return METRICS.findIndex(({ name }) => name === metric);
}
