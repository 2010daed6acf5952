/** Boxes as people read them. */

import type { Language } from '../../sim/notation/language.ts';
import type { BoxBound, DiscoveredBox, DiscoverResult } from '../../sim/result/discover.ts';
import { spaced } from '../compare/written.ts';
import { factorText } from '../factor-text.ts';
import { DISCOVER_WORDS } from '../words/discover.ts';

export function questionText({ target, miss }: DiscoverResult, lang: Language): string {
  return DISCOVER_WORDS[lang].asked[miss ? 'miss' : 'reach'](target.title[lang]);
}

/** What a case does. */
export function caseText({ miss }: DiscoverResult, lang: Language): string {
  return DISCOVER_WORDS[lang].cases[miss ? 'miss' : 'reach'];
}

export function factorOf({ factors }: DiscoverResult, name: string) {
  return factors.find((factor) => factor.name === name)!;
}

/** Three digits: more are more than a cut between two runs can tell. */
export function factorValue(value: number, unit: string, lang: Language): string {
  return factorText(value, unit, lang, 3);
}

/** A factor’s bounds together: `trust.stake ≥ 0.3`, or between two values. */
function boundText(result: DiscoverResult, bounds: readonly BoxBound[], lang: Language): string {
  const words = DISCOVER_WORDS[lang];
  const { title, unit } = factorOf(result, bounds[0]!.factor);
  const at = (side: BoxBound['side']) => bounds.find((bound) => bound.side === side);
  const [low, high] = [at('low'), at('high')];
  const write = (bound: BoxBound) => factorValue(bound.value, unit, lang);
  if (low && high) return words.between(spaced(title[lang], lang).trimStart(), write(low), write(high));
  return low ? words.bound.low(title[lang], write(low)) : words.bound.high(title[lang], write(high!));
}

/** Bounds factor by factor. */
export function boundTexts(result: DiscoverResult, { bounds }: DiscoveredBox, lang: Language): string[] {
  return [...Map.groupBy(bounds, ({ factor }) => factor).values()].map((own) => boundText(result, own, lang));
}

export function allBounds(result: DiscoverResult, box: DiscoveredBox, lang: Language): string {
  return boundTexts(result, box, lang).join(DISCOVER_WORDS[lang].and);
}

/** One bound by itself. */
export function singleBound(result: DiscoverResult, bound: BoxBound, lang: Language): string {
  return boundText(result, [bound], lang);
}

/** Whole percents. */
export function wholeShare(value: number | null | undefined): string {
  return value === null || value === undefined ? '—' : `${Math.round(100 * value)}%`;
}

export function quasiText(value: number): string {
  if (value < 0.0001) return '<0.01%';
  return `${Number((100 * value).toPrecision(2))}%`;
}
