/** Forecasts as rows: quantiles, and scores where the figure is known. */
import { type ForecastRow, MARKET } from '../../result/backtest.ts';
import { distributionOf } from '../../result/summary.ts';
import { BASELINES } from './baselines/all.ts';
import { forecastBy } from './baselines/baseline.ts';
import { normalSamples } from './distribution.ts';
import type { Known } from './known.ts';
import { type Origin, quartersAfter } from './origins.ts';
import { crps } from './scores/crps.ts';
import { intervalScore } from './scores/interval.ts';

type Actuals = ReadonlyMap<string, number>;

export function marketRows(
  origin: Origin,
  samples: readonly Float64Array[],
  actuals: Actuals,
): ForecastRow[] {
  return rowsOf(MARKET, origin, samples, actuals);
}

/** Rows of every baseline that can be computed from what was public at the origin. */
export function baselineRows(
  origin: Origin,
  horizons: number,
  known: Known,
  actuals: Actuals,
): ForecastRow[] {
  return BASELINES.flatMap((baseline) => {
    const path = forecastBy(baseline, known, horizons);
    return path ? rowsOf(baseline.id, origin, normalSamples(path), actuals) : [];
  });
}

function rowsOf(
  method: string,
  { quarter: origin }: Origin,
  samples: readonly Float64Array[],
  actuals: Actuals,
): ForecastRow[] {
  return quartersAfter(origin, samples.length).map((quarter, at) =>
    rowOf({ origin, horizon: at + 1, quarter, method }, samples[at]!, actuals.get(quarter)),
  );
}

function rowOf(
  place: Pick<ForecastRow, 'origin' | 'horizon' | 'quarter' | 'method'>,
  sample: Float64Array,
  actual: number | undefined,
): ForecastRow {
  const found = distributionOf(sample)!;
  const { q05, q10, q25, q50, q75, q90, q95 } = found;
  const quantiles = { q05, q10, q25, q50, q75, q90, q95 };
  const told = Object.fromEntries(
    Object.entries(quantiles).map(([name, value]) => [name, short(value)]),
  ) as typeof quantiles;
  if (actual === undefined) {
    const none = { crps: null, wis: null, dispersion: null, under: null, over: null };
    return { ...place, ...told, actual: null, ...none };
  }
  const { total, dispersion, under, over } = intervalScore(quantiles, actual);
  const score = { crps: crps(sample, actual), wis: total, dispersion, under, over };
  return { ...place, ...told, actual, ...shortened(score) };
}

/** Five digits are enough, and the file stays small. */
export function short(value: number): number {
  return Number(value.toPrecision(5));
}

export function shortened<Row extends Record<string, number>>(row: Row): Row {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, short(value)])) as Row;
}
