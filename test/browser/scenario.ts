/** What a page bundles to run scenarios too: the engine, and scenario files from text to plan. */
import { simulate } from '../../sim/model/simulate.ts';
import { publishedBeside } from '../../sim/result/actuals.ts';
import { marketOf, planOf } from '../../sim/runs/market.ts';
import { scenarioJsonSchema } from '../../sim/scenario/json-schema.ts';
import { readScenario } from '../../sim/scenario/load.ts';
import { readMarketFile } from '../../sim/scenario/market-file.ts';
import { marketDataFrom } from '../../sim/scenario/market-tables.ts';
import { posteriorFrom } from '../../sim/scenario/posterior.ts';
import { formatProblem } from '../../sim/scenario/problems.ts';
import type { FoundMarket, Sources } from '../../sim/scenario/sources.ts';

export * from './engine.ts';
export { posteriorFrom, publishedBeside, scenarioJsonSchema };

/** Texts by name, as a page holds them; all in one folder. */
export type Texts = Readonly<Record<string, string>>;

/** The one market of a page. */
function marketIn(texts: Texts): FoundMarket {
  const file = 'market.yaml';
  const { market, problems } = readMarketFile(texts[file]!, file);
  if (!market) throw new Error(problems.map(formatProblem).join('\n'));
  const data = marketDataFrom(market, (table) => ({ text: texts[table]!, file: table }));
  return { name: 'page', file, data };
}

function sourcesOf(texts: Texts): Sources {
  return {
    absolute: (name) => name,
    beside: (name) => name,
    exists: (file) => file in texts,
    read: (file) =>
      file in texts ? { text: texts[file]! } : { expected: 'a scenario file', got: 'no such file' },
    baseName: (file) => file,
    shown: (file) => file,
    portable: (file) => file,
    neighbours: () => Object.keys(texts),
    market: () => marketIn(texts),
    fitOf: () => undefined,
    scenarios: () => Object.keys(texts),
  };
}

/** The fingerprint of a scenario's first market, or what is wrong with the scenario. */
export function runScenario(name: string, texts: Texts, key: { k0: number; k1: number }): string {
  const sources = sourcesOf(texts);
  const { scenario, problems } = readScenario(name, sources);
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (!scenario) return errors.map(formatProblem).join('\n');
  return simulate(planOf(marketOf(scenario, marketIn(texts).data, key, {}))).fingerprint;
}
