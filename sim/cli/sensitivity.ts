import { join } from 'node:path';
import type { Argv, CommandModule } from 'yargs';
import { sensitivityLines } from '../../reports/sensitivity/lines.ts';
import { SENSITIVITY_REPORT } from '../../reports/sensitivity/report.ts';
import { SENSITIVITY_WORDS } from '../../reports/words/sensitivity.ts';
import { METRICS } from '../model/measures/all.ts';
import { dayNumber, periodOf } from '../notation/dates.ts';
import type { Language } from '../notation/language.ts';
import { nearestNames } from '../notation/nearest.ts';
import { numbersIn } from '../notation/numbers.ts';
import { refuse } from '../notation/refusal.ts';
import { headlineOf, spanOf, spansOf } from '../result/summary.ts';
import { putFile, putText, writing } from '../runs/node/files.ts';
import { ownerOf } from '../runs/node/folder.ts';
import type { Prepared } from '../runs/prepared.ts';
import type { SpanFigure } from '../runs/variantFigures.ts';
import { didYouMean, shown } from '../scenario/problems.ts';
import { mainPeriod, mainSpans } from '../study/compare/figures.ts';
import { type PlannedRuns, plannedRuns, type SensitivityPlan } from '../study/sensitivity/plan.ts';
import { type Sensed, sensitivityOf } from '../study/sensitivity/sensitivity.ts';
import { languageOf } from './language.ts';
import { threadsOf, wholeNumbers } from './limits.ts';
import { MEANS_OPTIONS } from './means.ts';
import { counted, JSON_OPTION, outOption, single, THREADS_OPTION } from './options.ts';
import { startProgress } from './progress.ts';
import { writeReport } from './report-files.ts';
import { marketOptions } from './scenarios.ts';
import {
  groupsCsv,
  indicesCsv,
  screeningCsv,
  tornadoCsv,
  varianceCsv,
  writeRuns,
} from './sensitivity-tables.ts';
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
import { rowsOrNone, type Unknowns, type UnknownsArguments, unknownsOf } from './unknowns.ts';
import { MEMO_WORDS, PROGRESS_WORDS } from './words.ts';

interface SensitivityArguments extends UnknownsArguments, FolderArguments {
  readonly figure?: string;
  readonly by: 'quarter' | 'month' | 'none';
  readonly screening: number;
  readonly points: number;
  readonly tornado: number;
  readonly keep: number;
  readonly plan?: boolean;
  readonly threads?: string;
}

/** Runs of each point where nothing is said: two tell luck from the rest, and more points tell more than more runs. */
const RUNS = 2;

/** metric@period, or a metric over the main period. @throws Refusal */
function askedFigure(text: string, { scenario }: Prepared): SpanFigure {
  const [name = '', over] = text.split('@');
  const metric = METRICS.find((one) => one.name === name);
  if (!metric) {
    const hint = didYouMean(nearestNames(name, METRICS.map((one) => one.name))); // biome-ignore format: one line
    throw refuse('--figure', 'a metric and a period, such as gmv@2021', shown(text), hint);
  }
  const { from, until } = scenario;
  const span = over === undefined ? undefined : periodOf(over) && spanOf(over, from);
  if (over === undefined) {
    const main = mainPeriod(scenario);
    return { metric: metric.name, span: mainSpans(scenario).find(({ period }) => period === main)! };
  }
  if (!span) throw refuse('--figure', 'a metric and a period, such as gmv@2021', shown(text));
  if (span.first < 0 || span.last > dayNumber(until) - dayNumber(from)) {
    throw refuse('--figure', `a period inside the run, ${from} to ${until}`, over);
  }
  const isDaily = span.kind === 'day' && metric.over === 'monthly';
  if (isDaily) throw refuse('--figure', 'a month or longer, for it is counted once a month', over);
  return { metric: metric.name, span };
}

