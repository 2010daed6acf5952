/** Words of the terminal that several commands share. */

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

export const PROGRESS_WORDS = {
  zh: { runs: '次', failed: '失败', perSecond: '次/秒', left: '剩余', median: '中位数' },
  en: { runs: 'runs', failed: 'failed', perSecond: 'runs/s', left: 'left', median: 'median' },
} as const;

export const INTERNAL_ERROR = {
  zh: (message: string) => `laotie: 内部错误：${message}；设 LAOTIE_DEBUG=1 可查看出处`,
  en: (message: string) => `laotie: internal error: ${message}; LAOTIE_DEBUG=1 shows where`,
} as const;

export const PAIRED_RUNS = { zh: '次配对运行', en: 'paired runs' } as const;
