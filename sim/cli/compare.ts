import { join } from 'node:path';
import type { Argv, CommandModule } from 'yargs';
import { compareLines } from '../../reports/compare/lines.ts';
import { COMPARE_REPORT } from '../../reports/compare/report.ts';
import { runEnsembles } from '../runs/ensemble.ts';
import { putFile, putText, writing } from '../runs/node/files.ts';
import { ownerOf } from '../runs/node/folder.ts';
import { refuseTooLarge } from '../runs/node/needs.ts';
import { threadsFor } from '../runs/node/threads.ts';
import { countOf } from '../runs/prepared.ts';
import { compareSides, type FinishedSide, pairRows } from '../study/compare/compare.ts';
import { type Side, type SidesArguments, sidesOf } from './compare-sides.ts';
import { figuresCsv, targetsCsv, writePairs } from './compare-tables.ts';
import { languageOf } from './language.ts';
import { threadsOf } from './limits.ts';
import { MEANS_OPTIONS } from './means.ts';
import { JSON_OPTION, outOption, THREADS_OPTION } from './options.ts';
import { writeReport } from './report-files.ts';
import { marketOptions } from './scenarios.ts';
import {
  type Ended,
  FOLDER_WORDS,
  type FolderArguments,
  inFolder,
  printFailures,
  putRecord,
  tellRemembered,
  type Work,
} from './study-folder.ts';
import { note, print, printJson } from './terminal.ts';
import { watch } from './watch.ts';

interface CompareArguments extends SidesArguments, FolderArguments {
  readonly threads?: string;
}

/** Runs what is not remembered; days that sides have in common once. */
async function runSides(sides: readonly Side[], { lang, means }: Work): Promise<FinishedSide[]> {
  const { observer, end } = watch(sides, lang);
  const runs = await runEnsembles(sides, means, observer);
  end();
  tellRemembered(runs, lang);
  return sides.map((side, at) => ({ ...side, run: runs[at]! }));
}

/** Runs, compares, writes and prints; nothing is compared when the work was stopped before its end. */
async function compareAll(sides: readonly Side[], work: Work): Promise<Ended> {
  const { dir, lang, json, means } = work;
  const words = FOLDER_WORDS[lang];
  const finished = await runSides(sides, work);
  if (means.signal?.aborted) {
    note(words.stopped);
    return { failed: 0, whole: false };
  }
  const failed = printFailures(finished, lang);
  const result = compareSides(finished);
  if (result.comparisons.every(({ pairs }) => pairs === 0)) {
    note(words.none);
    return { failed, whole: true };
  }
  const [report] = await writing(dir, async () => {
    await putText(dir, 'figures.csv', figuresCsv(result));
    await putText(dir, 'targets.csv', targetsCsv(result));
    await putFile(join(dir, 'pairs.parquet'), (file) => writePairs(pairRows(finished), file));
    await putRecord(dir, 'compare.json', result);
    return writeReport(dir, COMPARE_REPORT, result);
  });
  if (json) printJson({ dir, report, ...result });
  else print(...compareLines(result, lang), `${words.out}${dir}`, `${words.report}${report}`);
  return { failed, whole: true };
}

/** `compare A B [C…]`: exit code 2 for bad input, 3 when some runs failed, 130 when interrupted. */
async function runCompare(given: CompareArguments): Promise<void> {
  const lang = languageOf(given.lang);
  const threads = threadsOf(given.threads);
  const sides = sidesOf(given);
  const scenarios = sides.map(({ prepared }) => prepared.scenario);
  const most = sides.reduce((sum, side) => sum + countOf(side), 0);
  if (!given.on) refuseTooLarge(scenarios, threadsFor(most, threads));
  const plan = sides.map(({ title, prepared: { identity } }) => [
    title,
    identity.scenarioHash,
    identity.dataHash,
  ]);
  const { seed } = scenarios[0]!;
  await inFolder(given, { owner: ownerOf('compare', plan), seed, threads, lang }, (work) =>
    compareAll(sides, work),
  );
}

export const compare: CommandModule<object, CompareArguments> = {
  command: 'compare <scenario..>',
  describe:
    '逐对比较场景：同样的运气，差别多大、多确定 · Compare scenarios pair by pair: with all luck the same, what differs and how surely',
  builder: (yargs) =>
    marketOptions(
      yargs.positional('scenario', {
        type: 'string',
        array: true,
        describe: '场景文件或结果文件夹，第一个为 A · scenario files or run folders; the first is A',
      }),
    )
      .option('with', {
        type: 'string',
        array: true,
        nargs: 1,
        describe:
          '杠杆文件：A 加上这些杠杆，作为又一个场景 · a lever file: one more scenario, A with these levers',
      })
      .option('threads', THREADS_OPTION)
      .option('out', outOption('结果文件夹 · folder for the results; runs/compare-<seed> by default'))
      .options(MEANS_OPTIONS)
      .option('json', JSON_OPTION)
      .example('$0 compare scenarios/trust-card-off.yaml scenario.yaml --replicates 8', '')
      .example('$0 compare runs/with-card runs/without-card', '') as Argv<CompareArguments>,
  handler: runCompare,
};
