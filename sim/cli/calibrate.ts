import type { Argv, CommandModule } from 'yargs';
import { SEEN } from '../../reports/identify/sentences.ts';
import type { Language } from '../notation/language.ts';
import { nearestNames } from '../notation/nearest.ts';
import { refuse } from '../notation/refusal.ts';
import { hashOfValue } from '../runs/canonical.ts';
import type { MarketScenario } from '../runs/market.ts';
import { engineVersion } from '../runs/node/engine.ts';
import { planOfResult } from '../runs/node/folder.ts';
import { type OwnFile, withFile } from '../runs/node/own-file.ts';
import { pastOf } from '../runs/past.ts';
import { mismatchOfRecord, sealRecord } from '../runs/record.ts';
import type { MarketData } from '../scenario/market-data.ts';
import { didYouMean, shown } from '../scenario/problems.ts';
import { CALIBRATION, type Calibration, type CalibrationPlan, calibrateMarket } from '../study/calibrate.ts';
import { knownFacts } from '../study/facts.ts';
import { type LevelRecord, levelRecords } from '../study/levels.ts';
import {
  type FactRecord,
  factRecords,
  lastQuarterOf,
  type ParameterRecord,
  parameterRecords,
} from '../study/record.ts';
import { HISTORY_OPTION, marketWith } from './history.ts';
import { languageOf } from './language.ts';
import { wholeNumbers } from './limits.ts';
import { MEANS_OPTIONS, type MeansArguments, meansOf, withMeans } from './means.ts';
import { counted, JSON_OPTION, outOption, STUDY_OPTIONS, single } from './options.ts';
import { scenarioWith } from './scenarios.ts';
import { stoppableStudy } from './stoppable.ts';
import { print, printJson } from './terminal.ts';
import { watchStudy } from './watch.ts';

interface CalibrateArguments extends MeansArguments {
  readonly scenario?: string;
  readonly seed?: string;
  readonly out?: string;
  readonly history?: string;
  readonly without?: string;
  readonly scale?: number;
  readonly draws?: number;
  readonly seeds?: number;
  readonly rounds?: number;
  readonly threads?: number;
  readonly json?: boolean;
  readonly lang?: string;
}

const WORDS = {
  zh: {
    facts: '已公布的数字：公布值、最可能点、后验中位数与 80% 区间',
    levels: '跟踪机构的口径（其数字 ÷ 运行的数字）：最可能点、后验中位数与 80% 区间',
    parameters: '参数：先验中位数 → 后验中位数，后验离散度 ÷ 先验离散度（90% 区间），数据是否限定',
    draws: (kept: number, tried: number) => `${tried} 次抽样，保留 ${kept} 个`,
    fit: '拟合',
    sample: '抽样',
    ended: (what: string, converged: boolean, rounds: number) =>
      `${what}：${converged ? `${rounds} 轮后收敛` : `未收敛：${rounds} 轮已用完，用 --rounds 或更多抽样再做`}`,
  },
  en: {
    facts: 'Published figures: published, most probable point, posterior median and 80% interval',
    levels:
      'Levels of trackers (their figures ÷ those of a run): most probable point, posterior median and 80% interval',
    parameters:
      'Parameters: prior median → posterior median, posterior spread ÷ prior spread (90% interval), what the facts bound',
    draws: (kept: number, tried: number) => `${kept} of ${tried} draws kept`,
    fit: 'fit',
    sample: 'draws',
    ended: (what: string, converged: boolean, rounds: number) =>
      `${what}: ${converged ? `converged after ${rounds} rounds` : `not converged: all ${rounds} rounds used; try --rounds or more draws`}`,
  },
} as const;

/** `calibrate <scenario>`: fits the market to what was published by its information date, and samples around the fit. */
export const calibrate: CommandModule<object, CalibrateArguments> = {
  command: 'calibrate <scenario>',
  describe: '用信息日之前公布的数字校准参数 · Calibrate parameters on figures known at the information date',
  builder: (yargs) =>
    yargs
      .positional('scenario', STUDY_OPTIONS.scenario)
      .option('seed', STUDY_OPTIONS.seed)
      .option('out', { ...outOption('样本文件 · sample file'), demandOption: true })
      .option('history', HISTORY_OPTION)
      .option(
        'without',
        single('校准时隐去的事实，逗号分开 · facts that the fit is not shown, with commas between them'),
      )
      .option('scale', STUDY_OPTIONS.scale)
      .option('draws', counted('样本数 · draws tried', CALIBRATION.size))
      .option('seeds', counted('每点运行次数 · runs a point', CALIBRATION.seeds))
      .option('rounds', { ...STUDY_OPTIONS.rounds, default: CALIBRATION.rounds.fit })
      .option('threads', STUDY_OPTIONS.threads)
      .options(MEANS_OPTIONS)
      .option('json', JSON_OPTION)
      .example('$0 calibrate scenario.yaml --seed a --out posterior.json', '') as Argv<CalibrateArguments>,
  handler: async (given) => {
    const { out = '', threads, json, lang } = given;
    const { plan, name } = planOf(given);
    const language = languageOf(lang);
    await stoppableStudy(language, async (signal) => {
      let sample: ReturnType<typeof sampleOf> | undefined;
      await withFile(ownFile(out, plan), async () => {
        const calibration = await withMeans({ threads, signal, lang: language, ...meansOf(given) }, (means) =>
          calibrateMarket(plan, means, watchStudy(language)),
        );
        sample = sampleOf(calibration, plan, name);
        return `${JSON.stringify(sealRecord(sample), null, 1)}\n`;
      });
      const { draws, ...record } = sample!;
      if (json) printJson({ ...record, kept: draws.length });
      else print(...tables(sample!, language));
    });
  },
};