/** The figure that is asked: by the option, the study, the scenario’s first target, else GMV of the main period. */
function mainFigure(given: SensitivityArguments, { subject, outcomes }: Unknowns): SpanFigure {
  const { scenario } = subject.base;
  const [first] = outcomes ?? [];
  const ofStudy = first && (first.over === undefined ? first.metric : `${first.metric}@${first.over}`);
  return askedFigure(given.figure ?? ofStudy ?? headlineOf(scenario) ?? 'gmv', subject.base);
}

/** The main figure, then the same metric over every quarter or month of the run. */
function figuresOf(main: SpanFigure, { scenario }: Prepared, by: SensitivityArguments['by']): SpanFigure[] {
  const spans = by === 'none' ? [] : spansOf(scenario.from, scenario.until).filter(({ kind }) => kind === by);
  const others = spans.filter(({ period }) => period !== main.span.period);
  return [main, ...others.map((span) => ({ metric: main.metric, span }))];
}

function planOf(given: SensitivityArguments, unknowns: Unknowns): SensitivityPlan {
  const { screening, points, tornado, keep, by } = given;
  wholeNumbers({ keep }, ['keep']);
  const { subject, replicates = RUNS } = unknowns;
  return {
    subject,
    figures: figuresOf(mainFigure(given, unknowns), subject.base, by),
    trajectories: rowsOrNone('screening', screening),
    points: rowsOrNone('points', points),
    tornado: rowsOrNone('tornado', tornado),
    keep,
    replicates,
  };
}

/** Runs and hours, before anything runs. */
function planLines(plan: SensitivityPlan, planned: PlannedRuns, { runs, seconds, threads }: StudyTime, lang: Language) {
  const words = SENSITIVITY_WORDS[lang].plan;
  const { count } = numbersIn(lang);
  const { trajectories, points, tornado, replicates, subject } = plan;
  return [
    words.groups(count(subject.groups.length), count(subject.columns.length)),
    ...(planned.screening > 0 ? [words.screening(count(trajectories), count(replicates), count(planned.screening))] : []),
    ...(planned.indices > 0 ? [words.indices(count(points), count(replicates), count(planned.indices))] : []),
    ...(planned.tornado > 0 ? [words.tornado(count(tornado), count(planned.tornado))] : []),
    words.takes(count(runs), timeText(seconds, lang), count(threads)),
  ];
} // biome-ignore format: one line each

async function writeAll(
  dir: string,
  plan: SensitivityPlan,
  { result, parts }: Sensed,
): Promise<string | undefined> {
  const [report] = await writing(dir, async () => {
    await putText(dir, 'groups.csv', groupsCsv(result));
    await putText(dir, 'screening.csv', screeningCsv(result));
    await putText(dir, 'indices.csv', indicesCsv(result));
    await putText(dir, 'variance.csv', varianceCsv(result));
    await putText(dir, 'tornado.csv', tornadoCsv(result));
    await putFile(join(dir, 'runs.parquet'), (file) => writeRuns(plan.subject, parts, file));
    await putRecord(dir, 'sensitivity.json', result);
    return writeReport(dir, SENSITIVITY_REPORT, result);
  });
  return report;
}

/** Runs, tells, writes and prints; nothing is told when the work was stopped before its end. */
async function senseAll(
  plan: SensitivityPlan,
  named: Pick<Unknowns, 'title' | 'source'>,
  jobs: number,
  work: Work,
): Promise<Ended> {
  const { dir, lang, json, means } = work;
  const words = FOLDER_WORDS[lang];
  const progress = startProgress({ total: jobs, stream: PROGRESS_STREAM, words: PROGRESS_WORDS[lang] });
  const onPhase = (name: 'screening' | 'indices' | 'tornado' | 'runs', runs: number) =>
    note(SENSITIVITY_WORDS[lang].phase[name](numbersIn(lang).count(runs)));
  const onRuns = (runs: number, ok: boolean, remembered: boolean) => {
    for (let run = 0; run < runs; run++) progress.done(ok, undefined, remembered);
  };
  const found = await sensitivityOf(plan, named, { means, watch: { onPhase, onRuns } });
  progress.end();
  if (!found) {
    note(words.stopped);
    return { failed: 0, whole: false };
  }
  const { result, failed, remembered, ended } = found;
  for (const line of failed) note(`${words.failed}: ${line}`);
  if (remembered > 0) note(MEMO_WORDS[lang].remembered(remembered, ended));
  const report = await writeAll(dir, plan, found);
  if (json) printJson({ dir, report, ...result });
  else print(...sensitivityLines(result, lang), '', `${words.out}${dir}`, `${words.report}${report}`);
  return { failed: failed.length, whole: true };
}

