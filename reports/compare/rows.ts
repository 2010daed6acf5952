/** A comparison as rows of text: the same for the page and for a terminal. */
import type { Language } from '../../sim/notation/language.ts';
import { numbersIn } from '../../sim/notation/numbers.ts';
import type { ComparedFigure, Comparison } from '../../sim/result/compare.ts';
import { titleOf } from '../run-rows.ts';
import { shortUnit } from '../short-unit.ts';
import { COMPARE_WORDS } from '../words/compare.ts';
import { changeText, levelText, periodText, pointsText, signedText, spanText, timesText } from './written.ts';

export function figureHeads(letter: string, first: string, lang: Language): string[] {
  const { mean90, middle80, above, pairing } = COMPARE_WORDS[lang].heads;
  return [first, 'A', letter, `${letter} − A`, mean90, middle80, above(letter, 'A'), pairing];
}

/** @param name what the row is called */
export function figureRow(figure: ComparedFigure, name: string, lang: Language) {
  const { unit, a, b, difference, ratio, above, pairs, varianceRatio } = figure;
  const { mean, low90, high90, low80, high80 } = difference;
  // the unit of money stands once in a row
  const short = shortUnit(unit);
  return {
    name,
    a: levelText(a, unit, lang),
    b: levelText(b, unit, lang),
    difference: signedText(mean, unit, lang),
    change: changeText(ratio, lang),
    mean90: spanText(low90, high90, short, lang),
    middle80: spanText(low80, high80, short, lang),
    above: `${numbersIn(lang).count(above)}/${numbersIn(lang).count(pairs)}`,
    pairing: timesText(varianceRatio, lang),
  };
}

/** What a figure is called where its period is not said besides. */
export function figureName({ metric, period }: ComparedFigure, lang: Language): string {
  return `${titleOf(metric, lang)} · ${periodText(period, lang)}`;
}

export function targetHeads(letter: string, lang: Language): string[] {
  const { target, change } = COMPARE_WORDS[lang];
  return [target, 'A', letter, change];
}

export function targetRows({ targets }: Comparison, lang: Language): string[][] {
  const { chance } = numbersIn(lang);
  return targets.map(({ title, a, aError, b, bError, change, changeError }) => [
    title[lang],
    chance(a, aError),
    chance(b, bError),
    pointsText(change, changeError, lang),
  ]);
}
