/** Values of what a study varies, as people read them: a parameter, a lever's setting, a date. */
import { isMoney } from '../sim/notation/currencies.ts';
import { isoOf } from '../sim/notation/dates.ts';
import type { Language } from '../sim/notation/language.ts';
import { numbersIn } from '../sim/notation/numbers.ts';
import { shortNumber } from '../sim/notation/quantity.ts';

/**
 * A value with its unit, where people know it by one.
 * @param value a date as text, or as a day number where the unit is `date`
 * @param digits significant ones, where the unit has no way of its own
 */
export function factorText(value: number | string, unit: string, lang: Language, digits = 4): string {
  const { money, share, count, date } = numbersIn(lang);
  if (typeof value === 'string') return date(value);
  if (unit === 'date') return date(isoOf(Math.round(value)));
  if (isMoney(unit)) return money(value, unit);
  if (unit === 'share') return share(value);
  if (unit === 'users') return count(value);
  const text = shortNumber(Number(value.toPrecision(digits))).replace('-', '−');
  return unit === 'minutes' ? `${text} ${lang === 'zh' ? '分钟' : 'minutes'}` : text;
}
