import type { Argv, CommandModule } from 'yargs';
import { isDate } from '../notation/dates.ts';
import { refuse } from '../notation/refusal.ts';
import { withFile } from '../runs/node/own-file.ts';
import { readRun } from '../runs/node/store.ts';
import { shown } from '../scenario/problems.ts';
import { freeze as freezeRun, textOf } from '../study/frozen.ts';
import { languageOf } from './language.ts';
import { JSON_OPTION, outOption, single } from './options.ts';
import { print, printJson } from './terminal.ts';
import { today } from './today.ts';

interface FreezeArguments {
  readonly dir?: string;
  readonly out?: string;
  readonly date?: string;
  readonly json?: boolean;
  readonly lang?: string;
}

const WORDS = {
  zh: (rows: number, targets: number) => `已封存 ${rows} 个预测量、${targets} 个目标`,
  en: (rows: number, targets: number) => `frozen: ${rows} quantities, ${targets} targets`,
} as const;

/** `freeze <DIR> --out FILE`: what a run says of figures not yet public, with a hash over it. */
export const freeze: CommandModule<object, FreezeArguments> = {
  command: 'freeze <dir>',
  describe: '封存一次运行的预测，附哈希 · Store a run’s forecast with a hash, to be scored later',
  builder: (yargs) =>
    yargs
      .positional('dir', { type: 'string', describe: '结果文件夹 · run folder' })
      .option('out', { ...outOption('预测文件 · forecast file'), demandOption: true })
      .option(
        'date',
        single('封存日期，默认今天；不计入哈希 · day of freezing, today if not said; not hashed'),
      )
      .option('json', JSON_OPTION)
      .example('$0 freeze runs/my-run --out forecast.json', '') as Argv<FreezeArguments>,
  handler: async ({ dir = '', out = '', date, json, lang }) => {
    const day = date ?? today();
    if (!isDate(day)) throw refuse('--date', 'a date such as 2021-07-22', shown(day));
    const frozen = freezeRun(dir, await readRun(dir), day);
    // a forecast that could be written over would not be frozen
    const nothing = { expected: 'a file that does not exist', got: 'one that does', isOwn: () => false };
    const file = await withFile({ out, example: 'forecast.json', ...nothing }, async () => textOf(frozen));
    const { sha256, content } = frozen;
    const [rows, targets] = [content.rows.length, content.targets.length];
    if (json) printJson({ file, frozen: day, sha256, rows, targets });
    else print(WORDS[languageOf(lang)](rows, targets), `sha256 ${sha256}`, file);
  },
};
