import type { Argv, CommandModule } from 'yargs';
import { refuse } from '../notation/refusal.ts';
import { slug } from '../runs/node/folder.ts';
import { memoryOf } from '../runs/node/needs.ts';
import { LIMITS, readText } from '../runs/node/read-file.ts';
import { makeSeed } from '../runs/seed.ts';
import { shown } from '../scenario/problems.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { ELSEWHERE_OPTIONS, type ElsewhereArguments } from './elsewhere.ts';
import { BATCHES } from './job-scripts/all.ts';
import type { Batch, Sharded } from './job-scripts/work.ts';
import { partOf, threadsOf, wholeNumbers } from './limits.ts';
import { counted, JSON_OPTION, outOption, single, THREADS_OPTION } from './options.ts';
import { loadAll, marketOptions, type ScenarioArguments } from './scenarios.ts';
import { foundFile } from './studies.ts';
import { sweepQuestion } from './sweep-question.ts';
import { print, printJson } from './terminal.ts';

interface JobsArguments extends Omit<ScenarioArguments, 'scenario'>, ElsewhereArguments {
  readonly file?: string;
  readonly for?: keyof typeof BATCHES;
  readonly shards?: number;
  readonly workers?: number;
  readonly points?: number;
  readonly spread?: string;
  readonly threads?: string;
  readonly out?: string;
  readonly plugin?: readonly string[];
  readonly json?: boolean;
}

const STUDY = /^schema:\s*["']?laotie\/study@\d/m;
const MEGABYTE = 1e6;
/** Of a worker, which gets the markets of any command. */
const WORKER_MEGABYTES = 2000;

/** The options that say what is run, as words again. */
function optionsOf(given: JobsArguments, seed: string): string[] {
  const { replicates, fans, scale, spread, points, set = [], lever = [] } = given;
  const one = { seed, replicates, fans, scale, spread, points };
  const named = Object.entries(one).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}`, String(value)],
  );
  return [
    ...named,
    ...set.flatMap((text) => ['--set', text]),
    ...lever.flatMap((file) => ['--lever', file]),
    ...pluginsOf(given),
  ];
}

function pluginsOf({ plugin = [] }: JobsArguments): string[] {
  return plugin.flatMap((file) => ['--plugin', file]);
}

/** The command of a file, how many runs it has, and a scenario that says what memory it takes. */
function askedOf(given: JobsArguments, file: string) {
  const seed = makeSeed();
  if (STUDY.test(readText(foundFile(file), 'a scenario or study file', LIMITS.table).text)) {
    const { base, asked } = sweepQuestion({ ...given, study: file }, undefined);
    return { command: 'sweep', scenario: base.scenario, runs: asked.points.length * asked.replicates };
  }
  if (given.points !== undefined) throw refuse('--points', 'a study file to sweep', shown(file));
  const [prepared] = loadAll({ ...given, scenario: [file] }, seed);
  const { scenario } = prepared!;
  return { command: 'run', scenario, runs: scenario.replicates };
}

/** Memory of one part, or of the whole: its replicates stay until its folder is written. */
function megabytesOf(scenario: Scenario, threads: number, shards = 1): number {
  const replicates = Math.ceil(scenario.replicates / shards);
  return Math.ceil(memoryOf([{ ...scenario, replicates }], threads) / MEGABYTE);
}

/** @throws Refusal for a scenario that `run` would refuse, and for more parts than runs */
function shardedOf(given: JobsArguments, shards: number, threads: number): Sharded {
  const { file } = given;
  if (file === undefined) throw refuse('--shards', 'a scenario or study file', 'none');
  const { command, scenario, runs } = askedOf(given, file);
  partOf(`${shards}/${shards}`);
  if (shards > runs) {
    const more =
      command === 'run' ? '--replicates asks for more runs' : '--replicates or --points ask for more runs';
    throw refuse('--shards', `at most ${runs} parts, one a run`, String(shards), more);
  }
  const name = slug(scenario.name);
  const report = command === 'run' ? ['--no-report'] : [];
  return {
    name,
    threads,
    megabytes: megabytesOf(scenario, threads, shards),
    mergeMegabytes: megabytesOf(scenario, 1),
    words: [command, file, ...optionsOf(given, scenario.seed ?? ''), ...report],
    shards,
    out: given.out ?? `runs/${name}-${slug(scenario.seed ?? '')}`,
  };
}

/** @throws Refusal for a batch system whose jobs end by themselves */
function servedScript(given: JobsArguments, threads: number, { workers: script }: Batch): string {
  const { on, store, file, workers = 1 } = given;
  if (!on || !store) throw refuse('--workers', 'options --on and --store', 'none');
  if (file !== undefined)
    throw refuse('--workers', 'no file: the command that is served names it', shown(file));
  if (!script) throw refuse('--for', 'slurm or kubernetes, whose jobs can serve a queue', String(given.for));
  const words = ['worker', '--on', on.place, '--store', store.place, ...pluginsOf(given)];
  return script({ name: 'worker', threads, megabytes: WORKER_MEGABYTES, words, workers });
}

/** `jobs <file> --for SYSTEM --shards N`, or `jobs --for SYSTEM --workers N --on URL --store PLACE`: prints a script, and starts nothing. */
function printScript(given: JobsArguments): void {
  wholeNumbers(given, ['shards', 'workers', 'points']);
  const { shards, workers, json = false, for: system = 'shell' } = given;
  const threads = threadsOf(given.threads) ?? 1;
  const batch: Batch = BATCHES[system];
  if ((shards === undefined) === (workers === undefined)) {
    const got = shards === undefined ? 'none' : 'both';
    throw refuse('laotie', 'one of the options --shards and --workers', got);
  }
  const script =
    shards === undefined
      ? servedScript(given, threads, batch)
      : batch.shards(shardedOf(given, shards, threads));
  if (json) printJson({ for: system, shards: shards ?? null, workers: workers ?? null, script });
  else print(...script.trimEnd().split('\n'));
}

export const jobs: CommandModule<object, JobsArguments> = {
  command: 'jobs [file]',
  describe:
    '打印批处理脚本：SLURM、Kubernetes、Snakemake、GNU parallel · Print a script for a batch system: parts and their merge, or workers',
  builder: (yargs) =>
    marketOptions(
      yargs.positional('file', {
        type: 'string',
        describe: '场景或研究文件 · scenario to run, or study to sweep',
      }),
    )
      .option('for', {
        ...single('批处理系统 · batch system'),
        choices: Object.keys(BATCHES) as (keyof typeof BATCHES)[],
        demandOption: true,
      })
      .option('shards', counted('部分数 · number of parts'))
      .option('workers', counted('工作进程数，代替部分 · number of workers, in place of parts'))
      .option('spread', single('另作配对运行的次数 · replicates with paired runs'))
      .option('points', counted('研究的点数 · number of points, in place of the study’s'))
      .option('threads', THREADS_OPTION)
      .option('out', outOption('合并后的文件夹 · folder for the whole'))
      .options(ELSEWHERE_OPTIONS)
      .option('json', JSON_OPTION)
      .example('$0 jobs scenario.yaml --for slurm --shards 100 --out whole > job.sh', '')
      .example(
        '$0 jobs --for kubernetes --workers 8 --on redis://10.0.0.5 --store /shared/answers',
        '',
      ) as unknown as Argv<JobsArguments>,
  handler: printScript,
};
