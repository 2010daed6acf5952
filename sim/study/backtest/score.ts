/** Forecasts of all methods as rows, their means, and the market against each baseline. */
import {
  type BacktestResult,
  type ComparisonRow,
  type ForecastRow,
  MARKET,
  type OriginRow,
  type ScoreRow,
} from '../../result/backtest.ts';
import { analystRows } from './analysts.ts';
import { BASELINES } from './baselines/all.ts';
import type { MarketForecast } from './forecasts.ts';
import { knownAt, type Published } from './known.ts';
import { methodsOf } from './methods.ts';
import { actualsOf } from './origins.ts';
import { baselineRows, marketRows, short, shortened } from './rows.ts';
import { dieboldMariano } from './scores/diebold-mariano.ts';
import { holm } from './scores/holm.ts';
import { coverage, INTERVALS } from './scores/interval.ts';
import { bias, relativeError } from './scores/point.ts';

type Scored = Pick<
  BacktestResult,
  | 'methods'
  | 'actuals'
  | 'origins'
  | 'forecasts'
  | 'scores'
  | 'comparisons'
  | 'settled'
  | 'analysts'
  | 'worse'
>;

/** What is told of an origin apart from its scores. */
export type OriginFacts = Omit<OriginRow, 'quarters' | 'without' | 'better'>;

/** Quarters that a season needs: two years and the next. */
const SETTLED = 9;

/** Everything that is computed from the market's samples and the figures of today. */
export function scoreForecasts(markets: readonly MarketForecast[], published: Published): Scored {
  const actuals = actualsOf(published.market.history);
  const rows = markets.flatMap(({ origin, samples }) => marketRows(origin, samples, actuals));
  const origins = markets.map(({ origin, facts, members, lost, objective, modelError, discrepancy }, at) => ({
    ...origin,
    facts: facts.length,
    newFacts: at === 0 ? facts : facts.filter((name) => !markets[at - 1]!.facts.includes(name)),
    members,
    lost,
    objective: Number(objective.toFixed(2)),
    modelError: { ...modelError, sd: rounded(modelError.sd) },
    discrepancy: {
      residuals: discrepancy.residuals.map((one) => ({ ...one, value: rounded(one.value) })),
      ahead: discrepancy.ahead.map((one) => ({ ...one, mean: rounded(one.mean), sd: rounded(one.sd) })),
    },
  }));
  return besideBaselines(origins, rows, published);
}

/** ln to a hundredth of a percent. */
function rounded(value: number): number {
  return Number(value.toFixed(4));
}

/** The market's rows, those of every baseline on the same origins and horizons, and all that follows from them. */
export function besideBaselines(
  origins: readonly OriginFacts[],
  market: readonly ForecastRow[],
  published: Published,
): Scored {
  const { history } = published.market;
  const actuals = actualsOf(history);
  const rows = origins.map((origin) => {
    const ours = market.filter((row) => row.origin === origin.quarter);
    const known = knownAt(origin, ours.length, published);
    return { known, forecasts: [...ours, ...baselineRows(origin, ours.length, known, actuals)] };
  });
  const forecasts = rows.flatMap((row) => row.forecasts);
  const told = origins.map((origin, at) =>
    originRow(origin, rows[at]!.forecasts, rows[at]!.known.logs.length),
  );
  const comparisons = corrected(BASELINES.flatMap(({ id }) => compared(forecasts, id)));
  const since = told.find(({ quarters }) => quarters >= SETTLED)?.quarter;
  const late = forecasts.filter(({ origin }) => since !== undefined && origin >= since);
  return {
    methods: methodsOf(),
    actuals: [...actuals].map(([quarter, value]) => ({ quarter, value })),
    origins: told,
    forecasts,
    scores: [MARKET, ...BASELINES.map(({ id }) => id)].flatMap((method) => meansOf(forecasts, method)),
    comparisons,
    settled: {
      since: since ?? null,
      comparisons: BASELINES.flatMap(({ id }) => compared(late, id).filter(({ horizon }) => horizon === 0)),
    },
    analysts: analystRows(published, told, forecasts),
    worse: comparisons
      .filter(({ market, other }) => market > other)
      .map(({ baseline, horizon }) => ({ baseline, horizon })),
  };
}

/** @param here forecasts from this origin */
function originRow(origin: OriginFacts, here: readonly ForecastRow[], quarters: number): OriginRow {
  const { quarter, knownUntil, facts, newFacts, members, lost, objective, modelError, discrepancy } = origin;
  const ours = judged(here, MARKET);
  const better = BASELINES.filter(({ id }) => {
    const theirs = judged(here, id);
    return theirs.length > 0 && mean(theirs, 'crps') < mean(ours, 'crps');
  });
  return {
    quarter,
    knownUntil,
    quarters,
    facts,
    newFacts,
    members,
    lost,
    objective,
    modelError,
    discrepancy,
    without: BASELINES.map(({ id }) => id).filter((id) => !here.some(({ method }) => method === id)),
    better: better.map(({ id }) => id),
  };
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
      won: some.filter(({ market, other }) => market.crps < other.crps).length,
      market: short(mean(market, 'crps')),
      other: short(mean(other, 'crps')),
      statistic: test ? short(test.statistic) : null,
      p: test ? short(test.p) : null,
    };
  });
}

/** Comparisons with p after Holm's correction: all tests of a file are shown together. */
function corrected(rows: readonly ComparisonRow[]): ComparisonRow[] {
  const tested = rows.flatMap(({ p }) => (p === null ? [] : [p]));
  const adjusted = holm(tested);
  return rows.map((row) => ({ ...row, holm: row.p === null ? null : short(adjusted.shift()!) }));
}
