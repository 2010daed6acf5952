import { join } from 'node:path';
import type { Argv, CommandModule } from 'yargs';
import { discoverLines } from '../../reports/discover/lines.ts';
import { DISCOVER_REPORT } from '../../reports/discover/report.ts';
import { DISCOVER_WORDS } from '../../reports/words/discover.ts';
import type { Language } from '../notation/language.ts';
import { nearestNames } from '../notation/nearest.ts';
import { numbersIn } from '../notation/numbers.ts';
import { refuse } from '../notation/refusal.ts';
import { putFile, putText, writing } from '../runs/node/files.ts';
import { ownerOf } from '../runs/node/folder.ts';
import { hasPublishedPast } from '../runs/past.ts';
import { didYouMean, shown } from '../scenario/problems.ts';
import type { Target } from '../scenario/scenario.ts';
import { type Discovered, type DiscoverPlan, discoverBoxes } from '../study/discover/discover.ts';
import { POSTERIOR, type Subject } from '../study/sensitivity/subject.ts';
import { boundsCsv, boxesCsv, factorsCsv, trajectoryCsv, writeCases } from './discover-tables.ts';
import { languageOf } from './language.ts';
import { threadsOf, wholeNumbers } from './limits.ts';
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
import { checkSize, type StudyTime, timeOf, timeText } from './study-time.ts';
import { note, PROGRESS_STREAM, print, printJson } from './terminal.ts';
import { rowsOf, type Unknowns, type UnknownsArguments, unknownsOf } from './unknowns.ts';
import { MEMO_WORDS, PROGRESS_WORDS } from './words.ts';

interface DiscoverArguments extends UnknownsArguments, FolderArguments {
  readonly target?: string;
  readonly points?: number;
  readonly miss?: boolean;
  readonly plan?: boolean;
  readonly threads?: string;
}

/** Runs where nothing is said; with fewer than a hundred a box of a twentieth would hold less than five. */
const RUNS = 400;
const FEWEST_RUNS = 100;

function targetOf({ base }: Subject, source: string, id: string | undefined): Target {
  const { targets } = base.scenario;
  if (targets.length === 0) throw refuse(source, 'a scenario with a target', 'no target');
  const found = id === undefined ? targets[0] : targets.find((target) => target.id === id);
  if (found) return found;
  const hint = didYouMean(nearestNames(id!, targets.map((target) => target.id))); // biome-ignore format: one line
  throw refuse('--target', 'the id of a target of the scenario', shown(id), hint);
}

/** Only what a study names is set: of a scenario as it is, runs differ in what they draw by themselves. */
function subjectOf({ subject, isStudy }: Unknowns): Subject {
  const columns = isStudy ? subject.columns.filter((column) => column !== POSTERIOR) : [];
  return { ...subject, columns, groups: [] };
}

function planOf(given: DiscoverArguments, unknowns: Unknowns): DiscoverPlan {
  const subject = subjectOf(unknowns);
  const { scenario, posterior } = subject.base;
  const target = targetOf(subject, given.file, given.target);
  wholeNumbers(given, ['points']);
  const replicates = rowsOf('points', given.points ?? RUNS, FEWEST_RUNS);
  // another value of a factor would make another past than the published one
  const isPublished = subject.columns.length === 0 && hasPublishedPast(scenario, posterior);
  return { subject, target, miss: given.miss ?? false, isPublished, replicates };
}

function planLines(
  { subject, replicates }: DiscoverPlan,
  { runs, seconds, threads }: StudyTime,
  lang: Language,
) {
  const words = DISCOVER_WORDS[lang].plan;
  const { count } = numbersIn(lang);
  const { length } = subject.columns;
  return [
    length > 0 ? words.factors(count(replicates), count(length)) : words.ensemble(count(replicates)),
    words.takes(count(runs), timeText(seconds, lang), count(threads)),
  ];
}

async function writeAll(dir: string, found: Discovered): Promise<string | undefined> {
  const { result } = found;
  const [report] = await writing(dir, async () => {
    await putText(dir, 'boxes.csv', boxesCsv(result));
    await putText(dir, 'bounds.csv', boundsCsv(result));
    await putText(dir, 'trajectory.csv', trajectoryCsv(result));
    await putText(dir, 'factors.csv', factorsCsv(result));
    await putFile(join(dir, 'runs.parquet'), (file) => writeCases(found, file));
    await putRecord(dir, 'discover.json', result);
    return writeReport(dir, DISCOVER_REPORT, result);
  });
  return report;
}

