import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Argv, CommandModule } from 'yargs';
import { refuse } from '../notation/refusal.ts';
import { openFolder } from '../runs/node/folder.ts';
import { type EventsNeeds, eventsNeeds } from '../runs/node/ledger/needs.ts';
import { memoryOf, type Needs, needsOf, refuseTooLarge } from '../runs/node/needs.ts';
import { threadsFor } from '../runs/node/threads.ts';
import { makeSeed } from '../runs/seed.ts';
import { languageOf } from './language.ts';
import { eventsOf, eventsText, threadsOf } from './limits.ts';
import { EVENTS_OPTION, JSON_OPTION, outOption, THREADS_OPTION } from './options.ts';
import { runFolders } from './run-folders.ts';
import { loadAll, type ScenarioArguments, scenarioOptions } from './scenarios.ts';
import { print, printJson } from './terminal.ts';

interface PlanArguments extends ScenarioArguments {
  readonly threads?: string;
  readonly events?: string;
  readonly out?: string;
  readonly json?: boolean;
  readonly lang?: string;
}

const WORDS = {
  zh: {
    each: (n: Needs) => [
      `${n.scenario}：${n.replicates} 次运行 × ${n.days} 天，${n.fans} 个粉丝智能体，${n.streamers} 个主播，${n.threads} 线程`,
      `  内存约 ${megabytes(n.memoryBytes)} MB（可用 ${megabytes(n.freeMemoryBytes)} MB），磁盘约 ${megabytes(n.diskBytes)} MB`,
      `  预计 ${seconds(n.seconds)}：由至多 ${n.probeFans} 个粉丝的全程试跑外推`,
    ],
    ledger: ({ share, rows, bytes, passingBytes }: EventsNeeds) =>
      `  账本（--events ${eventsText(share)}）：约 ${rows} 条事件，磁盘约 ${megabytes(bytes)} MB，运行中另占约 ${megabytes(passingBytes)} MB`,
    together: (bytes: number) => `合在一起运行：内存约 ${megabytes(bytes)} MB`,
  },
  en: {
    each: (n: Needs) => [
      `${n.scenario}: ${n.replicates} replicates × ${n.days} days, ${n.fans} fan agents, ${n.streamers} streamers, ${n.threads} threads`,
      `  memory about ${megabytes(n.memoryBytes)} MB (free ${megabytes(n.freeMemoryBytes)} MB), disk about ${megabytes(n.diskBytes)} MB`,
      `  about ${seconds(n.seconds)}: drawn on from measured whole replicates with at most ${n.probeFans} fan agents`,
    ],
    ledger: ({ share, rows, bytes, passingBytes }: EventsNeeds) =>
      `  ledger (--events ${eventsText(share)}): about ${rows} events, disk about ${megabytes(bytes)} MB, and about ${megabytes(passingBytes)} MB more while it runs`,
    together: (bytes: number) => `run together: memory about ${megabytes(bytes)} MB`,
  },
} as const;

function megabytes(bytes: number): string {
  return Number((bytes / 1e6).toPrecision(3)).toLocaleString('en-US'); // 20,900 and not 2.09e+4
}

function seconds(all: number): string {
  return all < 120 ? `${all.toPrecision(2)} s` : `${Math.round(all / 60)} min`;
}

const sumOf = <T>(all: readonly T[], of: (one: T) => number) => all.reduce((sum, one) => sum + of(one), 0);

/** The folder or the nearest one above it that exists. */
function existing(dir: string): string {
  return existsSync(dir) ? dir : existing(dirname(dir));
}

/** `plan <scenario…>`: what would run; exit code 2 when it cannot succeed. Nothing is written. */
export const plan: CommandModule<object, PlanArguments> = {
  command: 'plan <scenario..>',
  describe: '运行前的估计：次数、内存、磁盘、时间 · What a run would take, before it runs',
  builder: (yargs) =>
    scenarioOptions(yargs)
      .option('threads', THREADS_OPTION)
      .option('events', EVENTS_OPTION)
      .option('out', outOption('结果文件夹 · folder for the results'))
      .option('json', JSON_OPTION)
      .example('$0 plan scenario.yaml', '') as Argv<PlanArguments>,
  handler: async ({ json = false, lang, threads, out, events, ...given }) => {
    const share = eventsOf(events);
    const asked = threadsOf(threads);
    const all = loadAll({ ...given, lang }, makeSeed());
    if (out !== undefined) runFolders(all, out);
    const replicates = all.reduce((sum, { scenario }) => sum + scenario.replicates, 0);
    const used = threadsFor(replicates, asked);
    const scenarios = all.map(({ scenario }) => scenario);
    refuseTooLarge(scenarios, used);
    const place = existing(resolve(out ?? 'runs'));
    openFolder(place);
    const needs = all.map((prepared) => needsOf(prepared, used, () => performance.now()));
    const { bavail, bsize } = await statfs(place);
    const ledgers =
      share === undefined ? [] : all.map((one, at) => eventsNeeds(one, share, needs[at]!.fans, used));
    const disk =
      sumOf(needs, ({ diskBytes }) => diskBytes) +
      sumOf(ledgers, ({ bytes, passingBytes }) => bytes + passingBytes);
    if (disk > bavail * bsize) {
      throw refuse(place, `${megabytes(disk)} MB of free disk`, `${megabytes(bavail * bsize)} MB`);
    }
    const memoryBytes = memoryOf(scenarios, used);
    const words = WORDS[languageOf(lang)];
    const lines = needs.flatMap((one, at) => [
      ...words.each(one),
      ...(ledgers[at] ? [words.ledger(ledgers[at])] : []),
    ]);
    if (needs.length > 1) lines.push(words.together(memoryBytes));
    if (json) printJson({ plans: needs, memoryBytes, ...(share === undefined ? {} : { ledgers }) });
    else print(...lines);
  },
};
