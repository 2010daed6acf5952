/** What a comparison means, in sentences made from its numbers. */
import { oneOf } from '../../sim/notation/currencies.ts';
import type { Language } from '../../sim/notation/language.ts';
import { numbersIn } from '../../sim/notation/numbers.ts';
import type { ComparedFigure, CompareResult, Comparison } from '../../sim/result/compare.ts';
import { titleOf } from '../run-rows.ts';
import { COMPARE_WORDS } from '../words/compare.ts';
import {
  changeText,
  headlineFigure,
  mainFigure,
  perCostText,
  pointsText,
  signedText,
  sizeText,
  spaced,
  whenText,
} from './written.ts';

/** Which way a mean difference lies; undefined where its interval holds no difference too. */
export function directionOf({ difference }: ComparedFigure): 'up' | 'down' | undefined {
  const { low90, high90 } = difference;
  if (low90 !== null && low90 > 0) return 'up';
  return high90 !== null && high90 < 0 ? 'down' : undefined;
}

/** How far A and the other side are apart, and how surely. */
function differenceSentences(figure: ComparedFigure, letter: string, lang: Language): string[] {
  const words = COMPARE_WORDS[lang];
  const { metric, unit, ratio, pairs, above, chance, chanceError } = figure;
  const { mean, low90, high90, low80, high80 } = figure.difference;
  const signed = (value: number) => signedText(value, unit, lang);
  const [name, period] = [spaced(titleOf(metric, lang), lang), whenText(figure.period, lang)];
  const direction = directionOf(figure);
  const first = direction
    ? words.told(
        name,
        period,
        letter,
        'A',
        sizeText(mean, unit, lang),
        changeText(ratio, lang),
        direction === 'up',
      )
    : words.untold(name, period, letter, 'A', signed(mean));
  const interval =
    low90 === null || high90 === null ? words.onePair : words.meanBetween(signed(low90), signed(high90));
  const { count, chance: write } = numbersIn(lang);
  return [
    `${first}${interval}`,
    ...(low80 === null || high80 === null ? [] : [words.futures(signed(low80), signed(high80))]),
    words.wins(letter, 'A', count(above), count(pairs), write(chance, chanceError)),
  ];
}

function targetSentences({ letter, targets }: Comparison, lang: Language): string[] {
  const words = COMPARE_WORDS[lang];
  const { chance } = numbersIn(lang);
  return targets.map(({ title, a, aError, b, bError, change, changeError }) =>
    words.chance(
      title[lang],
      chance(a, aError),
      words.chanceB(letter, chance(b, bError)),
      pointsText(change, changeError, lang),
    ),
  );
}

/** What it costs the platform, and what is left. */
function moneySentences(result: CompareResult, comparison: Comparison, lang: Language): string[] {
  const words = COMPARE_WORDS[lang];
  const [cost, net] = (['leverCost', 'platformNet'] as const).map((metric) =>
    mainFigure(result, comparison, metric),
  );
  if (!cost || !net) return [];
  const spent = cost.difference.mean;
  const first = spent === 0 ? words.noCost : words.cost(sizeText(spent, cost.unit, lang), spent > 0);
  const direction = directionOf(net);
  const then = direction
    ? words.net(sizeText(net.difference.mean, net.unit, lang), direction === 'up')
    : words.noNet(signedText(net.difference.mean, net.unit, lang));
  const worth = comparison.worth.find(({ period }) => period === result.main);
  const each =
    worth && worth.low90 !== null
      ? [
          words.each(
            perCostText(worth.perCost),
            perCostText(worth.low90),
            perCostText(worth.high90),
            oneOf(cost.unit, lang),
          ),
        ]
      : [];
  return [[`${first}${then}`, ...each].join(numbersIn(lang).gap)];
}

/** All that is said of one side against A. */
export function comparisonSentences(result: CompareResult, comparison: Comparison, lang: Language): string[] {
  const words = COMPARE_WORDS[lang];
  const { letter, same, apart } = comparison;
  if (same) return [words.same(letter, 'A')];
  const headline = headlineFigure(result, comparison);
  const saved = headline?.varianceRatio;
  return [
    ...(headline ? differenceSentences(headline, letter, lang) : []),
    ...targetSentences(comparison, lang),
    ...moneySentences(result, comparison, lang),
    ...(typeof saved === 'number' && saved > 1
      ? [words.saved(numbersIn(lang).count(Number(saved.toPrecision(2))))]
      : []),
    ...(apart === null || apart === result.from
      ? []
      : [words.until(letter, 'A', numbersIn(lang).date(apart))]),
  ];
}
