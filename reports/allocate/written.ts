/** Figures of `allocate` as people read them. */
import { moneyOf } from '../../sim/notation/currencies.ts';
import type { Language } from '../../sim/notation/language.ts';
import { numbersIn } from '../../sim/notation/numbers.ts';
import type { AllocateResult, Gain, Split } from '../../sim/result/allocate.ts';
import { periodText, signedText, spanText } from '../compare/written.ts';
import { planText } from '../plans/written.ts';
import { titleOf } from '../run-rows.ts';
import { shortUnit } from '../short-unit.ts';

/** What is to be as large as can be. */
export function figureText({ metric, period }: AllocateResult, lang: Language): string {
  return `${titleOf(metric, lang)} ${periodText(period, lang)}`;
}

/** A row of the table: split, money handed out, spent, what changes, its interval, in the search, platform net. */
export function splitCells(
  { id, amount: given, value, cost, net }: Split,
  { unit, currency }: Pick<AllocateResult, 'unit' | 'currency'>,
  lang: Language,
): string[] {
  const paid = moneyOf({ currency });
  const money = (amount: number) => numbersIn(lang).money(amount, paid);
  const { mean, low90, high90 } = value.fresh;
  return [
    planText(id, lang),
    given === null ? '—' : money(given),
    money(cost.fresh.mean),
    signedText(mean, unit, lang),
    spanText(low90, high90, shortUnit(unit), lang),
    signedText(value.searched, unit, lang),
    signedText(net.mean, paid, lang),
  ];
}

/** Which way a gain lies on fresh luck; not to be told where its interval holds both. */
export function standingOf({ value: { fresh, searched } }: Gain): 'better' | 'worse' | 'unclear' | 'same' {
  const { mean, low90, high90 } = fresh;
  if (mean === 0 && searched === 0) return 'same';
  if (low90 !== null && low90 > 0) return 'better';
  return high90 !== null && high90 < 0 ? 'worse' : 'unclear';
}
