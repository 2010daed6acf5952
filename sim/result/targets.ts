/** Targets judged over an ensemble: how likely, how far off, and what each quarter would have to bring. */
import { metricOf } from '../model/measures/all.ts';
import type { Metric } from '../model/measures/metric.ts';
import { unitIn } from '../notation/currencies.ts';
import { dayNumber, readPeriod } from '../notation/dates.ts';
import { requiredPath } from '../notation/required-path.ts';
import type { Target } from '../scenario/scenario.ts';
import { DRAWS } from './forecast/errors.ts';
import type { GmvSample } from './forecast/gmv.ts';
import type { ActualRow, Distribution, RunResult, TargetOutcome, TargetResult } from './result.ts';
import { distributionOf, mostOf, spanOf, spansOf, valueOver } from './summary.ts';

/** 97.5% point of the standard normal distribution. */
const Z = 1.959964;

/**
 * Standard error of a share seen in `hits` of `n` runs, after Agresti & Coull (1998): as if z²/2 hits and z²/2 misses
 * had been seen besides, so that it is not 0 when all runs agree.
 */
export function agrestiCoull(hits: number, n: number): number {
  return chanceError([...Array<number>(hits).fill(1), ...Array<number>(n - hits).fill(0)]);
}

/**
 * The same for a mean of chances, one a run: z²/2 sure hits and z²/2 sure misses besides.
 * @param chances in 0–1; with nothing but 0 and 1 this is Agresti & Coull's
 */
export function chanceError(chances: readonly number[]): number {
  const half = (Z * Z) / 2;
  const runs = chances.length + 2 * half;
  const mean = (chances.reduce((a, b) => a + b, 0) + half) / runs;
  const squares = chances.reduce((sum, chance) => sum + (chance - mean) ** 2, 0);
  const besides = half * ((1 - mean) ** 2 + mean ** 2);
  return Math.sqrt((squares + besides) / runs / runs);
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

/** What a target is judged by. */
interface Outcome {
  readonly distribution: Distribution;
  /** For each replicate the share of its values that reach the target. */
  readonly hits: readonly number[];
}

/**
 * For each run the share of its values that reach the target; undefined where it was not recorded.
 * @param each values of a run, which stand together
 */
function sharesOf(values: readonly number[] | Float64Array, atLeast: number, each: number) {
  return Array.from({ length: values.length / each }, (_, run) => {
    const own = values.slice(run * each, (run + 1) * each);
    return Number.isFinite(own[0]) ? own.filter((value) => value >= atLeast).length / each : undefined;
  });
}

function outcomeOf(values: readonly number[] | Float64Array, atLeast: number, each: number, most: number) {
  const runs = values.length / each;
  const distribution = distributionOf(values, { most, ...(each > 1 ? { runs } : {}) });
  if (!distribution) return undefined;
  const hits = sharesOf(values, atLeast, each).filter((share) => share !== undefined);
  return { distribution, hits };
}

/** A target's figure in each run of a scenario. */
function figuresOf(
  { metric, over }: Pick<Target, 'metric' | 'over'>,
  { from, days }: { readonly from: string; readonly days: number },
  series: readonly Float64Array[],
): number[] {
  return series.map((one) => valueOver(metricOf(metric), one, days, spanOf(over, from)));
}

/**
 * For each run the chance that it reaches a target, as `judgeTargets` takes it; undefined where it is not recorded.
 * @param gmv samples of GMV, where the target is on it
 */
export function targetHits(
  target: Pick<Target, 'metric' | 'over' | 'atLeast'>,
  run: { readonly from: string; readonly days: number },
  series: readonly Float64Array[],
  gmv?: GmvSample,
): (number | undefined)[] {
  const isForecast = gmv !== undefined && target.metric === 'gmv';
  const values = isForecast ? gmv(spanOf(target.over, run.from)) : figuresOf(target, run, series);
  return sharesOf(values, target.atLeast, isForecast ? DRAWS : 1);
}

function told({ distribution, hits }: Outcome): TargetOutcome {
  const { q50: median, q10: low80, q90: high80 } = distribution;
  return { probability: hits.reduce((a, b) => a + b, 0) / hits.length, median, low80, high80 };
}

/**
 * Judges every target of which something was recorded; none when no replicate ended well.
 * @param series one array a replicate that ended well
 * @param actuals published figures; those marked as hindsight are not used
 * @param gmv samples of GMV by which its targets are judged; without them by the replicates alone, as all others
 */
export function judgeTargets(
  scenario: {
    readonly from: string;
    readonly until: string;
    readonly targets: readonly Target[];
    readonly currency?: string;
  },
  series: readonly Float64Array[],
  actuals: readonly ActualRow[],
  gmv?: GmvSample,
): TargetResult[] {
  const { from, until, currency } = scenario;
  const days = dayNumber(until) - dayNumber(from) + 1;
  if (series.length === 0) return [];
  return scenario.targets.flatMap((target) => {
    const { id, title, source, atLeast, over } = target;
    const metric = metricOf(target.metric);
    const most = mostOf(metric.unit);
    const runs = (period: string) =>
      figuresOf({ metric: target.metric, over: period }, { from, days }, series);
    const isForecast = gmv !== undefined && metric.name === 'gmv';
    const values = (period: string) => (isForecast ? gmv(spanOf(period, from)) : runs(period));
    const each = isForecast ? DRAWS : 1;
    const simulated = outcomeOf(runs(over), atLeast, 1, most);
    const outcome = isForecast ? outcomeOf(values(over), atLeast, each, most) : simulated;
    if (!simulated || !outcome) return [];
    const quarters = quartersOf(metric, over).map((period) => ({
      period,
      projected: outcomeOf(values(period), atLeast, each, most)!.distribution.q50,
      published: actuals.find((row) => row.metric === metric.name && row.period === period && !row.hindsight)
        ?.value,
    }));
    const main = told(outcome);
    return [
      {
        id,
        title,
        metric: metric.name,
        over,
        atLeast,
        unit: unitIn(metric.unit, currency),
        source,
        replicates: simulated.distribution.n,
        ...main,
        standardError: chanceError(outcome.hits),
        ...(isForecast ? { simulated: told(simulated) } : {}),
        gap: atLeast - main.median,
        path: requiredPath(atLeast, quarters),
      },
    ];
  });
}
