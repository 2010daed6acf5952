/** An attribution as lines of a terminal, while it runs and in the end. */
import { alignedRows } from '../../sim/notation/columns.ts';
import { moneyOf } from '../../sim/notation/currencies.ts';
import type { Language } from '../../sim/notation/language.ts';
import { numbersIn } from '../../sim/notation/numbers.ts';
import type { AttributeResult } from '../../sim/result/attribute.ts';
import { periodText, signedText, spanText } from '../compare/written.ts';
import { shortUnit } from '../short-unit.ts';
import { ATTRIBUTE_WORDS } from '../words/attribute.ts';
import { attributeSentences } from './sentences.ts';
import { partText, questionText, shareCells } from './written.ts';

function treeLines({ growth, currency }: AttributeResult, lang: Language): string[] {
  if (!growth) return [];
  const unit = moneyOf({ currency });
  const words = ATTRIBUTE_WORDS[lang];
  const [first, ...heads] = words.treeHeads;
  const rows = growth.factors.map((factor) => [
    words.factors[factor.factor],
    ...shareCells(factor, unit, lang),
  ]);
  const all = [words.all, signedText(growth.growth.value, unit, lang), partText(1, lang)];
  return [
    '',
    words.treeTable(periodText(growth.sooner, lang), periodText(growth.later, lang)),
    ...alignedRows([[first, ...heads], ...rows, all]),
  ];
}

/** The share of every item, the growth tree, and what they mean. */
export function attributeLines(result: AttributeResult, lang: Language): string[] {
  const words = ATTRIBUTE_WORDS[lang];
  const { items, unit, shared, by, failed, replicates, orderPairs } = result;
  const withError = orderPairs > 0;
  const rows = items.map((item) => [
    item.title[lang],
    ...shareCells(item, unit, lang),
    ...(withError ? [`± ${numbersIn(lang).figure(item.orderError ?? 0, unit)}`] : []),
  ]);
  return [
    `${result.title[lang]}${words.colon}${questionText(result, lang)}`,
    '',
    ...alignedRows([
      [...words.heads(words.by[by]), ...(withError ? [words.orderHead] : [])],
      ...rows,
      [words.all, signedText(shared.value, unit, lang), partText(shared.whole === 0 ? null : 1, lang)],
    ]),
    ...treeLines(result, lang),
    '',
    ...attributeSentences(result, lang),
    ...(failed > 0 ? [words.lost(String(failed), String(replicates))] : []),
  ];
}

/** What can be said so far, in one line. */
export function interimShares(result: AttributeResult, done: number, lang: Language): string {
  const words = ATTRIBUTE_WORDS[lang];
  const { count } = numbersIn(lang);
  const short = shortUnit(result.unit);
  const rows = result.items.map(({ title, value, difference: { low90, high90 } }) =>
    words.interimRow(title[lang], signedText(value, result.unit, lang), spanText(low90, high90, short, lang)),
  );
  return words.interim(count(done), count(result.replicates), rows.join(words.semicolon));
}
