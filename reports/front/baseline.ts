/** What the scenario changes against the one that it extends, where a comparison of both was taken in. */
import type { Language } from '../../sim/notation/language.ts';
import type { ComparedFigure, CompareResult, Comparison } from '../../sim/result/compare.ts';
import type { RunPage } from '../../sim/result/run-page.ts';
import { periodText, signedText } from '../compare/written.ts';
import { headlineTarget, titleOf } from '../run-rows.ts';
import { shortUnit } from '../short-unit.ts';
import { FRONT_WORDS } from '../words/front.ts';
import { carried, errorOf90, tenthsOf } from './rounding.ts';

/** The comparison of this scenario with A, and what A is called. */
export function ownComparison({ studies, manifest }: RunPage) {
  const result = studies?.compare;
  const side = result?.sides.find(({ scenarioHash }, at) => at > 0 && scenarioHash === manifest.scenarioHash);
  const comparison = result?.comparisons.find(({ letter }) => letter === side?.letter);
  return result && comparison ? { title: result.sides[0]!.title, result, comparison } : undefined;
}

/** The figure of the first target where both have it, and GMV of the main period. */
export function baselineFigures(
  page: RunPage,
  { main }: CompareResult,
  { figures }: Comparison,
): ComparedFigure[] {
  const target = headlineTarget(page);
  const wanted = [
    ...(target
      ? [figures.find(({ metric, period }) => metric === target.metric && period === target.over)]
      : []),
    figures.find(({ metric, period }) => metric === 'gmv' && period === main),
  ];
  return [...new Set(wanted)].filter((figure) => figure !== undefined);
}

/** Signed, and its interval, in the digits that the pairs can carry. */
export function amountTexts(
  { difference, unit }: Pick<ComparedFigure, 'difference' | 'unit'>,
  lang: Language,
) {
  const { mean, low90, high90 } = difference;
  const error = errorOf90(low90, high90);
  const write = (value: number, of: string) => signedText(carried(value, error), of, lang);
  const short = shortUnit(unit);
  return {
    mean: write(mean, unit),
    low: low90 === null ? undefined : write(low90, short),
    high: high90 === null ? undefined : write(high90, short),
  };
}

export function baselineSentences(page: RunPage, lang: Language): string[] {
  const words = FRONT_WORDS[lang];
  const baseline = page.outlook?.baseline;
  const own = ownComparison(page);
  if (!own) return baseline ? [words.baselineNone(baseline[lang])] : [];
  const parts = baselineFigures(page, own.result, own.comparison).map((figure) => {
    const { mean, low, high } = amountTexts(figure, lang);
    const name = [titleOf(figure.metric, lang), periodText(figure.period, lang)];
    const what = (lang === 'zh' ? name.reverse() : name).join(' ');
    return low === undefined || high === undefined
      ? `${what} ${mean}`
      : words.baselinePart(what, mean, low, high);
  });
  const chances = own.comparison.targets
    .filter(({ metric, over }) =>
      page.targets.slice(0, 1).some((one) => one.metric === metric && one.over === over),
    )
    .map(({ title, a, aError, b, bError }) =>
      words.baselineChance(
        title[lang],
        words.tenths(tenthsOf({ probability: a, standardError: aError })),
        words.tenths(tenthsOf({ probability: b, standardError: bError })),
      ),
    );
  const all = [...parts, ...chances];
  return all.length === 0 ? [] : [words.baseline(own.title[lang], all.join(words.semicolon))];
}
