import { existsSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { Argv, CommandModule } from 'yargs';
import { PARAMETERS, type ParameterName } from '../model/params.ts';
import { currencyOfAmount, parseAmount, parseCount, parseShare } from '../notation/amounts.ts';
import { CURRENCY_CODES, FIRST_CURRENCY, otherCurrency, unitOfMoney } from '../notation/currencies.ts';
import type { Language } from '../notation/language.ts';
import { nearestNames } from '../notation/nearest.ts';
import { refuse } from '../notation/refusal.ts';
import { putText, writing } from '../runs/node/files.ts';
import { openFolder } from '../runs/node/folder.ts';
import { shippedMarketFile } from '../runs/node/markets.ts';
import { LIMITS, readText } from '../runs/node/read-file.ts';
import { EXPECTED_ID, isId } from '../scenario/fields.ts';
import type { FigureRules } from '../scenario/figure-row.ts';
import { historyRows } from '../scenario/history-rows.ts';
import { MOST_BASKET } from '../scenario/market-parameters.ts';
import { didYouMean, shown } from '../scenario/problems.ts';
import { languageOf } from './language.ts';
import { firstFitOf, firstLook, newMarketFiles } from './new-market.ts';
import { type Answers, rateOf } from './new-parameters.ts';
import { JSON_OPTION, single } from './options.ts';
import { print, printJson } from './terminal.ts';
import { today } from './today.ts';

interface NewArguments {
  readonly name?: string;
  readonly currency?: string;
  readonly users?: string;
  readonly reachable?: string;
  readonly daily?: string;
  readonly minutes?: string;
  readonly basket?: string;
  readonly history?: string;
  readonly json?: boolean;
  readonly lang?: string;
}

/** All that can ever be users, over monthly users now; an assumption. */
const REACHABLE = 2;
const DAILY = '40%';
const MINUTES = '60';

const WORDS = {
  zh: {
    currency: '货币代码（ISO 4217）',
    users: '月活跃用户数，如 4000 万',
    basket: '一次购买的平均金额（市场货币）',
    wrote: (file: string) => `写出 ${file}`,
    first: (file: string) => `先把公布的数字（如各季 ecommerce_gmv）写进 ${file}：没有它们无从校准`,
    next: '接下来（calibrate 只是先看一眼；要紧的数字请用场景的 scale，并去掉 --draws、--seeds 与 --rounds，用时长得多）：',
  },
  en: {
    currency: 'code of the currency (ISO 4217)',
    users: 'monthly active users, such as 40m',
    basket: 'what one purchase is worth, in that currency',
    wrote: (file: string) => `wrote ${file}`,
    first: (file: string) =>
      `first write published figures (such as ecommerce_gmv by quarter) into ${file}: without them there is nothing to fit`,
    next: 'next (a first look; for figures that matter calibrate at the scale of the scenario, without --draws, --seeds and --rounds, which takes far longer):',
  },
} as const;

type Asked = 'currency' | 'users' | 'basket';

/** What a flag gives, else what a person at a terminal answers, else nothing. */
async function answerTo(key: Asked, given: NewArguments, lang: Language): Promise<string | undefined> {
  const flag = given[key];
  if (flag !== undefined || !process.stdin.isTTY || !process.stderr.isTTY) return flag;
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await asking.question(`${WORDS[lang][key]}: `);
  } finally {
    asking.close();
  }
}

function currencyOf(written: string | undefined): string {
  const code = written?.trim().toUpperCase() ?? '';
  if (CURRENCY_CODES.includes(code)) return code;
  const named = otherCurrency(written ?? '', '');
  const hint = code === '' ? undefined : didYouMean(named ? [named] : nearestNames(code, CURRENCY_CODES));
  throw refuse('--currency', `a currency: ${CURRENCY_CODES.join(', ')}`, shown(written), hint);
}

const PEOPLE = { expected: 'a count of people such as 40m', range: hardOf('fans.users') } as const;
const MINUTES_A_DAY = { expected: 'minutes of a day such as 60', range: [Number.MIN_VALUE, 1440] } as const;

function hardOf(name: ParameterName): readonly [low: number, high: number] {
  return PARAMETERS.find((one) => one.name === name)!.hard;
}

/** What a purchase can be worth: in a currency whose rate nobody has told, whatever a run can carry. */
function basketsIn(currency: string) {
  const range = currency === FIRST_CURRENCY ? hardOf('purchase.basket') : ([0.01, MOST_BASKET] as const);
  return { expected: 'an amount such as 30', range } as const;
}

/** A number that a market can have. */
function numberOf(
  option: string,
  { expected, range: [low, high] }: typeof PEOPLE | typeof MINUTES_A_DAY | ReturnType<typeof basketsIn>,
  written: string | undefined,
): number {
  const value = option === '--basket' ? parseAmount(written ?? '') : parseCount(written ?? '');
  const plain = value ?? (written?.trim() ? Number(written) : Number.NaN);
  if (plain >= low && plain <= high) return plain;
  const least = low > Number.MIN_VALUE ? `${expected}, from ${low} to ${high}` : expected;
  throw refuse(option, Number.isNaN(plain) ? expected : least, shown(written));
}

