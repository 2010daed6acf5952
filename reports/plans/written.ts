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

/**
 * Strength or money; — for nothing.
 * @param money the unit of the plan's money
 */
export function amountText({ by }: Pick<Given, 'by'>, amount: number, money: string, lang: Language): string {
  if (amount === 0) return '—';
  const numbers = numbersIn(lang);
  return by === 'strength' ? numbers.share(amount) : numbers.money(amount, money);
}

/** The same in a sentence, after the name of the lever. */
export function givenText(given: Given, money: string, lang: Language): string {
  const amount = amountText(given, given.amount, money, lang);
  return `${cellText(given, lang)} ${given.by === 'strength' ? PLANS_WORDS[lang].strength(amount) : amount}`;
}

/** `Plan 2`, `None of them`, `Best split`. */
export function planText(id: string, lang: Language): string {
  const words = PLANS_WORDS[lang];
  return id === 'none' ? words.none : id === 'today' ? words.today : words.planTitle(id);
}
