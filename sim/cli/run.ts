import type { Argv, CommandModule } from 'yargs';
import type { Language } from '../notation/language.ts';
import { refuse } from '../notation/refusal.ts';
import { headlineGmv, MOST_UNTIL_PRECISE } from '../result/precision.ts';
import type { RunResult } from '../result/result.ts';
import { unrecordedTargets } from '../result/targets.ts';
import { runEnsembles } from '../runs/ensemble.ts';
import { type FinishedRun, runningManifest } from '../runs/finished.ts';
import { refuseTooLarge } from '../runs/node/needs.ts';
import { withFolders } from '../runs/node/own-folder.ts';
import { beginRun, writeRun } from '../runs/node/store.ts';
import { threadsFor } from '../runs/node/threads.ts';
import { type Asked, countOf } from '../runs/prepared.ts';
import { makeSeed } from '../runs/seed.ts';
import { languageOf } from './language.ts';
import { maxTimeOf, partOf, shareOf, threadsOf } from './limits.ts';
import { MEANS_OPTIONS, type MeansArguments, meansOf, withMeans } from './means.ts';
import { EVENTS_OPTION, JSON_OPTION, outOption, STUDIO_OPTION, single, THREADS_OPTION } from './options.ts';
import { runFolders } from './run-folders.ts';
import { checkEvents, keptShare, placesFor, runningEvents } from './run-ledger.ts';
import { loadAll, type ScenarioArguments, scenarioOptions } from './scenarios.ts';
import { stoppable } from './stoppable.ts';
import { note, print, printJson } from './terminal.ts';
import { verdictLines } from './verdict.ts';
import { watch } from './watch.ts';
import { MEMO_WORDS } from './words.ts';

interface RunArguments extends ScenarioArguments, MeansArguments {
  readonly threads?: string;
  readonly maxTime?: string;
  readonly untilCi?: string;
  readonly shard?: string;
  readonly events?: string;
  readonly out?: string;
  readonly json?: boolean;
  readonly lang?: string;
  readonly report?: boolean;
  readonly studio?: boolean;
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
    stopped: '已中断（再次运行同一命令即可继续），完成',
    precise: '均值的 90% 区间半宽',
    pairedLeft: (n: number) =>
      `还有 ${n} 次配对运行没有做完，报告里暂无离散的来源（再次运行同一命令即可继续）`,
  },
  en: {
    title: 'scenario',
    seed: 'seed',
    out: 'results',
    report: 'report',
    colon: ': ',
    semicolon: '; ',
    failed: 'failed',
    stopped: 'interrupted (the same command goes on), done',
    precise: 'half width of the 90% interval of the mean',
    pairedLeft: (n: number) =>
      `${n} paired runs left: the report cannot yet say where the spread comes from (the same command goes on)`,
  },
} as const;

function printFailures({ result }: FinishedRun, lang: Language): void {
  for (const { seed, error, parameters, status } of result.replicates) {
    if (status !== 'failed') continue;
    const drawn = Object.entries(parameters).map(([name, value]) => `${name}=${value}`);
    const tail = drawn.length > 0 ? ` (${drawn.join(', ')})` : '';
    note(`${seed}: ${WORDS[lang].failed}: ${error}${tail}`);
  }
}

/** Writes studio and report; what makes pages is loaded by those runs alone that have some. */
async function writePages(
  run: FinishedRun,
  dir: string,
  { prepared }: Asked,
  { result, isStudio }: { readonly result: RunResult; readonly isStudio: boolean },
): Promise<string[]> {
  const { questionOf, writeRunReport } = await import('./run-page.ts');
  if (isStudio) {
    const { writeRunStudio } = await import('./run-studio.ts');
    await writeRunStudio(dir, prepared, run);
  }
  return writeRunReport(dir, result, run.series, questionOf(prepared.scenario));
}

/** Writes folder and report of one scenario, and says how it went. */
async function finish(run: FinishedRun, dir: string, asked: Asked, given: RunArguments, share?: number) {
  const lang = languageOf(given.lang);
  const words = WORDS[lang];
  const say = (text: string) => given.json || print(text);
  printFailures(run, lang);
  const result = await writeRun(dir, run, share);
  const { manifest, targets } = result;
  if (manifest.status === 'interrupted') {
    say(`${words.stopped}${words.colon}${manifest.replicates}/${countOf(asked)}`);
  }
  if (run.remembered > 0) say(MEMO_WORDS[lang].remembered(run.remembered, manifest.replicates));
  if (run.pairedLeft > 0) say(words.pairedLeft(run.pairedLeft));
  const wanted = given.report !== false && run.series.length > 0;
  const files = wanted ? await writePages(run, dir, asked, { result, isStudio: given.studio !== false }) : [];
  for (const line of verdictLines(result, lang)) say(line);
  if (manifest.untilCi) {
    const { figure, reached } = manifest.untilCi;
    say(
      `${figure}${words.colon}${words.precise} ${(100 * reached).toPrecision(3)}% (n = ${run.series.length})`,
    );
  }
  say(`${words.out}${words.colon}${dir}`);
  const report = files.find((file) => file.endsWith('.html'));
  if (report) say(`${words.report}${words.colon}${report}`);
  return {
    scenario: result.scenario.name,
    dir,
    report: report ?? null,
    manifest,
    targets,
    unrecorded: unrecordedTargets(result),
    health: result.health,
  };
}

