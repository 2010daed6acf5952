/** What a plan gives, as people read it. */
import type { Language } from '../../sim/notation/language.ts';
import { numbersIn } from '../../sim/notation/numbers.ts';
import type { Given } from '../../sim/result/plans.ts';
import { PLANS_WORDS } from '../words/plans.ts';

/** The lever, and the period where it is one of several. */
export function cellText({ title, period }: Pick<Given, 'title' | 'period'>, lang: Language): string {
  if (period === null) return title[lang];
  return PLANS_WORDS[lang].cell(title[lang], numbersIn(lang).period(period));
}

/** Strength or yuan; — for nothing. */
export function amountText({ by }: Pick<Given, 'by'>, amount: number, lang: Language): string {
  if (amount === 0) return '—';
  const { share, yuan } = numbersIn(lang);
  return by === 'strength' ? share(amount) : yuan(amount);
}

/** The same in a sentence, after the name of the lever. */
export function givenText(given: Given, lang: Language): string {
  const amount = amountText(given, given.amount, lang);
  return `${cellText(given, lang)} ${given.by === 'strength' ? PLANS_WORDS[lang].strength(amount) : amount}`;
}

/** `Plan 2`, `None of them`, `Best split`. */
export function planText(id: string, lang: Language): string {
  const words = PLANS_WORDS[lang];
  return id === 'none' ? words.none : id === 'today' ? words.today : words.planTitle(id);
}
