import { join } from 'node:path';
import type { Argv, CommandModule } from 'yargs';
import { sweepLines } from '../../reports/sweep/lines.ts';
import { SWEEP_REPORT } from '../../reports/sweep/report.ts';
import { SWEEP_WORDS } from '../../reports/words/sweep.ts';
import type { Language } from '../notation/language.ts';
import { numbersIn } from '../notation/numbers.ts';
import type { SweepResult } from '../result/sweep.ts';
import { putFile, putText, writing } from '../runs/node/files.ts';
import { type Owner, ownerOf } from '../runs/node/folder.ts';
import { needsOf, refuseTooLarge } from '../runs/node/needs.ts';
import { hashOfFile } from '../runs/node/read-file.ts';
import { threadsFor } from '../runs/node/threads.ts';
import { type PlannedPoints, plannedPoints, runPoints } from '../study/designs/runs.ts';
import { isBalanced } from '../study/designs/sobol.ts';
import { sweepResult } from '../study/sweep/sweep.ts';
import { languageOf } from './language.ts';
import { partOf, threadsOf, wholeNumbers } from './limits.ts';
import { MEANS_OPTIONS } from './means.ts';
import { counted, JSON_OPTION, outOption, single, THREADS_OPTION } from './options.ts';
import { startProgress } from './progress.ts';
import { writeReport } from './report-files.ts';
import { marketOptions } from './scenarios.ts';
import {
  type Ended,
  FOLDER_WORDS,
  type FolderArguments,
  inFolder,
  putRecord,
  type Work,
} from './study-folder.ts';
import { type SweepRows, writeSweepRuns } from './sweep-parquet.ts';
import { type SweepQuestion, type SweepQuestionArguments, sweepQuestion } from './sweep-question.ts';
import { dictionaryCsv, effectsCsv, figuresCsv, pointsCsv } from './sweep-tables.ts';
import { note, PROGRESS_STREAM, print, printJson } from './terminal.ts';
import { MEMO_WORDS, PROGRESS_WORDS } from './words.ts';

interface SweepArguments extends SweepQuestionArguments, FolderArguments {
  readonly plan?: boolean;
  readonly shard?: string;
  readonly threads?: string;
}

/** What it would take, before anything runs. */
interface SweepNeeds extends PlannedPoints {
  readonly points: number;
  readonly replicates: number;
  readonly seconds: number;
  readonly threads: number;
}

/** How much longer a run of the points takes than one of the scenario, by the fans in it. */
function sizeOf({ asked, base }: SweepQuestion): number {
  const { points } = asked;
  const sizes = points.map(({ prepared }) => base.scenario.scale / prepared.scenario.scale);
  return sizes.reduce((sum, size) => sum + size, 0) / points.length;
}

/** @throws Refusal when the largest of its markets need more memory than is free */
function checkSize({ asked }: SweepQuestion, threads: number | undefined): void {
  const all = asked.points.map(({ prepared }) => prepared.scenario);
  const largest = all.reduce((a, b) => (b.scale < a.scale ? b : a));
  const one = { ...largest, replicates: 1, spread: 0 };
  refuseTooLarge([one], threadsFor(all.length * asked.replicates, threads));
}

function needsOfSweep(question: SweepQuestion, threads: number | undefined): SweepNeeds {
  const { asked, base, part } = question;
  const planned = plannedPoints(asked, base.scenario.days, part);
  const lanes = threadsFor(planned.jobs, threads);
  const one = { ...base, scenario: { ...base.scenario, replicates: 1, spread: 0 } };
  const each = needsOf(one, 1, () => performance.now()).seconds * sizeOf(question);
  const seconds = (each * planned.wholeRuns) / lanes;
  return { ...planned, points: asked.points.length, replicates: asked.replicates, seconds, threads: lanes };
}

const MINUTE = 60;
const HOUR = 3600;

/** Points, runs and hours, in words. */
function needsLines({ points, replicates, runs, wholeRuns, seconds, threads }: SweepNeeds, question: SweepQuestion, lang: Language): string[] {
  const words = SWEEP_WORDS[lang].plan;
  const { count } = numbersIn(lang);
  const time =
    seconds < 2 * MINUTE
      ? words.seconds(count(Math.ceil(seconds)))
      : seconds < 2 * HOUR
        ? words.minutes(count(Math.round(seconds / MINUTE)))
        : words.hours((seconds / HOUR).toFixed(1));
  const { shard, design } = question.plan;
  return [
    words.points(count(points), count(replicates), count(points * replicates)),
    ...(shard === null ? [] : [words.part(shard, count(runs))]),
    words.takes(count(Math.ceil(wholeRuns)), time, count(threads)),
    ...(design === 'sobol' && !isBalanced(points) ? [words.unbalanced(count(2 ** Math.floor(Math.log2(points))), count(2 ** Math.ceil(Math.log2(points))))] : []),
  ];
} // biome-ignore format: one line each

/** Whose the folder of a sweep is. */
export function ownerOfSweep({ plan, shard }: Pick<SweepResult, 'plan' | 'shard'>): Owner {
  return ownerOf('sweep', [plan, shard]);
}

