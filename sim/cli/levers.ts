import { join } from 'node:path';
import type { Argv, CommandModule } from 'yargs';
import { interimLine, leversLines } from '../../reports/levers/lines.ts';
import { LEVERS_REPORT } from '../../reports/levers/report.ts';
import { LEVERS_WORDS } from '../../reports/words/levers.ts';
import { refuse } from '../notation/refusal.ts';
import { runEnsembles } from '../runs/ensemble.ts';
import { putFile, putText, writing } from '../runs/node/files.ts';
import { ownerOf } from '../runs/node/folder.ts';
import { refuseTooLarge } from '../runs/node/needs.ts';
import { shownFile } from '../runs/node/read-file.ts';
import { threadsFor } from '../runs/node/threads.ts';
import { countOf } from '../runs/prepared.ts';
import { makeSeed } from '../runs/seed.ts';
import { pairRows } from '../study/compare/compare.ts';
import { type SimulatedRanges, simulatedRanges } from '../study/levers/ends.ts';
import { watchLevers } from '../study/levers/interim.ts';
import {
  type FinishedVariant,
  guessedParameters,
  judgeLevers,
  rangeFigures,
} from '../study/levers/levers.ts';
import { askedLevers, leverVariants, type Variant } from '../study/levers/variants.ts';
import { writePairs } from './compare-tables.ts';
import { languageOf } from './language.ts';
import { leverFiguresCsv, leverRangesCsv, leversCsv, leverTargetsCsv } from './levers-tables.ts';
import { threadsOf, wholeNumbers } from './limits.ts';
import { MEANS_OPTIONS } from './means.ts';
import { counted, JSON_OPTION, outOption, THREADS_OPTION } from './options.ts';
import { startProgress } from './progress.ts';
import { writeReport } from './report-files.ts';
import { loadAll, marketOptions, type ScenarioArguments } from './scenarios.ts';
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
import { note, PROGRESS_STREAM, print, printJson } from './terminal.ts';
import { watch } from './watch.ts';
import { PROGRESS_WORDS } from './words.ts';

interface LeversArguments extends Omit<ScenarioArguments, 'scenario'>, FolderArguments {
  readonly scenario: string;
  readonly only?: readonly string[];
  readonly ranges?: number;
  readonly threads?: string;
}

/** What is asked, before anything runs. */
interface Question {
  readonly variants: readonly Variant[];
  readonly source: string;
  /** Replicates by which the ends of ranges are simulated; 0 for none. */
  readonly ranges: number;
}

/** Runs every variant; says what is known so far after 2, 4, 8, … replicates. */
async function runVariants(variants: readonly Variant[], { lang, means }: Work): Promise<FinishedVariant[]> {
  const { observer, end } = watch(variants, lang);
  const all = variants[0]!.prepared.scenario.replicates;
  const onLevers = watchLevers(variants, ({ pairs, rows }) => {
    if (pairs < all) note(interimLine(pairs, all, rows, lang));
  });
  const runs = await runEnsembles(variants, means, {
    ...observer,
    onDone: (replicate, at, remembered) => {
      observer.onDone?.(replicate, at, remembered);
      onLevers(replicate, at);
    },
  });
  end();
  tellRemembered(runs, lang);
  return variants.map((variant, at) => ({ ...variant, run: runs[at]! }));
}

/** Both ends of every range; undefined when the work was stopped before its end. */
async function runRanges(
  { variants, ranges }: Question,
  { lang, means }: Work,
): Promise<SimulatedRanges | undefined> {
  const guessed = guessedParameters(variants);
  const words = { ...PROGRESS_WORDS[lang], runs: LEVERS_WORDS[lang].rangeRuns };
  const progress = startProgress({ total: ranges * guessed.length, stream: PROGRESS_STREAM, words });
  const asked = { guessed, figures: rangeFigures(variants), replicates: ranges };
  const found = await simulatedRanges(variants, asked, means, (ok, remembered) =>
    progress.done(ok, undefined, remembered),
  );
  progress.end();
  for (const line of found?.failed ?? []) note(`${line}`);
  return found;
}

