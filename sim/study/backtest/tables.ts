/** The tables of a backtest as CSV; an absent value is empty. */
import { csvText } from '../../notation/csv-text.ts';
import type { ForecastRow, ScoreRow } from '../../result/backtest.ts';

// biome-ignore format: one group a line
const FORECAST_COLUMNS = [
  'origin', 'horizon', 'quarter', 'method',
  'q05', 'q10', 'q25', 'q50', 'q75', 'q90', 'q95',
  'actual', 'crps', 'wis', 'dispersion', 'under', 'over',
] as const satisfies readonly (keyof ForecastRow)[];

// biome-ignore format: one group a line
const SCORE_COLUMNS = [
  'method', 'horizon', 'n',
  'crps', 'wis', 'dispersion', 'under', 'over',
  'bias', 'mape', 'cover50', 'cover80', 'cover90',
] as const satisfies readonly (keyof ScoreRow)[];

export function forecastsCsv(rows: readonly ForecastRow[]): string {
  return csv(FORECAST_COLUMNS, rows);
}

export function scoresCsv(rows: readonly ScoreRow[]): string {
  return csv(SCORE_COLUMNS, rows);
}

function csv<Name extends string>(
  columns: readonly Name[],
  rows: readonly Readonly<Record<Name, string | number | null>>[],
): string {
  return csvText([columns, ...rows.map((row) => columns.map((column) => row[column]))]);
}
