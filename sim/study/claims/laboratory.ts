/** Experiments on every replicate of a scenario. */

import { type Means, perform } from '../../runs/perform.ts';
import type { Prepared } from '../../runs/prepared.ts';
import { drawMarket } from '../../runs/requests.ts';
import { COARSE, type ExperimentName, experimentsTask } from './experiments.ts';
import type { Told } from './figures.ts';
import type { ExperimentDates } from './trunk.ts';

export interface LaboratoryResult {
  readonly told: ReadonlyMap<ExperimentName, ReadonlyMap<number, Told>>;
  readonly failures: readonly string[];
}

/** The main scenario in the two sizes that experiments look into, and the days on which they turn. */
export interface Sizes {
  readonly coarse: Prepared;
  readonly fine: Prepared;
  readonly dates: ExperimentDates;
}

/** Experiments that share a market, and so its days up to where they part. */
function groupsOf(names: readonly ExperimentName[], { coarse, fine }: Sizes) {
  const inFine = names.filter((name) => !COARSE.has(name));
  const inCoarse = names.filter((name) => COARSE.has(name));
  return [
    { prepared: fine, experiments: inFine },
    { prepared: coarse, experiments: inCoarse },
  ].filter(({ experiments }) => experiments.length > 0);
}

/** How many jobs the experiments are. */
export function jobsOf(names: readonly ExperimentName[], sizes: Sizes): number {
  return groupsOf(names, sizes).length * sizes.coarse.scenario.replicates;
}

/** Runs every experiment on every replicate of the prepared scenario: replicate 0 of each, then replicate 1 of each. */
export async function runExperiments(
  names: readonly ExperimentName[],
  sizes: Sizes,
  means: Means,
  onDone?: (ok: boolean, remembered: boolean) => void,
): Promise<LaboratoryResult> {
  const found = new Map(names.map((name) => [name, new Map<number, Told>()]));
  const failures: string[] = [];
  const indices = Array.from({ length: sizes.coarse.scenario.replicates }, (_, index) => index);
  const requests = indices.flatMap((index) =>
    groupsOf(names, sizes).map(({ prepared, experiments }) => ({
      task: experimentsTask,
      data: () => ({ market: drawMarket(prepared, index).market, experiments, dates: sizes.dates }),
      experiments,
      index,
    })),
  );
  await perform(
    requests,
    (answer, { experiments, index }, { remembered }) => {
      if (answer.status === 'ok')
        for (const name of experiments) found.get(name)!.set(index, answer.value[name]!);
      else failures.push(`${experiments.join('+')}/${index}: ${answer.error}`);
      onDone?.(answer.status === 'ok', remembered);
    },
    means,
    requests.length,
  );
  const sorted = [...found].map(
    ([name, told]) => [name, new Map([...told].sort(([a], [b]) => a - b))] as const,
  );
  return { told: new Map(sorted), failures: failures.sort() };
}
