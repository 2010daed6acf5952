import { resolve } from 'node:path';
import { Refusal } from '../ensemble/refusal.ts';
import { type HistoryRow, readHistory } from '../scenario/history.ts';

/**
 * The history named by `--history`, else the one that comes with the program.
 * @throws Refusal for a file that cannot be read or has a bad row
 */
export function historyOf(file: string | undefined): HistoryRow[] {
  try {
    return file === undefined ? readHistory() : readHistory(resolve(file));
  } catch (cause) {
    throw new Refusal(cause instanceof Error ? cause.message : String(cause));
  }
}
