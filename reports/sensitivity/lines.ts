/** A study of sensitivity as lines of a terminal. */
import { alignedRows } from '../../sim/notation/columns.ts';
import type { Language } from '../../sim/notation/language.ts';
import { numbersIn } from '../../sim/notation/numbers.ts';
import type { SensitivityResult } from '../../sim/result/sensitivity.ts';
import { shortUnit } from '../short-unit.ts';
import { SENSITIVITY_WORDS } from '../words/sensitivity.ts';
import { sensitivitySentences } from './sentences.ts';
import { byTotal, figureSpan, figureText, groupText, indexSpan, indexText, isTold, mainIndices, questionText } from './written.ts'; // biome-ignore format: one line

function screeningLines(result: SensitivityResult, lang: Language): string[] {
  const { screening, unit } = result;
  if (!screening) return [];
  const words = SENSITIVITY_WORDS[lang];
  const rows = screening.groups
    .toSorted((a, b) => (b.muStar.value ?? 0) - (a.muStar.value ?? 0))
    .map(({ group, muStar, floor, stands }) => [
      groupText(result, group, lang),
      figureText(muStar.value, unit, lang),
      figureSpan(muStar, shortUnit(unit), lang),
      figureText(floor, unit, lang),
      stands ? words.standing.yes : words.standing.no,
    ]);
  return ['', ...alignedRows([words.terminal.screening, ...rows])];
}

function indicesLines(result: SensitivityResult, lang: Language): string[] {
  const main = mainIndices(result);
  if (!main || !isTold(main)) return [];
  const words = SENSITIVITY_WORDS[lang];
  const rows = byTotal(main).map(({ group, first, total }) => [
    groupText(result, group, lang),
    indexText(first.value),
    indexSpan(first),
    indexText(total.value),
    indexSpan(total),
  ]);
  return ['', ...alignedRows([words.terminal.indices, ...rows])];
}

/** Screening, indices, and what they mean. */
export function sensitivityLines(result: SensitivityResult, lang: Language): string[] {
  const words = SENSITIVITY_WORDS[lang];
  const { title, failed, runs } = result;
  const { count } = numbersIn(lang);
  return [
    `${title[lang]}${words.colon}${questionText(result, lang)}`,
    ...screeningLines(result, lang),
    ...indicesLines(result, lang),
    '',
    ...sensitivitySentences(result, lang),
    ...(failed > 0 ? [words.lost(count(failed), count(runs))] : []),
  ];
}
