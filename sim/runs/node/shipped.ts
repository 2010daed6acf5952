/** The folder of scenarios and market data that comes with the program. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { attentionSteps } from '../../scenario/attention-steps.ts';
import { newYears } from '../../scenario/calendar.ts';
import { courierStops } from '../../scenario/courier-stops.ts';
import type { HistoryRow } from '../../scenario/history.ts';
import { historyRows } from '../../scenario/history-rows.ts';
import { assumedAttention, type MarketData } from '../../scenario/market-data.ts';
import { rivalRows } from '../../scenario/published-tables.ts';
import { rivalYears } from '../../scenario/rivals.ts';
import { LIMITS, readText } from './read-file.ts';

/** The folder of scenarios; undefined in a tree without one. */
export function shippedFolder(): string | undefined {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const candidate = join(folder, 'scenarios');
    if (existsSync(join(candidate, 'scenario.schema.json'))) return candidate;
    if (dirname(folder) === folder) return undefined;
  }
}

function dataFile(name: string): string {
  return join(shippedFolder() ?? 'scenarios', 'markets', 'kuaishou', name);
}

/** Of a table that ships. */
function textOf(name: string): { readonly text: string; readonly file: string } {
  const file = dataFile(name);
  return { text: readText(file, 'a table of the market', LIMITS.table).text, file };
}

/**
 * Published figures in the columns of scenarios/markets/kuaishou/history.csv.
 * @param file the one that ships when not said
 * @throws Refusal with one line a bad row
 */
export function readHistory(file: string = dataFile('history.csv')): HistoryRow[] {
  return historyRows(readText(file, 'a history', LIMITS.table).text, file);
}

/** Another table of scenarios/markets/kuaishou in the columns of history.csv. @throws Refusal with one line a bad row */
export function shippedFigures(name: string): HistoryRow[] {
  const { text, file } = textOf(name);
  return historyRows(text, file);
}

/** Text of another table of scenarios/markets/kuaishou. */
export function shippedText(name: string): string {
  return textOf(name).text;
}

let years: readonly number[] | undefined;

/** First days of Chinese New Year, as day numbers, read once: many files may be checked by one command. */
export function shippedNewYears(): readonly number[] {
  if (years) return years;
  const { text, file } = textOf('calendar.csv');
  return (years = newYears(text, file));
}

let shipped: MarketData | undefined;

/** The market that ships with the program, read once. @param history published figures, where they are others */
export function shippedMarket(history?: readonly HistoryRow[]): MarketData {
  shipped ??= readShipped();
  return history ? { ...shipped, history } : shipped;
}

function readShipped(): MarketData {
  const assumed = textOf('assumed-attention.csv');
  const steps = textOf('attention-steps.csv');
  const rivals = textOf(join('rivals', 'douyin.csv'));
  const stops = textOf('courier-stops.csv');
  return {
    history: readHistory(),
    newYears: shippedNewYears(),
    assumed: assumedAttention(assumed.text, assumed.file),
    steps: attentionSteps(steps.text, steps.file),
    rivals: rivalYears(rivalRows(rivals.text, rivals.file)),
    stops: courierStops(stops.text, stops.file),
  };
}
