/** What a command hands to the work it starts: threads, the memo, this program's version. */

import type { Language } from '../notation/language.ts';
import { type Memo, noMemo } from '../runs/memo.ts';
import { engineVersion } from '../runs/node/engine.ts';
import { memoFolder, openMemo } from '../runs/node/memo-folder.ts';
import { withThreads } from '../runs/node/threads.ts';
import type { Means } from '../runs/perform.ts';
import type { OnTrouble } from '../runs/trouble.ts';
import { MEMO_WORDS, TROUBLE_WORDS } from './words.ts';

/** `--memo DIR`, or `--no-memo`, which the parser gives as false. */
export interface MemoArguments {
  readonly memo?: string | false | undefined;
}

export const MEMO_OPTION = {
  requiresArg: true,
  describe:
    '已有答案的文件夹，--no-memo 不用 · folder of remembered answers, by default in the user’s cache; --no-memo for none',
  coerce: (value: unknown) => (Array.isArray(value) ? value.at(-1) : value) as string | false,
} as const;

export interface Lent extends MemoArguments {
  readonly threads?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly lang: Language;
}

function memoOf({ memo }: MemoArguments, onTrouble: OnTrouble): Memo {
  return memo === false ? noMemo : openMemo(memo ?? memoFolder(), { onTrouble });
}

/** Tells each kind of trouble once, however many files it has to do with. */
function tellOnce(lang: Language): OnTrouble {
  const told = new Set<string>();
  return ({ kind, place, got }) => {
    if (told.has(`${kind} ${got}`)) return;
    told.add(`${kind} ${got}`);
    const clear = process.stderr.isTTY ? '\r\u001b[K' : ''; // the line of progress
    process.stderr.write(`${clear}${TROUBLE_WORDS[lang][kind](place, got)}\n`);
  };
}

/** Lends threads and the memo; says what goes wrong beside the work, and in the end of stored answers that were damaged. */
export async function withMeans<Result>(
  { threads, signal, lang, ...given }: Lent,
  use: (means: Means) => Promise<Result>,
): Promise<Result> {
  const damaged = new Set<string>();
  const onTrouble = tellOnce(lang);
  const memo = memoOf(given, onTrouble);
  try {
    const onDamaged = (address: string) => damaged.add(address);
    return await withThreads(
      threads,
      (executor) => use({ executor, memo, engine: engineVersion(), signal, onDamaged }),
      onTrouble,
    );
  } finally {
    if (damaged.size > 0) process.stderr.write(`${MEMO_WORDS[lang].damaged(damaged.size)}\n`);
  }
}