/** `sensitivity FILE`: exit code 2 for bad input, 3 when some runs failed, 130 when interrupted. */
async function runSensitivity(given: SensitivityArguments): Promise<void> {
  const lang = languageOf(given.lang);
  const threads = threadsOf(given.threads);
  const unknowns = unknownsOf(given);
  const plan = planOf(given, unknowns);
  if (plan.subject.groups.length === 0) throw refuse(given.file, 'something that is not known', 'nothing');
  const { base } = plan.subject;
  const planned = plannedRuns(plan);
  const runs = planned.screening + planned.indices + planned.tornado;
  if (runs === 0) throw refuse('laotie', 'a screening, indices or a tornado', 'nothing');
  if (!given.on) checkSize(base, planned.jobs, threads);
  const time = () => timeOf(base, runs, planned.jobs, threads);
  if (given.plan) {
    if (given.json) printJson({ ...planned, ...time() });
    else print(...planLines(plan, planned, time(), lang));
    return;
  }
  const { scenarioHash, dataHash } = base.identity;
  const { columns, groups } = plan.subject;
  const { trajectories, points, keep, replicates, tornado, figures } = plan;
  const asked = [columns, groups, figures, trajectories, points, keep, replicates, tornado];
  const owner = ownerOf('sensitivity', [unknowns.title, scenarioHash, dataHash, asked]);
  const { seed } = base.scenario;
  await inFolder(given, { owner, name: 'sensitivity', seed, threads, lang }, (work) => {
    note(...planLines(plan, planned, time(), lang));
    return senseAll(plan, unknowns, runs, work);
  });
}

export const sensitivity: CommandModule<object, SensitivityArguments> = {
  command: 'sensitivity <file>',
  describe:
    '一个数字取决于哪些未知：筛选、Sobol 指数（区间、随时间）、龙卷风图；运气另计 · What of the unknown a figure depends on: screening, Sobol indices with intervals and over time, a tornado; luck kept apart',
  builder: (yargs) =>
    marketOptions(
      yargs.positional('file', {
        type: 'string',
        describe: '场景文件，或其研究文件 · scenario, or a study of one',
        demandOption: true,
      }),
    )
      .option('figure', single('所问的数字，如 gmv@2021，默认为第一个目标的 · the figure that is asked, such as gmv@2021; that of the first target by default'))
      .option('by', { ...single('指数按季或按月逐期说明 · indices over time by quarter or month'), choices: ['quarter', 'month', 'none'], default: 'quarter' })
      .option('screening', counted('筛选的轨迹数，0 为不筛选 · trajectories of the screening; 0 for none', 10))
      .option('points', counted('指数的行数，0 为不算 · rows of the design of the indices; 0 for none', 64))
      .option('tornado', counted('龙卷风图每端的成对运行数，0 为不画 · pairs of runs of each end of the tornado; 0 for none', 16))
      .option('keep', counted('筛选后至多对几组算指数 · groups that indices are told of at most', 6))
      .option('plan', { type: 'boolean', describe: '只说要多少次运行、多久 · only say how many runs and hours it takes' })
      .option('threads', THREADS_OPTION)
      .option('out', outOption('结果文件夹 · folder for the results; runs/sensitivity-<seed> by default'))
      .options(MEANS_OPTIONS)
      .option('json', JSON_OPTION)
      .example('$0 sensitivity scenario.yaml --plan', '') as unknown as Argv<SensitivityArguments>,
  handler: runSensitivity,
}; // biome-ignore format: an option a line
