import { join } from 'node:path';
import type { Argv, CommandModule } from 'yargs';
import { stressLines } from '../../reports/stress/lines.ts';
import { STRESS_REPORT } from '../../reports/stress/report.ts';
import { runEnsembles } from '../runs/ensemble.ts';
import { putFile, putText, writing } from '../runs/node/files.ts';
import { ownerOf } from '../runs/node/folder.ts';
import { refuseTooLarge } from '../runs/node/needs.ts';
import { shownFile } from '../runs/node/read-file.ts';
import { threadsFor } from '../runs/node/threads.ts';
import { countOf, type Prepared } from '../runs/prepared.ts';
import { makeSeed } from '../runs/seed.ts';
import { type FinishedSide, pairRows } from '../study/compare/compare.ts';
import { type FinishedShock, judgeShocks } from '../study/stress/stress.ts';
import { writePairs } from './compare-tables.ts';
import { languageOf } from './language.ts';
import { threadsOf } from './limits.ts';
import { MEANS_OPTIONS } from './means.ts';
import { JSON_OPTION, outOption, single, THREADS_OPTION } from './options.ts';
import { writeReport } from './report-files.ts';
import { loadAll, marketOptions } from './scenarios.ts';
import { type ShockSide, type ShocksArguments, shocksOf } from './stress-shocks.ts';
import { shockFiguresCsv, shocksCsv, shockTargetsCsv, weeksCsv } from './stress-tables.ts';
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

interface StressArguments extends ShocksArguments, FolderArguments {
  readonly threads?: string;
}

/** What is tried, before anything runs. */
interface Question {
  readonly base: ShockSide;
  readonly shocks: readonly ShockSide[];
}

/** The scenario without any of the shocks; no file has a name in brackets. */
const NONE = '(none)';

async function runShocks({ base, shocks }: Question, { lang, means }: Work) {
  const sides = [base, ...shocks];
  const { observer, end } = watch(sides, lang);
  const runs = await runEnsembles(sides, means, observer);
  end();
  tellRemembered(runs, lang);
  const [first, ...others] = sides.map((side, at): FinishedShock => ({ ...side, run: runs[at]! }));
  return { base: first as FinishedSide, shocks: others };
}

/** Runs, judges, writes and prints; nothing is judged when the work was stopped before its end. */
async function stressAll(question: Question, work: Work): Promise<Ended> {
  const { dir, lang, json, means } = work;
  const words = FOLDER_WORDS[lang];
  const { base, shocks } = await runShocks(question, work);
  if (means.signal?.aborted) {
    note(words.stopped);
    return { failed: 0, whole: false };
  }
  const sides = [base, ...shocks];
  const failed = printFailures(sides, lang);
  if (sides.some(({ run }) => run.series.length === 0)) {
    note(words.none);
    return { failed, whole: true };
  }
  const { title, source } = question.base;
  const result = judgeShocks(base, shocks, { title, source });
  const [report] = await writing(dir, async () => {
    await putText(dir, 'shocks.csv', shocksCsv(result));
    await putText(dir, 'figures.csv', shockFiguresCsv(result));
    await putText(dir, 'targets.csv', shockTargetsCsv(result));
    await putText(dir, 'weeks.csv', weeksCsv(result));
    await putFile(join(dir, 'pairs.parquet'), (file) => writePairs(pairRows(sides), file));
    await putRecord(dir, 'stress.json', result);
    return writeReport(dir, STRESS_REPORT, result);
  });
  if (json) printJson({ dir, report, ...result });
  else print(...stressLines(result, lang), '', `${words.out}${dir}`, `${words.report}${report}`);
  return { failed, whole: true };
}

function baseOf(prepared: Prepared, source: string): ShockSide {
  const { title } = prepared.scenario;
  const scenario = { ...prepared.scenario, spread: 0 };
  return { letter: NONE, source, title, prepared: { ...prepared, scenario }, levers: [] };
}

/** `stress SCENARIO`: exit code 2 for bad input, 3 when some runs failed, 130 when interrupted. */
async function runStress(given: StressArguments): Promise<void> {
  const lang = languageOf(given.lang);
  const threads = threadsOf(given.threads);
  const [prepared] = loadAll({ ...given, scenario: [given.scenario] }, makeSeed());
  const question = { base: baseOf(prepared!, shownFile(given.scenario)), shocks: shocksOf(prepared!, given) };
  const sides = [question.base, ...question.shocks];
  const most = sides.reduce((sum, side) => sum + countOf(side), 0);
  if (!given.on) {
    refuseTooLarge(
      sides.map((side) => side.prepared.scenario),
      threadsFor(most, threads),
    );
  }
  const { scenario, identity } = question.base.prepared;
  const plan = question.shocks.map(({ letter, levers }) => [letter, levers]);
  const owner = ownerOf('stress', [scenario.title, identity.scenarioHash, identity.dataHash, plan]);
  await inFolder(given, { owner, seed: scenario.seed, threads, lang }, (work) => stressAll(question, work));
}

export const stress: CommandModule<object, StressArguments> = {
  command: 'stress <scenario>',
  describe:
    '什么会打破它：每项冲击的 GMV 损失、概率变化与恢复天数 · What could break it: GMV at risk of each shock, change of chance, days to recover',
  builder: (yargs) =>
    marketOptions(
      yargs.positional('scenario', {
        type: 'string',
        describe: '场景文件 · scenario file',
        demandOption: true,
      }),
    )
      .option('shock', {
        type: 'string',
        array: true,
        nargs: 1,
        describe:
          '自己的冲击：每个杠杆文件一项，代替程序自带的 · shocks of your own: each a lever file, in the place of those of the program',
      })
      .option('only', {
        type: 'string',
        array: true,
        nargs: 1,
        describe: '只试这些冲击（id，可多次） · ids of the shocks to try, one each time',
      })
      .option(
        'from',
        single(
          '冲击首日，默认为信息日次日 · first day of the shocks; the one after the information date by default',
        ),
      )
      .option('threads', THREADS_OPTION)
      .option('out', outOption('结果文件夹 · folder for the results; runs/stress-<seed> by default'))
      .options(MEANS_OPTIONS)
      .option('json', JSON_OPTION)
      .example('$0 stress scenario.yaml', '')
      .example('$0 stress scenario.yaml --shock my-shock.yaml', '') as unknown as Argv<StressArguments>,
  handler: runStress,
};
