/** Options that stand at several commands, with one text each. */
import { parseCount } from '../notation/amounts.ts';
import { refuse } from '../notation/refusal.ts';
import { shown } from '../scenario/problems.ts';
import { EXPECTED_SEED, LONGEST_SEED } from '../scenario/schema.ts';

/** A text option; the last one counts when it is given twice. */
export function single(describe: string) {
  const coerce = (value: string | readonly string[]) => (Array.isArray(value) ? value.at(-1) : value);
  return { type: 'string', requiresArg: true, describe, coerce } as const;
}

/** Where results go: a folder, or a file of which the last part is the name. */
export function outOption(describe: string) {
  const { coerce, ...option } = single(describe);
  return {
    ...option,
    coerce: (value: string | readonly string[]) => {
      const out = coerce(value);
      if (out === '') throw refuse('--out', 'a path', 'nothing');
      return out;
    },
  } as const;
}

/** A number as people write it (20000, 2万, 20k); what is none stays as it was given, for a message to show. */
export function writtenNumber(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const plain = value.trim() === '' ? Number.NaN : Number(value);
  return parseCount(value) ?? (Number.isNaN(plain) ? value : plain);
}

/** An option that is a number; the last one counts when it is given twice. */
export function counted(describe: string, initial?: number) {
  const coerce = (value: unknown) =>
    writtenNumber(Array.isArray(value) ? value.at(-1) : value) as number | undefined;
  return {
    type: 'string',
    requiresArg: true,
    describe,
    coerce,
    ...(initial === undefined ? {} : { default: initial }),
  } as const;
}

/** The seed of a study, as a scenario takes it: one text, and never none. @throws Refusal */
function seedOf(given: string | readonly string[]): string {
  const seed = typeof given === 'string' ? given : (given.at(-1) ?? '');
  if (seed !== '' && seed.length <= LONGEST_SEED) return seed;
  throw refuse('--seed', EXPECTED_SEED, shown(seed));
}

/** Of runs that keep what fans do. */
export const EVENTS_OPTION = single(
  '留下粉丝的所作所为：all 或比例，如 1% · keep what fans do, event by event: all, or a share of them, e.g. 1%',
);

export const JSON_OPTION = { type: 'boolean', describe: '输出 JSON · print JSON' } as const;
export const STUDIO_OPTION = {
  type: 'boolean',
  default: true,
  describe: '报告旁写出推演台 · write studio.html beside the report, to change levers in a browser',
} as const;
export const THREADS_OPTION = single('线程数，默认为核数 · worker threads; as many as cores by default');

/** Of studies: one scenario, its own seed, the size of its runs. */
export const STUDY_OPTIONS = {
  scenario: { type: 'string', describe: '场景文件 · scenario file' },
  seed: { ...single('种子 · seed'), demandOption: true, coerce: seedOf },
  scale: counted('每个粉丝代表的用户数 · users per fan', 20000),
  rounds: counted('拟合最多轮数 · most rounds of the fit', 8),
  threads: counted('线程数 · worker threads'),
} as const;
