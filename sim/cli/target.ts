import type { Argv, CommandModule } from 'yargs';
import { outlookLines } from '../../reports/front/lines.ts';
import { unrecordedTargets } from '../result/targets.ts';
import { readRun } from '../runs/node/store.ts';
import { inOrder } from '../study/outlook/outlook.ts';
import { languageOf } from './language.ts';
import { JSON_OPTION } from './options.ts';
import { outlookIn } from './run-page.ts';
import { print, printJson } from './terminal.ts';
import { verdictLines } from './verdict.ts';

interface TargetArguments {
  readonly dir?: string;
  readonly json?: boolean;
  readonly lang?: string;
}

/** `target <DIR>`: chance, gap, required path, the way from the year before, and signposts of the targets of a run folder. */
export const target: CommandModule<object, TargetArguments> = {
  command: 'target <dir>',
  describe:
    '目标能否达到、还差多少、途中看什么 · Chance, gap and required path of a run’s targets, how it comes about, what to watch',
  builder: (yargs) =>
    yargs
      .positional('dir', { type: 'string', describe: '结果文件夹 · run folder' })
      .option('json', JSON_OPTION)
      .example('$0 target runs/kuaishou-2021-laotie-2021', '') as Argv<TargetArguments>,
  handler: async ({ dir = '', json = false, lang }) => {
    const result = await readRun(dir);
    const outlook = await outlookIn(dir, result);
    if (json) {
      const { targets, health } = result;
      printJson({ dir, targets, unrecorded: unrecordedTargets(result), health, outlook: outlook ?? null });
      return;
    }
    const language = languageOf(lang);
    const more = outlook ? outlookLines(inOrder(result.targets, outlook), outlook, language) : [];
    print(...verdictLines(result, language), ...more);
  },
};
