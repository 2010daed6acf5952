import { basename, dirname, join } from 'node:path';
import type { Argv, CommandModule } from 'yargs';
import { lackText } from '../../reports/words/market.ts';
import { alignedRows } from '../notation/columns.ts';
import { isDate } from '../notation/dates.ts';
import type { Bilingual, Language } from '../notation/language.ts';
import { numbersIn } from '../notation/numbers.ts';
import { refuse } from '../notation/refusal.ts';
import { GRADE_WORDS } from '../result/grades.ts';
import { backtestOf } from '../runs/node/backtest.ts';
import { engineVersion } from '../runs/node/engine.ts';
import { fitsOf, marketAt, marketFileNamed, notCarriedBy } from '../runs/node/markets.ts';
import { shown } from '../scenario/problems.ts';
import { checkMarket, type MarketCheck } from '../study/market-check.ts';
import { languageOf } from './language.ts';
import { JSON_OPTION, single } from './options.ts';
import { print, printJson } from './terminal.ts';
import { today } from './today.ts';

interface MarketArguments {
  readonly action?: string;
  readonly name?: string;
  readonly known?: string;
  readonly json?: boolean;
  readonly lang?: string;
}

const WORDS = {
  zh: {
    grade: (grade: string, name: string, day: string) => `${name}：等级 ${grade}（截至 ${day} 公布的数据）`,
    attention: '季度数据',
    facts: '事实（每条规则给出的个数）',
    none: '无',
    parameters: (count: number, of: string) => `${of} ${count} 个`,
    notCarried: '规则无法表达的',
    width: '拟合的参数，抽样宽度占先验宽度的比例（100% 即数据看不见它）',
  },
  en: {
    grade: (grade: string, name: string, day: string) =>
      `${name}: grade ${grade}, by what was public on ${day}`,
    attention: 'known quarters',
    facts: 'facts that each rule gives',
    none: 'none',
    parameters: (count: number, of: string) => `${count} ${of}`,
    notCarried: 'what the rules cannot carry',
    width: 'fitted parameters, width of the draws over that of the prior (100%: the facts see nothing of it)',
  },
} as const;

/** `market check <name>`: what a market's folder can carry, what it lacks, what each parameter rests on, a grade. */
export const market: CommandModule<object, MarketArguments> = {
  command: 'market <action> <name>',
  describe: '检查一个市场的数据文件夹 · Check the folder of a market',
  builder: (yargs) =>
    yargs
      .positional('action', { choices: ['check'], describe: '要做什么 · what to do' })
      .positional('name', { type: 'string', describe: '市场名 · name of the market' })
      .option('known', single('信息日，缺省为今天 · information date, today when not given'))
      .option('json', JSON_OPTION)
      .example('$0 market check my-market', '') as Argv<MarketArguments>,
  handler: ({ name = '', known = today(), json = false, lang }) => {
    if (!isDate(known)) throw refuse('--known', 'a date YYYY-MM-DD', shown(known));
    const file = marketFileNamed(name);
    const [fit] = fitsOf(file, known);
    const posterior = fit?.posterior;
    const scenario = posterior?.record?.scenario ?? name;
    const found = checkMarket({
      data: marketAt(file),
      knownUntil: known,
      posterior,
      backtest: backtestOf(scenario, posterior, join(dirname(file), 'backtest')),
      engine: engineVersion(),
    });
    const notCarried = notCarriedBy(file);
    const language = languageOf(lang);
    const fitted = fit ? basename(fit.file) : null;
    if (json) printJson({ market: name, known, posterior: fitted, ...found, notCarried });
    else print(...checkLines(found, name, known, language), ...notCarriedLines(notCarried, language));
  },
};

function notCarriedLines(texts: readonly Bilingual[], lang: Language): string[] {
  return texts.length > 0
    ? ['', `${WORDS[lang].notCarried}:`, ...texts.map((text) => `- ${text[lang]}`)]
    : [];
}

function checkLines(check: MarketCheck, name: string, known: string, lang: Language): string[] {
  const words = WORDS[lang];
  const { share, gap } = numbersIn(lang);
  const span = (quarters: readonly string[]) =>
    quarters.length > 0 ? `${quarters[0]} … ${quarters.at(-1)} (${quarters.length})` : words.none;
  const grades = [...new Set(check.parameters.map(({ rests }) => rests))].sort();
  const counts = grades.map((grade) =>
    words.parameters(
      check.parameters.filter(({ rests }) => rests === grade).length,
      GRADE_WORDS[grade][lang],
    ),
  );
  const widths = check.parameters
    .flatMap(({ name: parameter, width }) => (width === undefined ? [] : [{ parameter, width }]))
    .sort((a, b) => a.width - b.width);
  return [
    words.grade(check.grade, name, known),
    ...check.lacks.map((lack) => `- ${lackText(lack, lang)}`),
    '',
    `${words.attention}:${gap}`.trim(),
    ...alignedRows(check.attention.map(({ series, quarters }) => [`  ${series}`, span(quarters)])),
    `${words.facts}:`,
    ...alignedRows(
      check.rules.map((rule) => [`  ${rule.name}`, rule.facts > 0 ? `${rule.facts}` : words.none]),
    ),
    counts.join(lang === 'zh' ? '，' : ', '),
    ...(widths.length > 0 ? [`${words.width}:`] : []),
    ...alignedRows(widths.map(({ parameter, width }) => [`  ${parameter}`, share(width)])),
  ];
}
