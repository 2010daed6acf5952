/** What `solve` found, in sentences made from its numbers. */
import type { Language } from '../../sim/notation/language.ts';
import { numbersIn } from '../../sim/notation/numbers.ts';
import type { JudgedPlan, SolveResult } from '../../sim/result/solve.ts';
import { cellText, givenText, planText } from '../plans/written.ts';
import { PLANS_WORDS } from '../words/plans.ts';
import { SOLVE_WORDS } from '../words/solve.ts';
import { chanceEnds, chanceText, planOf } from './written.ts';

function costText({ cost }: JudgedPlan, lang: Language): string {
  return numbersIn(lang).yuan(cost.fresh.mean);
}

/** Whether a plan that was chosen on the luck of the search holds on fresh luck, and which does where it does not. */
function holdSentences(result: SolveResult, plan: JudgedPlan, lang: Language): string[] {
  const words = SOLVE_WORDS[lang];
  const { asked, holds, most } = result;
  if (plan.fresh.chance >= asked) return [];
  const short = words.short(planText(plan.id, lang), numbersIn(lang).share(asked));
  if (holds === null) {
    const surest = planOf(result, most);
    return [short, words.noneHolds(planText(most, lang), chanceText(surest.fresh, lang))];
  }
  const next = planOf(result, holds);
  return [short, words.next(planText(holds, lang), costText(next, lang), chanceText(next.fresh, lang))];
}

function chosenSentences(result: SolveResult, lang: Language): string[] {
  const words = SOLVE_WORDS[lang];
  const { chosen, asked, most, holds } = result;
  const wanted = numbersIn(lang).share(asked);
  if (chosen === null) {
    const best = planOf(result, holds ?? most);
    const [low, high] = chanceEnds(best.fresh);
    const name = planText(best.id, lang);
    if (holds !== null) return [words.next(name, costText(best, lang), chanceText(best.fresh, lang))];
    return [words.unreachable(wanted, chanceText(best.fresh, lang), low, high, name)];
  }
  const plan = planOf(result, chosen);
  const [low, high] = chanceEnds(plan.fresh);
  const chance = chanceText(plan.fresh, lang);
  const first =
    chosen === 'none'
      ? words.byItself(wanted, chance, low, high)
      : words.chosen(
          planText(chosen, lang),
          costText(plan, lang),
          chanceText(plan.searched, lang),
          chance,
          low,
          high,
        );
  return [first, ...holdSentences(result, plan, lang)];
}

/** The plan that sentences and boxes are about: what holds, else what was chosen, else the surest. */
export function shownPlan(result: SolveResult): JudgedPlan {
  return planOf(result, result.holds ?? result.chosen ?? result.most);
}

function givenSentences(result: SolveResult, lang: Language): string[] {
  const words = SOLVE_WORDS[lang];
  const { comma, semicolon } = PLANS_WORDS[lang];
  const { id, given } = shownPlan(result);
  const [some, none] = [given.filter(({ amount }) => amount > 0), given.filter(({ amount }) => amount === 0)];
  const name = planText(id, lang);
  return [
    ...(some.length > 0 ? [words.gives(name, some.map((one) => givenText(one, lang)).join(semicolon))] : []),
    ...(some.length > 0 && none.length > 0
      ? [words.unused(name, none.map((one) => cellText(one, lang)).join(comma))]
      : []),
  ];
}

/** All that is said of the plans. */
export function solveSentences(result: SolveResult, lang: Language): string[] {
  const words = SOLVE_WORDS[lang];
  const { none, today, chosen, plans } = result;
  return [
    ...chosenSentences(result, lang),
    ...(plans.length === 0 && chosen !== 'none' ? [words.noneHelps] : []),
    ...givenSentences(result, lang),
    ...(chosen === 'none' ? [] : [words.without(chanceText(none.fresh, lang))]),
    ...(today ? [words.today(chanceText(today.fresh, lang), costText(today, lang))] : []),
  ];
}
