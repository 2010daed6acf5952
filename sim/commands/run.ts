import { join, resolve } from 'node:path';
import type { Argv, CommandModule } from 'yargs';
import { type FinishedRun, type Prepared, prepare, runEnsemble } from '../ensemble/ensemble.ts';
import type { Replicate } from '../ensemble/pool.ts';
import { PROGRESS_WORDS, type Progress, startProgress } from '../ensemble/progress.ts';
import { Refusal, refuse } from '../ensemble/refusal.ts';
import { makeSeed } from '../ensemble/seed.ts';
import { checkFolder, freeFolder, openFolder, slug, writeRun } from '../ensemble/store.ts';
import { headlinesOf } from '../ensemble/summary.ts';
import { METRICS } from '../model/measures/all.ts';
import { loadScenario } from '../scenario/load.ts';
import { formatProblem, type Problem, shown } from '../scenario/problems.ts';
import { figure } from './figures.ts';
import { type Language, languageOf } from './language.ts';
import { verdictLines } from './verdict.ts';

interface RunArguments {
  readonly scenario?: readonly string[];
  readonly seed?: string;
  readonly replicates?: string;
  readonly fans?: string;
  readonly scale?: string;
  readonly threads?: string;
  readonly set?: readonly string[];
  readonly lever?: readonly string[];
  readonly out?: string;
  readonly json?: boolean;
  readonly lang?: string;
  readonly report?: boolean;
}

const WORDS = {
  zh: {
    title: '场景',
    seed: '种子',
    out: '结果',
    report: '报告',
    colon: '：',
    semicolon: '；',
    failed: '失败',
    stopped: '已中断，完成',
  },
  en: {
    title: 'scenario',
    seed: 'seed',
    out: 'results',
    report: 'report',
    colon: ': ',
    semicolon: '; ',
    failed: 'failed',
    stopped: 'interrupted, done',
  },
} as const;

const MOST_THREADS = 1024;

/** Options that stand for one value of the scenario, each laid over it like a `--set`. */
function flagsOf(
  given: RunArguments,
  seed: string | undefined,
): { readonly flag: string; readonly set: string }[] {
  const { replicates, fans, scale } = given;
  const text = given.seed ?? seed;
  return [
    ...(text === undefined ? [] : [{ flag: '--seed', set: `seed=${JSON.stringify(text)}` }]),
    ...(replicates === undefined ? [] : [{ flag: '--replicates', set: `replicates=${replicates}` }]),
    ...(fans === undefined ? [] : [{ flag: '--fans', set: `population.fans=${fans}` }]),
    ...(scale === undefined ? [] : [{ flag: '--scale', set: `population.scale=${scale}` }]),
  ];
}

/** Problems of the flags are told of the flags, not of the `--set` they became. */
function told(problem: Problem, sets: number, flags: readonly { readonly flag: string }[]): Problem {
  const flag = problem.file === '--set' ? flags[problem.line - sets - 1] : undefined;
  return flag ? { ...problem, file: flag.flag, line: 1, column: 1 } : problem;
}

/** Loads every scenario before anything runs. A scenario without a seed gets `fresh`, the same for all. */
function loadAll(given: RunArguments, fresh: string): Prepared[] {
  const lines: string[] = [];
  const prepared = (given.scenario ?? []).flatMap((file) => {
    const load = (seed?: string) => {
      const flags = flagsOf(given, seed);
      const sets = given.set ?? [];
      const set = [...sets, ...flags.map((flag) => flag.set)];
      const { scenario, problems } = loadScenario(file, { set, leverFiles: given.lever ?? [] });
      return { scenario, problems: problems.map((problem) => told(problem, sets.length, flags)) };
    };
    const first = load();
    lines.push(...first.problems.map(formatProblem));
    const scenario = first.scenario?.seed === undefined ? load(fresh).scenario : first.scenario;
    if (!first.scenario || scenario?.seed === undefined) return [];
    return [prepare({ ...scenario, seed: scenario.seed })];
  });
  if (prepared.length < (given.scenario ?? []).length) throw new Refusal(lines.join('\n'));
  for (const line of lines) process.stderr.write(`${line}\n`);
  return prepared;
}

function threadsOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const threads = Number(text);
  if (Number.isInteger(threads) && threads >= 1 && threads <= MOST_THREADS) return threads;
  throw refuse('--threads', `a whole number from 1 to ${MOST_THREADS}`, shown(text));
}

/** One folder a scenario: --out itself for one, folders in it for several. */
function foldersOf(all: readonly Prepared[], out: string | undefined): string[] {
  const taken = new Set<string>();
  return all.map(({ scenario, identity }) => {
    if (out !== undefined) {
      const dir = all.length === 1 ? resolve(out) : resolve(out, slug(scenario.name));
      if (taken.has(dir))
        throw refuse(dir, 'scenarios of different names', `two named ${shown(scenario.name)}`);
      taken.add(dir);
      checkFolder(dir, identity);
      return out === '' ? dir : join(out, all.length === 1 ? '' : slug(scenario.name));
    }
    return freeFolder(join('runs', slug(`${scenario.name}-${scenario.seed}`)), identity);
  });
}

