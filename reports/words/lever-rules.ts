/** Words for what levers with budgets and triggers did. */
import type { Bilingual, Language } from '../../sim/notation/language.ts';

interface RuleWords {
  readonly budgets: string;
  readonly budgetHeads: readonly string[];
  /** A lever's life, from its first day to its last. */
  readonly life: (from: string, until: string) => string;
  readonly of: (some: string, all: string) => string;
  readonly note: string;
  readonly triggers: string;
  readonly triggerHeads: readonly string[];
  readonly never: string;
  readonly days: (days: string) => string;
  readonly triggersNote: string;
}

export const RULE_WORDS: Readonly<Record<Language, RuleWords>> = {
  zh: {
    budgets: '政策的预算',
    budgetHeads: ['政策', '时期', '预算', '花费（中位数）', '80% 区间', '剩余（中位数）', '花光的次数'],
    life: (from, until) => `${from} 至 ${until}`,
    of: (some, all) => `${all} 次中的 ${some} 次`,
    note: '预算花光后政策停止。剩余不到预算的 1% 即视为花光。',
    triggers: '由指标触发的政策',
    triggerHeads: ['政策', '指标', '触发过的次数', '首次触发（中位数）', '生效天数（中位数）'],
    never: '从未',
    days: (days) => `${days} 天`,
    triggersNote: '中位数只计触发过的运行。每次运行的起止日期见 triggers.csv。',
  },
  en: {
    budgets: 'Budgets of levers',
    budgetHeads: ['Lever', 'Period', 'Budget', 'Spent (median)', '80% interval', 'Left (median)', 'Spent up'],
    life: (from, until) => `${from} to ${until}`,
    of: (some, all) => `${some} of ${all} runs`,
    note: 'When a budget is spent its lever rests. It counts as spent up when less than 1% of it is left.',
    triggers: 'Levers put on by a metric',
    triggerHeads: ['Lever', 'Metric', 'Ever on', 'First on (median)', 'Days on (median)'],
    never: 'never',
    days: (days) => `${days} days`,
    triggersNote: 'Medians are over the runs in which it was ever on. Dates of each run are in triggers.csv.',
  },
} satisfies Record<keyof Bilingual, RuleWords>;
