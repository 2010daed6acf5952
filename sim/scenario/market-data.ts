/** What a market's data files say, as plain rows that can be cloned to another thread. */
import { csvRows } from './csv.ts';
import type { HistoryRow } from './history.ts';

/** An assumed quarter of attention before the first published one, in users or minutes. */
export interface AssumedQuarter {
  readonly metric: string;
  readonly quarter: string;
  readonly value: number;
}

export interface MarketData {
  /** Published figures; each run uses those of its information date. */
  readonly history: readonly HistoryRow[];
  /** First days of Chinese New Year, as day numbers, oldest first. */
  readonly newYears: readonly number[];
  readonly assumed: readonly AssumedQuarter[];
}

/** What was public on a day; later rows are removed. */
export function knownBy(data: MarketData, knownUntil: string): MarketData {
  return { ...data, history: data.history.filter(({ published }) => published <= knownUntil) };
}

/** Assumed quarters from text in the columns period, metric, value, unit. */
export function assumedAttention(text: string, file: string): AssumedQuarter[] {
  return csvRows(text, file).map(({ values: { metric = '', period = '', value, unit } }) => ({
    metric,
    quarter: period,
    value: Number(value) * (unit === 'million' ? 1e6 : 1),
  }));
}
