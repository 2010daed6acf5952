/** Targets judged over an ensemble: how likely, how far off, and what each quarter would have to bring. */
import { metricOf } from '../model/measures/all.ts';
import type { Metric } from '../model/measures/metric.ts';
import { dayNumber, readPeriod } from '../notation/dates.ts';
import type { Target } from '../scenario/scenario.ts';
import type { ActualRow, RunResult, TargetResult } from './result.ts';
import { distributionOf, spanOf, spansOf, valueOver } from './summary.ts';

/** 97.5% point of the standard normal distribution. */
const Z = 1.959964;

/**
 * Standard error of a share seen in `hits` of `n` runs, after Agresti & Coull (1998): as if z²/2 hits and z²/2 misses
 * had been seen besides, so that it is not 0 when all runs agree.
 */
export function agrestiCoull(hits: number, n: number): number {
  const runs = n + Z * Z;
  const share = (hits + (Z * Z) / 2) / runs;
  return Math.sqrt((share * (1 - share)) / runs);
}

export interface QuarterFigures {
  readonly period: string;
  /** Median over the replicates. */
  readonly projected: number;
  /** The figure published by the information date, if there is one. */
  readonly published: number | undefined;
}

/**
 * What each quarter must bring. Published quarters carry their figure, as projected and as required; the others share
 * what is left of the target in proportion to their projected medians:
 * required = median × (target − sum of the published) / (sum of the medians of the rest).
 * Evenly when those medians are all 0; 0 when the published quarters have met the target by themselves.
 */
export function requiredPath(atLeast: number, quarters: readonly QuarterFigures[]): TargetResult['path'] {
  const open = quarters.filter(({ published }) => published === undefined);
  const known = quarters.reduce((sum, { published }) => sum + (published ?? 0), 0);
  const ahead = open.reduce((sum, { projected }) => sum + projected, 0);
  const left = Math.max(0, atLeast - known);
  return quarters.map(({ period, projected, published }) => {
    if (published !== undefined) return { period, projected: published, required: published, known: true };
    const share = ahead > 0 ? projected / ahead : 1 / open.length;
    return { period, projected, required: left * share, known: false };
  });
}

/** The quarters of a year or quarter whose sum is the target's figure; none for other periods and metrics. */
function quartersOf(metric: Metric, over: string): string[] {
  const period = readPeriod(over);
  const adds = metric.over === 'sum' && !metric.ratio;
  if (!adds || (period.kind !== 'year' && period.kind !== 'quarter')) return [];
  return spansOf(period.from, period.until)
    .filter(({ kind }) => kind === 'quarter')
    .map(({ period: quarter }) => quarter);
}

/** A target as the scenario asks for it. */
type AskedTarget = RunResult['scenario']['targets'][number];

/** Targets of which no replicate recorded anything: they are answered by saying so. */
export function unrecordedTargets({
  scenario,
  targets,
}: Pick<RunResult, 'scenario' | 'targets'>): AskedTarget[] {
  const judged = new Set(targets.map(({ id }) => id));
  return scenario.targets.filter(({ id }) => !judged.has(id));
}

/**
 * Judges every target of which something was recorded; none when no replicate ended well.
 * @param series one array a replicate that ended well
 * @param actuals published figures; those marked as hindsight are not used
 */
export function judgeTargets(
  scenario: { readonly from: string; readonly until: string; readonly targets: readonly Target[] },
  series: readonly Float64Array[],
  actuals: readonly ActualRow[],
): TargetResult[] {
  const { from, until } = scenario;
  const days = dayNumber(until) - dayNumber(from) + 1;
  if (series.length === 0) return [];
  return scenario.targets.flatMap((target) => {
    const metric = metricOf(target.metric);
    const over = (period: string) => series.map((one) => valueOver(metric, one, days, spanOf(period, from)));
    const values = over(target.over);
    const found = distributionOf(values);
    if (!found) return [];
    const { atLeast } = target;
    const hits = values.filter((value) => value >= atLeast).length;
    const quarters = quartersOf(metric, target.over).map((period) => ({
      period,
      projected: distributionOf(over(period))!.q50,
      published: actuals.find(
        (row) => row.metric === target.metric && row.period === period && !row.hindsight,
      )?.value,
    }));
    const { id, title, source } = target;
    return [
      {
        id,
        title,
        metric: target.metric,
        over: target.over,
        atLeast,
        unit: metric.unit,
        source,
        replicates: found.n,
        probability: hits / found.n,
        standardError: agrestiCoull(hits, found.n),
        median: found.q50,
        low80: found.q10,
        high80: found.q90,
        gap: atLeast - found.q50,
        path: requiredPath(atLeast, quarters),
      },
    ];
  });
}
