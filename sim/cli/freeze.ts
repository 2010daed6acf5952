import { existsSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { Argv, CommandModule } from 'yargs';
import { isDate, isoOf } from '../notation/dates.ts';
import { refuse } from '../notation/refusal.ts';
import { putText, writing } from '../runs/node/files.ts';
import { openFolder } from '../runs/node/folder.ts';
import { readRun } from '../runs/node/store.ts';
import { shown } from '../scenario/problems.ts';
import { freeze as freezeRun, textOf } from '../study/frozen.ts';
import { languageOf } from './language.ts';
import { JSON_OPTION, single } from './options.ts';
import { print, printJson } from './terminal.ts';

interface FreezeArguments {
  readonly dir?: string;
  readonly out?: string;
  readonly date?: string;
  readonly json?: boolean;
  readonly lang?: string;
}

const DAY_MS = 86_400_000;

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
      .option('out', { ...single('预测文件 · forecast file'), demandOption: true })
      .option(
        'date',
        single('封存日期，默认今天；不计入哈希 · day of freezing, today if not said; not hashed'),
      )
      .option('json', JSON_OPTION)
      .example('$0 freeze runs/kuaishou-2021-laotie-2021 --out forecast.json', '') as Argv<FreezeArguments>,
  handler: async ({ dir = '', out = '', date, json, lang }) => {
    const day = date ?? isoOf(Math.floor(Date.now() / DAY_MS));
    if (!isDate(day)) throw refuse('--date', 'a date such as 2021-07-22', shown(day));
    const file = resolve(out);
    // a forecast that could be written over would not be frozen
    if (existsSync(file)) throw refuse(file, 'a file that does not exist', 'one that does');
    const frozen = freezeRun(dir, await readRun(dir), day);
    openFolder(dirname(file));
    await writing(dirname(file), () => putText(dirname(file), basename(file), textOf(frozen)));
    const { sha256, content } = frozen;
    const [rows, targets] = [content.rows.length, content.targets.length];
    if (json) printJson({ file, frozen: day, sha256, rows, targets });
    else print(WORDS[languageOf(lang)](rows, targets), `sha256 ${sha256}`, file);
  },
};
