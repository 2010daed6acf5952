import type { Argv, CommandModule } from 'yargs';
import { refuse } from '../notation/refusal.ts';
import { verifyRun } from '../runs/node/verify.ts';
import { shown } from '../scenario/problems.ts';
import { languageOf } from './language.ts';
import { threadsOf } from './limits.ts';
import { JSON_OPTION, single } from './options.ts';
import { complain, print, printJson } from './terminal.ts';

interface VerifyArguments {
  readonly dir?: string;
  readonly sample?: string;
  readonly threads?: string;
  readonly json?: boolean;
  readonly lang?: string;
}

const MISMATCH = 4;

const WORDS = {
  zh: {
    same: (rerun: number, of: number) => `一致：各文件的哈希，以及重新运行的 ${rerun} / ${of} 次运行的指纹`,
    different: (count: number, rerun: number, of: number) =>
      `不一致：${count} 处（重新运行 ${rerun} / ${of} 次）`,
    limits:
      '这不能证明：模型符合现实；指纹以外的中间过程逐日相同；未重新运行的那些次；report.html 与 charts/；清单本身未被改写。',
  },
  en: {
    same: (rerun: number, of: number) =>
      `same: hashes of the files, and fingerprints of ${rerun} of ${of} replicates run again`,
    different: (count: number, rerun: number, of: number) =>
      `different: ${count} (${rerun} of ${of} replicates run again)`,
    limits:
      'This does not prove: that the model is right about the world; anything about replicates not run again; report.html and charts/; that no one rewrote the manifest and the tables together.',
  },
} as const;

function sampleOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const sample = Number(text);
  if (Number.isInteger(sample) && sample >= 1) return sample;
  throw refuse('--sample', 'a whole number, 1 or more', shown(text));
}

/** `verify <DIR>`: exit code 4 when a file or a replicate is not as the manifest says. */
export const verify: CommandModule<object, VerifyArguments> = {
  command: 'verify <dir>',
  describe:
    '核对结果文件夹：文件哈希，并重新运行 · Check a run folder: hashes of files, replicates run again',
  builder: (yargs) =>
    yargs
      .positional('dir', { type: 'string', describe: '结果文件夹 · run folder' })
      .option('sample', single('只重新运行这么多次 · run only so many again'))
      .option('threads', single('线程数 · worker threads'))
      .option('json', JSON_OPTION)
      .example('$0 verify runs/my-run --sample 2', '') as Argv<VerifyArguments>,
  handler: async ({ dir = '', sample, threads, json = false, lang }) => {
    const [count, used] = [sampleOf(sample), threadsOf(threads)];
    const words = WORDS[languageOf(lang)];
    const found = await verifyRun(dir, {
      ...(count ? { sample: count } : {}),
      ...(used ? { threads: used } : {}),
    });
    const { mismatches, rerun, replicates } = found;
    if (json) {
      printJson({ dir, ok: mismatches.length === 0, ...found, doesNotProve: words.limits });
    } else {
      complain(
        mismatches.map(({ what, ...mismatch }) => ({ place: what, ...mismatch })),
        languageOf(lang),
      );
      const line =
        mismatches.length === 0
          ? words.same(rerun, replicates)
          : words.different(mismatches.length, rerun, replicates);
      print(line, words.limits);
    }
    if (mismatches.length > 0) process.exitCode = MISMATCH;
  },
};
