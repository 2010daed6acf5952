import type { Argv, CommandModule } from 'yargs';
import { refuse } from '../notation/refusal.ts';
import { writeReplication } from '../runs/node/replication.ts';
import { readRun } from '../runs/node/store.ts';
import { languageOf } from './language.ts';
import { JSON_OPTION, outOption } from './options.ts';
import { replicationReadme } from './replication-words.ts';
import { print, printJson } from './terminal.ts';

interface ExportArguments {
  readonly dir?: string;
  readonly replication?: string;
  readonly json?: boolean;
  readonly lang?: string;
}

const WORDS = {
  zh: { written: '复现包：', next: '核对方法：' },
  en: { written: 'replication package: ', next: 'how to check it: ' },
} as const;

/** `export <DIR> --replication TO`: everything that a reader needs to get the numbers of a run again. */
export const exportRun: CommandModule<object, ExportArguments> = {
  command: 'export <dir>',
  describe:
    '导出复现包：场景、数据、种子、结果、环境、程序与说明 · Export a run as a replication package: scenario, data, seeds, results, environment, program, README',
  builder: (yargs) =>
    yargs
      .positional('dir', { type: 'string', describe: '结果文件夹 · run folder' })
      .option('replication', outOption('复现包的文件夹 · folder of the package'))
      .option('json', JSON_OPTION)
      .example('$0 export runs/my-run --replication my-run', '') as Argv<ExportArguments>,
  handler: async ({ dir = '', replication, json = false, lang }) => {
    if (replication === undefined) throw refuse('export', '--replication with a folder', 'none');
    const result = await readRun(dir);
    const written = await writeReplication(dir, replication, (of) => replicationReadme(of, result));
    const { manifest, plugins } = written;
    if (json) {
      printJson({ dir: replication, engine: manifest.engine, replicates: manifest.replicates, plugins });
      return;
    }
    const words = WORDS[languageOf(lang)];
    print(`${words.written}${replication}`, `${words.next}${replication}/README.md`);
  },
};
