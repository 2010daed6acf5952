/** A hand-made ensemble: daily series that a test writes by itself, and the result that they belong to. */
import { METRICS } from '../../../sim/model/measures/all.ts';
import { dayNumber } from '../../../sim/notation/dates.ts';
import type { RunResult, TargetResult } from '../../../sim/result/result.ts';
import type { RunSeries } from '../../../sim/study/outlook/samples.ts';

export interface Days {
  readonly from: string;
  readonly until: string;
}

/** @param figureOn a metric on a day of a replicate; NaN where it is not recorded */
export function seriesOf(
  { from, until }: Days,
  replicates: number,
  metrics: readonly string[],
  figureOn: (replicate: number, metric: string, iso: string) => number,
): RunSeries {
  const days = dayNumber(until) - dayNumber(from) + 1;
  return Array.from({ length: replicates }, (_, replicate) => {
    const values = new Float64Array(METRICS.length * days).fill(Number.NaN);
    for (const metric of metrics) {
      const row = METRICS.findIndex(({ name }) => name === metric);
      for (let day = 0; day < days; day++) {
        const iso = new Date((dayNumber(from) + day) * 86_400_000).toISOString().slice(0, 10);
        values[row * days + day] = figureOn(replicate, metric, iso);
      }
    }
    return { replicate, values };
  });
}

/** As much of a result as an outlook reads. */
export function resultOf(
  { from, until }: Days,
  knownUntil: string,
  more: Partial<RunResult> = {},
): RunResult {
  const manifest = { seed: 'by-hand', engine: 'e', scenarioHash: 's', dataHash: 'd' };
  return {
    scenario: { from, until, knownUntil },
    manifest,
    targets: [],
    actuals: [],
    summary: [],
    replicates: [],
    ...more,
  } as unknown as RunResult;
}

export function targetOf(metric: string, over: string, atLeast: number): TargetResult {
  const unit = METRICS.find(({ name }) => name === metric)!.unit;
  return { id: 'aim', metric, over, atLeast, unit, path: [] } as unknown as TargetResult;
}
