/** Findings about the target: chance, gap, the quarter that carries the year, the path, where uncertainty sits. */

import { moneyOf } from '../../sim/notation/currencies.ts';
import type { Language } from '../../sim/notation/language.ts';
import type { Numbers } from '../../sim/notation/numbers.ts';
import type { SummaryRow, TargetResult } from '../../sim/result/result.ts';
import { headlineTarget, rowsOf, titleOf, yearOf } from '../run-rows.ts';
import type { Likelihood, Place } from '../words/words.ts';
import type { FindingRule } from './finding.ts';

/** Lower bounds of the calibrated words, as the IPCC uses them (2010 guidance note). */
const LIKELIHOODS: readonly (readonly [from: number, word: Likelihood])[] = [
  [0.9, 'very-likely'],
  [0.66, 'likely'],
  [0.33, 'even'],
  [0.1, 'unlikely'],
];
/** A median closer to the target than this share of it counts as equal. */
const NEAR = 0.005;

export function likelihoodOf(probability: number): Likelihood {
  return LIKELIHOODS.find(([from]) => probability >= from)?.[1] ?? 'very-unlikely';
}

/** The target as a phrase: `GMV of at least 700bn … in 2021`. */
export function targetPhrase(target: TargetResult, lang: Language, numbers: Numbers): string {
  const figure = numbers.figure(target.atLeast, target.unit);
  const [metric, over] = [titleOf(target.metric, lang), numbers.period(target.over)];
  return lang === 'zh' ? `${over} ${metric} 达到 ${figure}` : `${metric} of at least ${figure} in ${over}`;
}

const chance: FindingRule = {
  id: 'chance',
  from(result) {
    const target = headlineTarget(result);
    if (target === undefined) return undefined;
    const { probability, replicates, standardError, simulated } = target;
    return (words, numbers) => {
      const how = likelihoodOf(probability);
      const what = targetPhrase(target, words.lang, numbers);
      const hits = String(Math.round((simulated?.probability ?? probability) * replicates));
      const [p, error] = [numbers.share(probability), numbers.share(standardError)];
      return simulated
        ? words.target.forecast(how, what, p, error, hits, String(replicates))
        : words.target.chance(how, what, hits, String(replicates), p, error);
    };
  },
};

function placeOf({ atLeast, low80, high80 }: TargetResult): Place {
  if (atLeast > high80) return 'above';
  return atLeast < low80 ? 'below' : 'inside';
}

const gap: FindingRule = {
  id: 'gap',
  from(result) {
    const target = headlineTarget(result);
    if (target === undefined || target.atLeast <= 0) return undefined;
    const { median, atLeast, low80, high80 } = target;
    const share = Math.abs(target.gap) / atLeast;
    return ({ target: say }, numbers) => {
      const write = (value: number) => numbers.figure(value, target.unit);
      const first =
        share < NEAR
          ? say.near(write(median), numbers.share(NEAR))
          : say[median < atLeast ? 'short' : 'over'](
              write(median),
              write(Math.abs(target.gap)),
              numbers.share(share),
            );
      return [first, say.place(placeOf(target), write(low80), write(high80))].join(numbers.gap);
    };
  },
};

/** The four quarters of the report's year, when the run covers all of them. */
function quartersOfYear(result: Parameters<FindingRule['from']>[0]): SummaryRow[] | undefined {
  const year = yearOf(result);
  const quarters = rowsOf(result, 'gmv', 'quarter').filter(({ period }) => period.startsWith(year));
  return quarters.length === 4 ? quarters : undefined;
}

/** The element with the largest figure. */
function largest<Element>(list: readonly Element[], figure: (element: Element) => number): Element {
  return list.reduce((best, one) => (figure(one) > figure(best) ? one : best));
}

const carries: FindingRule = {
  id: 'carries',
  from(result) {
    const quarters = quartersOfYear(result);
    const total = quarters?.reduce((sum, { q50 }) => sum + q50, 0) ?? 0;
    if (quarters === undefined || total <= 0) return undefined;
    const top = largest(quarters, ({ q50 }) => q50);
    return (words, numbers) =>
      words.target.carries(numbers.period(top.period), numbers.share(top.q50 / total));
  },
};

const path: FindingRule = {
  id: 'path',
  from(result) {
    const target = headlineTarget(result);
    const open = target?.path.filter(({ known }) => !known) ?? [];
    if (target === undefined || open.length === 0) return undefined;
    const need = open.reduce((sum, { required }) => sum + required, 0);
    const have = open.reduce((sum, { projected }) => sum + projected, 0);
    if (have <= 0) return undefined;
    const worst = largest(open, ({ required, projected }) => required - projected);
    return ({ target: say }, numbers) => {
      const write = (value: number) => numbers.figure(value, target.unit);
      const count = String(open.length);
      if (need <= 0) return say.pathDone;
      if (have >= need) return say.pathEnough(count, write(need), write(have));
      return say.pathShort(
        count,
        write(need),
        write(have),
        write(need - have),
        numbers.share(need / have - 1),
        numbers.period(worst.period),
      );
    };
  },
};

const ends: FindingRule = {
  id: 'ends',
  from({ forecast, manifest }) {
    const [one] = forecast?.hangsOn ?? [];
    if (!one) return undefined;
    return ({ target: say, lang }, numbers) => {
      const told = one.ends.map(({ strength, median, probability }) =>
        say.end(
          numbers.share(strength),
          numbers.money(median, moneyOf(manifest)),
          probability === undefined ? undefined : numbers.share(probability),
        ),
      );
      return say.hangsOn(one.title[lang], told[0]!, told[1]!, numbers.share(one.standardError));
    };
  },
};

const uncertainty: FindingRule = {
  id: 'uncertainty',
  from(result) {
    const quarters = quartersOfYear(result);
    const width = ({ q10, q90 }: SummaryRow) => q90 - q10;
    const total = quarters?.reduce((sum, row) => sum + width(row), 0) ?? 0;
    if (quarters === undefined || total <= 0) return undefined;
    const top = largest(quarters, width);
    return (words, numbers) =>
      words.target.widest(
        numbers.period(top.period),
        numbers.figure(width(top), top.unit),
        numbers.share(width(top) / total),
      );
  },
};

export const TARGET_FINDINGS: readonly FindingRule[] = [chance, gap, ends, carries, path, uncertainty];
