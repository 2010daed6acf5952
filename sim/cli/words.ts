/** Words of the terminal that several commands share. */
import type { Trouble } from '../runs/trouble.ts';

export const MEMO_WORDS = {
  zh: {
    remembered: (count: number, all: number) => `${all} 次运行中 ${count} 次已有答案，未重新计算`,
    damaged: (count: number) => `${count} 个存下的答案已损坏，已重新计算`,
  },
  en: {
    remembered: (count: number, all: number) => `${count} of ${all} runs remembered`,
    damaged: (count: number) =>
      `${count} stored ${count === 1 ? 'answer was' : 'answers were'} damaged and computed again`,
  },
} as const;

/** What goes wrong beside the work, which goes on: what was expected, and what comes of it (phrases/runs.ts). */
export const TROUBLE_WORDS: Readonly<
  Record<Trouble['kind'], { readonly expected: string; readonly hint: string }>
> = {
  damagedState: {
    expected: 'a checkpoint as it was written',
    hint: 'this replicate starts again from its first day',
  },
  unkeptState: {
    expected: 'room for a checkpoint',
    hint: 'the replicate goes on, and starts from its first day if it is cut short',
  },
  unreadAnswer: { expected: 'a folder that can be read', hint: 'answers in it are computed again' },
  unkeptAnswer: { expected: 'a folder that can be written', hint: 'answers are not remembered' },
  lostQueue: { expected: 'a queue that answers', hint: 'the work waits, and goes on when it does' },
  noWorker: {
    expected: 'a worker that serves the queue',
    hint: 'start one with `laotie worker`: the work waits',
  },
  storeWaits: { expected: 'a store that takes and gives answers', hint: 'the work waits and tries again' },
};

export const PROGRESS_WORDS = {
  zh: { runs: '次', failed: '失败', perSecond: '次/秒', left: '剩余', median: '中位数' },
  en: { runs: 'runs', failed: 'failed', perSecond: 'runs/s', left: 'left', median: 'median' },
} as const;

export const INTERNAL_ERROR = {
  zh: (message: string) => `laotie: 内部错误：${message}；设 LAOTIE_DEBUG=1 可查看出处`,
  en: (message: string) => `laotie: internal error: ${message}; LAOTIE_DEBUG=1 shows where`,
} as const;

export const PAIRED_RUNS = { zh: '次配对运行', en: 'paired runs' } as const;
