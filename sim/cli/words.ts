/** Words of the terminal that several commands share. */
import type { Language } from '../notation/language.ts';
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

/** Why a disk refused, as sim/runs/node/files.ts says it. */
const REASONS_ZH: Readonly<Record<string, string>> = {
  'a full disk': '磁盘已满',
  'a full quota': '配额已满',
  'a limit on the size of files': '文件大小受限',
  'a folder that has gone': '文件夹已不存在',
  'a disk that cannot be written': '磁盘不可写',
  'no permission': '没有权限',
  'an error of the disk': '磁盘错误',
  'other bytes': '别的字节',
  'no memory for a copy': '内存不足以复制',
};
const inChinese = (got: string) => REASONS_ZH[got] ?? got;

/** What goes wrong beside the work, which goes on. */
export const TROUBLE_WORDS: Readonly<
  Record<Language, Readonly<Record<Trouble['kind'], (place: string, got: string) => string>>>
> = {
  zh: {
    damagedState: (file, got) =>
      `${file}: 应为写下时的检查点，实为 ${inChinese(got)}；这一次运行从第一天重新开始`,
    unkeptState: (file, got) =>
      `${file}: 应能写入检查点，实为 ${inChinese(got)}；运行照常进行，若中断则从第一天重新开始`,
    unreadAnswer: (folder, got) =>
      `${folder}: 应为可读的文件夹，实为 ${inChinese(got)}；已有的答案不用，重新计算`,
    unkeptAnswer: (folder, got) =>
      `${folder}: 应为可写的文件夹，实为 ${inChinese(got)}；运行照常进行，答案不予保存`,
  },
  en: {
    damagedState: (file, got) =>
      `${file}: expected a checkpoint as it was written, got ${got}; this replicate starts again from its first day`,
    unkeptState: (file, got) =>
      `${file}: expected room for a checkpoint, got ${got}; the replicate goes on, and starts from its first day if it is cut short`,
    unreadAnswer: (folder, got) =>
      `${folder}: expected a folder that can be read, got ${got}; answers in it are computed again`,
    unkeptAnswer: (folder, got) =>
      `${folder}: expected a folder that can be written, got ${got}; answers are not remembered`,
  },
};

export const PROGRESS_WORDS = {
  zh: { runs: '次', failed: '失败', perSecond: '次/秒', left: '剩余', median: '中位数' },
  en: { runs: 'runs', failed: 'failed', perSecond: 'runs/s', left: 'left', median: 'median' },
} as const;

export const PAIRED_RUNS = { zh: '次配对运行', en: 'paired runs' } as const;
