import type { Argv, CommandModule } from 'yargs';
import { BACKTEST_REPORT } from '../../reports/backtest/report.ts';
import { RUN_REPORT } from '../../reports/run.ts';
import { withLock } from '../runs/node/lock.ts';
import { readRun } from '../runs/node/store.ts';
import { backtestIn, isBacktest } from './backtest-folder.ts';
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
    const result = backtestIn(dir);
    return () => writeReport(dir, BACKTEST_REPORT, result);
  }
  const result = await readRun(dir);
  return () => writeReport(dir, RUN_REPORT, result);
}

/**
 * `report <DIR…>`: writes report and charts of folders of runs and backtests again, from what they hold and nothing else;
 * prints the paths of the reports.
 */
export const report: CommandModule<object, ReportArguments> = {
  command: 'report <dir..>',
  describe: '由结果文件夹重写报告 · Write the report of run folders again',
  builder: (yargs) =>
    yargs
      .positional('dir', { type: 'string', array: true, describe: '结果文件夹 · run folders' })
      .option('json', JSON_OPTION)
      .example('$0 report runs/my-run', '') as Argv<ReportArguments>,
  handler: async ({ dir = [], json = false }) => {
    for (const one of dir) await reader(one); // all can be read before anything is written
    const reports: { dir: string; files: string[] }[] = [];
    for (const [i, one] of dir.entries()) {
      const files = await withLock(one, async () => (await reader(one))());
      reports.push({ dir: dir[i]!, files });
      if (!json) print(files.find((file) => file.endsWith('.html')) ?? dir[i]!);
    }
    if (json) printJson({ reports });
  },
};
