/** Published history: one row a figure, with its source and the day it became public. */
import { periodOf } from '../notation/dates.ts';
import { readUnit, UNIT_KINDS, type Unit } from '../notation/units.ts';
import { publishedFigure } from './published-figures.ts';

export interface HistoryRow {
  readonly period: string;
  readonly metric: string;
  readonly value: number;
  readonly unit: string;
  readonly source: string;
  /** A: company document; B: press or derived; C: remembered. */
  readonly confidence: string;
  /** First day on which the figure was public, ISO. */
  readonly published: string;
  /** Whose level it stands on; absent for a figure on the level of the market itself. */
  readonly tracker?: string;
  /** Set for a figure that is no more than a bound: the least it can be, or the most. */
  readonly bound?: Bound;
}

export const BOUNDS = ['least', 'most'] as const;
export type Bound = (typeof BOUNDS)[number];

/** Whether a row is the figure itself, on the level of the market: neither a bound nor a tracker's. */
export function isPlain({ tracker, bound }: HistoryRow): boolean {
  return tracker === undefined && bound === undefined;
}

/** Metrics of the market under the names by which their figures are published. */
export const PUBLISHED_AS = {
  gmv: 'ecommerce_gmv',
  repeatRate: 'avg_monthly_repeat_purchase_rate',
  buyersMonth: 'ecommerce_monthly_active_buyers',
} as const;

/**
 * A row's value in base units: the currency of the market, users, minutes, shares.
 * @throws Error for a metric or unit that no reader of a history lets in
 */
export function baseValue({ metric, value, unit }: HistoryRow): number {
  return value * unitOf({ metric, unit }).factor;
}

/** The unit of a row. Of a figure of a market's own only the unit tells the kind: no unit is of two kinds and two sizes. */
export function unitOf({ metric, unit }: Pick<HistoryRow, 'metric' | 'unit'>): Unit {
  const { kind } = publishedFigure(metric) ?? {};
  for (const one of kind === undefined ? UNIT_KINDS : [kind]) {
    const read = readUnit(unit, one);
    if (read) return read;
  }
  throw new Error(`history: expected a figure in a known unit, got ${metric} in ${unit}`);
}

/**
 * The best row of each period: the surest source first, then the more precise figure, then the later one. The order of
 * the rows decides nothing.
 */
export function bestByPeriod(rows: readonly HistoryRow[]): HistoryRow[] {
  const best = new Map<string, HistoryRow>();
  for (const row of rows) {
    const held = best.get(row.period);
    if (!held || isBetter(row, held)) best.set(row.period, row);
  }
  return [...best.values()];
}

function isBetter(row: HistoryRow, held: HistoryRow): boolean {
  if (row.confidence !== held.confidence) return row.confidence < held.confidence;
  const digits = String(row.value).length - String(held.value).length;
  return digits === 0 ? row.published > held.published : digits > 0;
}

/** One value a quarter, oldest first, in base units, of what was public on `knownUntil`; neither bounds nor trackers. */
export function quarterlySeries(
  rows: readonly HistoryRow[],
  metric: string,
  knownUntil: string,
): Map<string, number> {
  const known = rows.filter((row) => row.metric === metric && isPlain(row) && row.published <= knownUntil);
  const quarters = bestByPeriod(known).filter((row) => periodOf(row.period)?.kind === 'quarter');
  return new Map(quarters.map((row) => [row.period, baseValue(row)] as const).sort());
}
