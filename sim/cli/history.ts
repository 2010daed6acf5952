import { readHistory } from '../runs/node/shipped.ts';
import type { HistoryRow } from '../scenario/history.ts';

/** `--history FILE`. */
export const HISTORY_OPTION = {
  type: 'string',
  describe: '历史数据文件 · history, in the columns of history.csv',
} as const;

/**
 * The history named by `--history`, else the one that comes with the program.
 * @throws Refusal for a file that cannot be read or has a bad row
 */
export function historyOf(file: string | undefined): HistoryRow[] {
  return readHistory(file);
}
