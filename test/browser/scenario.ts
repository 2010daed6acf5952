/** What a page bundles to run scenarios too: the engine, and scenario files from text to plan. */
import { simulate } from '../../sim/model/simulate.ts';
import { publishedBeside } from '../../sim/result/actuals.ts';
import { marketOf, planOf } from '../../sim/runs/market.ts';
import { attentionSteps } from '../../sim/scenario/attention-steps.ts';
import { newYears } from '../../sim/scenario/calendar.ts';
import { courierStops } from '../../sim/scenario/courier-stops.ts';
import { historyRows } from '../../sim/scenario/history-rows.ts';
import { scenarioJsonSchema } from '../../sim/scenario/json-schema.ts';
import { readScenario } from '../../sim/scenario/load.ts';
import { assumedAttention } from '../../sim/scenario/market-data.ts';
import { posteriorFrom } from '../../sim/scenario/posterior.ts';
import { formatProblem } from '../../sim/scenario/problems.ts';
import { rivalRows } from '../../sim/scenario/published-tables.ts';
import { rivalYears } from '../../sim/scenario/rivals.ts';
import type { Sources } from '../../sim/scenario/sources.ts';

export * from './engine.ts';
export { posteriorFrom, publishedBeside, scenarioJsonSchema };

/** Texts by name, as a page holds them; all in one folder. */
export type Texts = Readonly<Record<string, string>>;

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
    market: {
      history: historyRows(texts['history.csv']!, 'history.csv'),
      newYears: newYears(texts['calendar.csv']!, 'calendar.csv'),
      assumed: assumedAttention(texts['assumed-attention.csv']!, 'assumed-attention.csv'),
      rivals: rivalYears(rivalRows(texts['douyin.csv']!, 'douyin.csv')),
      steps: attentionSteps(texts['attention-steps.csv']!, 'attention-steps.csv'),
      stops: courierStops(texts['courier-stops.csv']!, 'courier-stops.csv'),
    },
    scenarios: () => Object.keys(texts),
  };
}

/** The fingerprint of a scenario's first market, or what is wrong with the scenario. */
export function runScenario(name: string, texts: Texts, key: { k0: number; k1: number }): string {
  const sources = sourcesOf(texts);
  const { scenario, problems } = readScenario(name, sources);
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (!scenario) return errors.map(formatProblem).join('\n');
  return simulate(planOf(marketOf(scenario, sources.market, key, {}))).fingerprint;
}
