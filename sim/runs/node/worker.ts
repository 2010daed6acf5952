/** The one worker of all threads. An entry: nobody imports it but for its types. */
import { parentPort } from 'node:worker_threads';
import { type Answer, performJob } from '../job.ts';
import type { Trouble } from '../trouble.ts';
import { inMemory } from './memory.ts';
import { runMarket } from './replicate.ts';
import { TASKS } from './tasks.ts';
import type { WorkerTask } from './threads.ts';
import type { PluginPlace } from './used-plugins.ts';

export default async function work({ threads, state, events, plugins, ...job }: WorkerTask): Promise<Answer> {
  if (plugins) await take(plugins);
  const onTrouble = (trouble: Trouble) => parentPort?.postMessage(trouble);
  const means = { threads, onTrouble, events, ...(state === undefined ? {} : { checkpoint: state }) };
  return performJob(TASKS, job, { inMemory, simulate: (plan) => runMarket(plan, means) });
}

/** What checks plugins is loaded for those alone who have some. */
async function take(plugins: readonly PluginPlace[]): Promise<void> {
  const [{ usePluginsAt }, { anyPlugin }] = await Promise.all([
    import('./plugins.ts'),
    import('../../scenario/plugin.ts'),
  ]);
  usePluginsAt(plugins, anyPlugin);
}
