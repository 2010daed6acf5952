/** What is said of a market's grade, on pages and terminals. */
import type { Language } from '../../sim/notation/language.ts';
import type { Lack } from '../../sim/result/lacks.ts';
import type { RunMarket } from '../../sim/result/result.ts';

/** What is missing, and what to do about it; the first alone stands on page one. */
interface LackWords {
  readonly what: string;
  readonly todo?: string;
}

type Lacks = Readonly<Record<Lack, LackWords>>;

const MARKET_WORDS: Readonly<
  Record<
    Language,
    {
      readonly lacks: Lacks;
      readonly grade: (title: string, grade: string, lacks: string) => string;
      readonly comma: string;
      readonly colon: string;
    }
  >
> = {
  zh: {
    lacks: {
      attention: { what: '历史数据缺少月活、日活或使用时长：无法运行' },
      facts: { what: '没有任何可用的事实：无法拟合' },
      fit: { what: '没有拟合', todo: '请运行 calibrate，把结果放进 posterior/' },
      unused: { what: '有拟合而此次没有用', todo: '请写在 parameters.posterior（fit 指最新的一个）' },
      engine: { what: '拟合由另一版本的程序作出', todo: '请重新拟合' },
      backtest: { what: '没有本版本程序的回测', todo: '请运行 backtest，把结果放进 backtest/' },
      coverage: { what: '回测的区间没有包含应有的那么多公布值，或预测太少' },
    },
    grade: (title, grade, lacks) => `市场“${title}”：等级 ${grade}${lacks && `，${lacks}`}`,
    comma: '；',
    colon: '：',
  },
  en: {
    lacks: {
      attention: { what: 'the history lacks monthly users, daily users or minutes: nothing can run' },
      facts: { what: 'no fact can be used: nothing can be fitted' },
      fit: { what: 'no fit', todo: 'run calibrate and put its file into posterior/' },
      unused: {
        what: 'it has a fit that this run does not take',
        todo: 'name it under parameters.posterior (fit is the newest)',
      },
      engine: { what: 'the fit was made by another version of the program', todo: 'fit again' },
      backtest: {
        what: 'no backtest by this version of the program',
        todo: 'run backtest and put its file into backtest/',
      },
      coverage: {
        what: 'intervals of the backtest held fewer published figures than they should, or it made too few forecasts',
      },
    },
    grade: (title, grade, lacks) => `Market “${title}”: grade ${grade}${lacks && `, ${lacks}`}`,
    comma: '; ',
    colon: ': ',
  },
};

/** What a market lacks, and what to do about it. */
export function lackText(lack: Lack, lang: Language): string {
  const { lacks, colon } = MARKET_WORDS[lang];
  const { what, todo } = lacks[lack];
  return todo === undefined ? what : `${what}${colon}${todo}`;
}

/** The grade of a market, with what keeps it from the one above; without a full stop. @param write what is said of a lack */
export function gradeText(
  { title, grade, lacks }: RunMarket,
  lang: Language,
  write: (lack: Lack, lang: Language) => string = lackText,
): string {
  const words = MARKET_WORDS[lang];
  return words.grade(title[lang], grade, lacks.map((lack) => write(lack, lang)).join(words.comma));
}

/** The same for page one: without commands. */
export function plainGradeText(market: RunMarket, lang: Language): string {
  return gradeText(market, lang, (lack) => MARKET_WORDS[lang].lacks[lack].what);
}
