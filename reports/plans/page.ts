/** What the pages of `solve` and `allocate` have in common. */
import type { Language } from '../../sim/notation/language.ts';
import { numbersIn } from '../../sim/notation/numbers.ts';
import type { PlansMade } from '../../sim/result/plans.ts';
import { small } from '../page/document.ts';
import { escaped } from '../page/html.ts';
import { COMPARE_WORDS } from '../words/compare.ts';
import { PLANS_WORDS } from '../words/plans.ts';

/** Lines under the title. */
export function aboutLines(made: PlansMade, lang: Language): string[] {
  const words = PLANS_WORDS[lang];
  const { count, date } = numbersIn(lang);
  const { seed, replicates, fresh, scale, planSource, by, knownUntil, engine } = made;
  return [
    words.settings(seed, count(replicates), count(fresh), count(scale)),
    words.plan(planSource, words.by[by]),
    COMPARE_WORDS[lang].engine(date(knownUntil), engine),
  ];
}

/** What is missing, above everything else. */
export function alertFor({ failed }: PlansMade, lang: Language): string[] {
  if (failed === 0) return [];
  return [`<p class="alert">${escaped(PLANS_WORDS[lang].lost(numbersIn(lang).count(failed)))}</p>`];
}

export function keptNote({ kept }: PlansMade, lang: Language): string {
  const words = PLANS_WORDS[lang];
  return kept.length === 0 ? '' : small(words.kept(kept.map((title) => title[lang]).join(words.comma)));
}
