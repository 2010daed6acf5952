import type { Argv, CommandModule } from 'yargs';
import { RUN_REPORT } from '../../reports/run.ts';
import { readHistory } from '../runs/node/shipped.ts';
import { readRun } from '../runs/node/store.ts';
import { backtestAgain, isBacktest, writeBacktestFolder } from './backtest-folder.ts';
import { JSON_OPTION } from './options.ts';
import { writeReport } from './report-files.ts';
import { print, printJson } from './terminal.ts';

interface ReportArguments {
  readonly dir?: readonly string[];
  readonly json?: boolean;
}

/** Reads a folder; what it gives back writes its report. */
async function reader(dir: string): Promise<() => Promise<string[]>> {
  if (isBacktest(dir)) {
    const result = backtestAgain(dir, readHistory());
    return () => writeBacktestFolder(dir, result);
  }
  const result = await readRun(dir);
  return () => writeReport(dir, RUN_REPORT, result);
}

/**
 * `report <DIR…>`: writes report and charts of run folders again; prints the paths of the reports. The market's forecasts
 * of a backtest are set beside the baselines again too.
 */
export const report: CommandModule<object, ReportArguments> = {
  command: 'report <dir..>',
  describe: '由结果文件夹重写报告 · Write the report of run folders again',
  builder: (yargs) =>
    yargs
      .positional('dir', { type: 'string', array: true, describe: '结果文件夹 · run folders' })
      .option('json', JSON_OPTION)
      .example('$0 report runs/kuaishou-2021-laotie-2021', '') as Argv<ReportArguments>,
  handler: async ({ dir = [], json = false }) => {
    const writers = await Promise.all(dir.map(reader)); // all are read before anything is written
    const reports: { dir: string; files: string[] }[] = [];
    for (const [i, write] of writers.entries()) {
      const files = await write();
      reports.push({ dir: dir[i]!, files });
      if (!json) print(files.find((file) => file.endsWith('.html')) ?? dir[i]!);
    }
    if (json) printJson({ reports });
  },
};
