/** Experiments on every replicate of a scenario. */

import { type Means, perform } from '../../runs/perform.ts';
import type { Prepared } from '../../runs/prepared.ts';
import { drawMarket } from '../../runs/requests.ts';
import { type ExperimentName, experimentTask } from './experiments.ts';
import type { Told } from './figures.ts';

export interface LaboratoryResult {
  readonly told: ReadonlyMap<ExperimentName, ReadonlyMap<number, Told>>;
  readonly failures: readonly string[];
}

/** Runs every experiment on every replicate of the prepared scenario: replicate 0 of each, then replicate 1 of each. */
export async function runExperiments(
  names: readonly ExperimentName[],
  prepared: Prepared,
  means: Means,
  onDone?: (ok: boolean, remembered: boolean) => void,
): Promise<LaboratoryResult> {
  const found = new Map(names.map((name) => [name, new Map<number, Told>()]));
  const failures: string[] = [];
  const indices = Array.from({ length: prepared.scenario.replicates }, (_, index) => index);
  const requests = indices.flatMap((index) =>
    names.map((experiment) => ({
      task: experimentTask,
      data: () => ({ market: drawMarket(prepared, index).market, experiment }),
      experiment,
      index,
    })),
  );
  await perform(
    requests,
    (answer, { experiment, index }, { remembered }) => {
      if (answer.status === 'ok') found.get(experiment)!.set(index, answer.value);
      else failures.push(`${experiment}/${index}: ${answer.error}`);
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
