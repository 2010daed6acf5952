/** The chance of a target by a few figures of each replicate, as `run` and `compare` tell it by whole series. */
import { metricOf } from '../../model/measures/all.ts';
import { publishedBeside } from '../../result/actuals.ts';
import { DRAWS } from '../../result/forecast/errors.ts';
import { gmvSamples, type Piece } from '../../result/forecast/gmv.ts';
import { spanOf } from '../../result/summary.ts';
import { forecastPlan } from '../../runs/finished.ts';
import type { Prepared } from '../../runs/prepared.ts';
import type { SpanFigure } from '../../runs/variantFigures.ts';
import type { Target } from '../../scenario/scenario.ts';

export interface Judge {
  /** What is read of a replicate, in their order. */
  readonly figures: readonly SpanFigure[];
  /** Values of a replicate, which stand together. */
  readonly each: number;
  /**
   * What the target's figure may come to.
   * @param rows of each replicate its figures, by its number
   */
  readonly valuesOf: (rows: ReadonlyMap<number, readonly number[]>) => Float64Array;
}

/** @param isPublished whether published quarters stand in the forecast */
export function judgeOf(prepared: Prepared, target: Target, isPublished: boolean): Judge {
  const { scenario, data } = prepared;
  const { from, until, knownUntil } = scenario;
  const span = spanOf(target.over, from);
  if (target.metric !== 'gmv') {
    return {
      figures: [{ metric: target.metric, span }],
      each: 1,
      valuesOf: (rows) => Float64Array.from(rows.values(), ([value]) => value!),
    };
  }
  const plan = forecastPlan(prepared);
  const actuals = isPublished ? publishedBeside(data.history, from, until, knownUntil) : [];
  const pieces: Piece[] = [];
  const ask = (piece: Piece) => {
    pieces.push(piece);
    return 0;
  };
  gmvSamples(plan, [{ index: 0, gmv: ask }], actuals)(span);
  const placeOf = new Map(pieces.map((piece, at) => [piece.span.first, at]));
  return {
    figures: pieces.map((piece) => ({ metric: metricOf('gmv').name, span: piece.span })),
    each: DRAWS,
    valuesOf(rows) {
      const runs = [...rows].map(([index, own]) => ({
        index,
        gmv: (piece: Piece) => own[placeOf.get(piece.span.first)!]!,
      }));
      return gmvSamples(plan, runs, actuals)(span);
    },
  };
}

/** For each replicate the share of its values that reach an amount. */
export function hitsOf(values: Float64Array, each: number, atLeast: number): number[] {
  return Array.from({ length: values.length / each }, (_, run) => {
    const own = values.subarray(run * each, (run + 1) * each);
    return own.filter((value) => value >= atLeast).length / each;
  });
}

/** What would have to be added to every value, so that a share of them reaches the amount; below 0 where more do. */
export function needOf(values: Float64Array, atLeast: number, chance: number): number {
  const sorted = values.toSorted();
  const n = sorted.length;
  return atLeast - sorted[n - Math.max(1, Math.ceil(chance * n - 1e-9))]!;
}

/** The mean of all that a figure may come to. */
export function meanOfAll(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
