/** How a frozen forecast fares against figures that were published after its information date. */

import { publishedBeside } from '../result/actuals.ts';
import type { HistoryRow } from '../scenario/history.ts';
import { crps } from './backtest/scores/crps.ts';
import { INTERVALS, intervalScore } from './backtest/scores/interval.ts';
import type { Content, FrozenRow, FrozenTarget } from './frozen-schema.ts';

export interface ScoredRow {
  readonly metric: string;
  readonly period: string;
  readonly unit: string;
  readonly median: number;
  readonly actual: number;
  readonly published: string;
  readonly source: string;
  /** Median over actual, less one. */
  readonly error: number;
  /** Of the replicates, in the unit of the metric, as in a backtest; absent where the forecast holds their quantiles only. */
  readonly crps?: number;
  readonly intervalScore: number;
  readonly inside: Readonly<Record<'50' | '80' | '90', boolean>>;
}

export interface ScoredTarget {
  readonly id: string;
  readonly metric: string;
  readonly over: string;
  readonly atLeast: number;
  readonly unit: string;
  readonly probability: number;
  readonly actual: number;
  readonly hit: boolean;
  /** (p − outcome)²; 0 is best. */
  readonly brier: number;
  /** −ln of the chance given to what happened; of (hits + ½) ÷ (replicates + 1), so that no run is surer than its size. */
  readonly logScore: number;
}

export interface Waiting {
  readonly metric: string;
  readonly periods: readonly string[];
  /** Whether the history holds figures of this metric at all. */
  readonly published: boolean;
}

export interface Scores {
  readonly rows: readonly ScoredRow[];
  readonly targets: readonly ScoredTarget[];
  /** What has no published figure yet, by metric. */
  readonly waiting: readonly Waiting[];
  readonly waitingTargets: readonly string[];
}

export function scoreForecast({ about, rows, targets }: Content, history: readonly HistoryRow[]): Scores {
  const { from, until, knownUntil } = about;
  const later = publishedBeside(history, from, until, knownUntil).filter(({ hindsight }) => hindsight);
  const find = (metric: string, period: string) =>
    later.find((row) => row.metric === metric && row.period === period);
  const open = rows.filter(({ metric, period }) => !find(metric, period));
  return {
    rows: rows.flatMap((row) => {
      const actual = find(row.metric, row.period);
      return actual ? [scored(row, actual)] : [];
    }),
    targets: targets.flatMap((target) => {
      const actual = find(target.metric, target.over);
      return actual ? [judged(target, actual.value)] : [];
    }),
    waiting: [...new Set(open.map(({ metric }) => metric))].map((metric) => ({
      metric,
      periods: open.filter((row) => row.metric === metric).map(({ period }) => period),
      published: publishedBeside(history, '', '9999', knownUntil).some((row) => row.metric === metric),
    })),
    waitingTargets: targets.filter(({ metric, over }) => !find(metric, over)).map(({ id }) => id),
  };
}

interface Actual {
  readonly value: number;
  readonly published: string;
  readonly source: string;
}

function scored(row: FrozenRow, { value: actual, published, source }: Actual): ScoredRow {
  const { metric, period, unit, q50: median } = row;
  const [half, most, wide] = INTERVALS.map(({ low, high }) => row[low] <= actual && actual <= row[high]);
  return {
    metric,
    period,
    unit,
    median,
    actual,
    published,
    source,
    error: median / actual - 1,
    ...(row.sample ? { crps: crps(row.sample, actual) } : {}),
    intervalScore: intervalScore(row, actual).total,
    inside: { '50': half!, '80': most!, '90': wide! },
  };
}

function judged(target: FrozenTarget, actual: number): ScoredTarget {
  const { id, metric, over, atLeast, unit, probability, replicates } = target;
  const hit = actual >= atLeast;
  const chance = (probability * replicates + 0.5) / (replicates + 1);
  return {
    id,
    metric,
    over,
    atLeast,
    unit,
    probability,
    actual,
    hit,
    brier: (probability - (hit ? 1 : 0)) ** 2,
    logScore: -Math.log(hit ? chance : 1 - chance),
  };
}