/** The table of a sweep, whose hash its record holds. */
export const RUNS_FILE = 'runs.parquet';

/** Writes what a sweep found; of a part no more than its runs. @returns the path of its report */
export async function writeSweep(dir: string, rows: SweepRows): Promise<string | undefined> {
  const { result } = rows;
  const [report] = await writing(dir, async () => {
    await putFile(join(dir, RUNS_FILE), (file) => writeSweepRuns(rows, file));
    await putText(dir, 'dictionary.csv', dictionaryCsv(result));
    await putText(dir, 'points.csv', pointsCsv(result));
    if (result.shard === null) {
      await putText(dir, 'figures.csv', figuresCsv(result));
      await putText(dir, 'effects.csv', effectsCsv(result));
    }
    const outputs = { [RUNS_FILE]: hashOfFile(join(dir, RUNS_FILE)) };
    await putRecord(dir, 'sweep.json', { ...result, outputs });
    return result.shard === null ? writeReport(dir, SWEEP_REPORT, result) : [];
  });
  return report;
}

export function printSweep(dir: string, report: string | undefined, result: SweepResult, { lang, json }: Pick<Work, 'lang' | 'json'>): void {
  const words = FOLDER_WORDS[lang];
  if (json) printJson({ dir, report, ...result });
  else print(...sweepLines(result, lang), '', `${words.out}${dir}`, ...(report === undefined ? [] : [`${words.report}${report}`]));
} // biome-ignore format: one line each

/** Runs, tells, writes and prints; nothing is told when the work was stopped before its end. */
async function sweepAll(question: SweepQuestion, threads: number | undefined, work: Work): Promise<Ended> {
  const { dir, lang, means } = work;
  const { plan, asked, part } = question;
  const words = FOLDER_WORDS[lang];
  const needs = needsOfSweep(question, threads);
  note(...needsLines(needs, question, lang));
  const progress = startProgress({ total: needs.runs, stream: PROGRESS_STREAM, words: PROGRESS_WORDS[lang] });
  const onRuns = (runs: number, ok: boolean, remembered: boolean) => {
    for (let run = 0; run < runs; run++) progress.done(ok, undefined, remembered);
  };
  const found = await runPoints(asked, means, onRuns, part);
  progress.end();
  if (!found) {
    note(words.stopped);
    return { failed: 0, whole: false };
  }
  const { failed, remembered, values } = found;
  if (remembered > 0) note(MEMO_WORDS[lang].remembered(remembered, found.runs));
  note(...failed.map(({ point, replicate, error }) => `${point}/${replicate}: ${words.failed}: ${error}`));
  if (values.size === 0) {
    note(SWEEP_WORDS[lang].none);
    return { failed: failed.length, whole: true };
  }
  const result = sweepResult(plan, found);
  const report = await writeSweep(dir, { result, values });
  printSweep(dir, report, result, work);
  return { failed: failed.length, whole: true };
}

/** `sweep STUDY`: exit code 2 for bad input, 3 when some runs failed, 130 when interrupted. */
async function runSweep(given: SweepArguments): Promise<void> {
  const lang = languageOf(given.lang);
  const threads = threadsOf(given.threads);
  wholeNumbers(given, ['points']);
  const question = sweepQuestion(given, partOf(given.shard));
  if (!given.on) checkSize(question, threads);
  if (given.plan) {
    const needs = needsOfSweep(question, threads);
    if (given.json) printJson(needs);
    else print(...needsLines(needs, question, lang));
    return;
  }
  const { plan, base } = question;
  const { seed } = base.scenario;
  await inFolder(given, { owner: ownerOfSweep(plan), name: 'sweep', seed, threads, lang }, (work) =>
    sweepAll(question, threads, work),
  );
}

export const sweep: CommandModule<object, SweepArguments> = {
  command: 'sweep <study>',
  describe:
    '许多点：参数、杠杆、日期的网格或抽样，每点同样的运气，得一张整洁的表 · Many points: a grid or sample of parameters, levers and dates, on the same luck, as one tidy table',
  builder: (yargs) =>
    marketOptions(
      yargs.positional('study', {
        type: 'string',
        describe: '研究文件 · study file',
        demandOption: true,
      }),
    )
      .option('plan', {
        type: 'boolean',
        describe: '只说有多少点、多少次运行、多久 · only say how many points, runs and hours it takes',
      })
      .option('points', counted('点数，代替研究文件中的 · number of points, in place of the study’s'))
      .option('shard', single('只运行一部分，如 2/3 · run a part only, such as 2/3; merge joins the parts'))
      .option('threads', THREADS_OPTION)
      .option('out', outOption('结果文件夹 · folder for the results; runs/sweep-<seed> by default'))
      .options(MEANS_OPTIONS)
      .option('json', JSON_OPTION)
      .example('$0 sweep scenarios/studies/trust-and-coupon.yaml --plan', '')
      .example(
        '$0 sweep scenarios/studies/trust-and-coupon.yaml --points 128',
        '',
      ) as unknown as Argv<SweepArguments>,
  handler: runSweep,
};
