/** Factors and outcomes of a sweep as people read them. */

import type { Language } from '../../sim/notation/language.ts';
import type { Effect, FactorValue, SweepFactor, SweepOutcome, SweepResult } from '../../sim/result/sweep.ts';
import { periodText, spaced } from '../compare/written.ts';
import { factorText } from '../factor-text.ts';
import { titleOf } from '../run-rows.ts';

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
  const [from, to] = [factorText(low, factor.unit, lang), factorText(high, factor.unit, lang)];
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
