/** What an answer means, in sentences made from its numbers. */
import type { Language } from '../../sim/notation/language.ts';
import { numbersIn } from '../../sim/notation/numbers.ts';
import type { ComparedFigure, ComparedTarget } from '../../sim/result/compare.ts';
import { directionOf } from '../compare/sentences.ts';
import { changeText, periodText, pointsText, signedText, sizeText, spaced } from '../compare/written.ts';
import { tenthsOf } from '../front/rounding.ts';
import { ownName, titleOf } from '../run-rows.ts';
import { TENTHS_WORDS } from '../words/tenths.ts';
import type { Answer } from './answer.ts';
import type { StudioData } from './data.ts';
import { STUDIO_WORDS } from './words.ts';

/** A chance in tenths, with those that so few runs leave open. */
export function inTenths(probability: number, standardError: number, lang: Language): string {
  return TENTHS_WORDS[lang](tenthsOf({ probability, standardError }));
}

function nameOf(target: ComparedTarget, lang: Language): string {
  const { metric, atLeast, unit, over } = target;
  const { figure, period } = numbersIn(lang);
  const name = ownName(target, lang);
  return name ?? STUDIO_WORDS[lang].reach(titleOf(metric, lang), figure(atLeast, unit), period(over));
}

function targetSentence(target: ComparedTarget, same: boolean, lang: Language): string {
  const words = STUDIO_WORDS[lang];
  const { a, aError, b, bError, change, changeError } = target;
  const name = nameOf(target, lang);
  if (same) return words.only(name, inTenths(a, aError, lang)) + (lang === 'zh' ? '。' : '.');
  // how well the base is known says less than how well the change is, which follows
  const first = words.verdict(name, inTenths(b, bError, lang), inTenths(a, 0, lang));
  return first + words.change(pointsText(change, changeError, lang));
}

function differenceSentence(figure: ComparedFigure, lang: Language): string {
  const words = STUDIO_WORDS[lang];
  const { metric, period, unit, ratio, difference } = figure;
  const { mean, low90, high90 } = difference;
  const [name, when] = [spaced(titleOf(metric, lang), lang), periodText(period, lang)];
  const direction = directionOf(figure);
  const size = sizeText(mean, unit, lang);
  const told = direction === 'up' ? words.more : words.less;
  const first = direction
    ? told(name, when, size, changeText(ratio, lang))
    : words.untold(name, when, signedText(mean, unit, lang));
  const sentence = first.charAt(0).toUpperCase() + first.slice(1);
  if (low90 === null || high90 === null) return sentence + words.onePair;
  return sentence + words.between(signedText(low90, unit, lang), signedText(high90, unit, lang));
}

/** The figure that the answer is about: that of the first target, else GMV of the main period. */
function headlineOf(answer: Answer, main: string): ComparedFigure | undefined {
  const [target] = answer.targets;
  return (target && figureOf(answer, target.metric, target.over)) ?? figureOf(answer, 'gmv', main);
}

export function figureOf({ figures }: Answer, metric: string, period: string): ComparedFigure | undefined {
  return figures.find((figure) => figure.metric === metric && figure.period === period);
}

/** The verdict, the most important sentence first; without a chance where nobody has fitted the market. */
export function verdictOf(
  answer: Answer,
  { question, isFitted }: Pick<StudioData, 'question' | 'isFitted'>,
  lang: Language,
): string[] {
  const { pairs, same, targets } = answer;
  if (pairs === 0) return [];
  const chances = isFitted ? targets.map((target) => targetSentence(target, same, lang)) : [];
  if (same) return chances;
  const headline = headlineOf(answer, question.main);
  return [...chances, ...(headline ? [differenceSentence(headline, lang)] : [])];
}

/** How many runs stand behind it. */
export function countText(done: number, all: number, lang: Language): string {
  const { count } = numbersIn(lang);
  return STUDIO_WORDS[lang].runs(count(done), count(all));
}
