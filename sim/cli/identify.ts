import { resolve } from 'node:path';
import type { Argv, CommandModule } from 'yargs';
import { IDENTIFY_REPORT } from '../../reports/identify/report.ts';
import type { Language } from '../notation/language.ts';
import { refuse } from '../notation/refusal.ts';
import type { IdentifyResult } from '../result/identify.ts';
import { hashOfValue } from '../runs/canonical.ts';
import { putText, writing } from '../runs/node/files.ts';
import { ownerOf } from '../runs/node/folder.ts';
import { withFolders } from '../runs/node/own-folder.ts';
import { readPosterior } from '../runs/node/posterior.ts';
import type { Means } from '../runs/perform.ts';
import { sealRecord } from '../runs/record.ts';
import type { Posterior } from '../scenario/posterior.ts';
import { shown } from '../scenario/problems.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { CALIBRATION } from '../study/calibrate.ts';
import { profilePart, ranksPart } from '../study/identifiability.ts';
import { checkNames, type IdentifyPlan, identifyMarket } from '../study/identify.ts';
import { fittedParameters } from '../study/prior.ts';
import { checkRanks, type RankPlan } from '../study/ranks.ts';
import { leastRuns } from '../study/surface.ts';
import { HISTORY_OPTION, marketWith } from './history.ts';
import { identifyTable } from './identify-table.ts';
import { languageOf } from './language.ts';
import { MEANS_OPTIONS, type MeansArguments, meansOf, withMeans } from './means.ts';
import { counted, JSON_OPTION, outOption, STUDY_OPTIONS, single } from './options.ts';
import { writeReport } from './report-files.ts';
import { scenarioWith } from './scenarios.ts';
import { stoppableStudy } from './stoppable.ts';
import { note, print, printJson } from './terminal.ts';
import { otherEngines } from './verdict.ts';
import { watchStudy } from './watch.ts';

interface IdentifyArguments extends MeansArguments {
  readonly scenario?: string;
  readonly seed?: string;
  readonly out?: string;
  readonly history?: string;
  readonly profile?: string;
  readonly truths?: number;
  readonly scale?: number;
  readonly truthScale?: number;
  readonly members?: number;
  readonly asCalibrated?: boolean;
  readonly runs?: number;
  readonly threads?: number;
  readonly json?: boolean;
  readonly lang?: string;
}

/** Most rounds of the profile's fit, which starts near its end. */
const PROFILE_ROUNDS = 4;
/** The rank check on a market made small, so that many truths can be tried: fewer runs than a calibration. */
const SMALL_CHECK = { size: 80, scale: 50_000, seeds: 1, rounds: { fit: 8, draws: 10 } } as const;
/** Runs a point of the profile's fit, which only has to come near. */
const FIT_SEEDS = 2;
const LEAST_TRUTHS = 3;
/** Members that a regression over some two dozen parameters needs to mend any slope. */
const LEAST_MEMBERS = 4;

/** `identify <scenario>`: profiles of the main parameters, and ranks of known truths among the draws found for them. */
export const identify: CommandModule<object, IdentifyArguments> = {
  command: 'identify <scenario>',
  describe:
    '数据能识别哪些参数，校准的区间是否可信 · What the facts can see, and whether calibrated intervals are right',
  builder: (yargs) =>
    yargs
      .positional('scenario', STUDY_OPTIONS.scenario)
      .option('seed', STUDY_OPTIONS.seed)
      .option('out', { ...outOption('结果文件夹 · folder of the result'), demandOption: true })
      .option('history', HISTORY_OPTION)
      .option('profile', single('参数名，逗号分隔，或 none · parameters, with commas between, or none'))
      .option('truths', counted('已知真值的市场数，0 = 不做 · known truths', 50))
      .option('scale', counted('剖面：每个粉丝代表的用户数 · users per fan', 20000))
      .option('truth-scale', counted('检验：每个粉丝代表的用户数 · users per fan of the check'))
      .option('members', counted('检验：每次校准的成员数 · draws a truth'))
      .option('as-calibrated', {
        type: 'boolean',
        describe:
          '检验：规模、卖家、运行与轮数同 calibrate（慢）· check at the scale and settings of calibrate (slow)',
      })
      .option('runs', counted('剖面：用于拟合响应面的运行次数 · runs of the surface under the profiles', 400))
      .option('threads', STUDY_OPTIONS.threads)
      .options(MEANS_OPTIONS)
      .option('json', JSON_OPTION)
      .example('$0 identify scenario.yaml --seed a --out runs/identify', '') as Argv<IdentifyArguments>,
  handler: async (given) => {
    const plan = planOf(given);
    const { json, lang, threads } = given;
    const dir = resolve(given.out ?? '');
    const own = { dir, owner: ownerOf('identify', plan) };
    const work = async (signal: AbortSignal) => {
      const result = await withMeans(
        { threads, signal, lang: languageOf(lang), ...meansOf(given) },
        (means) => {
          const { posterior } = plan;
          const engine = posterior && { made: posterior.record?.engine ?? null, now: means.engine };
          note(...otherEngines([['posterior', engine]], languageOf(lang)));
          return study(plan, means, languageOf(lang));
        },
      );
      await writing(dir, async () => {
        await putText(dir, 'identify.json', `${JSON.stringify(sealRecord(result), null, 1)}\n`);
        await writeReport(dir, IDENTIFY_REPORT, result);
      });
      if (json) printJson(result);
      else print(...identifyTable(result, languageOf(lang)));
    };
    await stoppableStudy(languageOf(lang), (signal) => withFolders([own], () => work(signal)));
  },
};

