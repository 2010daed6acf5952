import { join } from 'node:path';
import type { Argv, CommandModule } from 'yargs';
import { nearestNames } from '../notation/nearest.ts';
import { refuse } from '../notation/refusal.ts';
import { runEnsembles } from '../runs/ensemble.ts';
import type { FinishedRun } from '../runs/finished.ts';
import { putText, writing } from '../runs/node/files.ts';
import { ownerOf, slug } from '../runs/node/folder.ts';
import { mainScenario } from '../runs/node/markets.ts';
import { refuseTooLarge } from '../runs/node/needs.ts';
import { withFolders } from '../runs/node/own-folder.ts';
import { threadsFor } from '../runs/node/threads.ts';
import type { Means } from '../runs/perform.ts';
import { countOf, type Prepared } from '../runs/prepared.ts';
import { sealRecord } from '../runs/record.ts';
import { shown } from '../scenario/problems.ts';
import { seriesOf } from '../study/claims/evidence.ts';
import { TRIALS } from '../study/trials/all.ts';
import { settingsOf, trialRuns, worldsOf } from '../study/trials/runs.ts';
import { judgeTrial, type Trial, type TrialFinding } from '../study/trials/trial.ts';
import { languageOf } from './language.ts';
import { threadsOf } from './limits.ts';
import { MEANS_OPTIONS, type MeansArguments, meansOf, withMeans } from './means.ts';
import { JSON_OPTION, outOption, single, THREADS_OPTION } from './options.ts';
import { loadAll } from './scenarios.ts';
import { stoppable } from './stoppable.ts';
import { note, print, printJson } from './terminal.ts';
import { trialCounts, trialLines, trialsCsv, trialsMarkdown } from './trials-words.ts';
import { watch } from './watch.ts';

