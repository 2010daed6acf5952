import type { Argv, CommandModule } from 'yargs';
import { BACKTEST_REPORT } from '../../reports/backtest/report.ts';
import type { RunResult } from '../result/result.ts';
import { withLock } from '../runs/node/lock.ts';
import { readRun } from '../runs/node/store.ts';
import { backtestIn, isBacktest } from './backtest-folder.ts';
import { JSON_OPTION } from './options.ts';
import { writeReport } from './report-files.ts';
import { writeReportAgain } from './run-page.ts';
import { runFor, studyIn, takeIn } from './taken-studies.ts';
import { print, printJson } from './terminal.ts';

interface ReportArguments {
  readonly dir?: readonly string[];
  readonly study?: readonly string[];
  readonly json?: boolean;
}

/** Reads a folder; what it gives back writes its report. */
async function reader(dir: string): Promise<() => Promise<string[]>> {
  if (isBacktest(dir)) {
    const result = backtestIn(dir);
    return () => writeReport(dir, BACKTEST_REPORT, result);
  }
  const result = await readRun(dir);
  return () => writeReportAgain(dir, result);
}

/** Studies are kept in the folder of the run that each is of; nothing is kept unless all of them have one. */
async function takeStudies(dirs: readonly string[], folders: readonly string[]): Promise<void> {
  if (folders.length === 0) return;
  const runs: { dir: string; result: RunResult }[] = [];
  for (const dir of dirs.filter((one) => !isBacktest(one))) runs.push({ dir, result: await readRun(dir) });
  const taken = folders.map(studyIn).map((study) => ({ study, dir: runFor(study, runs) }));
  for (const { study, dir } of taken) await withLock(dir, () => takeIn(dir, study));
}

/**
 * `report <DIR…>`: writes report and charts of folders of runs and backtests again, from what they hold and nothing else;
 * prints the paths of the reports. With `--study` page one has the tables of those studies, from then on.
 */
export const report: CommandModule<object, ReportArguments> = {
  command: 'report <dir..>',
  describe: '由结果文件夹重写报告 · Write the report of run folders again',
  builder: (yargs) =>
    yargs
      .positional('dir', { type: 'string', array: true, describe: '结果文件夹 · run folders' })
      .option('study', {
        type: 'string',
        array: true,
        nargs: 1,
        describe:
          '首页收入的研究结果文件夹：levers、stress、compare（可多次） · folders of levers, stress or compare whose tables page one takes in, one each time',
      })
      .option('json', JSON_OPTION)
      .example('$0 report runs/kuaishou-2021-laotie-2021', '')
      .example(
        '$0 report runs/kuaishou-2021-laotie-2021 --study runs/levers-laotie-2021 --study runs/stress-laotie-2021',
        '',
      ) as Argv<ReportArguments>,
  handler: async ({ dir = [], study = [], json = false }) => {
    await takeStudies(dir, study);
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
