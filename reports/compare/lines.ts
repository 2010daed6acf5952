/** A comparison as lines of a terminal. */
import { alignedRows } from '../../sim/notation/columns.ts';
import type { Language } from '../../sim/notation/language.ts';
import type { CompareResult, Comparison } from '../../sim/result/compare.ts';
import { GRADE_WORDS } from '../../sim/result/grades.ts';
import { titleOf } from '../run-rows.ts';
import { COMPARE_WORDS } from '../words/compare.ts';
import { figureHeads, figureName, figureRow } from './rows.ts';
import { comparisonSentences } from './sentences.ts';
import { figuresIn, mainPeriods, otherFigures, periodText, sideText } from './written.ts';

function linesOf(result: CompareResult, comparison: Comparison, lang: Language): string[] {
  const words = COMPARE_WORDS[lang];
  const { letter, effect } = comparison;
  const periods = mainPeriods(comparison);
  const period = periods.includes(result.main) ? result.main : periods.at(-1);
  const rows = period === undefined ? [] : figuresIn(comparison, period);
  const cells = [
    ...rows.map((figure) => figureRow(figure, titleOf(figure.metric, lang), lang)),
    ...otherFigures(comparison).map((figure) => figureRow(figure, figureName(figure, lang), lang)),
  ].map((row) => [
    row.name,
    row.a,
    row.b,
    row.change === '' ? row.difference : `${row.difference} (${row.change})`,
    row.mean90,
    row.middle80,
    row.above,
    row.pairing,
  ]);
  const heads = figureHeads(letter, period === undefined ? words.figure : periodText(period, lang), lang);
  return [
    '',
    sideText(result, letter, lang),
    ...alignedRows([heads, ...cells]),
    ...comparisonSentences(result, comparison, lang).map((sentence) => `  ${sentence}`),
    ...(effect ? [`  ${words.evidence(letter, GRADE_WORDS[effect.grade][lang])}`] : []),
  ];
}

/** Every side against A: figures of the main period, chances of targets, and what they mean. */
export function compareLines(result: CompareResult, lang: Language): string[] {
  const words = COMPARE_WORDS[lang];
  const { failed, replicates } = result;
  return [
    sideText(result, 'A', lang),
    ...result.comparisons.flatMap((comparison) => linesOf(result, comparison, lang)),
    '',
    ...(failed > 0 ? [words.lost(String(failed), String(replicates))] : []),
  ];
}
