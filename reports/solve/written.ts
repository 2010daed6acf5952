/** Figures of `solve` as people read them. */
import type { Language } from '../../sim/notation/language.ts';
import { numbersIn } from '../../sim/notation/numbers.ts';
import type { Chance, JudgedPlan, SolveResult } from '../../sim/result/solve.ts';
import { signedText } from '../compare/written.ts';
import { planText } from '../plans/written.ts';

/** None of the levers, today's, and every plan of the frontier. */
export function judgedPlans({ none, today, plans }: SolveResult): JudgedPlan[] {
  return [none, ...(today ? [today] : []), ...plans];
}

export function planOf(result: SolveResult, id: string): JudgedPlan {
  return judgedPlans(result).find((plan) => plan.id === id)!;
}

export function chanceText({ chance, error }: Chance, lang: Language): string {
  return numbersIn(lang).chance(chance, error);
}

/** Both ends of the interval of a chance, in whole percents. */
export function chanceEnds({ low90, high90 }: Chance): [low: string, high: string] {
  const percent = (value: number) => `${(100 * value).toFixed(0)}%`;
  return [percent(low90), percent(high90)];
}

/** A row of the table: plan, cost, chance, its interval, chance in the search, platform net. */
export function planCells({ id, cost, fresh, searched, net }: JudgedPlan, lang: Language): string[] {
  return [
    planText(id, lang),
    id === 'none' ? '—' : numbersIn(lang).yuan(cost.fresh.mean),
    chanceText(fresh, lang),
    chanceEnds(fresh).join(' – '),
    chanceText(searched, lang),
    id === 'none' ? '—' : signedText(net.mean, 'yuan', lang),
  ];
}