function progressOf({ scenario }: Prepared, lang: Language): [Progress, (replicate: Replicate) => void] {
  const target = scenario.targets[0];
  const unit = METRICS.find(({ name }) => name === target?.metric)?.unit;
  const headline =
    target && unit
      ? { title: target.title[lang], show: (value: number) => figure(value, unit, lang) }
      : undefined;
  const progress = startProgress({
    total: scenario.replicates,
    stream: process.stderr,
    words: PROGRESS_WORDS[lang],
    ...(headline ? { headline } : {}),
  });
  const onDone = ({ answer }: Replicate) => {
    const values = answer.status === 'ok' ? headlinesOf(scenario, answer.series) : {};
    progress.done(answer.status === 'ok', target && values[`${target.metric}@${target.over}`]);
  };
  return [progress, onDone];
}

function tellFailures({ result }: FinishedRun, lang: Language): void {
  for (const { seed, error, parameters, status } of result.replicates) {
    if (status !== 'failed') continue;
    const drawn = Object.entries(parameters).map(([name, value]) => `${name}=${value}`);
    const tail = drawn.length > 0 ? ` (${drawn.join(', ')})` : '';
    process.stderr.write(`${seed}: ${WORDS[lang].failed}: ${error}${tail}\n`);
  }
}

/** Runs one scenario, writes its folder and its report, and says how it went. */
async function runOne(prepared: Prepared, dir: string, given: RunArguments, signal: AbortSignal) {
  const lang = languageOf(given.lang);
  const words = WORDS[lang];
  const { scenario } = prepared;
  const say = (text: string) => given.json || process.stdout.write(`${text}\n`);
  say(
    `${words.title}${words.colon}${scenario.title[lang]}${words.semicolon}${words.seed}${words.colon}${scenario.seed}`,
  );
  openFolder(dir);
  const threads = threadsOf(given.threads);
  const [progress, onDone] = progressOf(prepared, lang);
  const run = await runEnsemble(prepared, { signal, onDone, folder: dir, ...(threads ? { threads } : {}) });
  progress.end();
  tellFailures(run, lang);
  await writeRun(dir, run);
  const { result } = run;
  if (signal.aborted) {
    say(`${words.stopped}${words.colon}${result.manifest.replicates}/${scenario.replicates}`);
  }
  const wanted = given.report !== false && run.series.length > 0;
  const files = wanted ? await (await import('../../reports/report.ts')).writeReport(dir, result) : [];
  for (const line of verdictLines(result, lang)) say(line);
  say(`${words.out}${words.colon}${dir}`);
  const report = files.find((file) => file.endsWith('.html'));
  if (report) say(`${words.report}${words.colon}${report}`);
  const { manifest, targets } = result;
  return { scenario: scenario.name, dir, report: report ?? null, manifest, targets };
}

/**
 * `run <scenario…>`: an ensemble each, a run folder each, and the verdict. Exit code 2 for bad input, 3 when some
 * replicates failed, 130 when interrupted; what is done by then is kept.
 */
async function runAll(given: RunArguments): Promise<void> {
  threadsOf(given.threads);
  const all = loadAll(given, makeSeed());
  const folders = foldersOf(all, given.out);
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  const runs: Awaited<ReturnType<typeof runOne>>[] = [];
  try {
    for (const [i, prepared] of all.entries()) {
      if (!stop.signal.aborted) runs.push(await runOne(prepared, folders[i]!, given, stop.signal));
    }
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  }
  if (given.json) process.stdout.write(`${JSON.stringify({ runs })}\n`);
  if (stop.signal.aborted) process.exitCode = 130;
  else if (runs.some(({ manifest }) => manifest.failed > 0)) process.exitCode = 3;
}

/** A text option; the last one counts when it is given twice. */
function single(describe: string) {
  const coerce = (value: string | readonly string[]) => (Array.isArray(value) ? value.at(-1) : value);
  return { type: 'string', requiresArg: true, describe, coerce } as const;
}

export const run: CommandModule<object, RunArguments> = {
  command: 'run <scenario..>',
  describe: '运行场景，写出结果与报告 · Run scenarios; write results and a report',
  builder: (yargs) =>
    yargs
      .positional('scenario', { type: 'string', array: true, describe: '场景文件 · scenario files' })
      .option('seed', single('种子 · text from which all chance is drawn'))
      .option('replicates', single('运行次数 · number of runs with different luck'))
      .option('fans', single('粉丝智能体数 · number of fan agents'))
      .option('scale', single('每个智能体代表的用户数 · real users per fan agent'))
      .option('threads', single('线程数，默认为核数 · worker threads; as many as cores by default'))
      .option('set', { type: 'string', array: true, nargs: 1, describe: 'path=value' })
      .option('lever', {
        type: 'string',
        array: true,
        nargs: 1,
        describe: '杠杆文件 · a YAML file of levers',
      })
      .option('out', single('结果文件夹 · folder for the results; runs/<scenario>-<seed> by default'))
      .option('report', { type: 'boolean', default: true, describe: '写出报告 · write the report' })
      .option('json', { type: 'boolean', describe: '输出 JSON · print JSON' })
      .option('lang', { choices: ['zh', 'en'], describe: '语言 · language' })
      .conflicts('fans', 'scale')
      .example('$0 run scenarios/kuaishou-2021.yaml --replicates 8', '')
      .example(
        '$0 run scenarios/kuaishou-2021.yaml --set levers.trust-card.coverage=50%',
        '',
      ) as Argv<RunArguments>,
  handler: runAll,
};
