/** What is said of a market's grade, on pages and terminals. */
import type { Language } from '../../sim/notation/language.ts';
import type { Lack } from '../../sim/result/lacks.ts';
import type { RunMarket } from '../../sim/result/result.ts';

type Lacks = Readonly<Record<Lack, string>>;

export const MARKET_WORDS: Readonly<
  Record<
    Language,
    {
      readonly lacks: Lacks;
      readonly grade: (title: string, grade: string, lacks: string) => string;
      readonly comma: string;
    }
  >
> = {
  zh: {
    lacks: {
      attention: '历史数据缺少月活、日活或使用时长：无法运行',
      facts: '没有任何可用的事实：无法拟合',
      fit: '没有拟合：请运行 calibrate，把结果放进 posterior/',
      unused: '有拟合而此次没有用：请写在 parameters.posterior（fit 指最新的一个）',
      engine: '拟合由另一版本的程序作出：请重新拟合',
      backtest: '没有本版本程序的回测：请运行 backtest，把结果放进 backtest/',
      coverage: '回测的区间没有包含应有的那么多公布值，或预测太少',
    },
    grade: (title, grade, lacks) => `市场“${title}”：等级 ${grade}${lacks && `，${lacks}`}`,
    comma: '；',
  },
  en: {
    lacks: {
      attention: 'the history lacks monthly users, daily users or minutes: nothing can run',
      facts: 'no fact can be used: nothing can be fitted',
      fit: 'no fit: run calibrate and put its file into posterior/',
      unused:
        'it has a fit that this run does not take: name it under parameters.posterior (fit is the newest)',
      engine: 'the fit was made by another version of the program: fit again',
      backtest: 'no backtest by this version of the program: run backtest and put its file into backtest/',
      coverage:
        'intervals of the backtest held fewer published figures than they should, or it made too few forecasts',
    },
    grade: (title, grade, lacks) => `Market “${title}”: grade ${grade}${lacks && `, ${lacks}`}`,
    comma: '; ',
  },
};

/** The grade of a market, with what keeps it from the one above; without a full stop. */
export function gradeText({ title, grade, lacks }: RunMarket, lang: Language): string {
  const words = MARKET_WORDS[lang];
  return words.grade(title[lang], grade, lacks.map((lack) => words.lacks[lack]).join(words.comma));
}
