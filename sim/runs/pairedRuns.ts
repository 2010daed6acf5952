/** Twins of an ensemble's first replicates: run when all replicates are there, kept beside them, split into shares. */

import type { VarianceSplit } from '../result/result.ts';
import { headlineOf, headlinesOf } from '../result/summary.ts';
import { FEWEST_TWINS, splitVariance, TWINS, type Twin } from '../result/varianceSplit.ts';
import type { Prepared } from './ensemble.ts';
import type { Keep } from './node/keep.ts';
import type { Job, Pool, Replicate } from './node/pool.ts';

/** Headlines of twins that have ended, by the number of their replicate; undefined for one that failed. */
export interface Twins extends Readonly<Record<Twin, Map<number, number | undefined>>> {
  /** Fan visits simulated this time. */
  visits: number;
}

export function newTwins(): Twins {
  return { chance: new Map(), attention: new Map(), visits: 0 };
}

/** An ensemble whose replicates are all there. */
export interface Twinned {
  readonly prepared: Prepared;
  readonly keep: Keep | undefined;
  /** In the order of their numbers. */
  readonly replicates: readonly Replicate[];
  readonly twins: Twins;
}

function jobsOf({ prepared, replicates }: Twinned): Job[] {
  const { scenario, history, posterior } = prepared;
  const plan = { scenario, history, posterior, seed: scenario.seed };
  const chosen = replicates.filter(({ index, answer }) => index < scenario.spread && answer.status === 'ok');
  if (chosen.length < FEWEST_TWINS || headlineOf(scenario) === undefined) return [];
  return chosen.flatMap(({ index }) => TWINS.map((twin) => ({ plan, index, twin })));
}

export function twinsMissing(work: Twinned): number {
  return jobsOf(work).filter(({ index, twin }) => !work.twins[twin!].has(index)).length;
}

function headline({ scenario }: Prepared, { answer }: Replicate): number | undefined {
  return answer.status === 'ok' ? headlinesOf(scenario, answer.series)[headlineOf(scenario)!] : undefined;
}

interface TwinOptions {
  /** Threads that each twin may use. */
  readonly threads: number;
  readonly signal: AbortSignal | undefined;
  readonly onTwin: ((done: number, all: number, found: boolean) => void) | undefined;
}

/** Runs the twins of several ensembles; those found on disk are taken from there. */
export async function runTwins(
  pool: Pool,
  works: readonly Twinned[],
  { threads, signal, onTwin }: TwinOptions,
): Promise<void> {
  const all = works.flatMap((work) => jobsOf(work).map((job) => ({ ...job, work })));
  if (all.length === 0) return;
  let ended = 0;
  onTwin?.(ended, all.length, false);
  const take = ({ prepared, twins }: Twinned, twin: Replicate, found: boolean) => {
    twins[twin.twin!].set(twin.index, headline(prepared, twin));
    if (!found && twin.answer.status === 'ok') twins.visits += twin.answer.visits;
    onTwin?.(++ended, all.length, found);
  };
  const missing = all.flatMap(({ work, ...job }) => {
    const found = work.keep?.get(job.index, job.twin);
    if (found?.answer.status === 'ok') {
      take(work, found, true);
      return [];
    }
    const checkpoint = work.keep?.checkpoint(job.index, job.twin);
    return [{ ...job, work, means: { threads, ...(checkpoint === undefined ? {} : { checkpoint }) } }];
  });
  const onDone = async (twin: Replicate, job: Job) => {
    const { work } = job as (typeof missing)[number];
    await work.keep?.put(twin);
    take(work, twin, false);
  };
  await pool.run(missing, { onDone, ...(signal ? { signal } : {}) });
}

/** The split of an ensemble whose twins have all ended; undefined where there are none. */
export function spreadOf({ prepared, replicates, twins }: Twinned): VarianceSplit | undefined {
  const figure = headlineOf(prepared.scenario);
  if (figure === undefined || twins.chance.size === 0) return undefined;
  const told = (of: Iterable<readonly [number, number | undefined]>) =>
    new Map([...of].flatMap(([k, value]) => (value === undefined ? [] : [[k, value] as const])));
  const inOrder = (of: ReadonlyMap<number, number | undefined>) => told([...of].sort(([a], [b]) => a - b));
  const drawn = new Set(replicates.map((replicate) => JSON.stringify(replicate.drawn))).size > 1;
  return splitVariance({
    figure,
    values: told(replicates.map((replicate) => [replicate.index, headline(prepared, replicate)])),
    twins: { chance: inOrder(twins.chance), attention: inOrder(twins.attention) },
    drawn,
  });
}