const SCHEMA = 'laotie/posterior@1';

/** A posterior of the same plan may be written again; nothing else is written over. */
function ownFile(out: string, plan: CalibrationPlan): OwnFile {
  const isOwn = (text: string) => {
    try {
      const found = JSON.parse(text);
      const isSame = found?.schema === SCHEMA && found.record?.plan === planOfResult(plan);
      return isSame && !mismatchOfRecord(out, found); // what a person has changed is theirs
    } catch (cause) {
      if (!(cause instanceof SyntaxError)) throw cause;
      return false;
    }
  };
  const expected = 'a new file or the sample of the same plan';
  return { out, expected, got: 'another', isOwn, example: 'posterior.json' };
}

const WHOLE = ['scale', 'draws', 'seeds', 'rounds', 'threads'] as const;

/** @throws Refusal for a bad scenario, option or history */
function planOf(given: CalibrateArguments): { readonly plan: CalibrationPlan; readonly name: string } {
  wholeNumbers(given, WHOLE);
  const { scenario: file = '', scale, seed = '', draws, seeds, rounds } = given;
  const scenario = scenarioWith(
    file,
    [{ flag: '--scale', set: `population.scale=${scale}` }],
    ['parameters.posterior=none'],
  );
  const { from, until, knownUntil, parameters, levers } = scenario;
  const plain = { from, until, knownUntil, scale: scenario.scale, parameters, levers };
  const lang = languageOf(given.lang);
  const data = marketWith(scenario.marketFile, given.history, plain, lang);
  const without = unseenFacts(given.without, plain, data);
  const plan = {
    scenario: plain,
    data,
    seed,
    size: draws!,
    seeds: seeds!,
    rounds: { fit: rounds!, draws: CALIBRATION.rounds.draws },
    ...(without.length > 0 ? { without } : {}),
  };
  return { plan, name: scenario.name };
}

/** @throws Refusal for a name that no fact of the fit has */
function unseenFacts(
  words: string | undefined,
  { from, knownUntil }: Pick<MarketScenario, 'from' | 'knownUntil'>,
  data: MarketData,
): string[] {
  if (words === undefined) return [];
  const names = knownFacts(data, knownUntil, { from }).map(({ name }) => name);
  return words.split(',').map((word) => {
    const name = word.trim();
    if (names.includes(name)) return name;
    const hint = didYouMean(nearestNames(name, names)) ?? `known: ${names.join(', ')}`;
    throw refuse('--without', `facts of the fit, such as ${names[0]}`, shown(name), hint);
  });
}

function sampleOf(calibration: Calibration, plan: CalibrationPlan, scenario: string) {
  const { posterior, fit, population } = calibration;
  const { seed, seeds, size, rounds } = plan;
  const until = lastQuarterOf(calibration.facts);
  const points = population.members.map(({ point }) => point);
  const levels = levelRecords(calibration.facts, fit.point, points);
  return {
    schema: SCHEMA,
    knownUntil: posterior.knownUntil,
    method:
      'most probable point by Gauss–Newton on common random numbers, then randomised maximum likelihood; normal model error, lognormal prior from the plausible ranges',
    record: {
      scenario,
      engine: engineVersion(),
      /** Of all that decides the sample: the same plan may write the file again. */
      plan: planOfResult(plan),
      seed,
      dataHash: hashOfValue(plan.data),
      scale: plan.scenario.scale,
      ...(plan.without ? { without: plan.without } : {}),
      ...(until === undefined ? {} : { past: { until, hash: pastOf(plan.scenario, until) } }),
      fit: {
        runsAPoint: seeds,
        rounds: fit.rounds,
        of: rounds.fit,
        objective: Number(fit.objective.toFixed(2)),
        converged: fit.converged,
        stopped: fit.stopped,
      },
      draws: {
        tried: size,
        kept: population.members.length,
        rounds: population.rounds,
        of: rounds.draws,
        meanObjectives: population.objectives.map((objective) => Number(objective.toFixed(2))),
        converged: population.converged,
        stopped: population.stopped,
      },
    },
    facts: factRecords(calibration),
    ...(levels.length > 0 ? { levels } : {}),
    parameters: parameterRecords(calibration),
    draws: posterior.draws,
  };
}

function tables(sample: ReturnType<typeof sampleOf>, language: Language): string[] {
  const words = WORDS[language];
  const fact = ({ name, published, fitted, median, low, high }: FactRecord) =>
    `  ${name.padEnd(34)} ${[published, fitted, median].map((v) => v.toPrecision(4).padStart(10)).join('')}  ${low.toPrecision(4)} … ${high.toPrecision(4)}`;
  const level = ({ tracker, fitted, median, low, high }: LevelRecord) =>
    `  ${tracker.padEnd(34)} ${[fitted, median].map((v) => v.toPrecision(3).padStart(10)).join('')}  ${low.toPrecision(3)} … ${high.toPrecision(3)}`;
  const parameter = ({ name, prior, median, spread, spread90, seen }: ParameterRecord) =>
    `  ${name.padEnd(24)} ${String(prior).padStart(10)} → ${String(median).padEnd(10)} ${spread.toFixed(2)} (${spread90.map((end) => end.toFixed(2)).join('–')})  ${SEEN[seen][language]}`;
  const { fit, draws } = sample.record;
  return [
    words.facts,
    ...sample.facts.map(fact),
    ...(sample.levels ? [words.levels, ...sample.levels.map(level)] : []),
    words.parameters,
    ...sample.parameters.map(parameter),
    words.ended(words.fit, fit.converged, fit.rounds),
    words.ended(words.sample, draws.converged, draws.rounds),
    words.draws(sample.draws.length, draws.tried),
  ];
}