/** Runs, judges, writes and prints; nothing is judged when the work was stopped before its end. */
async function leversAll(question: Question, work: Work): Promise<Ended> {
  const { dir, lang, json, means } = work;
  const { variants, source, ranges } = question;
  const words = FOLDER_WORDS[lang];
  const finished = await runVariants(variants, work);
  const simulated = ranges > 0 && !means.signal?.aborted ? await runRanges(question, work) : undefined;
  if (means.signal?.aborted || (ranges > 0 && !simulated)) {
    note(words.stopped);
    return { failed: 0, whole: false };
  }
  const failed = printFailures(finished, lang) + (simulated?.failed.length ?? 0);
  if (finished.some(({ run }) => run.series.length === 0)) {
    note(words.none);
    return { failed, whole: true };
  }
  const { scenario } = variants.at(-1)!.prepared;
  const asked = new Set(variants.flatMap(({ lever }) => lever?.id ?? []));
  const kept = scenario.levers.filter(({ id }) => !asked.has(id)).map(({ title }) => title);
  const result = judgeLevers(finished, {
    title: scenario.title,
    source,
    kept,
    ...(simulated ? { simulated: { ...simulated, replicates: ranges } } : {}),
  });
  const [report] = await writing(dir, async () => {
    await putText(dir, 'levers.csv', leversCsv(result));
    await putText(dir, 'figures.csv', leverFiguresCsv(result));
    await putText(dir, 'targets.csv', leverTargetsCsv(result));
    await putText(dir, 'ranges.csv', leverRangesCsv(result));
    await putFile(join(dir, 'pairs.parquet'), (file) => writePairs(pairRows(finished), file));
    await putRecord(dir, 'levers.json', result);
    return writeReport(dir, LEVERS_REPORT, result);
  });
  if (json) printJson({ dir, report, ...result });
  else print(...leversLines(result, lang), '', `${words.out}${dir}`, `${words.report}${report}`);
  return { failed, whole: true };
}

/** The question with the size of its runs proven. */
function questionOf(given: LeversArguments): Question {
  const { scenario: source, only, ranges } = given;
  wholeNumbers({ ranges }, ['ranges']);
  const [prepared] = loadAll({ ...given, scenario: [source] }, makeSeed());
  const { levers, replicates } = prepared!.scenario;
  if (ranges !== undefined && ranges > replicates) {
    throw refuse('--ranges', `at most the ${replicates} replicates`, String(ranges));
  }
  const variants = leverVariants(prepared!, source, askedLevers(levers, source, only));
  const most = variants.reduce((sum, variant) => sum + countOf(variant), 0);
  const scenarios = variants.map((variant) => variant.prepared.scenario);
  if (!given.on) refuseTooLarge(scenarios, threadsFor(most, threadsOf(given.threads)));
  return { variants, source: shownFile(source), ranges: ranges ?? 0 };
}

/** `levers SCENARIO`: exit code 2 for bad input, 3 when some runs failed, 130 when interrupted. */
async function runLevers(given: LeversArguments): Promise<void> {
  const lang = languageOf(given.lang);
  const threads = threadsOf(given.threads);
  const question = questionOf(given);
  const { scenario, identity } = question.variants[0]!.prepared;
  const asked = question.variants.flatMap(({ lever }) => lever?.id ?? []);
  const { scenarioHash, dataHash } = identity;
  const owner = ownerOf('levers', [scenario.title, scenarioHash, dataHash, asked]);
  await inFolder(given, { owner, seed: scenario.seed, threads, lang }, (work) => leversAll(question, work));
}

export const levers: CommandModule<object, LeversArguments> = {
  command: 'levers <scenario>',
  describe:
    '每项杠杆值多少：逐项单独作用、全部一起，与一个也不用相比 · What each lever is worth: each alone, and all together, against none of them',
  builder: (yargs) =>
    marketOptions(
      yargs.positional('scenario', {
        type: 'string',
        describe: '场景文件 · scenario file',
        demandOption: true,
      }),
    )
      .option('only', {
        type: 'string',
        array: true,
        nargs: 1,
        describe:
          '只看这些杠杆（id，可多次），其余在各情形中照旧 · ids of the levers to judge, one each time; the others stay in force',
      })
      .option(
        'ranges',
        counted(
          '未经测量的参数各取两端模拟，每端次数 · simulate both ends of every parameter that nobody has measured, with so many replicates',
        ),
      )
      .option('threads', THREADS_OPTION)
      .option('out', outOption('结果文件夹 · folder for the results; runs/levers-<seed> by default'))
      .options(MEANS_OPTIONS)
      .option('json', JSON_OPTION)
      .example('$0 levers scenario.yaml', '')
      .example(
        '$0 levers scenario.yaml --only trust-card --only ska-support --ranges 4',
        '',
      ) as unknown as Argv<LeversArguments>,
  handler: runLevers,
};
