/** What the runs gave, as claims read it: figures by replicate, of scenarios and of experiments. */

import { METRICS, type MetricName } from '../../model/measures/all.ts';
import type { Metric } from '../../model/measures/metric.ts';
import { dayNumber } from '../../notation/dates.ts';
import { nearestNames } from '../../notation/nearest.ts';
import { refuse } from '../../notation/refusal.ts';
import { spanOf, valueOver } from '../../result/summary.ts';
import type { FinishedRun } from '../../runs/finished.ts';
import { didYouMean, shown } from '../../scenario/problems.ts';
import { type Figures, sum, type Told } from './figures.ts';

export interface Evidence {
  /**
   * A metric over a period, or summed over several; none when no replicate ended well.
   * @throws when the period lies outside the run: a claim that is wrong, not a market
   */
  value(run: string, metric: MetricName, ...periods: readonly string[]): Figures;
  /** Daily values of a metric, by replicate. */
  daily(run: string, metric: MetricName): ReadonlyMap<number, Float64Array>;
  /** @throws Refusal for a figure that the experiment does not observe */
  told(experiment: string, figure: string): Figures;
  /** By published figures. */
  readonly constants: Readonly<Record<string, number>>;
}

/** One scenario's daily series by replicate, every metric one after the other. */
export interface RunSeries {
  readonly from: string;
  readonly until: string;
  readonly replicates: ReadonlyMap<number, Float64Array>;
}

export function seriesOf({ result, series }: FinishedRun): RunSeries {
  const { from, until } = result.scenario;
  return { from, until, replicates: new Map(series.map(({ replicate, values }) => [replicate, values])) };
}

export function evidenceOf(
  runs: ReadonlyMap<string, RunSeries>,
  experiments: ReadonlyMap<string, ReadonlyMap<number, Told>>,
  constants: Evidence['constants'],
): Evidence {
  const find = (run: string): RunSeries => {
    const found = runs.get(run);
    if (!found) throw new Error(`claims: expected the run ${run}, got none of that name`);
    return found;
  };
  const over = (run: string, metric: Metric, period: string): Figures => {
    const { from, until, replicates } = find(run);
    const days = dayNumber(until) - dayNumber(from) + 1;
    const span = spanOf(period, from);
    if (!span || span.first < 0 || span.last >= days)
      throw new Error(`claims: expected a period inside ${run} (${from} to ${until}), got ${period}`);
    return new Map([...replicates].map(([k, series]) => [k, valueOver(metric, series, days, span)]));
  };
  return {
    constants,
    value(run, metric, ...periods) {
      const found = METRICS.find(({ name }) => name === metric)!;
      return sum(...periods.map((period) => over(run, found, period)));
    },
    daily(run, metric) {
      const { from, until, replicates } = find(run);
      const days = dayNumber(until) - dayNumber(from) + 1;
      const row = METRICS.findIndex(({ name }) => name === metric);
      return new Map([...replicates].map(([k, all]) => [k, all.subarray(row * days, (row + 1) * days)]));
    },
    told(experiment, figure) {
      const found = experiments.get(experiment);
      if (!found) throw new Error(`claims: expected the experiment ${experiment}, got none of that name`);
      const all = [...found.values()];
      if (all.length > 0 && !all.some((told) => figure in told)) {
        const hint = didYouMean(nearestNames(figure, [...new Set(all.flatMap((told) => Object.keys(told)))]));
        throw refuse(`claims ${experiment}`, `a figure of ${experiment}`, shown(figure), hint);
      }
      return new Map([...found].map(([k, told]) => [k, told[figure] ?? Number.NaN]));
    },
  };
}
