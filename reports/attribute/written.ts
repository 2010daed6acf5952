/** Figures of an attribution as people read them. */
import type { Language } from '../../sim/notation/language.ts';
import { numbersIn } from '../../sim/notation/numbers.ts';
import type { AttributeResult, GrowthShare, ItemShare } from '../../sim/result/attribute.ts';
import { periodText, signedText, spanText } from '../compare/written.ts';
import { titleOf } from '../run-rows.ts';
import { shortUnit } from '../short-unit.ts';
import { ATTRIBUTE_WORDS } from '../words/attribute.ts';

/** What is shared: an outcome, or its growth. */
export function questionText(result: AttributeResult, lang: Language): string {
  const words = ATTRIBUTE_WORDS[lang];
  const { metric, period, before } = result;
  const [name, later] = [titleOf(metric, lang), periodText(period, lang)];
  return before === null ? words.outcome(name, later) : words.growth(name, periodText(before, lang), later);
}

/** A text as a sentence begins. */
export function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** A part of the whole; — where there is none. */
export function partText(part: number | null, lang: Language): string {
  return part === null ? '—' : numbersIn(lang).share(part);
}

/** Share, part of the whole, and both intervals. */
export function shareCells(
  { value, part, difference }: ItemShare | GrowthShare,
  unit: string,
  lang: Language,
): [share: string, part: string, mean90: string, middle80: string] {
  const { low90, high90, low80, high80 } = difference;
  // the unit of money stands once in a row
  const short = shortUnit(unit);
  return [
    signedText(value, unit, lang),
    partText(part, lang),
    spanText(low90, high90, short, lang),
    spanText(low80, high80, short, lang),
  ];
}

/** Which way a share lies: nothing at all, or not to be told where its interval holds both. */
export function standingOf({ whole, difference }: ItemShare): 'up' | 'down' | 'unclear' | 'nothing' {
  const { low90, high90 } = difference;
  if (whole === 0 && low90 === 0 && high90 === 0) return 'nothing';
  if (low90 !== null && low90 > 0) return 'up';
  return high90 !== null && high90 < 0 ? 'down' : 'unclear';
}
