/** The folder of a backtest: written as a whole, told, and read back to be reported again. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { BACKTEST_REPORT } from '../../reports/backtest/report.ts';
import { scoreTable } from '../../reports/backtest/terminal.ts';
import type { BacktestResult } from '../result/backtest.ts';
import { readBacktest } from '../runs/node/backtest.ts';
import { putText, writing } from '../runs/node/files.ts';
import { sealRecord } from '../runs/record.ts';
import { forecastsCsv, scoresCsv } from '../study/backtest/tables.ts';
import { languageOf } from './language.ts';
import { writeReport } from './report-files.ts';
import { print, printJson } from './terminal.ts';

const FILE = 'backtest.json';

const WORDS = {
  zh: { out: '结果：', report: '报告：' },
  en: { out: 'results: ', report: 'report: ' },
} as const;

interface Telling {
  readonly out?: string | undefined;
  readonly json?: boolean | undefined;
  readonly lang?: string | undefined;
}

/** @param files what was written */
export function printBacktest(result: BacktestResult, files: readonly string[], told: Telling): void {
  if (told.json) {
    printJson(result);
    return;
  }
  const lang = languageOf(told.lang);
  const { out, report } = WORDS[lang];
  const lines = [
    ...scoreTable(result, lang),
    ...result.sentences[lang],
    `${out}${told.out}`,
    ...files.filter((file) => file.endsWith('.html')).map((file) => `${report}${file}`),
  ];
  print(...lines);
}

export function isBacktest(dir: string): boolean {
  return existsSync(join(dir, FILE));
}

/** Results, tables, charts and report. @returns the paths of the report and its charts, the report first */
export async function writeBacktestFolder(dir: string, result: BacktestResult): Promise<string[]> {
  return writing(dir, async () => {
    await putText(dir, FILE, `${JSON.stringify(sealRecord(result), null, 1)}\n`);
    await putText(dir, 'forecasts.csv', forecastsCsv(result.forecasts));
    await putText(dir, 'scores.csv', scoresCsv(result.scores));
    return writeReport(dir, BACKTEST_REPORT, result);
  });
}

/**
 * The backtest of a folder as it is: its forecasts, the figures that they were scored by, its sentences.
 * @throws Refusal when its file is no backtest, Discrepancy when it was changed
 */
export function backtestIn(dir: string): BacktestResult {
  return readBacktest(join(dir, FILE));
}