/** What is asked of each scenario, apart from where it is kept. */
function askedOf(given: RunArguments): Asked[] {
  const share = shareOf(given.untilCi);
  const part = partOf(given.shard);
  if (share !== undefined && part) {
    throw refuse('--until-ci', 'a run of all replicates', '--shard, which sees a part of them only');
  }
  const most = share === undefined ? {} : { replicates: String(MOST_UNTIL_PRECISE) };
  return loadAll({ ...most, ...given }, makeSeed()).map((prepared) => ({
    prepared,
    part,
    ...(share === undefined ? {} : { precision: { share, figure: headlineGmv(prepared.scenario) } }),
  }));
}

/**
 * `run <scenario…>`: an ensemble each, a run folder each, and the verdict. A folder of the same plan is taken up where
 * it is. Exit code 2 for bad input, 3 when some replicates failed, 130 when interrupted; what is done by then is kept.
 */
async function runAll(given: RunArguments): Promise<void> {
  const lang = languageOf(given.lang);
  const threads = threadsOf(given.threads);
  const seconds = maxTimeOf(given.maxTime);
  const share = keptShare(given);
  const asked = askedOf(given);
  const most = asked.reduce((sum, one) => sum + countOf(one), 0);
  const scenarios = asked.map(({ prepared }) => prepared.scenario);
  if (!given.on) refuseTooLarge(scenarios, threadsFor(most, threads));
  const folders = runFolders(
    asked.map(({ prepared }) => prepared),
    given.out,
  );
  for (const { dir } of folders) checkEvents(dir, share);
  await withFolders(folders, () =>
    stoppable(seconds, async ({ signal, interrupted }) => {
      const placed: Asked[] = [];
      for (const [i, one] of asked.entries()) {
        const { scenario } = one.prepared;
        const { dir } = folders[i]!;
        await beginRun(dir, { ...runningManifest(one), ...runningEvents(share) });
        placed.push({ ...one, places: placesFor(dir, one.prepared, share) });
        const { title, seed, colon, semicolon } = WORDS[lang];
        if (!given.json) {
          print(`${title}${colon}${scenario.title[lang]}${semicolon}${seed}${colon}${scenario.seed}`);
        }
      }
      const { observer, end } = watch(asked, lang);
      const done = await withMeans({ threads, signal, lang, ...meansOf(given) }, (means) =>
        runEnsembles(placed, means, observer),
      );
      end();
      const runs: Awaited<ReturnType<typeof finish>>[] = [];
      if (given.report !== false) {
        const { takeBaselines } = await import('./run-baseline.ts');
        await takeBaselines(done.map((run, i) => ({ run, asked: asked[i]!, dir: folders[i]!.dir })));
      }
      for (const [i, run] of done.entries()) {
        runs.push(await finish(run, folders[i]!.dir, asked[i]!, given, share));
      }
      if (given.json) printJson({ runs });
      if (interrupted()) process.exitCode = 130;
      else if (runs.some(({ manifest }) => manifest.failed > 0)) process.exitCode = 3;
    }),
  );
}

export const run: CommandModule<object, RunArguments> = {
  command: 'run <scenario..>',
  describe: '运行场景，写出结果与报告 · Run scenarios; write results and a report',
  builder: (yargs) =>
    scenarioOptions(yargs)
      .option('threads', THREADS_OPTION)
      .option('max-time', single('最长时间，如 10m · stop after this time, e.g. 10m; what is done is kept'))
      .option(
        'until-ci',
        single(
          '直到 GMV 均值的 90% 区间半宽不超过此比例 · until the 90% interval of mean GMV is within this share',
        ),
      )
      .option('shard', single('只运行一部分，如 2/3 · run one part only, e.g. 2/3; `merge` joins them'))
      .option('out', outOption('结果文件夹 · folder for the results; runs/<scenario>-<seed> by default'))
      .option('events', EVENTS_OPTION)
      .options(MEANS_OPTIONS)
      .option('report', { type: 'boolean', default: true, describe: '写出报告 · write the report' })
      .option('studio', STUDIO_OPTION)
      .option('json', JSON_OPTION)
      .example('$0 run scenario.yaml --replicates 8', '')
      .example('$0 run scenario.yaml --set levers.trust-card.coverage=50%', '') as Argv<RunArguments>,
  handler: runAll,
};
