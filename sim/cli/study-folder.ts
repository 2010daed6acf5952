/** A command whose result is one folder: proven its own, worked for with threads and memo, and how the command then ends. */
import { join } from 'node:path';
import type { Language } from '../notation/language.ts';
import type { FinishedRun } from '../runs/finished.ts';
import { putText } from '../runs/node/files.ts';
import { freeFolder, type Owner, slug } from '../runs/node/folder.ts';
import { withFolders } from '../runs/node/own-folder.ts';
import type { Means } from '../runs/perform.ts';
import { sealRecord } from '../runs/record.ts';
import { type MeansArguments, meansOf, withMeans } from './means.ts';
import { stoppable } from './stoppable.ts';
import { note } from './terminal.ts';
import { MEMO_WORDS } from './words.ts';

/** What the command is to say and where it works. */
export interface Work {
  readonly dir: string;
  readonly lang: Language;
  readonly json: boolean;
  readonly means: Means;
}

export interface Ended {
  readonly failed: number;
  /** Not stopped before its end. */
  readonly whole: boolean;
}

export interface FolderArguments extends MeansArguments {
  readonly out?: string;
  readonly json?: boolean;
}

/** Words of the end of such a command. */
export const FOLDER_WORDS = {
  zh: {
    out: '结果：',
    report: '报告：',
    stopped: '已中断（再次运行同一命令即可继续）',
    failed: '失败',
    none: '没有一对运行成功，无法比较',
  },
  en: {
    out: 'results: ',
    report: 'report: ',
    stopped: 'interrupted (the same command goes on)',
    failed: 'failed',
    none: 'no pair of runs ended well: nothing can be compared',
  },
} as const;

/**
 * Works for one folder; exit code 3 when some runs failed, 130 when interrupted.
 * @param plan its seed names the folder where --out does not: runs/<command>-<seed>; the command is the kind of folder
 * where no other name is given
 */
export async function inFolder(
  { out, json, ...given }: FolderArguments,
  plan: {
    readonly owner: Owner;
    readonly name?: string;
    readonly seed: string;
    readonly threads: number | undefined;
    readonly lang: Language;
  },
  work: (work: Work) => Promise<Ended>,
): Promise<void> {
  const { owner, seed, threads, lang, name = owner.kind } = plan;
  const dir = out ?? freeFolder(join('runs', slug(`${name}-${seed}`)), owner);
  await withFolders([{ dir, owner }], () =>
    stoppable(undefined, async ({ signal, interrupted }) => {
      const { failed, whole } = await withMeans({ threads, signal, lang, ...meansOf(given) }, (means) =>
        work({ dir, lang, json: json ?? false, means }),
      );
      if (interrupted() || !whole) process.exitCode = 130;
      else if (failed > 0) process.exitCode = 3;
    }),
  );
}

/** Names every run that failed. @returns how many */
export function printFailures(
  sides: readonly { readonly letter: string; readonly run: FinishedRun }[],
  lang: Language,
): number {
  const lines = sides.flatMap(({ letter, run }) =>
    run.result.replicates
      .filter(({ status }) => status === 'failed')
      .map(({ replicate, error }) => `${letter}/${replicate}: ${FOLDER_WORDS[lang].failed}: ${error}`),
  );
  note(...lines);
  return lines.length;
}

/** Says how many of the runs were not simulated again. */
export function tellRemembered(runs: readonly FinishedRun[], lang: Language): void {
  const remembered = runs.reduce((sum, run) => sum + run.remembered, 0);
  const ended = runs.reduce((sum, run) => sum + run.result.manifest.replicates, 0);
  if (remembered > 0) note(MEMO_WORDS[lang].remembered(remembered, ended));
}

/** The record of a folder, with its checksum. */
export function putRecord(dir: string, name: string, record: object): Promise<void> {
  return putText(dir, name, `${JSON.stringify(sealRecord(record), null, 2)}\n`);
}
