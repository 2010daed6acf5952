/** One experiment of one replicate on a worker thread. What goes wrong is part of the answer, never thrown. */

import { marketOf } from '../../runs/market.ts';
import { shippedMarket } from '../../runs/node/shipped.ts';
import type { ReplicateTask } from '../../runs/node/worker.ts';
import type { Told } from './evidence.ts';
import { EXPERIMENTS, type ExperimentName } from './experiments.ts';

export interface ExperimentTask extends ReplicateTask {
  readonly experiment: ExperimentName;
}

export type ExperimentAnswer =
  | { readonly status: 'failed'; readonly error: string }
  | { readonly status: 'ok'; readonly told: Told };

export default function runExperiment(task: ExperimentTask): ExperimentAnswer {
  try {
    const plan = marketOf(task.scenario, shippedMarket(task.history), task.key, task.drawn);
    return { status: 'ok', told: EXPERIMENTS.get(task.experiment)!(plan) };
  } catch (cause) {
    return { status: 'failed', error: cause instanceof Error ? cause.message : String(cause) };
  }
}
