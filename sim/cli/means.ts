/** What a command hands to the work it starts: threads, the memo, this program's version. */

import type { Language } from '../notation/language.ts';
import type { Executor } from '../runs/executor.ts';
import { type Memo, noMemo } from '../runs/memo.ts';
import { engineVersion } from '../runs/node/engine.ts';
import { memoFolder, openMemo } from '../runs/node/memo-folder.ts';
import { withThreads } from '../runs/node/threads.ts';
import type { Means } from '../runs/perform.ts';
import { patient } from '../runs/queue/patient.ts';
import { atFirst, memoBeside, namedStore, type Store } from '../runs/store.ts';
import type { OnTrouble } from '../runs/trouble.ts';
import { ELSEWHERE_OPTIONS, type Elsewhere, type ElsewhereArguments } from './elsewhere.ts';
import { complain, note } from './terminal.ts';
import { MEMO_WORDS, TROUBLE_WORDS } from './words.ts';

/** `--memo DIR`, or `--no-memo`, which the parser gives as false; `--on` and `--store` for other machines. */
export interface MeansArguments extends ElsewhereArguments {
  readonly memo?: string | false | undefined;
}

/** Options of every command that has work done. */
export const MEANS_OPTIONS = {
  memo: {
    requiresArg: true,
    describe:
      '已有答案的文件夹，--no-memo 不用 · folder of remembered answers, by default in the user’s cache; --no-memo for none',
    coerce: (value: unknown) => (Array.isArray(value) ? value.at(-1) : value) as string | false,
  },
  ...ELSEWHERE_OPTIONS,
} as const;

/** What of a command's arguments is about means. */
export function meansOf({ memo, on, store }: MeansArguments): MeansArguments {
  return { memo, on, store };
}

export interface Lent extends MeansArguments {
  readonly threads?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly lang: Language;
}

function memoOf({ memo }: MeansArguments, onTrouble: OnTrouble): Memo {
  return memo === false ? noMemo : openMemo(memo ?? memoFolder(), { onTrouble });
}

/** Tells each kind of trouble once, however many files it has to do with. */
export function tellOnce(lang: Language): OnTrouble {
  const told = new Set<string>();
  return ({ kind, place, got }) => {
    if (told.has(`${kind} ${got}`)) return;
    told.add(`${kind} ${got}`);
    const { expected, hint } = TROUBLE_WORDS[kind];
    complain([{ place, expected, got, hints: [hint] }], lang);
  };
}

/** Lends threads to commands: to each its own, unless a process that carries out many puts another in its place. */
export const lender = { withThreads };

/** Lends threads, or other machines, and the memo; says what goes wrong beside the work, and in the end of stored answers that were damaged. */
export async function withMeans<Result>(
  { threads, signal, lang, on, store, ...given }: Lent,
  use: (means: Means) => Promise<Result>,
): Promise<Result> {
  const damaged = new Set<string>();
  const onTrouble = tellOnce(lang);
  const memo = memoOf(given, onTrouble);
  const onDamaged = (address: string) => damaged.add(address);
  const engine = engineVersion();
  try {
    if (on && store) {
      return await withOthers({ on, store, engine, onTrouble, signal }, (executor, lasting) =>
        use({ executor, memo: memoBeside(memo, lasting, signal), engine, signal, onDamaged }),
      );
    }
    return await lender.withThreads(
      threads,
      (executor) => use({ executor, memo, engine, signal, onDamaged }),
      onTrouble,
    );
  } finally {
    if (damaged.size > 0) note(MEMO_WORDS[lang].damaged(damaged.size));
  }
}

/** Lends other machines. BullMQ is loaded for them alone. */
async function withOthers<Result>(
  given: Required<Elsewhere> & {
    readonly engine: string;
    readonly onTrouble: OnTrouble;
    readonly signal: AbortSignal | undefined;
  },
  use: (executor: Executor, store: Store) => Promise<Result>,
): Promise<Result> {
  const { on: address, engine, onTrouble, signal } = given;
  const onFault = ({ place, got }: { readonly place: string; readonly got: string }) =>
    onTrouble({ kind: 'storeWaits', place, got });
  const store = patient(given.store, onFault, signal);
  const storeName = await atFirst(() => namedStore(given.store));
  const { withQueue } = await import('../runs/queue/sender.ts');
  return withQueue({ address, store, storeName, engine, onTrouble }, (executor) => use(executor, store));
}
