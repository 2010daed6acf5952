/** The one worker of all threads: a table of tasks. An entry: nobody imports it but for its types. */
import { parentPort } from 'node:worker_threads';
import { anyPlugin } from '../../scenario/plugin.ts';
import { experimentsTask } from '../../study/claims/experiments.ts';
import { figuresTask } from '../figures.ts';
import { variantsTask } from '../forks.ts';
import { type Answer, performJob, type Task } from '../job.ts';
import { replicateTask } from '../replicate.ts';
import type { Trouble } from '../trouble.ts';
import { variantFiguresTask } from '../variantFigures.ts';
import { inMemory } from './memory.ts';
import { usePluginsAt } from './plugins.ts';
import { runMarket } from './replicate.ts';
import type { WorkerTask } from './threads.ts';

const TASKS: readonly Task<never, unknown>[] = [
  replicateTask,
  variantsTask,
  variantFiguresTask,
  figuresTask,
  experimentsTask,
];

export default function work({ threads, state, plugins = [], ...job }: WorkerTask): Answer {
  usePluginsAt(plugins, anyPlugin);
  const onTrouble = (trouble: Trouble) => parentPort?.postMessage(trouble);
  const means = { threads, onTrouble, ...(state === undefined ? {} : { checkpoint: state }) };
  return performJob(TASKS, job, { inMemory, simulate: (plan) => runMarket(plan, means) });
}
