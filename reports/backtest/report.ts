/** The page of a backtest: what it comes to, charts, tables, and how it was done. */

import { moneyOf } from '../../sim/notation/currencies.ts';
import type { Language } from '../../sim/notation/language.ts';
import { moneyAxis, numbersIn } from '../../sim/notation/numbers.ts';
import type { BacktestResult } from '../../sim/result/backtest.ts';
import { list, small } from '../page/document.ts';
import { type Cell, section, table } from '../page/html.ts';
import type { ReportKind } from '../report.ts';
import { BACKTEST_WORDS } from '../words/backtest.ts';
import { wordsIn } from '../words/in.ts';
import { BACKTEST_CHARTS } from './charts/all.ts';
import {
  comparisonsWith,
  horizonsOf,
  inUnit,
  isCorrected,
  nameOf,
  ratio,
  scoreOf,
  shownP,
} from './scores.ts';

function crpsTable(result: BacktestResult, lang: Language): string {
  const words = BACKTEST_WORDS[lang];
  const money = moneyOf(result.scenario);
  const { name } = moneyAxis(lang, money);
  const horizons = [...horizonsOf(result), 0];
  const heads = [words.method, ...horizons.map((h) => (h === 0 ? words.all : words.horizon(h)))];
  const rows = result.methods.map(({ id }): Cell[] => [
    nameOf(result, id, lang),
    ...horizons.map((h) => inUnit(scoreOf(result, id, h)?.crps, money, lang)),
  ]);
  return section(words.crpsTable(name), table(heads, rows));
}

function coverTable(result: BacktestResult, lang: Language): string {
  const words = BACKTEST_WORDS[lang];
  const money = moneyOf(result.scenario);
  const { name } = moneyAxis(lang, money);
  const { share, signedShare } = numbersIn(lang);
  const rows = result.methods.flatMap(({ id }): Cell[][] => {
    const row = scoreOf(result, id, 0);
    if (!row) return [];
    const { n, cover50, cover80, cover90, bias, mape, wis } = row;
    const shares = [cover50, cover80, cover90].map(share);
    return [
      [
        nameOf(result, id, lang),
        String(n),
        ...shares,
        signedShare(bias),
        share(mape),
        inUnit(wis, money, lang),
      ],
    ];
  });
  return section(words.coverTable(name), table(words.coverHeads, rows), small(words.coverNote));
}

/** Each baseline and the market on the forecasts that both have. */
function pairTable(result: BacktestResult, lang: Language): string {
  const words = BACKTEST_WORDS[lang];
  const money = moneyOf(result.scenario);
  const rows = result.comparisons
    .filter(({ horizon }) => horizon === 0)
    .map(({ baseline, n, won, market, other }): Cell[] => [
      nameOf(result, baseline, lang),
      String(n),
      inUnit(other, money, lang),
      inUnit(market, money, lang),
      ratio(market / other),
      String(won),
    ]);
  return section(
    words.pairTable(moneyAxis(lang, money).name),
    table(words.pairHeads, rows),
    small(words.pairNote),
  );
}

function testTable(result: BacktestResult, lang: Language): string {
  const words = BACKTEST_WORDS[lang];
  const horizons = horizonsOf(result);
  const baselines = result.methods.filter(({ id }) => comparisonsWith(result, id).length > 0);
  const rows = baselines.map(({ id }): Cell[] => [
    nameOf(result, id, lang),
    ...horizons.map((h): Cell => {
      const row = comparisonsWith(result, id).find(({ horizon }) => horizon === h);
      if (!row) return '—';
      const p = shownP(row);
      const chance = p === null ? [] : [p < 0.01 ? 'p < 0.01' : `p ${p.toFixed(2)}`];
      return { text: ratio(row.market / row.other), note: [`n ${row.n}`, ...chance].join(words.comma) };
    }),
  ]);
  const heads = [...words.testHeads, ...horizons.map(words.horizon)];
  const note = isCorrected(result) ? words.testNote : words.oldTestNote;
  return section(words.testTable, table(heads, rows), small(note));
}

/** Years by analysts; nothing where the file has none. */
function analystTable({ analysts = [], scenario }: BacktestResult, lang: Language): string[] {
  if (analysts.length === 0) return [];
  const words = BACKTEST_WORDS[lang];
  const money = moneyOf(scenario);
  const { date, period, signedShare } = numbersIn(lang);
  const error = (value: number | null, actual: number) =>
    value === null ? '—' : signedShare(value / actual - 1);
  const rows = analysts.map(({ forecaster, published, year, value, actual, market, naive }): Cell[] => [
    forecaster,
    date(published),
    period(year),
    inUnit(value, money, lang),
    inUnit(actual, money, lang),
    ...[value, market, naive].map((one) => error(one, actual)),
  ]);
  const title = words.analystTable(moneyAxis(lang, money).name);
  return [section(title, table(words.analystHeads, rows), small(words.analystNote))];
}

function originTable(result: BacktestResult, lang: Language): string {
  const words = BACKTEST_WORDS[lang];
  const { period, date } = numbersIn(lang);
  const rows = result.origins.map((row): Cell[] => [
    period(row.quarter),
    date(row.knownUntil),
    String(row.quarters),
    String(row.facts),
    row.lost > 0 ? `${row.members}/${row.members + row.lost}` : String(row.members),
    row.objective.toFixed(1),
  ]);
  return section(words.originTable, table(words.originHeads, rows), small(words.originNote));
}

/** The report of a backtest. */
export const BACKTEST_REPORT: ReportKind<BacktestResult> = {
  charts: BACKTEST_CHARTS,
  textIn(result, lang) {
    const words = BACKTEST_WORDS[lang];
    const { page } = wordsIn(lang);
    const methods = result.methods.map(({ title, about }) => `${title[lang]}${words.colon}${about[lang]}`);
    const { seed, scenario, engine, rescored } = result;
    return {
      kind: words.kind,
      title: words.title(scenario.title[lang]),
      about: [
        words.settings(seed, numbersIn(lang).count(scenario.scale), engine),
        ...(rescored ? [words.rescored(rescored.engine)] : []),
      ],
      before: [section(page.findings, list(result.sentences[lang]))],
      after: [
        crpsTable(result, lang),
        pairTable(result, lang),
        testTable(result, lang),
        ...analystTable(result, lang),
        coverTable(result, lang),
        originTable(result, lang),
        section(words.protocol, list(result.protocol[lang])),
        section(words.methods, list(methods)),
        section(words.refitted, small(result.refitted.join(words.comma))),
      ],
    };
  },
};