/** All that decides the result. */
interface StudyPlan {
  readonly name: string;
  readonly title: Scenario['title'];
  readonly seed: string;
  /** Draws of the scenario, if it names any. */
  readonly posterior: Posterior | undefined;
  /** Absent where nothing is to be profiled. */
  readonly profile: IdentifyPlan | undefined;
  /** With no truths where ranks are not to be checked. */
  readonly ranks: RankPlan;
}

/** @throws Refusal for a bad scenario, option, history or posterior */
function planOf(given: IdentifyArguments): StudyPlan {
  checkNumbers(given);
  const { seed = '', truths = 0, runs = 0 } = given;
  const scenario = scenarioOf(given, '--scale', given.scale!);
  const data = marketWith(scenario.marketFile, given.history, scenario, languageOf(given.lang));
  const names = given.profile?.split(',').map((name) => name.trim());
  const profiled = given.profile !== 'none';
  if (names && profiled) checkNames(names);
  const { name, title, posterior: file, knownUntil } = scenario;
  const common = { scenario: marketPart(scenario), data, seed };
  const more = { seeds: FIT_SEEDS, rounds: PROFILE_ROUNDS, runs, ...(names ? { names } : {}) };
  return {
    name,
    title,
    seed,
    posterior: file === undefined ? undefined : readPosterior(file, knownUntil, data),
    profile: profiled ? { ...common, ...more } : undefined,
    ranks: { ...common, truths, ...rankSettings(given) },
  };
}

/** Of the rank check: those of a calibration, or of a small market; what was given counts before either. */
export function rankSettings(
  given: Pick<IdentifyArguments, 'scenario' | 'asCalibrated' | 'truthScale' | 'members'>,
): Pick<RankPlan, 'scenario' | 'size' | 'seeds' | 'rounds' | 'isSmall'> {
  const isSmall = given.asCalibrated !== true;
  const { size, seeds, rounds, scale } = isSmall
    ? SMALL_CHECK
    : { ...CALIBRATION, scale: STUDY_OPTIONS.scale.default! };
  const scenario = marketPart(scenarioOf(given, '--truth-scale', given.truthScale ?? scale));
  return { scenario, size: given.members ?? size, seeds, rounds, isSmall };
}

async function study(plan: StudyPlan, means: Means, language: Language): Promise<IdentifyResult> {
  const { name, title, seed, posterior } = plan;
  const { truths, size: members, scenario: small, isSmall } = plan.ranks;
  const { onRun, onStep } = watchStudy(language);
  const profile = plan.profile && (await identifyMarket(plan.profile, means, { onRun, onStep }));
  const onTruth = (done: number) => onStep(`truth ${done} of ${truths}`);
  const ranks = truths > 0 ? await checkRanks(plan.ranks, means, { onRun, onTruth }) : undefined;
  return {
    schema: 'laotie/identify@1',
    scenario: name,
    title,
    seed,
    engine: means.engine,
    dataHash: hashOfValue(plan.ranks.data),
    knownUntil: small.knownUntil,
    facts: profile?.facts ?? ranks?.facts ?? [],
    ...(profile
      ? {
          profile: profilePart(profile, {
            scale: plan.profile!.scenario.scale,
            posterior,
            market: plan.profile!.data,
          }),
        }
      : {}),
    ...(ranks ? { ranks: ranksPart(ranks, { scale: small.scale, members, isSmall }) } : {}),
  };
}

/** The scenario without its posterior's draws in the runs: the study sets the parameters itself. */
function scenarioOf(
  { scenario: file = '' }: Pick<IdentifyArguments, 'scenario'>,
  flag: '--scale' | '--truth-scale',
  scale: number,
): Scenario {
  return scenarioWith(file, [{ flag, set: `population.scale=${scale}` }]);
}

function marketPart({ from, until, knownUntil, scale, parameters, levers }: Scenario) {
  return { from, until, knownUntil, scale, parameters, levers };
}

/** @throws Refusal for a number out of its range */
function checkNumbers(given: IdentifyArguments): void {
  const least = {
    truths: 0,
    scale: 1,
    'truth-scale': 1,
    members: LEAST_MEMBERS,
    runs: leastRuns(fittedParameters().length),
    threads: 1,
  } as const;
  const values = { ...given, 'truth-scale': given.truthScale };
  for (const [name, from] of Object.entries(least)) {
    const value = values[name as keyof typeof least];
    if (value !== undefined && !(Number.isInteger(value) && value >= from))
      throw refuse(`--${name}`, `a whole number, ${from} or more`, shown(value));
  }
  if (given.truths! > 0 && given.truths! < LEAST_TRUTHS)
    throw refuse('--truths', `0, or ${LEAST_TRUTHS} or more`, String(given.truths));
}
