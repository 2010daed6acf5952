/**
 * The forecast of GMV: what is published stays as it is, what is ahead is what the runs say times the model's error. The
 * one distribution behind verdict, targets, charts and frozen forecasts; a backtest tests the same.
 */
import { metricOf } from '../../model/measures/all.ts';
import type { Metric } from '../../model/measures/metric.ts';
import type { Key } from '../../model/random.ts';
import { unitIn } from '../../notation/currencies.ts';
import { dayNumber, isoOf, quarterNumber, quarterOf, readPeriod } from '../../notation/dates.ts';
import type { ActualRow, GmvForecast, SummaryRow } from '../result.ts';
import { distributionOf, type Span, spanOf, spansOf, valueOver } from '../summary.ts';
import { discrepancyOf, type Residual } from './discrepancy.ts';
import { DRAWS, errorPaths } from './errors.ts';
import { type DrawnLever, hangsOn } from './hangs-on.ts';
import type { ModelError } from './model-error.ts';

export interface ForecastRun {
  /** Number of the replicate, to which its errors belong. */
  readonly index: number;
  /** Simulated GMV over days of one quarter; NaN where that is not known any more. */
  readonly gmv: (piece: Piece) => number;
}

/** Days of one quarter. */
export interface Piece {
  readonly quarter: string;
  readonly span: Span;
  readonly isWhole: boolean;
}

export interface ForecastPlan {
  readonly from: string;
  readonly until: string;
  /** The last quarter whose GMV was published by the information date. */
  readonly base: string;
  readonly modelError: ModelError;
  /** Of the calibration behind the runs; none where they have no calibrated parameters. */
  readonly residuals: readonly Residual[];
  readonly key: Key;
}

/** What the forecast is mostly about. */
export interface Headline {
  /** A period inside the run. */
  readonly period: string;
  readonly atLeast: number | undefined;
}

/** GMV as it may turn out over days of the run, counted from its first: for each run its `DRAWS` values together. */
export type GmvSample = (days: Pick<Span, 'first' | 'last'>) => Float64Array;

const [GMV, TO_DATE] = [metricOf('gmv'), metricOf('gmvToDate')];

/** GMV of a replicate by its daily series. */
export function gmvOf(series: Float64Array, { from, until }: Pick<ForecastPlan, 'from' | 'until'>) {
  const length = dayNumber(until) - dayNumber(from) + 1;
  return ({ span }: Piece) => valueOver(GMV, series, length, span);
}

/** What goes into GMV over days: for each piece the value of every run, and how many quarters ahead it is open. */
function partsOf(
  { from, base }: ForecastPlan,
  runs: readonly ForecastRun[],
  actuals: readonly ActualRow[],
): (days: Pick<Span, 'first' | 'last'>) => { readonly values: readonly number[]; readonly ahead: number }[] {
  const published = new Map(
    actuals.flatMap(({ metric, period, value, hindsight }) =>
      metric === GMV.name && !hindsight ? [[period, value] as const] : [],
    ),
  );
  return (days) =>
    piecesOf(days, from).map((piece) => {
      const known = piece.isWhole ? published.get(piece.quarter) : undefined;
      const ahead = quarterNumber(piece.quarter) - quarterNumber(base);
      return {
        values: runs.map(({ gmv }) => known ?? gmv(piece)),
        ahead: known === undefined ? Math.max(0, ahead) : 0,
      };
    });
}

/** @param actuals those marked as hindsight are not used */
export function gmvSamples(
  plan: ForecastPlan,
  runs: readonly ForecastRun[],
  actuals: readonly ActualRow[],
): GmvSample {
  const { until, base, key, modelError, residuals } = plan;
  const ahead = Math.max(0, quarterNumber(quarterOf(until)) - quarterNumber(base));
  const pathsOf = errorPaths({ key, base, sd: modelError.sd, residuals }, ahead);
  const factors = runs.map(({ index }) => pathsOf(index).map((path) => path.map(Math.exp)));
  const parts = partsOf(plan, runs, actuals);
  return (days) => {
    const sample = new Float64Array(runs.length * DRAWS);
    for (const { values, ahead: h } of parts(days)) {
      values.forEach((value, run) => {
        factors[run]!.forEach((path, at) => {
          sample[run * DRAWS + at]! += h > 0 ? value * path[h - 1]! : value;
        });
      });
    }
    return sample;
  };
}

/** Days cut at the ends of quarters. */
function piecesOf({ first: begin, last: end }: Pick<Span, 'first' | 'last'>, from: string): Piece[] {
  const start = dayNumber(from);
  const pieces: Piece[] = [];
  for (let first = begin; first <= end; first = pieces.at(-1)!.span.last + 1) {
    const quarter = quarterOf(isoOf(start + first));
    const of = spanOf(quarter, from);
    const last = Math.min(of.last, end);
    pieces.push({ quarter, span: { ...of, first, last }, isWhole: first === of.first && last === of.last });
  }
  return pieces;
}

/** The samples of an ensemble with what they are made of, so that all that is said of GMV goes by the same. */
export interface ForecastSamples {
  readonly plan: ForecastPlan;
  readonly runs: readonly ForecastRun[];
  readonly actuals: readonly ActualRow[];
  /** `gmvSamples` of the three above. */
  readonly sampleOf: GmvSample;
}

export interface ForecastQuestion {
  /** Name of the scenario. */
  readonly scenario: string;
  /** Code of the market's currency. */
  readonly currency?: string | undefined;
  readonly headline: Headline | undefined;
  readonly drawn: readonly DrawnLever[];
}

/**
 * The forecast: years, quarters and months that end behind the last known quarter, GMV to date by day, and what the
 * headline hangs on.
 */
export function forecastOf(
  { scenario, currency, headline, drawn }: ForecastQuestion,
  { plan, runs, actuals, sampleOf }: ForecastSamples,
): GmvForecast | undefined {
  const { from, until, base, modelError, residuals } = plan;
  if (runs.length === 0) return undefined;
  const since = readPeriod(base).until;
  const spans = spansOf(from, until).filter(({ period }) => readPeriod(period).until > since);
  const row = ({ name, unit }: Metric, period: string, days: Pick<Span, 'first' | 'last'>): SummaryRow => ({
    scenario,
    period,
    metric: name,
    unit: unitIn(unit, currency),
    ...distributionOf(sampleOf(days), { runs: runs.length })!,
  });
  const rows = spans.map((span) =>
    span.kind === 'day'
      ? row(TO_DATE, span.period, { first: Math.max(0, yearStart(span, from)), last: span.last })
      : row(GMV, span.period, span),
  );
  const quarters = spans.filter(({ kind }) => kind === 'quarter').map(({ period }) => period);
  const discrepancy = discrepancyOf({ residuals, base, sd: modelError.sd }, quarters);
  if (!headline) return { base, modelError, discrepancy, rows, hangsOn: [] };
  const { period, atLeast } = headline;
  const days = spanOf(period, from);
  const parts = partsOf(plan, runs, actuals)(days);
  const simulated = runs.map((_, run) => parts.reduce((sum, { values }) => sum + values[run]!, 0));
  const figure = { figure: `${GMV.name}@${period}`, sample: sampleOf(days), simulated, atLeast };
  return { base, modelError, discrepancy, rows, hangsOn: drawn.flatMap((lever) => hangsOn(lever, figure)) };
}

function yearStart({ period }: Span, from: string): number {
  return spanOf(period.slice(0, 4), from).first;
}
