import type { Argv, CommandModule } from 'yargs';
import { alignedRows } from '../notation/columns.ts';
import { type Currency, currencyOf, millionsOf } from '../notation/currencies.ts';
import type { Language } from '../notation/language.ts';
import { marketAt, marketFileNamed, marketTable } from '../runs/node/markets.ts';
import { currencyOfMarket } from '../scenario/market-data.ts';
import { launchRows } from '../scenario/published-tables.ts';
import { readLaunches } from '../study/launches/cases.ts';
import {
  BARS,
  type LaunchScore,
  type LaunchSummary,
  scoreLaunches,
  summarise,
} from '../study/launches/score.ts';
import { MARKET_OPTION } from './history.ts';
import { languageOf } from './language.ts';
import { wholeNumbers } from './limits.ts';
import { MEANS_OPTIONS, type MeansArguments, meansOf, withMeans } from './means.ts';
import { counted, JSON_OPTION, STUDY_OPTIONS } from './options.ts';
import { stoppableStudy } from './stoppable.ts';
import { print, printJson } from './terminal.ts';
import { watchStudy } from './watch.ts';

interface LaunchesArguments extends MeansArguments {
  readonly seed?: string;
  readonly scale?: number;
  readonly members?: number;
  readonly market?: string;
  readonly threads?: number;
  readonly json?: boolean;
  readonly lang?: string;
}

const TABLE = 'launches.csv';
const LIST = 'launch-cases.yaml';
/** Of the small audience of a case, which has four million fans at scale 1. */
const SCALE = 100;
const MEMBERS = 12;

const WORDS = {
  zh: {
    heads: ['案例', '首日', '后来（公布）', '预测中位数', '80% 区间', '方向', '|ln|'],
    yes: '对',
    no: '错',
    unit: (millions: string) => `单位：${millions}/日；首日与后来为公布值`,
    summary: ({ signs, inside, distance }: LaunchSummary) =>
      `方向正确 ${percent(signs)}（要求 ${percent(BARS.signs)}），|ln(中位数/公布)| 的中位数 ${distance.toFixed(2)}（要求 ≤ ${BARS.distance.toFixed(2)}），在 80% 区间内 ${percent(inside)}`,
    holds: '通过',
    fails: '未通过',
  },
  en: {
    heads: ['case', 'first day', 'later, published', 'predicted median', '80% interval', 'direction', '|ln|'],
    yes: 'right',
    no: 'wrong',
    unit: (millions: string) => `In ${millions} a day; the first day and the later one are published figures`,
    summary: ({ signs, inside, distance }: LaunchSummary) =>
      `direction right ${percent(signs)} (at least ${percent(BARS.signs)}), median |ln(median/published)| ${distance.toFixed(2)} (at most ${BARS.distance.toFixed(2)}), inside 80% intervals ${percent(inside)}`,
    holds: 'holds',
    fails: 'does not hold',
  },
} as const;

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

/** `launches`: later sales of known launches, predicted from their first day and scored. */
export const launches: CommandModule<object, LaunchesArguments> = {
  command: 'launches',
  describe: '从首日预测已知开播案例后来的销售并评分 · Predict known launches from their first day, and score',
  builder: (yargs) =>
    yargs
      .option('seed', STUDY_OPTIONS.seed)
      .option('scale', counted('每个粉丝最多代表的用户数 · users per fan, at most', SCALE))
      .option('members', counted('每个案例的抽样数 · draws a case', MEMBERS))
      .option('market', MARKET_OPTION)
      .option('threads', STUDY_OPTIONS.threads)
      .options(MEANS_OPTIONS)
      .option('json', JSON_OPTION)
      .example('$0 launches --seed a', '') as Argv<LaunchesArguments>,
  handler: async ({
    seed = '',
    scale = SCALE,
    members = MEMBERS,
    market,
    threads,
    json = false,
    lang,
    ...given
  }) => {
    wholeNumbers({ scale, members }, ['scale', 'members']);
    const language = languageOf(lang);
    const file = marketFileNamed(market);
    const rows = launchRows(marketTable(file, TABLE).text, TABLE);
    const list = marketTable(file, LIST);
    const { cases, ...known } = readLaunches(list.text, list.file, marketAt(file));
    const plan = { ...known, data: marketAt(file), seed, scale, members };
    await stoppableStudy(language, async (signal) => {
      const { onRun } = watchStudy(language);
      const scores = await withMeans({ threads, signal, lang: language, ...meansOf(given) }, (means) =>
        scoreLaunches(rows, cases, plan, means, onRun),
      );
      const summary = summarise(scores);
      if (json) printJson({ seed, scale, members, summary, scores });
      else print(...launchLines(scores, summary, currencyOf(currencyOfMarket(plan.data)), language));
    });
  },
};

function launchLines(
  scores: readonly LaunchScore[],
  summary: LaunchSummary,
  currency: Currency,
  language: Language,
): string[] {
  const words = WORDS[language];
  const millions = (amount: number) => (amount / 1e6).toPrecision(3);
  const cells = scores.map((score) => [
    score.case.title[language],
    millions(score.first),
    millions(score.later),
    millions(score.median),
    `${millions(score.low)} … ${millions(score.high)}`,
    score.isSignRight ? words.yes : words.no,
    score.distance.toFixed(2),
  ]);
  const verdict = summary.holds ? words.holds : words.fails;
  return [
    words.unit(millionsOf(currency, language)),
    ...alignedRows([[...words.heads], ...cells]),
    `${words.summary(summary)}: ${verdict}`,
  ];
}
