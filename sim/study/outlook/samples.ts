/** The futures of a run: what a figure may turn out to be, by replicate, as target and forecast are judged. */
import { metricOf } from '../../model/measures/all.ts';
import { dayNumber } from '../../notation/dates.ts';
import { DRAWS } from '../../result/forecast/errors.ts';
import { type GmvSample, gmvOf, gmvSamples } from '../../result/forecast/gmv.ts';
import type { RunResult } from '../../result/result.ts';
import { type Span, valueOver } from '../../result/summary.ts';
import { replicateKey } from '../../runs/seed.ts';

/** Daily series of the replicates that ended well; rows of metrics that nobody asks for may hold nothing. */
export type RunSeries = readonly { readonly replicate: number; readonly values: Float64Array }[];

/** Values of one figure: of each replicate `each` together. */
export interface Futures {
  readonly values: Float64Array;
  readonly each: number;
}

export interface Market {
  readonly from: string;
  readonly days: number;
  readonly series: RunSeries;
  /** GMV as it is forecast; undefined where the run has no forecast. */
  readonly gmv: GmvSample | undefined;
}

/** The forecast of GMV again, out of what a run folder holds: the same values as those that judged its targets. */
function forecastAgain({ scenario, manifest, forecast, actuals }: RunResult, series: RunSeries) {
  if (!forecast) return undefined;
  const { from, until } = scenario;
  const { base, modelError, discrepancy, otherPast } = forecast;
  const residuals = discrepancy?.residuals ?? [];
  const plan = { from, until, base, modelError, residuals, key: replicateKey(manifest.seed, 0) };
  const runs = series.map(({ replicate, values }) => ({ index: replicate, gmv: gmvOf(values, plan) }));
  return gmvSamples(plan, runs, otherPast ? [] : actuals);
}

export function marketOf(result: RunResult, series: RunSeries): Market {
  const { from, until } = result.scenario;
  const days = dayNumber(until) - dayNumber(from) + 1;
  return { from, days, series, gmv: forecastAgain(result, series) };
}

/** A figure as each replicate simulated it. */
export function simulated({ series, days }: Market, metric: string, span: Span): Float64Array {
  return Float64Array.from(series, ({ values }) => valueOver(metricOf(metric), values, days, span));
}

/** A figure as it may turn out: GMV as it is forecast, anything else as simulated. */
export function futuresOf(market: Market, metric: string, span: Span): Futures {
  if (metric === 'gmv' && market.gmv) return { values: market.gmv(span), each: DRAWS };
  return { values: simulated(market, metric, span), each: 1 };
}
