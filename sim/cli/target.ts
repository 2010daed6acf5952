import type { Argv, CommandModule } from 'yargs';
import { unrecordedTargets } from '../result/targets.ts';
import { readRun } from '../runs/node/store.ts';
import { languageOf } from './language.ts';
import { JSON_OPTION } from './options.ts';
import { print, printJson } from './terminal.ts';
import { verdictLines } from './verdict.ts';

interface TargetArguments {
  readonly dir?: string;
  readonly json?: boolean;
  readonly lang?: string;
}

/** `target <DIR>`: chance, gap and required path of the targets of a run folder. */
export const target: CommandModule<object, TargetArguments> = {
  command: 'target <dir>',
  describe: '目标能否达到、还差多少 · Chance, gap and required path of a run’s targets',
  builder: (yargs) =>
    yargs
      .positional('dir', { type: 'string', describe: '结果文件夹 · run folder' })
      .option('json', JSON_OPTION)
      .example('$0 target runs/my-run', '') as Argv<TargetArguments>,
  handler: async ({ dir = '', json = false, lang }) => {
    const result = await readRun(dir);
    if (json)
      printJson({
        dir,
        targets: result.targets,
        unrecorded: unrecordedTargets(result),
        health: result.health,
      });
    else print(...verdictLines(result, languageOf(lang)));
  },
};
