/** Figures of `stress` as people read them. */
import type { Language } from '../../sim/notation/language.ts';
import { numbersIn } from '../../sim/notation/numbers.ts';
import type { Recovery, ShockOutcome } from '../../sim/result/stress.ts';
import { changeText, signedText, spanText } from '../compare/written.ts';
import { STRESS_WORDS } from '../words/stress.ts';

/** Change of GMV, as a share, and its interval. */
export function riskCells({ atRisk }: ShockOutcome, lang: Language): [string, string, string] {
  if (!atRisk) return ['—', '—', '—'];
  const { difference, unit, ratio } = atRisk;
  const { mean, low90, high90 } = difference;
  return [signedText(mean, unit, lang), changeText(ratio, lang), spanText(low90, high90, 'count', lang)];
}

/** Days until sales are back, in words where they are none or beyond the run. */
export function daysText({ days }: Recovery, lang: Language): string {
  const words = STRESS_WORDS[lang];
  if (days === null) return words.beyond;
  return days === 0 ? words.atOnce : words.days(numbersIn(lang).count(days));
}

/** Bounds of the days; one that lies beyond the run says so. */
export function daysSpan({ low90, high90 }: Recovery, pairs: number, lang: Language): string {
  if (pairs < 2) return '—';
  const { count } = numbersIn(lang);
  const bound = (value: number | null) => (value === null ? STRESS_WORDS[lang].beyondShort : count(value));
  return low90 === high90 ? bound(low90) : `${bound(low90)} – ${bound(high90)}`;
}
