/** Study files of a command line: the file, the scenario that it changes, and the scenarios of its points. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { z } from 'zod';
import { prepare } from '../runs/node/inputs.ts';
import { LIMITS, readText, shownFile } from '../runs/node/read-file.ts';
import { beside, loadScenario } from '../runs/node/scenario-files.ts';
import type { Prepared } from '../runs/prepared.ts';
import { drawMarket } from '../runs/requests.ts';
import { makeSeed } from '../runs/seed.ts';
import { error, type Place, shown } from '../scenario/problems.ts';
import type { SeededScenario } from '../scenario/scenario.ts';
import { NO_SUCH_FILE } from '../scenario/sources.ts';
import type { LoadWith, PointScenario } from '../study/designs/point-scenarios.ts';
import type { PointMarket } from '../study/designs/runs.ts';
import { readStudyFile, refusalOf, type StudyData, type StudyFile } from '../study/designs/study-file.ts';
import { languageOf } from './language.ts';
import { flagsOf, loadQuietly, type ScenarioArguments } from './scenarios.ts';
import { complain } from './terminal.ts';

export interface StudyArguments extends Omit<ScenarioArguments, 'scenario'> {
  readonly study: string;
}

export interface OpenedStudy<Data> {
  readonly study: StudyFile<Data>;
  /** The scenario as it is changed. */
  readonly scenarioFile: string;
  readonly base: Prepared;
  readonly load: LoadWith;
  /** Text of a table beside the study's file, and its name. */
  readonly table: (name: string, place: Place) => { readonly text: string; readonly file: string };
}

const IN_SCENARIOS = /^(?:\.[\\/])?scenarios[\\/]/;

/** A file as a person names it: `scenarios/…` is one that ships where there is no such file. */
export function foundFile(name: string): string {
  return IN_SCENARIOS.test(name) ? shownFile(beside(name, resolve('-'))) : name;
}

/** A file that a study names: beside it, or among the scenarios that ship. @throws Refusal where there is none */
function besideStudy(
  name: string,
  study: string,
  where: { readonly place: Place; readonly path: string },
  what: string,
): string {
  const found = beside(name, study);
  if (existsSync(found)) return shownFile(found);
  throw refusalOf([error(where.place, where.path, what, `${shown(name)}, ${NO_SUCH_FILE}`)]);
}

/**
 * Reads a study and loads its scenario; says what looks wrong in the scenario.
 * @throws Refusal for what is wrong in either
 */
export function openStudy<Schema extends z.ZodType<StudyData>>(
  given: StudyArguments,
  schema: Schema,
): OpenedStudy<z.output<Schema>> {
  const { set = [], lever = [] } = given;
  const file = foundFile(given.study);
  const study = readStudyFile(readText(file, 'a study file', LIMITS.table).text, file, schema);
  const { scenario, seed, replicates } = study.data as StudyData;
  const { place, shownPath } = study.find(['scenario']);
  const scenarioFile = besideStudy(scenario, file, { place, path: shownPath }, 'a scenario file');
  const own: ScenarioArguments = {
    ...given,
    scenario: [scenarioFile],
    ...(given.seed === undefined && seed !== undefined ? { seed } : {}),
    ...(given.replicates === undefined && replicates !== undefined ? { replicates: String(replicates) } : {}),
  };
  const { prepared, warnings } = loadQuietly(own, makeSeed());
  complain(warnings, languageOf(given.lang));
  const [base] = prepared;
  const flags = flagsOf(own, base!.scenario.seed).map((flag) => flag.set);
  return {
    study: study as StudyFile<z.output<Schema>>,
    scenarioFile,
    base: base!,
    load: (sets) => ({
      ...loadScenario(scenarioFile, { set: [...set, ...flags, ...sets], leverFiles: lever }),
      before: set.length + flags.length,
    }),
    table: (name, at) => {
      const found = besideStudy(name, file, { place: at, path: 'design.file' }, 'a table of points');
      return { text: readText(found, 'a table of points', LIMITS.table).text, file: found };
    },
  };
}

/**
 * Points ready to run: posterior and data are those of the study's scenario but for another information date.
 * @throws Refusal for dates that the calendar or the posterior does not reach
 */
export function pointMarkets(base: Prepared, scenarios: readonly PointScenario[]): PointMarket[] {
  const known = new Map<string, Prepared>([[base.scenario.knownUntil, base]]);
  const tried = new Set<string>();
  const preparedFor = (scenario: SeededScenario) => {
    const { from, until, knownUntil } = scenario;
    if (!known.has(knownUntil)) known.set(knownUntil, prepare(scenario));
    const { data, posterior } = known.get(knownUntil)!;
    const prepared = { scenario, data, posterior };
    const dates = `${from} ${until} ${knownUntil}`;
    if (!tried.has(dates)) drawMarket(prepared, 0); // its attention and its calendar, as far as the data go
    tried.add(dates);
    return prepared;
  };
  return scenarios.map(({ index, scenario }) => ({ index, prepared: preparedFor(scenario) }));
}
