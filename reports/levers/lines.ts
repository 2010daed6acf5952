/** `levers` as lines of a terminal, while it runs and in the end. */
import { alignedRows } from '../../sim/notation/columns.ts';
import { moneyOf, oneOf } from '../../sim/notation/currencies.ts';
import type { Bilingual, Language } from '../../sim/notation/language.ts';
import { numbersIn } from '../../sim/notation/numbers.ts';
import type { Comparison, Difference } from '../../sim/result/compare.ts';
import { type LeversResult, TOGETHER } from '../../sim/result/levers.ts';
import { periodText, pointsPair, signedText, spanText } from '../compare/written.ts';
import { COMPARE_WORDS } from '../words/compare.ts';
import { LEVERS_WORDS } from '../words/levers.ts';
import { leversSentences } from './sentences.ts';
import { gradeText, moneyCells, perCostCells, worthOf } from './written.ts';

function row(result: LeversResult, comparison: Comparison, name: string, lang: Language): string[] {
  const [perCost] = perCostCells(worthOf(result, comparison));
  const [net, net90, gmv, gmv90, cost] = moneyCells(result, comparison, lang) as [string, ...string[]];
  const changes = comparison.targets.map(({ change, changeError }) =>
    pointsPair(change, changeError).join(' ± '),
  );
  return [name, net, net90!, gmv!, gmv90!, cost!, perCost, gradeText(comparison, lang), ...changes];
}

/** Every lever alone, then all together, against none; and what that means. */
export function leversLines(result: LeversResult, lang: Language): string[] {
  const words = LEVERS_WORDS[lang];
  const { levers, together, failed, replicates, main } = result;
  const [first, ...heads] = words.terminalHeads(oneOf(moneyOf(result), lang)) as [string, ...string[]];
  const targets = together.targets.map(({ title }) => words.targetChange(title[lang]));
  const { colon, lost } = COMPARE_WORDS[lang];
  const rows = levers.map(({ title, comparison }) => row(result, comparison, title[lang], lang));
  return [
    `${result.title[lang]}${colon}${periodText(main, lang)}`,
    '',
    ...alignedRows([[first, ...heads, ...targets], ...rows, row(result, together, TOGETHER[lang], lang)]),
    '',
    ...leversSentences(result, lang),
    ...(failed > 0 ? [lost(String(failed), String(replicates))] : []),
  ];
}

export interface InterimRow {
  readonly title: Bilingual;
  /** Of money. */
  readonly unit: string;
  readonly net: Difference;
}

/** What can be said so far, in one line. */
export function interimLine(pairs: number, all: number, rows: readonly InterimRow[], lang: Language): string {
  const words = LEVERS_WORDS[lang];
  const { count } = numbersIn(lang);
  const told = rows.map(({ title, unit, net: { mean, low90, high90 } }) =>
    words.interimRow(title[lang], signedText(mean, unit, lang), spanText(low90, high90, 'count', lang)),
  );
  return words.interim(count(pairs), count(all), told.join(words.semicolon));
}