/** Runs, seeks, writes and prints; nothing is sought when the work was stopped before its end. */
async function discoverAll(
  plan: DiscoverPlan,
  named: Pick<Unknowns, 'title' | 'source'>,
  work: Work,
): Promise<Ended> {
  const { dir, lang, json, means } = work;
  const words = FOLDER_WORDS[lang];
  const progress = startProgress({
    total: plan.replicates,
    stream: PROGRESS_STREAM,
    words: PROGRESS_WORDS[lang],
  });
  const onRuns = (runs: number, ok: boolean, remembered: boolean) => {
    for (let run = 0; run < runs; run++) progress.done(ok, undefined, remembered);
  };
  const found = await discoverBoxes(plan, named, { means, onRuns });
  progress.end();
  if (!found || found === 'nothing') {
    note(found ? DISCOVER_WORDS[lang].tooFew : words.stopped);
    return { failed: found ? 1 : 0, whole: found !== undefined };
  }
  const { result, failed, remembered, ended } = found;
  for (const line of failed) note(`${words.failed}: ${line}`);
  if (remembered > 0) note(MEMO_WORDS[lang].remembered(remembered, ended));
  const report = await writeAll(dir, found);
  if (json) printJson({ dir, report, ...result });
  else print(...discoverLines(result, lang), '', `${words.out}${dir}`, `${words.report}${report}`);
  return { failed: failed.length, whole: true };
}

/** `discover FILE`: exit code 2 for bad input, 3 when some runs failed, 130 when interrupted. */
async function runDiscover(given: DiscoverArguments): Promise<void> {
  const lang = languageOf(given.lang);
  const threads = threadsOf(given.threads);
  if (given.replicates !== undefined) {
    throw refuse('--replicates', '--points, for each point is run once', given.replicates);
  }
  const unknowns = unknownsOf(given);
  const plan = planOf(given, unknowns);
  const { subject, target, miss, replicates } = plan;
  const { base, columns } = subject;
  if (!given.on) checkSize(base, replicates, threads);
  const time = () => timeOf(base, replicates, replicates, threads);
  if (given.plan) {
    if (given.json) printJson(time());
    else print(...planLines(plan, time(), lang));
    return;
  }
  const { scenarioHash, dataHash } = base.identity;
  const owner = ownerOf('discover', [unknowns.title, scenarioHash, dataHash, [columns, target.id, miss, replicates]]); // biome-ignore format: one line
  const { seed } = base.scenario;
  await inFolder(given, { owner, name: 'discover', seed, threads, lang }, (work) => {
    note(...planLines(plan, time(), lang));
    return discoverAll(plan, unknowns, work);
  });
}

export const discover: CommandModule<object, DiscoverArguments> = {
  command: 'discover <file>',
  describe:
    '要达成（或错过）目标，什么必须成立：PRIM 与 CART 的盒子 · What must be true for a target to be reached, or missed: boxes by PRIM and CART',
  builder: (yargs) =>
    marketOptions(
      yargs.positional('file', {
        type: 'string',
        describe: '场景文件，或其研究文件 · scenario, or a study of one',
        demandOption: true,
      }),
    )
      .option('target', single('目标的 id，默认为第一个 · id of the target; the first by default'))
      .option('points', counted('运行次数，每次一个点，默认 400 · runs, each a point of its own; 400 by default'))
      .option('miss', { type: 'boolean', describe: '问错过目标的情形 · ask for the cases that miss it' })
      .option('plan', { type: 'boolean', describe: '只说要多少次运行、多久 · only say how many runs and hours it takes' })
      .option('threads', THREADS_OPTION)
      .option('out', outOption('结果文件夹 · folder for the results; runs/discover-<seed> by default'))
      .options(MEANS_OPTIONS)
      .option('json', JSON_OPTION)
      .example('$0 discover scenario.yaml --points 400', '') as unknown as Argv<DiscoverArguments>,
  handler: runDiscover,
}; // biome-ignore format: an option a line
