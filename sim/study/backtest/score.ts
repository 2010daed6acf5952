/** Forecasts of all methods as rows, their means, and the market against each baseline. */
import {
  type BacktestResult,
  type ComparisonRow,
  type ForecastRow,
  MARKET,
  type OriginRow,
  type ScoreRow,
} from '../../ensemble/backtest-result.ts';
import { distributionOf } from '../../ensemble/summary.ts';
import type { HistoryRow } from '../../scenario/history.ts';
import { BASELINES } from './baselines/all.ts';
import { normalSamples } from './distribution.ts';
import type { MarketForecast } from './forecasts.ts';
import { actualsOf, knownLogs, quartersAfter } from './origins.ts';
import { crps } from './scores/crps.ts';
import { dieboldMariano } from './scores/diebold-mariano.ts';
import { coverage, INTERVALS, intervalScore } from './scores/interval.ts';
import { bias, relativeError } from './scores/point.ts';

type Scored = Pick<BacktestResult, 'actuals' | 'origins' | 'forecasts' | 'scores' | 'comparisons' | 'worse'>;

/** Everything that is computed from the samples of all methods and the figures of today. */
export function scoreForecasts(markets: readonly MarketForecast[], history: readonly HistoryRow[]): Scored {
  const actuals = actualsOf(history);
  const forecasts = markets.flatMap((market) => {
    const { origin, samples } = market;
    const logs = logsAt(market, history);
    const methods = [
      { method: MARKET, samples },
      ...BASELINES.filter(({ least }) => logs.length >= least).map(({ id, path }) => ({
        method: id,
        samples: normalSamples(path(logs, samples.length)),
      })),
    ];
    return methods.flatMap(({ method, samples }) =>
      quartersAfter(origin.quarter, samples.length).map((quarter, at) => {
        const place = { origin: origin.quarter, horizon: at + 1, quarter, method };
        return rowOf(place, samples[at]!, actuals.get(quarter));
      }),
    );
  });
  const comparisons = BASELINES.flatMap(({ id }) => compared(forecasts, id));
  return {
    actuals: [...actuals].map(([quarter, value]) => ({ quarter, value })),
    origins: markets.map((market, at) => originRow(market, markets[at - 1], logsAt(market, history).length)),
    forecasts,
    scores: [MARKET, ...BASELINES.map(({ id }) => id)].flatMap((method) => meansOf(forecasts, method)),
    comparisons,
    worse: comparisons
      .filter(({ market, other }) => market > other)
      .map(({ baseline, horizon }) => ({ baseline, horizon })),
  };
}

/** Only what was public at the origin. */
function logsAt({ origin }: MarketForecast, history: readonly HistoryRow[]): number[] {
  return knownLogs(
    history.filter(({ published }) => published <= origin.knownUntil),
    origin,
  );
}

function originRow(market: MarketForecast, before: MarketForecast | undefined, quarters: number): OriginRow {
  const { origin, facts, members, lost, objective } = market;
  return {
    ...origin,
    quarters,
    facts: facts.length,
    newFacts: before ? facts.filter((name) => !before.facts.includes(name)) : facts,
    members,
    lost,
    objective: Number(objective.toFixed(2)),
    without: BASELINES.filter(({ least }) => quarters < least).map(({ id }) => id),
  };
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

/** A row that has been scored. */
type Judged = { readonly [Name in keyof ForecastRow]: NonNullable<ForecastRow[Name]> };

function judged(forecasts: readonly ForecastRow[], method: string): Judged[] {
  return forecasts.filter((row): row is Judged => row.method === method && row.actual !== null);
}

/** 0 for all horizons together, then each. */
function horizonsOf(rows: readonly Judged[]): number[] {
  return [0, ...[...new Set(rows.map(({ horizon }) => horizon))].sort((a, b) => a - b)];
}

function mean(rows: readonly Judged[], name: 'crps' | 'wis' | 'dispersion' | 'under' | 'over'): number {
  return rows.reduce((sum, row) => sum + row[name], 0) / rows.length;
}

function meansOf(forecasts: readonly ForecastRow[], method: string): ScoreRow[] {
  const all = judged(forecasts, method);
  if (all.length === 0) return [];
  return horizonsOf(all).map((horizon) => {
    const rows = all.filter((row) => horizon === 0 || row.horizon === horizon);
    const pairs = rows.map(({ q50, actual }) => ({ median: q50, actual }));
    const cases = rows.map((row) => ({ forecast: row, actual: row.actual }));
    const [cover50, cover80, cover90] = INTERVALS.map((interval) => coverage(cases, interval));
    const scores = {
      crps: mean(rows, 'crps'),
      wis: mean(rows, 'wis'),
      dispersion: mean(rows, 'dispersion'),
      under: mean(rows, 'under'),
      over: mean(rows, 'over'),
      bias: bias(pairs),
      mape: relativeError(pairs),
      cover50: cover50!,
      cover80: cover80!,
      cover90: cover90!,
    };
    return { method, horizon, n: rows.length, ...shortened(scores) };
  });
}

function compared(forecasts: readonly ForecastRow[], baseline: string): ComparisonRow[] {
  const theirs = judged(forecasts, baseline);
  const ours = judged(forecasts, MARKET);
  const pairs = theirs.flatMap((other) => {
    const market = ours.find(({ origin, horizon }) => origin === other.origin && horizon === other.horizon);
    return market ? [{ market, other }] : [];
  });
  if (pairs.length === 0) return [];
  return horizonsOf(theirs).map((horizon) => {
    const some = pairs.filter(({ other }) => horizon === 0 || other.horizon === horizon);
    const [market, other] = [some.map((pair) => pair.market), some.map((pair) => pair.other)];
    const of = (rows: readonly Judged[]) => rows.map(({ crps }) => crps);
    const test = horizon === 0 ? undefined : dieboldMariano(of(market), of(other), horizon);
    return {
      baseline,
      horizon,
      n: some.length,
      market: short(mean(market, 'crps')),
      other: short(mean(other, 'crps')),
      statistic: test ? short(test.statistic) : null,
      p: test ? short(test.p) : null,
    };
  });
}

/** Five digits are enough, and the file stays small. */
function short(value: number): number {
  return Number(value.toPrecision(5));
}

function shortened<Row extends Record<string, number>>(row: Row): Row {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, short(value)])) as Row;
}
