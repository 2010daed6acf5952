/** The one worker of all threads. An entry: nobody imports it but for its types. */
import { parentPort } from 'node:worker_threads';
import { anyPlugin } from '../../scenario/plugin.ts';
import { type Answer, performJob } from '../job.ts';
import type { Trouble } from '../trouble.ts';
import { inMemory } from './memory.ts';
import { usePluginsAt } from './plugins.ts';
import { runMarket } from './replicate.ts';
import { TASKS } from './tasks.ts';
import type { WorkerTask } from './threads.ts';

export default function work({ threads, state, events, plugins = [], ...job }: WorkerTask): Answer {
  usePluginsAt(plugins, anyPlugin);
  const onTrouble = (trouble: Trouble) => parentPort?.postMessage(trouble);
  const means = { threads, onTrouble, events, ...(state === undefined ? {} : { checkpoint: state }) };
  return performJob(TASKS, job, { inMemory, simulate: (plan) => runMarket(plan, means) });
}
