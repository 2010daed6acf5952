/** Which published figures a market is fitted to, and how each is read off a run. All of it is data of the market. */
import type { MetricName } from '../model/measures/all.ts';
import { periodOf } from '../notation/dates.ts';

export interface FactRule {
  /** Of one figure; of several the name before each period. */
  readonly name: string;
  /** Metric of the history, and the period of its row. */
  readonly published: string;
  readonly over?: string;
  /** In place of one period: every quarter that is published, or every period of the calendar. */
  readonly each?: 'quarter' | 'period';
  /** What of a run is set beside it; so much for each of `per`, where it is a ratio. */
  readonly metric: MetricName;
  readonly per?: MetricName;
  /** Periods of the run, where they are others than that of the row. */
  readonly periods?: readonly string[];
  /** The row is a ratio to these earlier periods. */
  readonly against?: readonly string[];
  /** The row states growth (+104%), not the multiple itself. */
  readonly growth: boolean;
  /** Standard deviation of model error and rounding: of a logarithm, or of a share. */
  readonly within: number;
  /** By period: how much more is read than is written, for "over 60%". */
  readonly more?: Readonly<Record<string, number>>;
}

/** Periods of the calendar that a period is made of: two quarters of a half year, else itself; undefined for no period. */
export function factPeriods(period: string): readonly string[] | undefined {
  const [, year, half] = /^(\d{4})H([12])$/.exec(period) ?? [];
  if (half) return half === '1' ? [`${year}Q1`, `${year}Q2`] : [`${year}Q3`, `${year}Q4`];
  return periodOf(period) ? [period] : undefined;
}
