/** From daily series to months, quarters and years, and from replicates to their distribution. */
import { fromLists } from '../model/additions.ts';
import { METRICS, metricOf } from '../model/measures/all.ts';
import type { Metric } from '../model/measures/metric.ts';
import { unitIn } from '../notation/currencies.ts';
import { dayNumber, daysOf, isoOf, periodOf, quarterOf, readPeriod } from '../notation/dates.ts';
import { predictive } from './forecast/quantiles.ts';
import type { Distribution, SummaryRow } from './result.ts';

/** Days of a period, counted from the first day of the run; both ends included. */
export interface Span {
  readonly period: string;
  readonly kind: 'year' | 'quarter' | 'month' | 'day' | 'days';
  readonly first: number;
  readonly last: number;
}

/** Every year, quarter, month and day that lies wholly inside a run: years first, each kind in the order of time. */
export function spansOf(from: string, until: string): Span[] {
  const start = dayNumber(from);
  const dates = Array.from({ length: dayNumber(until) - start + 1 }, (_, day) => isoOf(start + day));
  const names = [
    dates.map((date) => date.slice(0, 4)),
    dates.map(quarterOf),
    dates.map((date) => date.slice(0, 7)),
    dates,
  ];
  return names.flatMap((kind) =>
    [...new Set(kind)].flatMap((period) => {
      const span = spanOf(period, from);
      return span.first >= 0 && span.last < dates.length ? [span] : [];
    }),
  );
}

/** The days of one period, also of a half year or of a range, in a run that starts on `from`. @throws when the text is none */
export function spanOf(period: string, from: string): Span {
  const kind = periodOf(period)?.kind ?? 'days';
  const { from: first, until: last } = daysOf(period) ?? readPeriod(period);
  const start = dayNumber(from);
  return { period, kind, first: dayNumber(first) - start, last: dayNumber(last) - start };
}

const rowOf = fromLists(
  (): ReadonlyMap<string, number> => new Map(METRICS.map(({ name }, row) => [name, row])),
);

/** Where a metric lies among the rows of a series. @throws when there is none of this name */
function rowOfMetric(name: string): number {
  const row = rowOf().get(name);
  if (row === undefined) throw new Error(`metric: expected the name of one, got ${name}`);
  return row;
}

/**
 * Value of a metric over a period, in its own unit; NaN when it is not recorded there.
 * Flows are summed, stocks taken on the last day, states averaged; a ratio is formed again from the sums of its parts.
 * What is counted once a month has no value for a day, its own for a month, and the mean of its months beyond.
 * @param series one replicate: every metric one after the other, each with `days` values
 */
export function valueOver(metric: Metric, series: Float64Array, days: number, span: Span): number {
  if (metric.over === 'monthly' && span.kind === 'day') return Number.NaN;
  const row = (name: string) => {
    const at = rowOfMetric(name) * days;
    return series.subarray(at, at + days);
  };
  /** Sum of a part of a ratio; a part that is not recorded leaves the ratio unrecorded. */
  const part = (values: Float64Array) => {
    const { sum, count } = sumOf(values, span);
    return count > 0 ? sum : Number.NaN;
  };
  if (metric.ratio) {
    const sum = (names: readonly string[]) => names.reduce((all, name) => all + part(row(name)), 0);
    const below = sum(metric.ratio.to);
    return below > 0 ? sum(metric.ratio.of) / below : Number.NaN;
  }
  const values = row(metric.name);
  if (metric.over === 'last') return values[span.last]!;
  const { sum, count } = sumOf(values, span);
  if (count === 0) return Number.NaN;
  return metric.over === 'sum' ? sum : sum / count;
}

/** Sum and number of the recorded days; only month ends are recorded of what is counted monthly. */
function sumOf(
  values: Float64Array,
  { first, last }: Span,
): { readonly sum: number; readonly count: number } {
  let sum = 0;
  let count = 0;
  for (let day = first; day <= last; day++) {
    const value = values[day]!;
    if (Number.isNaN(value)) continue;
    sum += value;
    count++;
  }
  return { sum, count };
}

/**
 * Mean and quantiles (QUANTILES) of the values that are numbers; undefined when there are none.
 * @param runs independent runs behind the values; as many as values when not said
 */
export function distributionOf(
  values: Iterable<number>,
  { most, runs }: { readonly most?: number; readonly runs?: number } = {},
): Distribution | undefined {
  const sorted = Float64Array.from(values)
    .filter((value) => Number.isFinite(value))
    .sort();
  const n = runs ?? sorted.length;
  if (sorted.length === 0) return undefined;
  const at = predictive(sorted, n, most);
  const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length;
  return {
    mean,
    q05: at(0.05),
    q10: at(0.1),
    q25: at(0.25),
    q50: at(0.5),
    q75: at(0.75),
    q90: at(0.9),
    q95: at(0.95),
    n,
  };
}

/** Most that a value of a unit can be. */
export function mostOf(unit: string): number {
  return unit === 'share' ? 1 : Number.POSITIVE_INFINITY;
}

/**
 * The whole summary: every metric over every period inside the run, over the replicates that ended well.
 * @param series one array a replicate
 */
export function summarize(
  scenario: {
    readonly name: string;
    readonly from: string;
    readonly until: string;
    readonly currency?: string;
  },
  series: readonly Float64Array[],
): SummaryRow[] {
  const { name, from, until, currency } = scenario;
  const days = dayNumber(until) - dayNumber(from) + 1;
  return spansOf(from, until).flatMap((span) =>
    METRICS.flatMap((metric) => {
      const values = series.map((one) => valueOver(metric, one, days, span));
      const found = distributionOf(values, { most: mostOf(metric.unit) });
      if (!found) return [];
      const unit = unitIn(metric.unit, currency);
      return [{ scenario: name, period: span.period, metric: metric.name, unit, ...found }];
    }),
  );
}

/** The one figure a run is about, metric@period: of its first target, else GMV of the last whole year or quarter. */
export function headlineOf(scenario: {
  readonly from: string;
  readonly until: string;
  readonly targets: readonly { readonly metric: string; readonly over: string }[];
}): string | undefined {
  const { from, until, targets } = scenario;
  const first = targets[0];
  if (first) return `${first.metric}@${first.over}`;
  const spans = spansOf(from, until);
  const last = (kind: Span['kind']) => spans.findLast((span) => span.kind === kind)?.period;
  const over = last('year') ?? last('quarter');
  return over && `gmv@${over}`;
}

/**
 * A replicate's figures for `runs.parquet`, named metric@period: what the targets are about, and GMV of every year
 * and quarter inside the run.
 */
export function headlinesOf(
  scenario: {
    readonly from: string;
    readonly until: string;
    readonly targets: readonly { readonly metric: string; readonly over: string }[];
  },
  series: Float64Array,
): Record<string, number> {
  const { from, until, targets } = scenario;
  const days = dayNumber(until) - dayNumber(from) + 1;
  const turnover = spansOf(from, until)
    .filter(({ kind }) => kind === 'year' || kind === 'quarter')
    .map(({ period }) => ({ metric: 'gmv', over: period }));
  const values = [...targets, ...turnover].map(({ metric, over }) => {
    const value = valueOver(metricOf(metric), series, days, spanOf(over, from));
    return [`${metric}@${over}`, value] as const;
  });
  return Object.fromEntries(values.filter(([, value]) => Number.isFinite(value)));
}
