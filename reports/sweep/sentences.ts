/** What a sweep found, in sentences made from its numbers. */

import type { Language } from '../../sim/notation/language.ts';
import { numbersIn } from '../../sim/notation/numbers.ts';
import type { Effect, SweepPoint, SweepResult } from '../../sim/result/sweep.ts';
import { signedText, spaced } from '../compare/written.ts';
import { factorText } from '../factor-text.ts';
import { SWEEP_WORDS } from '../words/sweep.ts';
import { effectsOn, isNone, isTold, outcomeText } from './written.ts';

/** Settings of a point, one after the other. */
function settingsText({ factors }: SweepResult, { values }: SweepPoint, lang: Language): string {
  const words = SWEEP_WORDS[lang];
  return factors
    .map((factor, at) => words.setting(factor.title[lang], factorText(values[at]!, factor.unit, lang)))
    .join(words.comma);
}

/** An outcome at the beginning of a sentence. */
function subject(outcome: SweepResult['outcomes'][number], lang: Language): string {
  const text = spaced(outcomeText(outcome, lang), lang).trimStart();
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** Points that have an outcome, the highest first. */
export function rankedPoints({ points }: SweepResult, outcome: number): SweepPoint[] {
  return points
    .filter(({ figures }) => figures[outcome])
    .toSorted((a, b) => b.figures[outcome]!.mean - a.figures[outcome]!.mean || a.point - b.point);
}

function moveSentences(result: SweepResult, outcome: number, lang: Language): string[] {
  const words = SWEEP_WORDS[lang];
  const asked = result.outcomes[outcome]!;
  const all = effectsOn(result, outcome);
  const told = all.filter(isTold);
  const untold = all.filter((effect) => !told.includes(effect));
  const name = subject(asked, lang);
  const [first] = told;
  const sentences: string[] = [];
  if (first) {
    const factor = result.factors[first.factor]!;
    const { mean, low90, high90 } = first.change;
    const [low, high] = [first.bands[0]!.low, first.bands.at(-1)!.high].map((value) =>
      factorText(value, factor.unit, lang),
    );
    const change = signedText(mean, asked.unit, lang);
    const text = [name, factor.title[lang], low!, high!, change] as const;
    sentences.push(
      low90 === null || high90 === null
        ? words.movesPlain(...text)
        : words.moves(...text, signedText(low90, asked.unit, lang), signedText(high90, asked.unit, lang)),
    );
  }
  const named = (effects: readonly Effect[]) =>
    effects.map(({ factor }) => result.factors[factor]!.title[lang]).join(words.comma);
  const [same, unclear] = [untold.filter(isNone), untold.filter((effect) => !isNone(effect))];
  if (unclear.length > 0) sentences.push(words.untold(name, named(unclear)));
  if (same.length > 0) sentences.push(words.same(name, named(same)));
  return sentences;
}

function extremeSentences(result: SweepResult, outcome: number, lang: Language): string[] {
  const words = SWEEP_WORDS[lang];
  const ranked = rankedPoints(result, outcome);
  const [top, bottom] = [ranked[0], ranked.at(-1)];
  if (!top || !bottom || top === bottom) return [];
  const asked = result.outcomes[outcome]!;
  const { figure, count } = numbersIn(lang);
  const said = (point: SweepPoint) =>
    [
      subject(asked, lang),
      count(point.point),
      figure(point.figures[outcome]!.mean, asked.unit),
      settingsText(result, point, lang),
    ] as const;
  return [words.highest(...said(top)), words.lowest(...said(bottom))];
}

/** What moves each outcome, and where the first is highest and lowest. */
export function sweepSentences(result: SweepResult, lang: Language): string[] {
  return [
    ...result.outcomes.flatMap((_, outcome) => moveSentences(result, outcome, lang)),
    ...extremeSentences(result, 0, lang),
  ];
}
