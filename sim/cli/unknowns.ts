/** What `sensitivity` and `discover` are asked on a command line: a scenario as it is, or a study of one with its factors. */
import type { Bilingual } from '../notation/language.ts';
import { Refusal, refuse } from '../notation/refusal.ts';
import { LIMITS, readText, shownFile } from '../runs/node/read-file.ts';
import { loadScenario } from '../runs/node/scenario-files.ts';
import type { Prepared } from '../runs/prepared.ts';
import { makeSeed } from '../runs/seed.ts';
import { complaintOf, firstProblems, type Problem } from '../scenario/problems.ts';
import { readFactors } from '../study/designs/factors.ts';
import { checkFactors, type LoadWith } from '../study/designs/point-scenarios.ts';
import { type OutcomeData, refusalOf } from '../study/designs/study-file.ts';
import { usualGroups } from '../study/sensitivity/areas.ts';
import { readGroups, unknownsSchema } from '../study/sensitivity/study.ts';
import type { Subject, Variant } from '../study/sensitivity/subject.ts';
import { languageOf } from './language.ts';
import { loadAll, type ScenarioArguments } from './scenarios.ts';
import { foundFile, openStudy } from './studies.ts';
import { complain } from './terminal.ts';

export interface UnknownsArguments extends Omit<ScenarioArguments, 'scenario'> {
  /** A scenario, or a study of one. */
  readonly file: string;
}

export interface Unknowns {
  readonly subject: Subject;
  readonly title: Bilingual;
  readonly source: string;
  /** What the study asks; none of a scenario. */
  readonly outcomes: readonly OutcomeData[] | undefined;
  /** Whether a study names the factors. */
  readonly isStudy: boolean;
  /** Runs of a point, where a study or an option says so. */
  readonly replicates: number | undefined;
}

const STUDY = /^\s*["']?schema["']?\s*:\s*["']?laotie\/study@/m;

function isStudy(file: string): boolean {
  return STUDY.test(readText(foundFile(file), 'a scenario or a study', LIMITS.table).text);
}

/** Says the warnings, and refuses where there is an error. */
function sayOrRefuse(problems: readonly Problem[], lang: string | undefined): void {
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw refusalOf(errors);
  complain(firstProblems(problems).map(complaintOf), languageOf(lang));
}

/** The scenario with other values, each loaded once. */
function variantBy(load: LoadWith): Variant {
  const known = new Map<string, ReturnType<Variant>>();
  return (sets) => {
    const name = sets.join('\n');
    const found = known.get(name);
    if (found) return found;
    const { scenario, problems } = load(sets);
    if (scenario?.seed === undefined) throw new Refusal(firstProblems(problems).map(complaintOf));
    const made = { ...scenario, seed: scenario.seed };
    known.set(name, made);
    return made;
  };
}

function withoutSpread(prepared: Prepared): Prepared {
  return { ...prepared, scenario: { ...prepared.scenario, spread: 0 } };
}

function ofStudy(given: UnknownsArguments): Unknowns {
  const { study, base, load } = openStudy({ ...given, study: given.file }, unknownsSchema);
  const { data, find } = study;
  const { factors, problems } = readFactors(data.factors ?? [], base.scenario, find);
  sayOrRefuse(problems, given.lang);
  const placeOf = (factor: number) => find(['factors', factor, 'path']).place;
  sayOrRefuse(checkFactors(factors, placeOf, load), given.lang);
  const read = readGroups(data, factors, base.posterior !== undefined, find);
  sayOrRefuse(read.problems, given.lang);
  const { columns, groups } = data.factors ? read : usualGroups(base);
  const subject = { base: withoutSpread(base), columns, groups, variant: variantBy(load) };
  const isSaid = given.replicates !== undefined || data.replicates !== undefined;
  const replicates = isSaid ? base.scenario.replicates : undefined;
  return { subject, title: data.title, source: shownFile(given.file), outcomes: data.outcomes, replicates, isStudy: data.factors !== undefined }; // biome-ignore format: one line
}

function ofScenario(given: UnknownsArguments): Unknowns {
  const [base] = loadAll({ ...given, scenario: [given.file] }, makeSeed());
  const { columns, groups } = usualGroups(base!);
  // nothing but parameters is changed of a scenario that comes without a study
  const load: LoadWith = (sets) => ({ ...loadScenario(given.file, { set: [...sets] }), before: 0 });
  const subject = { base: withoutSpread(base!), columns, groups, variant: variantBy(load) };
  const { title, replicates } = base!.scenario;
  const said = given.replicates === undefined ? undefined : replicates;
  return { subject, title, source: shownFile(given.file), outcomes: undefined, replicates: said, isStudy: false }; // biome-ignore format: one line
}

/** @throws Refusal for what is wrong in the scenario or the study, each with its place */
export function unknownsOf(given: UnknownsArguments): Unknowns {
  return isStudy(given.file) ? ofStudy(given) : ofScenario(given);
}

/** Numbers of rows and runs by which draws are addressed. */
const MOST_ROWS = 4096;

/** @throws Refusal for a number of rows out of reach */
export function rowsOf(option: string, value: number, fewest: number): number {
  if (value >= fewest && value <= MOST_ROWS) return value;
  throw refuse(`--${option}`, `a whole number from ${fewest} to ${MOST_ROWS}`, String(value));
}

/** Fewer rows say nothing of how sure a figure is. */
const FEWEST_ROWS = 4;

/** The same of a part that 0 leaves out. */
export function rowsOrNone(option: string, value: number): number {
  const isWithin = Number.isInteger(value) && value >= FEWEST_ROWS && value <= MOST_ROWS;
  if (value === 0 || isWithin) return value;
  throw refuse(`--${option}`, `0, or a whole number from ${FEWEST_ROWS} to ${MOST_ROWS}`, String(value));
}
