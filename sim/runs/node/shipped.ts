/** The folder of scenarios and market data that comes with the program. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { newYears } from '../../scenario/calendar.ts';
import type { HistoryRow } from '../../scenario/history.ts';
import { historyRows } from '../../scenario/history-rows.ts';
import { assumedAttention, type MarketData } from '../../scenario/market-data.ts';

/** The folder of scenarios; undefined in a tree without one. */
export function shippedFolder(): string | undefined {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const candidate = join(folder, 'scenarios');
    if (existsSync(join(candidate, 'scenario.schema.json'))) return candidate;
    if (dirname(folder) === folder) return undefined;
  }
}

function dataFile(name: string): string {
  return join(shippedFolder() ?? 'scenarios', 'data', name);
}

function textOf(file: string): string {
  return readFileSync(file, 'utf8');
}

/**
 * Published figures in the columns of scenarios/data/history.csv.
 * @param file the one that ships when not said
 * @throws Refusal with one line a bad row
 */
export function readHistory(file: string = dataFile('history.csv')): HistoryRow[] {
  return historyRows(textOf(file), file);
}

/** Text of another table of scenarios/data. */
export function shippedText(name: string): string {
  return textOf(dataFile(name));
}

/** First days of Chinese New Year, as day numbers. */
export function shippedNewYears(): number[] {
  const file = dataFile('calendar.csv');
  return newYears(textOf(file), file);
}

/** The market that ships with the program. @param history published figures, where they are others */
export function shippedMarket(history: readonly HistoryRow[] = readHistory()): MarketData {
  const file = dataFile('assumed-attention.csv');
  return { history, newYears: shippedNewYears(), assumed: assumedAttention(textOf(file), file) };
}
