import { join } from 'node:path';
import type { Argv, CommandModule } from 'yargs';
import type { Language } from '../notation/language.ts';
import { nearestNames } from '../notation/nearest.ts';
import { refuse } from '../notation/refusal.ts';
import { hashOfText } from '../runs/canonical.ts';
import { runEnsembles } from '../runs/ensemble.ts';
import { type FinishedRun, runningManifest } from '../runs/finished.ts';
import { putText, writing } from '../runs/node/files.ts';
import { marketTable } from '../runs/node/markets.ts';
import { refuseTooLarge } from '../runs/node/needs.ts';
import { withFolders } from '../runs/node/own-folder.ts';
import { placesIn } from '../runs/node/replicates.ts';
import { beginRun, writeRun } from '../runs/node/store.ts';
import { threadsFor } from '../runs/node/threads.ts';
import type { Means } from '../runs/perform.ts';
import { type Asked, countOf, type Prepared } from '../runs/prepared.ts';
import { sealRecord } from '../runs/record.ts';
import { shown } from '../scenario/problems.ts';
import { type Claim, type Finding, judge } from '../study/claims/claim.ts';
import { checkDates } from '../study/claims/claims-file.ts';
import { tablesOfConstants } from '../study/claims/constants.ts';
import { evidenceOf, seriesOf } from '../study/claims/evidence.ts';
import { jobsOf, runExperiments } from '../study/claims/laboratory.ts';
import { claimsCsv } from './claims-csv.ts';
import { type Claims, claimsOf, fineOf, foldersOf, LIST, prepareRuns } from './claims-runs.ts';
import { claimLines, countsLine, reasonsOf } from './claims-words.ts';
import { MARKET_OPTION } from './history.ts';
import { languageOf } from './language.ts';
import { threadsOf } from './limits.ts';
import { MEANS_OPTIONS, type MeansArguments, meansOf, withMeans } from './means.ts';
import { JSON_OPTION, outOption, single, THREADS_OPTION } from './options.ts';
import { startProgress } from './progress.ts';
import { stoppable } from './stoppable.ts';
import { note, PROGRESS_STREAM, print, printJson } from './terminal.ts';
import { watch } from './watch.ts';
import { MEMO_WORDS, PROGRESS_WORDS } from './words.ts';

interface ClaimsArguments extends MeansArguments {
  readonly only?: string;
  readonly market?: string;
  readonly seed?: string;
  readonly replicates?: string;
  readonly scale?: string;
  readonly threads?: string;
  readonly out?: string;
  readonly json?: boolean;
  readonly lang?: string;
}

const WORDS = {
  zh: { out: '结果：', stopped: '已中断（再次运行同一命令即可继续）', failed: '失败' },
  en: { out: 'results: ', stopped: 'interrupted (the same command goes on)', failed: 'failed' },
} as const;

/** @throws Refusal for a name that no claim has */
function chosen(all: readonly Claim[], only: string | undefined): readonly Claim[] {
  if (only === undefined) return all;
  const names = only.split(',').map((name) => name.trim().toUpperCase());
  const known = all.map(({ id }) => id);
  for (const name of names) {
    if (known.includes(name)) continue;
    const near = nearestNames(name, known)[0];
    throw refuse(
      '--only',
      `claims from ${known[0]} to ${known.at(-1)}, with commas between them`,
      shown(name),
      near && `did you mean ${near}?`,
    );
  }
  return all.filter(({ id }) => names.includes(id));
}

interface Work {
  readonly set: Claims;
  readonly dir: string;
  readonly lang: Language;
  readonly means: Means;
}

/** Runs the scenarios, each kept in a folder of its own. */
async function runScenarios(
  all: ReadonlyMap<string, Prepared>,
  { dir, lang, means }: Work,
): Promise<ReadonlyMap<string, FinishedRun>> {
  const asked: Asked[] = [];
  for (const [name, prepared] of all) {
    const folder = join(dir, name);
    await beginRun(folder, runningManifest({ prepared }));
    asked.push({ prepared, places: placesIn(folder) });
  }
  const { observer, end } = watch(asked, lang);
  const done = await runEnsembles(asked, means, observer);
  end();
  const remembered = done.reduce((sum, run) => sum + run.remembered, 0);
  const ended = done.reduce((sum, run) => sum + run.result.manifest.replicates, 0);
  if (remembered > 0) note(MEMO_WORDS[lang].remembered(remembered, ended));
  const names = [...all.keys()];
  return new Map(done.map((run, at) => [names[at]!, run]));
}

async function writeRuns(runs: ReadonlyMap<string, FinishedRun>, dir: string): Promise<void> {
  for (const [name, run] of runs) await writeRun(join(dir, name), run);
}

async function experiment(claims: readonly Claim[], main: Prepared, { set, lang, means }: Work) {
  const names = [...new Set(claims.flatMap(({ experiments = [] }) => experiments))];
  const sizes = { coarse: main, fine: fineOf(main), dates: set.dates };
  const progress = startProgress({
    total: jobsOf(names, sizes),
    stream: PROGRESS_STREAM,
    words: PROGRESS_WORDS[lang],
  });
  const result = await runExperiments(names, sizes, means, (ok, remembered) =>
    progress.done(ok, undefined, remembered),
  );
  progress.end();
  return result;
}

