import type { Argv, CommandModule } from 'yargs';
import { readRun } from '../ensemble/store.ts';

interface ReportArguments {
  readonly dir?: readonly string[];
  readonly json?: boolean;
}

/** `report <DIR…>`: writes report and charts of run folders anew; prints the paths of the reports. */
export const report: CommandModule<object, ReportArguments> = {
  command: 'report <dir..>',
  describe: '由结果文件夹重写报告 · Write the report of run folders anew',
  builder: (yargs) =>
    yargs
      .positional('dir', { type: 'string', array: true, describe: '结果文件夹 · run folders' })
      .option('json', { type: 'boolean', describe: '输出 JSON · print JSON' })
      .example('$0 report runs/kuaishou-2021-laotie-2021', '') as Argv<ReportArguments>,
  handler: async ({ dir = [], json = false }) => {
    const results = await Promise.all(dir.map(readRun)); // all are read before anything is written
    const { writeReport } = await import('../../reports/report.ts');
    const reports: { dir: string; files: string[] }[] = [];
    for (const [i, result] of results.entries()) {
      const files = await writeReport(dir[i]!, result);
      reports.push({ dir: dir[i]!, files });
      if (!json) process.stdout.write(`${files.find((file) => file.endsWith('.html')) ?? dir[i]}\n`);
    }
    if (json) process.stdout.write(`${JSON.stringify({ reports })}\n`);
  },
};
