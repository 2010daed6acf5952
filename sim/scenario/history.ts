/** Published history: one row a figure, with its source and the day it became public. */
import { periodOf } from '../notation/dates.ts';

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
}

/** Yuan, users or minutes in one unit of a row. */
const UNITS: Readonly<Record<string, number>> = {
  'RMB bn': 1e9,
  'RMB m': 1e6,
  million: 1e6,
  minutes: 1,
  '%': 0.01,
};

/** A row's value in base units: yuan, users, minutes, shares. */
export function baseValue(row: HistoryRow): number {
  return row.value * (UNITS[row.unit] ?? 1);
}

/** The best row of each period: the surest source first, then the more precise figure. */
export function bestByPeriod(rows: readonly HistoryRow[]): HistoryRow[] {
  const best = new Map<string, HistoryRow>();
  for (const row of rows) {
    const held = best.get(row.period);
    const surer = !held || row.confidence < held.confidence;
    const finer =
      held && row.confidence === held.confidence && String(row.value).length > String(held.value).length;
    if (surer || finer) best.set(row.period, row);
  }
  return [...best.values()];
}

/** One value a quarter, in base units, of what was public on `knownUntil`. */
export function quarterlySeries(
  rows: readonly HistoryRow[],
  metric: string,
  knownUntil: string,
): Map<string, number> {
  const known = rows.filter((row) => row.metric === metric && row.published <= knownUntil);
  const quarters = bestByPeriod(known).filter((row) => periodOf(row.period)?.kind === 'quarter');
  return new Map(quarters.map((row) => [row.period, baseValue(row)] as const).sort());
}
