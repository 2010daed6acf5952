/** What a study of sensitivity means, in sentences made from its numbers. */

import type { Language } from '../../sim/notation/language.ts';
import type { PeriodIndices, SensitivityResult } from '../../sim/result/sensitivity.ts';
import { signedText, spaced } from '../compare/written.ts';
import { factorText } from '../factor-text.ts';
import { SENSITIVITY_WORDS } from '../words/sensitivity.ts';
import { byTotal, groupOf, groupText, indexText, isTold, mainIndices } from './written.ts';

function names(result: SensitivityResult, ids: readonly string[], lang: Language): string {
  return ids.map((id) => groupText(result, id, lang)).join(SENSITIVITY_WORDS[lang].comma);
}

function screeningSentences(result: SensitivityResult, lang: Language): string[] {
  const words = SENSITIVITY_WORDS[lang];
  const { screening } = result;
  if (!screening) return [];
  const of = (stands: boolean) => screening.groups.filter((group) => group.stands === stands).map(({ group }) => group);
  const [left, others] = [of(true), of(false)];
  return [
    left.length > 0 ? words.stands(names(result, left, lang)) : words.noneStands,
    ...(others.length > 0 && left.length > 0 ? [words.falls(names(result, others, lang))] : []),
  ];
} // biome-ignore format: one line

function totals(result: SensitivityResult, main: PeriodIndices, lang: Language): string[] {
  const words = SENSITIVITY_WORDS[lang];
  const [first, ...rest] = byTotal(main);
  if (!first) return [];
  const { low90, high90 } = first.total;
  const isAbove = ({ total }: (typeof rest)[number]) => (total.low90 ?? 0) > 0;
  const [above, untold] = [rest.filter(isAbove), rest.filter((one) => !isAbove(one))].map((own) =>
    own.map(({ group }) => group),
  );
  const { together } = main;
  return [
    words.most(
      spaced(groupText(result, first.group, lang), lang),
      ...([first.total.value, low90, high90, first.first.value].map(indexText) as [string, string, string, string]),
    ),
    ...(above!.length > 0 ? [words.others(names(result, above!, lang))] : []),
    ...(untold!.length > 0 ? [words.untold(names(result, untold!, lang))] : []),
    ...((together.low90 ?? 0) > 0 ? [words.together(indexText(together.value), indexText(together.low90), indexText(together.high90))] : []),
  ];
} // biome-ignore format: one line each

function indicesSentences(result: SensitivityResult, lang: Language): string[] {
  const words = SENSITIVITY_WORDS[lang];
  const main = mainIndices(result);
  if (!main) return [];
  if (!isTold(main)) return [words.nothing];
  const { value, low90, high90 } = main.known;
  const told = words.known(indexText(value), indexText(low90), indexText(high90));
  return [...totals(result, main, lang), result.replicates > 1 ? told : words.knownOnly];
}

/** The widest bars. */
const MOST_BARS = 3;

function tornadoSentences({ tornado, unit, ...result }: SensitivityResult, lang: Language): string[] {
  const words = SENSITIVITY_WORDS[lang];
  return (tornado?.bars ?? []).slice(0, MOST_BARS).map(({ group, low, high }) => {
    const { title, factors } = groupOf({ ...result, tornado, unit }, group);
    const own = factors[0]!.unit;
    const ends = [low, high].flatMap(({ at, difference }) => [factorText(at, own, lang), signedText(difference.mean, unit, lang)]); // biome-ignore format: one line
    return words.bar(title[lang], ...(ends as [string, string, string, string]));
  });
}

/** All that is said of a study of sensitivity. */
export function sensitivitySentences(result: SensitivityResult, lang: Language): string[] {
  const words = SENSITIVITY_WORDS[lang];
  const told = mainIndices(result)?.groups.map(({ group }) => group) ?? [];
  const several = told.filter((id) => groupOf(result, id).factors.length > 1);
  return [
    ...indicesSentences(result, lang),
    ...tornadoSentences(result, lang),
    ...screeningSentences(result, lang),
    ...(several.length > 0 ? [words.inside(names(result, several, lang))] : []),
  ];
}
