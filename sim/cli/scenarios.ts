/** Scenarios of a command line: files, and the options that change them. */
import type { Argv } from 'yargs';
import { type Complaint, Discrepancy, Refusal, refuse } from '../notation/refusal.ts';
import { prepare } from '../runs/node/inputs.ts';
import { loadScenario } from '../runs/node/scenario-files.ts';
import type { Prepared } from '../runs/prepared.ts';
import { drawMarket } from '../runs/requests.ts';
import { complaintOf, ONLY_WARNING, type Problem, shown } from '../scenario/problems.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { languageOf } from './language.ts';
import { single } from './options.ts';
import { complain } from './terminal.ts';

export interface ScenarioArguments {
  readonly scenario?: readonly string[];
  readonly seed?: string;
  readonly replicates?: string;
  readonly fans?: string;
  readonly scale?: string;
  readonly spread?: string;
  readonly set?: readonly string[];
  readonly lever?: readonly string[];
  readonly lang?: string | undefined;
}

/** An option that stands for one value of the scenario. */
export interface Flag {
  readonly flag: string;
  /** As a `--set`. */
  readonly set: string;
}

/** Options that stand for one value of the scenario, each laid over it like a `--set`. */
export function flagsOf(given: ScenarioArguments, seed: string | undefined): Flag[] {
  const { replicates, fans, scale, spread } = given;
  const text = given.seed ?? seed;
  return [
    ...(text === undefined ? [] : [{ flag: '--seed', set: `seed=${JSON.stringify(text)}` }]),
    ...(replicates === undefined ? [] : [{ flag: '--replicates', set: `replicates=${replicates}` }]),
    ...(fans === undefined ? [] : [{ flag: '--fans', set: `population.fans=${fans}` }]),
    ...(scale === undefined ? [] : [{ flag: '--scale', set: `population.scale=${scale}` }]),
    ...(spread === undefined ? [] : [{ flag: '--spread', set: `spread=${spread}` }]),
  ];
}

/** A flag and a `--set` of the same value: one of them would be without effect. */
function refuseBoth(given: ScenarioArguments): void {
  for (const { flag, set } of flagsOf(given, undefined)) {
    const key = set.slice(0, set.indexOf('='));
    const size = key.startsWith('population.');
    const rival = given.set?.find((one) => {
      const path = one.split('=')[0]!.trim();
      return path === key || (size && path.split('.')[0] === 'population');
    });
    if (rival !== undefined)
      throw refuse('laotie', `either ${flag} or --set ${key}=…`, `both (--set ${shown(rival)})`);
  }
}

/** Problems of the flags are reported of the flags, not of the `--set` they became. */
function ofFlags(problem: Problem, sets: number, flags: readonly Flag[]): Problem {
  const flag = problem.file === '--set' ? flags[problem.line - sets - 1] : undefined;
  return flag ? { ...problem, file: flag.flag, line: 1, column: 1 } : problem;
}

/**
 * A scenario as a study takes it: fixed values laid over it, and then options of the command line.
 * @throws Refusal; what is wrong with an option is told of the option
 */
export function scenarioWith(file: string, flags: readonly Flag[], sets: readonly string[] = []): Scenario {
  const set = [...sets, ...flags.map((flag) => flag.set)];
  const { scenario, problems } = loadScenario(file, { set });
  if (scenario) return scenario;
  throw new Refusal(problems.map((problem) => complaintOf(ofFlags(problem, sets.length, flags))));
}

/** One scenario of a command line, checked as far as anything can be before its first day. */
export interface Checked {
  readonly file: string;
  readonly problems: readonly Problem[];
  /** What is wrong with a file that the scenario names, such as its posterior. */
  readonly refusal?: Refusal;
  /** Present exactly when nothing stops the scenario from being run. */
  readonly prepared?: Prepared;
}

/** What `run` would refuse of a scenario, and what `validate` says of it. One without a seed gets `fresh`. */
export function checkScenario(file: string, given: ScenarioArguments, fresh: string): Checked {
  const load = (seed?: string) => {
    const flags = flagsOf(given, seed);
    const sets = given.set ?? [];
    const set = [...sets, ...flags.map((flag) => flag.set)];
    const { scenario, problems } = loadScenario(file, { set, leverFiles: given.lever ?? [] });
    const told = problems.map((problem) => ofFlags(problem, sets.length, flags));
    return { scenario, problems: told };
  };
  const { scenario: first, problems } = load();
  const scenario = first && first.seed === undefined ? load(fresh).scenario : first;
  if (scenario?.seed === undefined) return { file, problems };
  try {
    const prepared = prepare({ ...scenario, seed: scenario.seed });
    drawMarket(prepared, 0); // its attention and its calendar, as far as the data go
    return { file, problems, prepared };
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    return { file, problems, refusal: cause };
  }
}

/** All that is wrong with a scenario. */
export function complaintsOf({ file, problems, refusal, prepared }: Checked): Complaint[] {
  const unfitted = prepared?.isFitted === false ? [unfittedWarning(file, prepared.scenario.market)] : [];
  return [...problems.map(complaintOf), ...(refusal?.complaints ?? []), ...unfitted];
}

/** Every command says so, for first values stand for another market. */
function unfittedWarning(place: string, market: string): Complaint {
  return {
    place,
    expected: 'a market that has been fitted',
    got: market,
    hints: ['run calibrate first: until then no figure says anything of it', ONLY_WARNING],
  };
}

/** Whether a file that a scenario names is not as it was recorded. */
export function hasDiscrepancy(all: readonly Checked[]): boolean {
  return all.some(({ refusal }) => refusal instanceof Discrepancy);
}

/** Scenarios that can be run, and what is to be said of them. */
export interface Loaded {
  readonly prepared: readonly Prepared[];
  readonly warnings: readonly Complaint[];
}

/** Loads every scenario before anything runs, and says nothing yet. A scenario without a seed gets `fresh`, the same for all. */
export function loadQuietly(given: ScenarioArguments, fresh: string): Loaded {
  refuseBoth(given);
  const all = (given.scenario ?? []).map((file) => checkScenario(file, given, fresh));
  const warnings = all.flatMap(complaintsOf);
  const prepared = all.flatMap((one) => one.prepared ?? []);
  if (prepared.length < all.length) throw new (hasDiscrepancy(all) ? Discrepancy : Refusal)(warnings);
  return { prepared, warnings };
}

/** The same, and says what looks wrong. */
export function loadAll(given: ScenarioArguments, fresh: string): Prepared[] {
  const { prepared, warnings } = loadQuietly(given, fresh);
  complain(warnings, languageOf(given.lang));
  return [...prepared];
}

export function scenarioOptions(yargs: Argv): Argv {
  return marketOptions(
    yargs.positional('scenario', { type: 'string', array: true, describe: '场景文件 · scenario files' }),
  ).option(
    'spread',
    single(
      '另作配对运行的次数，说明离散来自哪里 · replicates with paired runs, which say where the spread comes from: two more runs each',
    ),
  );
}

/** Options that change every scenario of a command line. */
export function marketOptions(yargs: Argv): Argv {
  return yargs
    .option('seed', single('种子 · text from which all chance is drawn'))
    .option('replicates', single('运行次数 · number of runs with different luck'))
    .option('fans', single('粉丝智能体数 · number of fan agents'))
    .option('scale', single('每个智能体代表的用户数 · real users per fan agent'))
    .option('set', { type: 'string', array: true, nargs: 1, describe: 'path=value' })
    .option('lever', {
      type: 'string',
      array: true,
      nargs: 1,
      describe: '杠杆文件 · a YAML file of levers',
    })
    .conflicts('fans', 'scale');
}
