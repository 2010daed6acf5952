/** One figure on two sides: its pairs, their difference with intervals, and what more cost brings. */
import { metricOf } from '../../model/measures/all.ts';
import { unitIn } from '../../notation/currencies.ts';
import type { ComparedFigure, Difference, Worth } from '../../result/compare.ts';
import { seriesOf } from '../claims/evidence.ts';
import type { RunSide } from './chances.ts';
import { type AskedFigure, figureOf } from './figures.ts';
import {
  differencesOf,
  meanInterval,
  middle80,
  type Pairs,
  ratioOfMeans,
  signsOf,
  varianceRatio,
} from './paired.ts';

/** One figure of both sides, over the replicates that have it on both. */
export function pairsOf(figure: AskedFigure, a: RunSide, b: RunSide): Pairs {
  const [ofA, ofB] = [figureOf(figure, seriesOf(a.run)), figureOf(figure, seriesOf(b.run))];
  const both = [...ofA].flatMap(([k, value]) => {
    const other = ofB.get(k);
    return other !== undefined && Number.isFinite(value) && Number.isFinite(other)
      ? [[value, other] as const]
      : [];
  });
  return { a: both.map(([value]) => value), b: both.map(([, value]) => value) };
}

export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The mean of some differences, one a pair, with both of its intervals. */
export function differenceOf(differences: readonly number[]): Difference {
  const [mean, middle] = [meanInterval(differences), middle80(differences)];
  return {
    mean: meanOf(differences),
    low90: mean?.low ?? null,
    high90: mean?.high ?? null,
    low80: middle?.low ?? null,
    high80: middle?.high ?? null,
  };
}

/**
 * Undefined where no pair has the figure.
 * @param currency code of the market's currency; that of the model's first values where it is not said
 */
export function comparedFigure(
  { metric, span }: AskedFigure,
  pairs: Pairs,
  currency: string | undefined,
): ComparedFigure | undefined {
  if (pairs.a.length === 0) return undefined;
  const differences = differencesOf(pairs);
  const [a, b] = [meanOf(pairs.a), meanOf(pairs.b)];
  return {
    metric,
    period: span.period,
    unit: unitIn(metricOf(metric).unit, currency),
    pairs: differences.length,
    a,
    b,
    difference: differenceOf(differences),
    ratio: a === 0 ? null : b / a,
    ...signsOf(differences),
    varianceRatio: differences.length < 2 ? null : (varianceRatio(pairs) ?? null),
  };
}

/** What more cost brings over a period. */
export function worthOf(period: string, gmv: Pairs, cost: Pairs): Worth {
  const [more, dearer] = [differencesOf(gmv), differencesOf(cost)];
  const ratio = ratioOfMeans(more, dearer);
  return {
    period,
    gmv: meanOf(more),
    cost: meanOf(dearer),
    perCost: ratio?.value ?? null,
    low90: ratio?.interval?.low ?? null,
    high90: ratio?.interval?.high ?? null,
  };
}
