import type { Argv, CommandModule } from 'yargs';
import { runEnsembles } from '../runs/ensemble.ts';
import { runningManifest } from '../runs/finished.ts';
import { ownerOfRun } from '../runs/node/folder.ts';
import { ledgerPlaces } from '../runs/node/ledger/places.ts';
import { mergedPlaces, wholeOf } from '../runs/node/merge.ts';
import { withFolders } from '../runs/node/own-folder.ts';
import { beginRun, writeRun } from '../runs/node/store.ts';
import { languageOf } from './language.ts';
import { MEANS_OPTIONS, type MeansArguments, meansOf, withMeans } from './means.ts';
import { JSON_OPTION, outOption, STUDIO_OPTION } from './options.ts';
import { runningEvents, sameShare } from './run-ledger.ts';
import { questionIn, writeRunReport } from './run-page.ts';
import { writeRunStudio } from './run-studio.ts';
import { isSweep, mergeSweeps } from './sweep-merge.ts';
import { print, printJson } from './terminal.ts';
import { verdictLines } from './verdict.ts';
import { watchPaired } from './watch.ts';

interface MergeArguments extends MeansArguments {
  readonly dir?: readonly string[];
  readonly out?: string;
  readonly report?: boolean;
  readonly studio?: boolean;
  readonly json?: boolean;
  readonly lang?: string;
}

/** `merge <DIR…> --out DIR`: parts of a plan, run with `--shard`, as the folder that one run of it gives. */
export const merge: CommandModule<object, MergeArguments> = {
  command: 'merge <dir..>',
  describe: '合并 --shard 的各部分 · Join the parts that `run --shard` or `sweep --shard` gave',
  builder: (yargs) =>
    yargs
      .positional('dir', { type: 'string', array: true, describe: '结果文件夹 · run folders' })
      .option('out', { ...outOption('合并后的文件夹 · folder for the whole'), demandOption: true })
      .options(MEANS_OPTIONS)
      .option('report', { type: 'boolean', default: true, describe: '写出报告 · write the report' })
      .option('studio', STUDIO_OPTION)
      .option('json', JSON_OPTION)
      .example('$0 merge part-1 part-2 part-3 --out whole', '') as Argv<MergeArguments>,
  handler: async ({ dir = [], out = '', report = true, studio = true, json = false, lang, ...given }) => {
    const language = languageOf(lang);
    if (dir[0] !== undefined && isSweep(dir[0])) {
      await mergeSweeps(dir, out, { lang: language, json });
      return;
    }
    const prepared = wholeOf(dir);
    const share = sameShare(dir, given.on);
    await withFolders([{ dir: out, owner: ownerOfRun(prepared.identity) }], async () => {
      await beginRun(out, { ...runningManifest({ prepared }), ...runningEvents(share) });
      const { onPaired, end } = watchPaired(language);
      const merged = mergedPlaces(out, dir);
      const places =
        share === undefined ? merged : ledgerPlaces(out, { prepared, share, parts: dir }, merged);
      // what failed in its part is tried again
      const [run] = await withMeans({ ...meansOf(given), lang: language }, (means) =>
        runEnsembles([{ prepared, places }], means, { onPaired }),
      );
      end();
      const result = await writeRun(out, run!, share);
      if (report && run!.series.length > 0) {
        if (studio) await writeRunStudio(out, prepared, run!);
        await writeRunReport(out, result, run!.series, questionIn(dir[0]!, result));
      }
      const { manifest } = result;
      if (json) printJson({ dir: out, manifest });
      else print(...verdictLines(result, language), out);
      if (manifest.failed > 0) process.exitCode = 3;
    });
  },
};
