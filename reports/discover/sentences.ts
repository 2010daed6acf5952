/** What the boxes mean, in sentences made from their numbers. */
import type { Language } from '../../sim/notation/language.ts';
import { numbersIn } from '../../sim/notation/numbers.ts';
import type { DiscoverResult } from '../../sim/result/discover.ts';
import { DISCOVER_WORDS } from '../words/discover.ts';
import { allBounds, caseText, factorOf, wholeShare } from './written.ts';

/** A bound that comes again in less than this share of halves is told of. */
const SHAKY = 0.8;

/** All that is said of the boxes. */
export function discoverSentences(result: DiscoverResult, lang: Language): string[] {
  const words = DISCOVER_WORDS[lang];
  const { all, boxes, failed, replicates } = result;
  const what = caseText(result, lang);
  const base = words.base(numbersIn(lang).count(replicates - failed), what, wholeShare(all.density));
  const [first, ...rest] = boxes;
  if (!first) {
    const isOne = all.cases <= 0 || all.cases >= all.runs;
    return [base, isOne ? words.single(what) : words.none(what)];
  }
  const shaky = first.again.filter(({ share }) => share < SHAKY).map(({ factor }) => factorOf(result, factor).title[lang]);
  const { elsewhere } = first;
  return [
    base,
    words.first(allBounds(result, first, lang), what, wholeShare(first.density), wholeShare(all.density), wholeShare(first.coverage)),
    ...(elsewhere ? [words.elsewhere(wholeShare(elsewhere.density), wholeShare(elsewhere.coverage))] : []),
    ...(shaky.length > 0 ? [words.shaky(shaky.join(words.comma))] : []),
    ...rest.map((box) => words.next(allBounds(result, box, lang), what, wholeShare(box.density), wholeShare(box.coverage))),
  ];
} // biome-ignore format: one line each
