/** Paired runs of an ensemble's first replicates: run when all replicates are there, and split into shares of the variance. */

import { headlineOf, headlinesOf } from '../result/summary.ts';
import { PAIRED, type Paired, splitVariance, type VarianceSplit } from '../result/varianceSplit.ts';
import { FEWEST_PAIRED } from '../scenario/scenario.ts';
import { type Means, performMarkets } from './perform.ts';
import type { Places, Prepared, Replicate } from './prepared.ts';
import { drawMarket, type ReplicateRequest, requestOf } from './requests.ts';

/** Headlines of paired runs that have ended, by the number of their replicate; undefined for one that failed. */
export interface PairedHeadlines extends Readonly<Record<Paired, Map<number, number | undefined>>> {
  /** Fan visits simulated this time. */
  visits: number;
}

export function noPairedRuns(): PairedHeadlines {
  return { chance: new Map(), attention: new Map(), visits: 0 };
}

/** An ensemble whose replicates are all there. */
export interface PairedEnsemble {
  readonly prepared: Prepared;
  readonly places: Places | undefined;
  /** In the order of their numbers. */
  readonly replicates: readonly Replicate[];
  readonly headlines: PairedHeadlines;
}

interface PairedName {
  readonly index: number;
  readonly paired: Paired;
}

function namesOf({ prepared: { scenario }, replicates }: PairedEnsemble): PairedName[] {
  const chosen = replicates.filter(({ index, answer }) => index < scenario.spread && answer.status === 'ok');
  if (chosen.length < FEWEST_PAIRED || headlineOf(scenario) === undefined) return [];
  return chosen.flatMap(({ index }) => PAIRED.map((paired) => ({ index, paired })));
}

export function pairedRunsLeft(ensemble: PairedEnsemble): number {
  return namesOf(ensemble).filter(({ index, paired }) => !ensemble.headlines[paired].has(index)).length;
}

function headline({ scenario }: Prepared, { answer }: Pick<Replicate, 'answer'>): number | undefined {
  return answer.status === 'ok'
    ? headlinesOf(scenario, answer.value.series)[headlineOf(scenario)!]
    : undefined;
}

export type OnPaired = (done: number, all: number, remembered: boolean) => void;

/** Runs the paired runs of several ensembles. */
export async function runPaired(
  ensembles: readonly PairedEnsemble[],
  means: Means,
  onPaired?: OnPaired,
): Promise<void> {
  const all = ensembles.flatMap((ensemble) =>
    namesOf(ensemble).map((name): ReplicateRequest & { readonly ensemble: PairedEnsemble } & PairedName => ({
      ...requestOf(
        () => drawMarket(ensemble.prepared, name.index, name.paired).market,
        ensemble.places?.(name.index, name.paired),
      ),
      ...name,
      ensemble,
    })),
  );
  if (all.length === 0) return;
  let ended = 0;
  onPaired?.(ended, all.length, false);
  await performMarkets(
    all.map((request) => [request]),
    (answer, { ensemble, index, paired }, { remembered }) => {
      const { headlines, prepared } = ensemble;
      headlines[paired].set(index, headline(prepared, { answer }));
      if (!remembered && answer.status === 'ok') headlines.visits += answer.value.visits;
      onPaired?.(++ended, all.length, remembered);
    },
    means,
    all.length,
  );
}

/** The split of an ensemble whose paired runs have all ended; undefined where there are none. */
export function splitOf({ prepared, replicates, headlines }: PairedEnsemble): VarianceSplit | undefined {
  const figure = headlineOf(prepared.scenario);
  if (figure === undefined || headlines.chance.size === 0) return undefined;
  const whole = (of: Iterable<readonly [number, number | undefined]>) =>
    new Map([...of].flatMap(([k, value]) => (value === undefined ? [] : [[k, value] as const])));
  const inOrder = (of: ReadonlyMap<number, number | undefined>) => whole([...of].sort(([a], [b]) => a - b));
  const drawn = new Set(replicates.map((replicate) => JSON.stringify(replicate.drawn))).size > 1;
  return splitVariance({
    figure,
    values: whole(replicates.map((replicate) => [replicate.index, headline(prepared, replicate)])),
    twins: { chance: inOrder(headlines.chance), attention: inOrder(headlines.attention) },
    drawn,
  });
}