/** What one purchase is worth, in the currency of the market and no other. */
function basketOf(written: string | undefined, currency: string): number {
  const basket = numberOf('--basket', basketsIn(currency), written);
  const other = currencyOfAmount(written ?? '');
  if (other === undefined || other === currency) return basket;
  throw refuse('--basket', `an amount in ${unitOfMoney(currency)}`, shown(written));
}

function shareOf(written: string): number {
  const share = parseShare(written) ?? parseShare(Number(written));
  if (share !== undefined && share > 0 && share <= 1) return share;
  throw refuse('--daily', 'a share such as 45%', shown(written));
}

function historyIn(file: string | undefined, market: FigureRules): Answers['history'] {
  if (file === undefined) return undefined;
  const { text } = readText(file, 'a history', LIMITS.table);
  const rows = historyRows(text, file, { ...market, trackers: [] });
  const ahead = rows.find(({ published }) => published > today());
  if (!ahead) return { rows, text };
  throw refuse(file, `figures that are public today, ${today()}`, ahead.published);
}

/** @throws Refusal for an answer that is none */
async function answersOf(given: NewArguments, lang: Language): Promise<Answers> {
  const { name = '', reachable, daily = DAILY, minutes = MINUTES, history } = given;
  if (!isId(name)) throw refuse('name', EXPECTED_ID, shown(name));
  if (existsSync(shippedMarketFile(name)))
    throw refuse('name', 'nothing of that name yet', 'a market that ships', 'name another market');
  const currency = currencyOf(await answerTo('currency', given, lang));
  const users = numberOf('--users', PEOPLE, await answerTo('users', given, lang));
  const all = reachable === undefined ? users * REACHABLE : numberOf('--reachable', PEOPLE, reachable);
  if (all < users) throw refuse('--reachable', 'at least as many as --users', shown(reachable));
  const basket = basketOf(await answerTo('basket', given, lang), currency);
  return {
    name,
    currency,
    users,
    reachable: Math.min(2e9, all),
    daily: shareOf(daily),
    minutes: numberOf('--minutes', MINUTES_A_DAY, minutes),
    basket,
    history: historyIn(history, { currency, rate: rateOf({ currency, basket }) }),
    today: today(),
  };
}

/** Nothing that is there already is written over. */
function checkFree(paths: readonly string[]): void {
  const taken = paths.find((path) => existsSync(path));
  if (taken === undefined) return;
  throw refuse(taken, 'nothing of that name yet', 'a file that is there', 'name another market');
}

async function writeNew(given: NewArguments): Promise<void> {
  const lang = languageOf(given.lang);
  const answers = await answersOf(given, lang);
  const folder = resolve('scenarios');
  const files = [...newMarketFiles(answers)].map(([name, text]) => ({ path: join(folder, name), text }));
  checkFree(files.map(({ path }) => path));
  for (const { path, text } of files) {
    openFolder(dirname(path));
    await writing(dirname(path), () => putText(dirname(path), basename(path), text));
  }
  const near = (path: string) => relative(process.cwd(), path).replaceAll('\\', '/');
  const names = files.map(({ path }) => near(path));
  const scenario = near(join(folder, `${answers.name}.yaml`));
  const next = [
    `laotie market check ${answers.name}`,
    `laotie calibrate ${scenario} --seed ${answers.name} ${firstLook(answers)} --out ${near(join(folder, firstFitOf(answers)))}`,
    `laotie run ${scenario}`,
  ];
  if (given.json) return printJson({ name: answers.name, files: names, next });
  const words = WORDS[lang];
  const isEmpty = given.history === undefined;
  const first = isEmpty ? names.filter((name) => name.endsWith('history.csv')).map(words.first) : [];
  print(...names.map(words.wrote), ...first, words.next, ...next.map((line) => `  ${line}`));
}

/** `new <name>`: the folder of a market from a few answers, and a scenario in it; both validate, and say what is assumed. */
export const newMarket: CommandModule<object, NewArguments> = {
  command: 'new <name>',
  describe: '新建一个市场的数据文件夹 · Begin the folder of a market of your own',
  builder: (yargs) =>
    yargs
      .positional('name', { type: 'string', describe: '市场名 · name of the market' })
      .option('currency', single('货币代码（ISO 4217） · code of the currency'))
      .option('users', single('月活跃用户数 · monthly active users'))
      .option(
        'reachable',
        single('可能成为用户的人数，默认为两倍 · people who may ever be users; twice as many by default'),
      )
      .option('daily', single(`日活占月活的比例，默认 ${DAILY} · share of them active on a day; ${DAILY} by default`))
      .option('minutes', single(`日活每天使用的分钟数，默认 ${MINUTES} · minutes of an active user a day; ${MINUTES} by default`)) // biome-ignore format: one line
      .option('basket', single('一次购买的平均金额 · what one purchase is worth'))
      .option('history', single('已公布的数字（CSV） · published figures, in the columns of history.csv'))
      .option('json', JSON_OPTION)
      .example('$0 new my-market --users 40m --basket 30 --history history.csv', '') as Argv<NewArguments>,
  handler: writeNew,
};
