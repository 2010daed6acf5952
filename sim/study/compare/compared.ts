/** One figure on two sides: its pairs, their difference with intervals, and what more cost brings. */
import { metricOf } from '../../model/measures/all.ts';
import { unitIn } from '../../notation/currencies.ts';
import type { ComparedFigure, ComparedTarget, Difference, Worth } from '../../result/compare.ts';
import { DRAWS } from '../../result/forecast/errors.ts';
import { chanceError } from '../../result/targets.ts';
import type { FinishedRun } from '../../runs/finished.ts';
import type { Prepared } from '../../runs/prepared.ts';
import type { Target } from '../../scenario/scenario.ts';
import { seriesOf } from '../claims/evidence.ts';
import { type AskedFigure, figureOf } from './figures.ts';
import {
  changeError,
  differencesOf,
  meanInterval,
  middle80,
  type Pairs,
  ratioOfMeans,
  signsOf,
  varianceRatio,
} from './paired.ts';

/** A side of a comparison: a run, and what it was made from. */
export interface RunSide {
  readonly prepared: Prepared;
  readonly run: FinishedRun;
}

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

/**
 * The chance of a target on both sides, and what it changes by.
 * @param currency code of the market's currency; that of the model's first values where it is not said
 * @param pairs chances of the pairs, 0 to 1; one or more
 * @param same nothing differs between both, so that nothing is left to chance
 */
export function chanceOnBoth(
  { title, metric, over, atLeast }: Target,
  currency: string | undefined,
  { a, b }: Pairs,
  same: boolean,
): ComparedTarget {
  const changes = b.map((chance, at) => chance - a[at]!);
  return {
    title,
    metric,
    over,
    atLeast,
    unit: unitIn(metricOf(metric).unit, currency),
    pairs: a.length,
    a: meanOf(a),
    aError: chanceError(a),
    b: meanOf(b),
    bError: chanceError(b),
    change: meanOf(changes),
    changeError: same ? 0 : changeError(changes, metric === 'gmv' ? DRAWS : 1),
  };
}
