/** Factors and outcomes of a sweep as people read them. */
import { isMoney } from '../../sim/notation/currencies.ts';
import type { Language } from '../../sim/notation/language.ts';
import { numbersIn } from '../../sim/notation/numbers.ts';
import type { Effect, FactorValue, SweepFactor, SweepOutcome, SweepResult } from '../../sim/result/sweep.ts';
import { periodText, spaced } from '../compare/written.ts';
import { titleOf } from '../run-rows.ts';

/** A value of a factor with its unit, where people know it by one. */
export function valueText(value: FactorValue, { unit }: Pick<SweepFactor, 'unit'>, lang: Language): string {
  if (typeof value === 'string') return numbersIn(lang).date(value);
  const { money, share, count } = numbersIn(lang);
  if (isMoney(unit)) return money(value, unit);
  if (unit === 'share') return share(value);
  if (unit === 'users') return count(value);
  return String(Number(value.toPrecision(4))).replace('-', '−');
}

/** `GMV 2021`, in Chinese `2021 年 GMV`. */
export function outcomeText(
  { metric, period }: Pick<SweepOutcome, 'metric' | 'period'>,
  lang: Language,
): string {
  const [title, when] = [titleOf(metric, lang), periodText(period, lang)];
  return lang === 'zh' ? `${when}${spaced(title, lang)}`.trimEnd() : `${title} ${when}`;
}

/** Values of a band: one, or from one to another. */
export function bandText(low: FactorValue, high: FactorValue, factor: SweepFactor, lang: Language): string {
  const [from, to] = [valueText(low, factor, lang), valueText(high, factor, lang)];
  return from === to ? from : `${from} – ${to}`;
}

/** The effects on an outcome, the largest change first. */
export function effectsOn({ effects }: SweepResult, outcome: number): Effect[] {
  return effects
    .filter((effect) => effect.outcome === outcome)
    .toSorted((a, b) => Math.abs(b.change.mean) - Math.abs(a.change.mean));
}

/** Whether there is no change at all: every replicate has the same on both ends. */
export function isNone({ change: { mean, low90, high90 } }: Effect): boolean {
  return mean === 0 && low90 === 0 && high90 === 0;
}

/** Whether a change is one: its interval lies on one side of 0. Without an interval nothing says that it is none. */
export function isTold({ change: { mean, low90, high90 } }: Effect): boolean {
  if (low90 === null || high90 === null) return mean !== 0;
  return low90 > 0 || high90 < 0;
}
