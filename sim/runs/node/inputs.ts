/** What a scenario reads from disk before it runs: history, posterior, calendar, how past forecasts did. */
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fromLists } from '../../model/additions.ts';
import { PARAMETERS } from '../../model/params.ts';
import type { Scenario, SeededScenario } from '../../scenario/scenario.ts';
import { hashOfValue, normalised } from '../canonical.ts';
import { identityOf } from '../manifest.ts';
import type { Prepared } from '../prepared.ts';
import { backtestOf } from './backtest.ts';
import { engineVersion } from './engine.ts';
import { readPosterior } from './posterior.ts';
import { hashOfTextFile, readText } from './read-file.ts';
import { POSTERIOR_COPY } from './scenario-files.ts';
import { shippedFolder, shippedMarket } from './shipped.ts';

/** Names among the inputs of a manifest. The backtest decides no replicate, only what the health card says. */
const BACKTEST = 'backtest';
const POSTERIOR = 'posterior';
export const PARAMETER_TABLE = 'parameters';
const DATA_FILES = ['history.csv', 'calendar.csv', 'assumed-attention.csv'];

/** @throws Refusal when the posterior is wrong or knew more than the scenario may */
export function prepare(scenario: SeededScenario): Prepared {
  const data = shippedMarket();
  const { posterior: file, knownUntil } = scenario;
  const posterior = file === undefined ? undefined : readPosterior(file, knownUntil);
  const backtest = backtestOf(scenario.name, posterior);
  return {
    scenario,
    data,
    posterior,
    identity: identityOf(scenario, data, posterior, engineVersion()),
    inputs: { ...inputsOf(scenario), ...(backtest ? { [BACKTEST]: hashOfTextFile(backtest.file) } : {}) },
    copies: copiesOf(file),
    backtest,
  };
}

function shippedFile(...names: readonly string[]): string {
  return join(shippedFolder() ?? '', ...names);
}

/** A posterior that does not come with the program goes into the run folder, where its scenario names it. */
function copiesOf(posterior: string | undefined): Record<string, string> {
  if (posterior === undefined) return {};
  const near = relative(shippedFile(), posterior);
  const ships = !near.startsWith('..') && near !== posterior;
  return ships ? {} : { [POSTERIOR_COPY]: normalised(readText(posterior, 'a posterior').text) };
}

/** Absolute paths of the data files that a scenario reads, by the name that a manifest gives them. */
export function inputFiles({ posterior }: Pick<Scenario, 'posterior'>): Map<string, string> {
  const data = DATA_FILES.map((name) => [name, shippedFile('data', name)] as const);
  return new Map([...data, ...(posterior === undefined ? [] : [[POSTERIOR, posterior] as const])]);
}

const parametersHash = fromLists(() => hashOfValue(PARAMETERS));

/** SHA-256 of each input, line endings apart, so that one that has changed can be named. */
function inputsOf(scenario: Pick<Scenario, 'posterior'>): Record<string, string> {
  const files = [...inputFiles(scenario)].filter(([, file]) => existsSync(file));
  const hashes = files.map(([name, file]) => [name, hashOfTextFile(file)] as const);
  return { ...Object.fromEntries(hashes), [PARAMETER_TABLE]: parametersHash() };
}
