/** Rows of a frozen forecast: of GMV its forecast distribution, of all else what the replicates say. */
import type { MetricName } from '../model/measures/all.ts';
import { gmvSamples, type Piece } from '../result/forecast/gmv.ts';
import type { GmvForecast, RunResult, SummaryRow } from '../result/result.ts';
import { spanOf } from '../result/summary.ts';
import { replicateKey } from '../runs/seed.ts';
import type { FrozenRow } from './frozen-schema.ts';

const GMV: MetricName = 'gmv';

/** Of GMV what is forecast, where it is. */
export function rowsOf({ summary, forecast }: RunResult, metric: string): readonly SummaryRow[] {
  const found = summary.filter((row) => row.metric === metric);
  return found.map((row) => (metric === GMV && forecastRow(forecast, row.period)) || row);
}

/** Periods that the scenario asked for, also where they had ended: no figure of them need be known. */
export function askedRowsOf({ periods = [], actuals }: RunResult, metric: string): readonly SummaryRow[] {
  const known = actuals.filter((row) => row.metric === metric && !row.hindsight).map(({ period }) => period);
  return periods.filter((row) => row.metric === metric && !known.includes(row.period));
}

function forecastRow(forecast: GmvForecast | undefined, period: string): SummaryRow | undefined {
  return forecast?.rows.find((row) => row.metric === GMV && row.period === period);
}

type SampleOf = (metric: string, period: string) => readonly number[];

/** Values by metric and period, as far as the run folder still has them. */
export function samplesOf({ manifest, forecast, actuals, replicates }: RunResult): SampleOf {
  const { from, until, seed } = manifest;
  const good = replicates.filter(({ status }) => status === 'ok');
  const headline = (metric: string, period: string) =>
    good.flatMap((one) => one.headline[`${metric}@${period}`] ?? []);
  if (!forecast) return headline;
  const runs = good.map(({ replicate, headline: known }) => ({
    index: replicate,
    gmv: ({ quarter, isWhole }: Piece) => (isWhole ? known[`${GMV}@${quarter}`] : undefined) ?? Number.NaN,
  }));
  const residuals = forecast.discrepancy?.residuals ?? [];
  const plan = { ...forecast, residuals, from, until, key: replicateKey(seed, 0) };
  const gmv = gmvSamples(plan, runs, forecast.otherPast ? [] : actuals);
  return (metric, period) => {
    if (metric !== GMV || !forecastRow(forecast, period)) return headline(metric, period);
    return [...gmv(spanOf(period, from))].filter(Number.isFinite);
  };
}

export function rowOf(
  { metric, period, unit, mean, q05, q10, q25, q50, q75, q90, q95, n }: SummaryRow,
  sampleOf: SampleOf,
): FrozenRow {
  const row = { metric, period, unit, mean, q05, q10, q25, q50, q75, q90, q95, n };
  const sample = sampleOf(metric, period);
  // all of them or none: several a replicate for GMV
  return sample.length > 0 && sample.length % n === 0
    ? { ...row, sample: sample.toSorted((a, b) => a - b) }
    : row;
}