interface TrialsArguments extends MeansArguments {
  readonly names?: readonly string[];
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

/** @throws Refusal for a name that no trial has */
function chosen(names: readonly string[]): readonly Trial[] {
  const known = TRIALS.map(({ id }) => id);
  for (const name of names) {
    if (known.includes(name)) continue;
    const near = nearestNames(name, known)[0];
    throw refuse(
      'trials',
      'names of trials, such as own-price',
      shown(name),
      near && `did you mean ${near}?`,
    );
  }
  return names.length === 0 ? TRIALS : TRIALS.filter(({ id }) => names.includes(id));
}

/** What was asked for, times a number; what is no number is left for the options to refuse. */
function timesOf(replicates: string, seeds: number): string {
  const count = Number(replicates);
  return Number.isInteger(count) ? String(count * seeds) : replicates;
}

/** The worlds of the trials by name, each a scenario that is ready to run; all with the same seeds. */
function prepareWorlds(trials: readonly Trial[], given: TrialsArguments): Map<string, Prepared> {
  const { replicates = '9', scale = '20000', seed } = given;
  return new Map(
    [...worldsOf(trials)].map(([name, { changes, seeds }]) => {
      const set = ['spread=0', ...settingsOf(changes)];
      const asked = { scenario: [mainScenario()], set, replicates: timesOf(replicates, seeds), scale };
      const [prepared] = loadAll(seed === undefined ? asked : { ...asked, seed }, '');
      return [name, prepared!];
    }),
  );
}

interface Work {
  readonly worlds: ReadonlyMap<string, Prepared>;
  readonly dir: string;
  readonly lang: 'zh' | 'en';
  readonly means: Means;
}

function printFailures(runs: ReadonlyMap<string, FinishedRun>, lang: 'zh' | 'en'): number {
  const lines = [...runs].flatMap(([name, { result }]) =>
    result.replicates
      .filter(({ status }) => status === 'failed')
      .map(({ replicate, error }) => `${name}/${replicate}: ${WORDS[lang].failed}: ${error}`),
  );
  note(...lines);
  return lines.length;
}

/** What trials.json holds, and what --json prints. */
function recordOf(findings: readonly TrialFinding[], worlds: readonly Prepared[]) {
  const [{ scenario, identity }] = worlds as [Prepared];
  const { seed, scale } = scenario;
  const { engine, dataHash } = identity;
  const replicates = Math.min(...worlds.map((world) => world.scenario.replicates)); // some worlds have more
  return { schema: 'laotie/trials@1', engine, dataHash, seed, replicates, scale, trials: findings };
}

/** Runs, judges, writes and prints; nothing is judged when the work was stopped before its end. */
async function judgeAll(
  trials: readonly Trial[],
  { worlds, dir, lang, means }: Work,
  json: boolean,
): Promise<{ readonly failed: number; readonly whole: boolean }> {
  const asked = [...worlds.values()].map((prepared) => ({ prepared }));
  const { observer, end } = watch(asked, lang);
  const done = await runEnsembles(asked, means, observer);
  end();
  if (means.signal?.aborted) {
    note(WORDS[lang].stopped);
    return { failed: 0, whole: false };
  }
  const runs = new Map([...worlds.keys()].map((name, at) => [name, done[at]!]));
  const failed = printFailures(runs, lang);
  const series = new Map([...runs].map(([name, run]) => [name, seriesOf(run)]));
  const currency = [...worlds.values()][0]?.scenario.currency;
  const findings = trials.map((trial) => judgeTrial(trial, trialRuns(trial, series), currency));
  const record = recordOf(findings, [...worlds.values()]);
  await writing(dir, async () => {
    await putText(dir, 'trials.csv', trialsCsv(findings));
    await putText(dir, 'trials.md', trialsMarkdown(findings, lang));
    await putText(dir, 'trials.json', `${JSON.stringify(sealRecord(record), null, 2)}\n`);
  });
  if (json) printJson({ dir, ...record });
  else print(...trialLines(findings, lang), '', trialCounts(findings, lang), `${WORDS[lang].out}${dir}`);
  return { failed, whole: true };
}

/** `trials`: exit code 0 whatever comes out, 2 for bad input, 3 when some runs failed, 130 when interrupted. */
async function runTrials(given: TrialsArguments): Promise<void> {
  const lang = languageOf(given.lang);
  const threads = threadsOf(given.threads);
  const trials = chosen(given.names ?? []);
  const worlds = prepareWorlds(trials, given);
  const all = [...worlds.values()];
  const most = all.reduce((sum, prepared) => sum + countOf({ prepared }), 0);
  if (!given.on) {
    refuseTooLarge(
      all.map(({ scenario }) => scenario),
      threadsFor(most, threads),
    );
  }
  const dir = given.out ?? join('runs', slug(`trials-${all[0]!.scenario.seed}`));
  const owner = ownerOf('trials', [
    trials.map(({ id }) => id),
    all.map(({ identity }) => identity.scenarioHash),
  ]);
  await withFolders([{ dir, owner }], () =>
    stoppable(undefined, async ({ signal, interrupted }) => {
      const { failed, whole } = await withMeans({ threads, signal, lang, ...meansOf(given) }, (means) =>
        judgeAll(trials, { worlds, dir, lang, means }, given.json ?? false),
      );
      if (interrupted() || !whole) process.exitCode = 130;
      else if (failed > 0) process.exitCode = 3;
    }),
  );
}

export const trials: CommandModule<object, TrialsArguments> = {
  command: 'trials [names..]',
  describe:
    '同一市场有无一项改变的成对试验 · Paired trials of the model: the same market with and without a change',
  builder: (yargs) =>
    yargs
      .positional('names', {
        type: 'string',
        array: true,
        describe: '试验，默认全部 · trials; all by default',
      })
      .option(
        'seed',
        single('种子 · text from which all chance is drawn; that of the main scenario by default'),
      )
      .option(
        'replicates',
        single(
          '每个世界运行次数，默认 9；有的试验为其数倍 · runs of each world, 9 by default; some trials take several times as many',
        ),
      )
      .option(
        'scale',
        single('每个智能体代表的用户数，默认 20000 · real users per fan agent, 20000 by default'),
      )
      .option('threads', THREADS_OPTION)
      .option('out', outOption('结果文件夹 · folder for the results; runs/trials-<seed> by default'))
      .options(MEANS_OPTIONS)
      .option('json', JSON_OPTION)
      .example('$0 trials own-price all-prices --replicates 9', '') as Argv<TrialsArguments>,
  handler: runTrials,
};
