import { resolve } from 'node:path';
import type { Argv, CommandModule } from 'yargs';
import { sentencesOf } from '../../reports/backtest/sentences.ts';
import { periodOf } from '../notation/dates.ts';
import { refuse } from '../notation/refusal.ts';
import type { BacktestResult } from '../result/backtest.ts';
import { ownerOf } from '../runs/node/folder.ts';
import { opponentsOf } from '../runs/node/markets.ts';
import { withFolders } from '../runs/node/own-folder.ts';
import { shown } from '../scenario/problems.ts';
import { type BacktestPlan, backtestMarket } from '../study/backtest/backtest.ts';
import { originsOf, quartersAfter } from '../study/backtest/origins.ts';
import { printBacktest, writeBacktestFolder } from './backtest-folder.ts';
import { HISTORY_OPTION, historyFrom, marketWith } from './history.ts';
import { languageOf } from './language.ts';
import { wholeNumbers } from './limits.ts';
import { MEANS_OPTIONS, type MeansArguments, meansOf, withMeans } from './means.ts';
import { counted, JSON_OPTION, outOption, STUDY_OPTIONS, single } from './options.ts';
import { scenarioWith } from './scenarios.ts';
import { stoppableStudy } from './stoppable.ts';
import { watchStudy } from './watch.ts';

interface BacktestArguments extends MeansArguments {
  readonly scenario?: string;
  readonly seed?: string;
  readonly out?: string;
  readonly history?: string;
  readonly scale?: number;
  readonly members?: number;
  readonly origins?: string;
  readonly seeds?: number;
  readonly rounds?: number;
  readonly threads?: number;
  readonly json?: boolean;
  readonly lang?: string;
}

/** `backtest <scenario>`: forecasts from past quarters as they were known, scored beside simple methods. */
export const backtest: CommandModule<object, BacktestArguments> = {
  command: 'backtest <scenario>',
  describe: '滚动起点回测，与简单方法比较 · Forecast from past quarters as they were known, and score',
  builder: (yargs) =>
    yargs
      .positional('scenario', STUDY_OPTIONS.scenario)
      .option('seed', STUDY_OPTIONS.seed)
      .option('out', { ...outOption('结果文件夹 · folder for the results'), demandOption: true })
      .option('history', HISTORY_OPTION)
      .option('members', counted('成员数 · members drawn at the first origin', 64))
      .option('origins', {
        ...single('起点季度 · first and last origin'),
        default: '2021Q1..2023Q3',
      })
      .option('scale', STUDY_OPTIONS.scale)
      .option('seeds', counted('拟合每点运行次数 · runs a point of the fit', 2))
      .option('rounds', STUDY_OPTIONS.rounds)
      .option('threads', STUDY_OPTIONS.threads)
      .options(MEANS_OPTIONS)
      .option('json', JSON_OPTION)
      .example('$0 backtest scenario.yaml --seed a --out backtest', '') as Argv<BacktestArguments>,
  handler: async (given) => {
    const plan = planOf(given);
    const dir = resolve(given.out ?? '');
    const own = { dir, owner: ownerOf('backtest', plan) };
    const work = async (signal: AbortSignal) => {
      const result = await resultOf(plan, given, signal);
      printBacktest(result, await writeBacktestFolder(dir, result), given);
    };
    await stoppableStudy(languageOf(given.lang), (signal) => withFolders([own], () => work(signal)));
  },
};

async function resultOf(
  plan: BacktestPlan,
  { threads, lang, ...given }: BacktestArguments,
  signal: AbortSignal,
): Promise<BacktestResult> {
  const result = await withMeans({ threads, signal, lang: languageOf(lang), ...meansOf(given) }, (means) =>
    backtestMarket(plan, means, watchStudy(languageOf(lang))),
  );
  return { ...result, sentences: sentencesOf(result) };
}

/** Quarters ahead of each origin. */
const HORIZONS = 6;
/** Rounds of the draws: they stop by themselves when they gain nothing. */
const DRAW_ROUNDS = 5;

const WHOLE = ['members', 'scale', 'seeds', 'rounds', 'threads'] as const;

/** @throws Refusal for a bad scenario, option or history */
function planOf(given: BacktestArguments): BacktestPlan {
  wholeNumbers(given, WHOLE);
  const { scenario: file = '', scale, seed = '', members, seeds, rounds } = given;
  const set = ['parameters.posterior=none'];
  const flags = [{ flag: '--scale', set: `population.scale=${scale}` }];
  const { marketFile } = scenarioWith(file, flags, set);
  const language = languageOf(given.lang);
  const [first, last] = rangeOf(given.origins ?? '');
  const origins = originsOf(historyFrom(given.history, marketFile), first, last);
  const end = periodOf(quartersAfter(origins.at(-1)!.quarter, HORIZONS).at(-1)!)!.until;
  // levers without an end reach beyond the last forecast
  const scenario = scenarioWith(file, flags, [...set, `until=${end}`]);
  const { from, until, knownUntil, parameters, levers, name, title } = scenario;
  return {
    name,
    title,
    scenario: { from, until, knownUntil, scale: scenario.scale, parameters, levers },
    data: marketWith(
      marketFile,
      given.history,
      { from, until, knownUntil: origins.at(-1)!.knownUntil },
      language,
    ),
    ...opponentsOf(marketFile),
    seed,
    origins,
    horizons: HORIZONS,
    members: members!,
    seeds: seeds!,
    rounds: { fit: rounds!, draws: DRAW_ROUNDS },
  };
}

function rangeOf(text: string): readonly [string, string] {
  const [, first, last = first] = /^(\d{4}Q[1-4])(?:\.\.(\d{4}Q[1-4]))?$/.exec(text) ?? [];
  if (first === undefined || last === undefined || last < first)
    throw refuse('--origins', 'quarters such as 2021Q1..2023Q3', shown(text));
  return [first, last];
}
