/** Which published figures a market is fitted to, and how each is read off a run. All of it is data of the market. */
import { type MetricName, metricOf } from '../model/measures/all.ts';
import { daysOf, periodOf } from '../notation/dates.ts';
import type { Span, UnitKind } from '../notation/units.ts';
import { type Bound, bestByPeriod, type HistoryRow } from './history.ts';

export interface FactRule {
  /** Of one figure; of several the name before each period. */
  readonly name: string;
  /** Metric of the history, and the period of its row. */
  readonly published: string;
  /** Span of time that a figure of the market's own is for one of, whatever the unit of its row says. */
  readonly publishedPer?: Span;
  readonly over?: string;
  /** In place of one period: every one of a kind that is published, or every period whatever its kind. */
  readonly each?: Each;
  /** Only figures of this tracker, and so on its level; else those that stand on no tracker's level. */
  readonly tracker?: string;
  /** Only figures that are such a bound; else those that are none. */
  readonly bound?: Bound;
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

export const EACH = ['quarter', 'period', 'day', 'month', 'half', 'year'] as const;
export type Each = (typeof EACH)[number];

/** Whether a period is one of a kind; a range of days or months is none but a period. */
function isOfKind(period: string, each: Each): boolean {
  if (each === 'period') return daysOf(period) !== undefined;
  if (each === 'half') return /^\d{4}H[12]$/.test(period);
  return periodOf(period)?.kind === each;
}

/**
 * The rows that a rule reads, one a period: of its metric, on its level, its bound or none; quarters and other kinds by
 * time, periods of any kind as their rows stand.
 * @param history only what was published by the information date
 */
export function rowsOf(rule: FactRule, history: readonly HistoryRow[]): HistoryRow[] {
  const { published, tracker, bound, each, over } = rule;
  const meant = history.filter(
    (row) => row.metric === published && row.tracker === tracker && row.bound === bound,
  );
  const rows = bestByPeriod(meant).filter(({ period }) => (each ? isOfKind(period, each) : period === over));
  return each === 'period' ? rows : rows.sort((a, b) => (a.period < b.period ? -1 : 1));
}

/**
 * Periods of a run that a period is made of: two quarters of a half year, else itself, as a range of days or months too;
 * undefined for no period.
 */
export function factPeriods(period: string): readonly string[] | undefined {
  const [, year, half] = /^(\d{4})H([12])$/.exec(period) ?? [];
  if (half) return half === '1' ? [`${year}Q1`, `${year}Q2`] : [`${year}Q3`, `${year}Q4`];
  return daysOf(period) ? [period] : undefined;
}

/** What a run counts people and things in. */
const COUNTED = ['users', 'count', 'orders', 'visits'];

/** Whether what a fact reads off a run is of the kind of what is published: not orders, where the figure is money. */
export function isOfSameKind({ metric, per, against }: FactRule, kind: UnitKind): boolean {
  if (against) return kind === 'share';
  const { unit } = metricOf(metric);
  if (kind === 'money') return unit === 'money';
  if (kind === 'share') return per !== undefined || unit === 'share';
  return (kind === 'people' || kind === 'things') && COUNTED.includes(unit);
}
