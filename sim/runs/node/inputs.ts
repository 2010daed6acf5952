/** What a scenario reads from disk before it runs: history, posterior, calendar, how past forecasts did. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fromLists } from '../../model/additions.ts';
import { PARAMETERS } from '../../model/params.ts';
import type { Scenario, SeededScenario } from '../../scenario/scenario.ts';
import { hashOfValue, normalised } from '../canonical.ts';
import { identityOf } from '../manifest.ts';
import type { Prepared } from '../prepared.ts';
import { backtestOf } from './backtest.ts';
import { engineVersion } from './engine.ts';
import { filesOfMarket, fitsOf, marketAt } from './markets.ts';
import { readPosterior } from './posterior.ts';
import { hashOfTextFile, readText } from './read-file.ts';
import { POSTERIOR_COPY } from './scenario-files.ts';
import { ships } from './shipped.ts';

/** Names among the inputs of a manifest. The backtest decides no replicate, only what the health card says. */
const BACKTEST = 'backtest';
const POSTERIOR = 'posterior';
export const PARAMETER_TABLE = 'parameters';

/** @throws Refusal when the posterior is wrong or knew more than the scenario may */
export function prepare(scenario: SeededScenario): Prepared {
  const { posterior: file, marketFile, knownUntil } = scenario;
  const data = marketAt(marketFile);
  const posterior = file === undefined ? undefined : readPosterior(file, knownUntil, data);
  const backtest = backtestOf(scenario.name, posterior, join(dirname(marketFile), BACKTEST));
  return {
    scenario,
    data,
    posterior,
    isFitted: posterior !== undefined || fitsOf(marketFile).length > 0,
    identity: identityOf(scenario, data, posterior, engineVersion()),
    inputs: { ...inputsOf(scenario), ...(backtest ? { [BACKTEST]: hashOfTextFile(backtest.file) } : {}) },
    copies: copiesOf(file),
    backtest,
  };
}

/** A posterior that does not come with the program goes into the run folder, where its scenario names it. */
function copiesOf(posterior: string | undefined): Record<string, string> {
  if (posterior === undefined || ships(posterior)) return {};
  return { [POSTERIOR_COPY]: normalised(readText(posterior, 'a posterior').text) };
}

/** Absolute paths of the data files that a scenario reads, by the name that a manifest gives them. */
export function inputFiles({
  posterior,
  marketFile,
}: Pick<Scenario, 'posterior' | 'marketFile'>): Map<string, string> {
  const data = filesOfMarket(marketFile);
  return new Map([...data, ...(posterior === undefined ? [] : [[POSTERIOR, posterior] as const])]);
}

const parametersHash = fromLists(() => hashOfValue(PARAMETERS));

/** SHA-256 of each input, line endings apart, so that one that has changed can be named. */
function inputsOf(scenario: Pick<Scenario, 'posterior' | 'marketFile'>): Record<string, string> {
  const files = [...inputFiles(scenario)].filter(([, file]) => existsSync(file));
  const hashes = files.map(([name, file]) => [name, hashOfTextFile(file)] as const);
  return { ...Object.fromEntries(hashes), [PARAMETER_TABLE]: parametersHash() };
}
