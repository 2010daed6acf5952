import { resolve } from 'node:path';
import { Refusal, refuse } from '../notation/refusal.ts';
import { readFault } from '../runs/node/files.ts';
import { readHistory } from '../runs/node/shipped.ts';
import type { HistoryRow } from '../scenario/history.ts';
import { single } from './options.ts';

/** `--history FILE`. */
export const HISTORY_OPTION = single('历史数据文件 · history, in the columns of history.csv');

/**
 * The history named by `--history`, else the one that comes with the program.
 * @throws Refusal for a file that cannot be read or has a bad row
 */
export function historyOf(file: string | undefined): HistoryRow[] {
  try {
    return file === undefined ? readHistory() : readHistory(resolve(file));
  } catch (cause) {
    throw cause instanceof Refusal
      ? cause
      : refuse(file ?? 'history.csv', 'a history as CSV', readFault(cause));
  }
}
