/** Plugins of a process: what they bring to the market and to reports. */
import { z } from 'zod';
import type { Chart } from '../../reports/chart.ts';
import { CHARTS } from '../../reports/charts/all.ts';
import { addTo } from '../model/additions.ts';
import { refuse } from '../notation/refusal.ts';
import type { RunPage } from '../result/run-page.ts';
import { loadPlugin, usePlugin } from '../runs/node/plugins.ts';
import { bilingual, id } from '../scenario/fields.ts';
import { type MarketPlugin, pluginSchema } from '../scenario/plugin.ts';
import { shown } from '../scenario/problems.ts';

/** What a file given by `--plugin` exports as its default. */
export interface Plugin extends MarketPlugin {
  /** Charts of the report of a run, after those of the program. */
  readonly charts?: readonly Chart<RunPage>[];
}

const chart = z.object({
  id,
  title: bilingual,
  caption: bilingual,
  spec: z.custom((value) => typeof value === 'function', { error: 'a function' }),
});
const schema = pluginSchema({ charts: z.array(chart, { error: 'a list of charts' }).optional() });

/**
 * Loads plugins and takes them into use in this process and its threads: their levers, metrics and charts stand beside the
 * program's own from then on, and scenarios can name them.
 * @param given paths from the working directory, or names of installed packages
 * @returns what takes all of them away again
 * @throws Refusal with a line for each thing that is wrong; then none is in use
 */
export function usePlugins(given: readonly string[]): () => void {
  const undo: (() => void)[] = [];
  const back = () => {
    for (const one of undo.splice(0).reverse()) one();
  };
  try {
    for (const [at, one] of given.entries()) {
      const loaded = loadPlugin<Plugin>(one, schema);
      const { charts = [] } = loaded.plugin;
      const twin = charts.find((own) => CHARTS.some((other) => other.id === own.id));
      if (twin) throw refuse(given[at]!, 'a chart with an id of its own', shown(twin.id));
      undo.push(usePlugin(loaded), addTo(CHARTS, charts));
    }
  } catch (cause) {
    back();
    throw cause;
  }
  return back;
}