/** What claims.json holds, and what --json prints. */
function recordOf(findings: readonly Finding[], main: Prepared, { file, constants }: Claims) {
  const { seed, replicates, scale } = main.scenario;
  const read = [LIST, ...tablesOfConstants(constants)];
  return {
    schema: 'laotie/claims@1',
    engine: main.identity.engine,
    dataHash: main.identity.dataHash,
    inputs: Object.fromEntries(read.map((name) => [name, hashOfText(marketTable(file, name).text)])),
    seed,
    replicates,
    scale,
    fineScale: fineOf(main).scenario.scale,
    claims: findings.map((finding) => ({
      ...finding,
      reasons: { zh: reasonsOf(finding, 'zh'), en: reasonsOf(finding, 'en') },
    })),
  };
}

/** Runs, judges, writes and prints; nothing is judged when the work was stopped before its end. */
async function judgeAll(
  claims: readonly Claim[],
  all: ReadonlyMap<string, Prepared>,
  work: Work,
  json: boolean,
): Promise<{ readonly failed: number; readonly whole: boolean }> {
  const { set, dir, lang, means } = work;
  const runs = await runScenarios(all, work);
  const main = all.get(set.main)!;
  // the threads go on while tables are written
  const [{ told, failures }] = await Promise.all([experiment(claims, main, work), writeRuns(runs, dir)]);
  if (means.signal?.aborted) {
    note(WORDS[lang].stopped);
    return { failed: 0, whole: false };
  }
  const failed = printFailures(runs, failures, lang);
  const series = new Map([...runs].map(([name, run]) => [name, seriesOf(run)]));
  const evidence = evidenceOf(series, told, set.figures);
  const findings = claims.map((claim) => judge(claim, evidence, set));
  const record = recordOf(findings, main, set);
  await writing(dir, async () => {
    await putText(dir, 'claims.csv', claimsCsv(findings));
    await putText(dir, 'claims.json', `${JSON.stringify(sealRecord(record), null, 2)}\n`);
  });
  const lines = [...claimLines(findings, lang), '', countsLine(findings, lang), `${WORDS[lang].out}${dir}`];
  if (json) printJson({ dir, ...record });
  else print(...lines);
  return { failed, whole: true };
}

function printFailures(
  runs: ReadonlyMap<string, FinishedRun>,
  experiments: readonly string[],
  lang: Language,
): number {
  const lines = [...runs].flatMap(([name, { result }]) =>
    result.replicates
      .filter(({ status }) => status === 'failed')
      .map(({ replicate, error }) => `${name}/${replicate}: ${error}`),
  );
  const failures = [...lines, ...experiments];
  for (const line of failures) note(line.replace(': ', `: ${WORDS[lang].failed}: `));
  return failures.length;
}

/** `claims`: exit code 0 whatever the verdicts, 2 for bad input, 3 when some runs failed, 130 when interrupted. */
async function runClaims(given: ClaimsArguments): Promise<void> {
  const lang = languageOf(given.lang);
  const threads = threadsOf(given.threads);
  const set = claimsOf(given.market);
  const claims = chosen(set.claims, given.only);
  const all = prepareRuns(claims, given, set);
  const dates = new Map([...all].map(([name, { scenario }]) => [name, scenario]));
  checkDates(set, claims, dates, marketTable(set.file, LIST).file);
  const most = [...all.values()].reduce((sum, prepared) => sum + countOf({ prepared }), 0);
  const scenarios = [...all.values()].map(({ scenario }) => scenario);
  if (!given.on) refuseTooLarge(scenarios, threadsFor(most, threads));
  const folders = foldersOf(given.out, all, set.main);
  const { dir } = folders.whole;
  const work = () =>
    stoppable(undefined, async ({ signal, interrupted }) => {
      const { failed, whole } = await withMeans({ threads, signal, lang, ...meansOf(given) }, (means) =>
        judgeAll(claims, all, { set, dir, lang, means }, given.json ?? false),
      );
      if (interrupted() || !whole) process.exitCode = 130;
      else if (failed > 0) process.exitCode = 3;
    });
  // the whole first: it is marked before there is anything in it
  await withFolders([folders.whole], () => withFolders(folders.runs, work));
}

export const claims: CommandModule<object, ClaimsArguments> = {
  command: 'claims',
  describe: '逐条检验一个市场的说法 · Check the claims made of a market against the model',
  builder: (yargs) =>
    yargs
      .option('only', single('只检验这些，如 C01,C05 · these claims only, e.g. C01,C05'))
      .option('market', MARKET_OPTION)
      .option(
        'seed',
        single('种子 · text from which all chance is drawn; that of the main scenario by default'),
      )
      .option(
        'replicates',
        single(
          '每个场景运行次数，默认 16，少于 9 不作判断 · runs of each scenario, 16 by default; fewer than 9 decide nothing',
        ),
      )
      .option(
        'scale',
        single(
          '每个智能体代表的用户数，默认 20000；相互比较的世界与实验为其四分之一 · real users per fan agent, 20000 by default; a quarter of it in experiments and worlds that part on a day',
        ),
      )
      .option('threads', THREADS_OPTION)
      .option('out', outOption('结果文件夹 · folder for the results; runs/claims-<seed> by default'))
      .options(MEANS_OPTIONS)
      .option('json', JSON_OPTION)
      .example('$0 claims --only C05,C26 --replicates 32', '') as Argv<ClaimsArguments>,
  handler: runClaims,
};
