/** Writes the report of a backtest. */
import type { BacktestResult } from '../../sim/ensemble/backtest-result.ts';

export async function writeBacktest(_dir: string, _result: BacktestResult): Promise<string[]> {
  return [];
}
