import { join } from 'node:path';
import type { Argv, CommandModule } from 'yargs';
import { solveLines } from '../../reports/solve/lines.ts';
import { SOLVE_REPORT } from '../../reports/solve/report.ts';
import { parseShare } from '../notation/amounts.ts';
import { nearestNames } from '../notation/nearest.ts';
import { refuse } from '../notation/refusal.ts';
import { spanOf } from '../result/summary.ts';
import { putFile, putText, writing } from '../runs/node/files.ts';
import { ownerOf } from '../runs/node/folder.ts';
import type { Prepared } from '../runs/prepared.ts';
import { didYouMean, shown } from '../scenario/problems.ts';
import type { Target } from '../scenario/scenario.ts';
import { judgeOf } from '../study/plans/chance.ts';
import { isPublishedIn } from '../study/plans/question.ts';
import { LATER_PLANS, type SolveQuestion, solvePlan } from '../study/solve/solve.ts';
import { languageOf } from './language.ts';
import { threadsOf } from './limits.ts';
import { MEANS_OPTIONS } from './means.ts';
import { counted, JSON_OPTION, outOption, single, THREADS_OPTION } from './options.ts';
import { type PlanLeversArguments, type Planned, planQuestionOf } from './plan-levers.ts';
import { putPlans, tellPlans, watchPlans } from './plans-work.ts';
import { writeReport } from './report-files.ts';
import { marketOptions } from './scenarios.ts';
import { givenCsv, plansCsv, writeTried } from './solve-tables.ts';
import {
  type Ended,
  FOLDER_WORDS,
  type FolderArguments,
  inFolder,
  putRecord,
  type Work,
} from './study-folder.ts';
import { note, print, printJson } from './terminal.ts';

interface SolveArguments extends PlanLeversArguments, FolderArguments {
  readonly target?: string;
  readonly chance: string;
  readonly threads?: string;
}

/** With fewer a chance is off by more than three points. */
const FEWEST_FRESH = 256;

function chanceOf(text: string): number {
  const chance = parseShare(text) ?? parseShare(Number(text));
  if (chance !== undefined && chance > 0 && chance < 1) return chance;
  throw refuse('--chance', 'a chance between 0% and 100%, such as 80%', shown(text));
}

function targetOf({ scenario }: Prepared, source: string, id: string | undefined): Target {
  const [first] = scenario.targets;
  if (!first) throw refuse(source, 'a scenario with a target', 'no target');
  const ids = scenario.targets.map((target) => target.id);
  const found = id === undefined ? first : scenario.targets.find((target) => target.id === id);
  if (found) return found;
  throw refuse(
    '--target',
    'the id of a target of the scenario',
    shown(id),
    didYouMean(nearestNames(id!, ids)),
  );
}

/** Nothing can be done for a target whose days were published, or are over before any lever begins. */
function checkOpen(question: Planned, target: Target): void {
  const { base, cells } = question;
  const first = cells.map(({ full }) => full.from).sort()[0]!;
  const { last } = spanOf(target.over, base.scenario.from);
  const isPublished = judgeOf(base, target, isPublishedIn(question)).figures.length === 0;
  if (!isPublished && cells.some(({ full }) => full.fromDay <= last)) return;
  const got = isPublished
    ? `${target.over}, which was published`
    : `${target.over}, and levers from ${first} on`;
  throw refuse('--target', 'a target that the levers can change', got);
}

/** Searches, judges, writes and prints; nothing is judged when the work was stopped before its end. */
async function solveAll(
  question: SolveQuestion & Planned,
  threads: number | undefined,
  work: Work,
): Promise<Ended> {
  const { dir, lang, json, means } = work;
  const words = FOLDER_WORDS[lang];
  const watch = watchPlans(question, { ...LATER_PLANS, wide: question.wide.length }, threads, lang);
  const found = await solvePlan(question, question.kept, { means, watch });
  watch.end();
  if (!found || found === 'nothing') {
    note(found ? words.none : words.stopped);
    return { failed: found ? 1 : 0, whole: found !== undefined };
  }
  tellPlans(found, words.failed, lang);
  const { result } = found;
  const [report] = await writing(dir, async () => {
    await putText(dir, 'plans.csv', plansCsv(result));
    await putText(dir, 'given.csv', givenCsv(result));
    await putPlans(dir, question, found.levers);
    await putFile(join(dir, 'tried.parquet'), (file) => writeTried(result, file));
    await putRecord(dir, 'solve.json', result);
    return writeReport(dir, SOLVE_REPORT, result);
  });
  if (json) printJson({ dir, report, ...result });
  else print(...solveLines(result, lang), '', `${words.out}${dir}`, `${words.report}${report}`);
  return { failed: found.lines.length, whole: true };
}

/** `solve SCENARIO`: exit code 2 for bad input, 3 when some runs failed, 130 when interrupted. */
async function runSolve(given: SolveArguments): Promise<void> {
  const lang = languageOf(given.lang);
  const threads = threadsOf(given.threads);
  const chance = chanceOf(given.chance);
  const { by = 'whole', fresh = FEWEST_FRESH } = given;
  const planned = planQuestionOf(given, { by, fresh });
  if (fresh < FEWEST_FRESH) throw refuse('--fresh', `at least ${FEWEST_FRESH} runs`, String(fresh));
  const target = targetOf(planned.own, planned.source, given.target);
  checkOpen(planned, target);
  // as many as a plan is judged by in the end
  const wide = planned.fresh.map((_, k) => k);
  const question = { ...planned, target, chance, wide };
  const { own, full } = planned;
  const { scenarioHash, dataHash } = own.identity;
  const asked = [target.id, chance, by, fresh];
  const owner = ownerOf('solve', [own.scenario.title, scenarioHash, dataHash, full.identity.scenarioHash, asked]); // biome-ignore format: one line
  const { seed } = own.scenario;
  await inFolder(given, { owner, name: 'solve', seed, threads, lang }, (work) =>
    solveAll(question, threads, work),
  );
}

export const solve: CommandModule<object, SolveArguments> = {
  command: 'solve <scenario>',
  describe:
    '以某个概率达成目标的最省方案：各项杠杆用多强、何时、花多少 · The cheapest plan that reaches a target with a chance: how strong, when, for how much each lever',
  builder: (yargs) =>
    marketOptions(
      yargs.positional('scenario', {
        type: 'string',
        describe: '场景文件 · scenario file',
        demandOption: true,
      }),
    )
      .option('levers', {
        ...single(
          '可用的杠杆（文件）：各项至多多强、多久、多贵 · file of the levers that may be used, each as strong, as long and as dear as it may be',
        ),
        demandOption: true,
      })
      .option('target', single('目标的 id，默认为第一个 · id of the target; the first by default'))
      .option('chance', { ...single('要达到的概率，如 80% · chance to reach, such as 80%'), default: '80%' })
      .option('by', {
        ...single(
          '杠杆按整段、按季或按月选择，默认整段 · levers are chosen as a whole, by quarter or by month; as a whole by default',
        ),
        choices: ['whole', 'quarter', 'month'],
      })
      .option(
        'fresh',
        counted('以多少次新运气评判，至少 256 · runs on fresh luck by which plans are judged; 256 at least'),
      )
      .option('threads', THREADS_OPTION)
      .option('out', outOption('结果文件夹 · folder for the results; runs/solve-<seed> by default'))
      .options(MEANS_OPTIONS)
      .option('json', JSON_OPTION)
      .example(
        '$0 solve scenario.yaml --chance 80% --levers plan.yaml',
        '',
      ) as unknown as Argv<SolveArguments>,
  handler: runSolve,
};
