/** From runs of points to what a sweep tells. */

import { metricOf } from '../../model/measures/all.ts';
import { unitIn } from '../../notation/currencies.ts';
import type { PointFigure, SweepFactor, SweepPoint, SweepResult } from '../../result/sweep.ts';
import { meanOf } from '../compare/compared.ts';
import { meanInterval } from '../compare/paired.ts';
import type { Design, Point } from '../designs/design.ts';
import type { Factor } from '../designs/factor.ts';
import type { AskedOutcome, PointsRun } from '../designs/runs.ts';
import { effectsOf, figuresAt } from './effects.ts';

/** What of a result is known before anything runs. */
export interface SweepPlan
  extends Omit<SweepResult, 'schema' | 'outcomes' | 'points' | 'effects' | 'over' | 'failed'> {
  readonly outcomes: readonly AskedOutcome[];
  readonly points: readonly Point[];
}

/** A factor as a result names it. */
export function sweptFactor({ path, title, unit, meaning, range, values }: Factor): SweepFactor {
  const sorted = values.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return {
    path,
    title,
    unit,
    meaning,
    low: sorted[0]!,
    high: sorted.at(-1)!,
    scale: range?.scale ?? 'linear',
  };
}

function figureOf(values: readonly number[]): PointFigure | null {
  if (values.length === 0) return null;
  const interval = meanInterval(values);
  return {
    n: values.length,
    mean: meanOf(values),
    low90: interval?.low ?? null,
    high90: interval?.high ?? null,
  };
}

/** Points of these designs are all that there are; those of the others are a sample of a range. */
function isSample(design: Design['kind']): boolean {
  return design !== 'grid' && design !== 'zip';
}

/** @param run of all runs; of a part of them nothing is told but the points' figures */
export function sweepResult(
  plan: SweepPlan,
  { values, failed }: Pick<PointsRun, 'values' | 'failed'>,
): SweepResult {
  const { points: all, outcomes, factors, design, shard } = plan;
  const points = all.map(
    ({ index, values: own }): SweepPoint => ({
      point: index,
      values: own,
      figures: outcomes.map((_, outcome) => figureOf(figuresAt(values, index, outcome))),
    }),
  );
  const over = isSample(design) ? 'points' : 'replicates';
  const counts = { factors: factors.length, outcomes: outcomes.length };
  // each by its name: a result that is joined from parts has its fields in the same order, and the same bytes
  return {
    schema: 'laotie/sweep@1',
    title: plan.title,
    source: plan.source,
    scenario: plan.scenario,
    scenarioName: plan.scenarioName,
    engine: plan.engine,
    dataHash: plan.dataHash,
    scenarioHash: plan.scenarioHash,
    plan: plan.plan,
    seed: plan.seed,
    scale: plan.scale,
    from: plan.from,
    until: plan.until,
    knownUntil: plan.knownUntil,
    ...(plan.currency === undefined ? {} : { currency: plan.currency }),
    design,
    replicates: plan.replicates,
    shard,
    drawn: plan.drawn,
    draws: plan.draws,
    factors,
    outcomes: outcomes.map(({ metric, period }) => ({
      metric,
      period,
      unit: unitIn(metricOf(metric).unit, plan.currency),
    })),
    points,
    effects: shard === null ? effectsOf(points, counts, values, over) : [],
    over,
    failed,
  };
}
