/** The folder of a backtest: written as a whole, and read back to be scored and reported again. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BACKTEST_REPORT } from '../../reports/backtest/report.ts';
import { sentencesOf } from '../../reports/backtest/sentences.ts';
import { refuse } from '../notation/refusal.ts';
import type { BacktestResult } from '../result/backtest.ts';
import { putText, readFault, writing } from '../runs/node/files.ts';
import type { HistoryRow } from '../scenario/history.ts';
import { shown } from '../scenario/problems.ts';
import { scoreAgain } from '../study/backtest/score.ts';
import { forecastsCsv, scoresCsv } from '../study/backtest/tables.ts';
import { writeReport } from './report-files.ts';

const FILE = 'backtest.json';

export function isBacktest(dir: string): boolean {
  return existsSync(join(dir, FILE));
}

/** Results, tables, charts and report. @returns the paths of the report and its charts, the report first */
export async function writeBacktestFolder(dir: string, result: BacktestResult): Promise<string[]> {
  return writing(dir, async () => {
    await putText(dir, FILE, `${JSON.stringify(result, null, 1)}\n`);
    await putText(dir, 'forecasts.csv', forecastsCsv(result.forecasts));
    await putText(dir, 'scores.csv', scoresCsv(result.scores));
    return writeReport(dir, BACKTEST_REPORT, result);
  });
}

/**
 * What a folder holds, with the market's forecasts as they are, and baselines, means, tests and sentences made again.
 * @throws Refusal when its file is no backtest
 */
export function backtestAgain(dir: string, history: readonly HistoryRow[]): BacktestResult {
  const file = join(dir, FILE);
  let result: BacktestResult;
  try {
    result = JSON.parse(readFileSync(file, 'utf8')) as BacktestResult;
  } catch (cause) {
    throw refuse(file, 'a backtest as JSON', readFault(cause));
  }
  if (result.schema !== 'laotie/backtest@1')
    throw refuse(`${file} schema`, 'laotie/backtest@1', shown(result.schema));
  const again = scoreAgain(result, history);
  return { ...again, sentences: sentencesOf(again) };
}
