/**
 * Units as the tables of companies and papers write them: money in any currency of the table beside the word for a power
 * of ten (`GBP m per day`), `万人`, `%`, `minutes`.
 * What is not in this grammar is not read: a unit that is guessed is a wrong number.
 */
import { TENS } from './amounts.ts';
import { CURRENCIES, type Currency, currencyOf, eitherOf, FIRST_CURRENCY } from './currencies.ts';

/** What a unit measures. */
export const UNIT_KINDS = ['money', 'people', 'things', 'share', 'points', 'minutes'] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

export type Span = 'day' | 'month' | 'quarter' | 'year';

export interface Unit {
  /** Of a currency's own unit, persons, things, fractions or minutes in one of it. */
  readonly factor: number;
  /** Code of the currency of an amount; absent where the unit names none. */
  readonly currency?: string;
  /** The span of time that the figure is for one of, where the unit says so. */
  readonly per?: Span;
}

/** Names of powers of ten that tables have besides those of amounts. */
const MORE_TENS: Readonly<Record<string, number>> = {
  thousand: 3,
  mn: 6,
  million: 6,
  billion: 9,
  trillion: 12,
  千: 3,
  十万: 5,
  百万: 6,
  千万: 7,
  十亿: 9,
  百亿: 10,
  千亿: 11,
};

const CHINESE_TENS = '十万|百万|千万|万亿|十亿|百亿|千亿|[千万亿]';
const NAMED_TENS = `${CHINESE_TENS}|thousand|million|billion|trillion|bn|BN|tn|TN|mn|[kKmM]`;

const PERSON = 'users?|people|persons?|buyers?|viewers?|人次|用户|人|户|名';
const THING = `${PERSON}|accounts?|applications?|brands?|gangs?|indicators?|listings?|merchants?|orders?|pairs?|partners?|units?|views?|个|件|家|单|笔|对|次`;

/** Each form has the name of its power of ten, or nothing, as its first group. */
const FORMS: Readonly<Record<Exclude<UnitKind, 'money'>, readonly RegExp[]>> = {
  people: [new RegExp(`^(${NAMED_TENS})$`), new RegExp(`^(${NAMED_TENS})? ?(?:${PERSON})$`)],
  things: [new RegExp(`^(${NAMED_TENS})$`), new RegExp(`^(${NAMED_TENS})? ?(?:${THING})$`)],
  share: [],
  points: [],
  minutes: [],
};

/** Amounts by currency, in the same form. */
const MONEY: readonly { readonly code: string; readonly forms: readonly RegExp[] }[] = CURRENCIES.map(
  (one) => ({
    code: one.code,
    forms: [
      new RegExp(`^(?:${eitherOf(one.first)}) ?(${NAMED_TENS})?$`),
      new RegExp(`^(?:${eitherOf(one.first)}) ?(${CHINESE_TENS})?(?:${eitherOf(one.last)})?$`),
      new RegExp(`^(${NAMED_TENS})? ?(?:${eitherOf(one.last)})$`),
    ],
  }),
);
/** A word for a power of ten alone is an amount of the first currency, whose tables leave out its name. */
const BARE = new RegExp(`^(${CHINESE_TENS})$`);

const PERCENT = 0.01;

/** Units without powers of ten. */
const WORDS: Readonly<Record<Exclude<UnitKind, 'money'>, ReadonlyMap<string, number>>> = {
  people: new Map(),
  things: new Map(),
  share: wordsOf({ '% percent 百分比': PERCENT, 'fraction share': 1 }),
  points: new Map([
    ['pp', PERCENT],
    ['percentage points', PERCENT],
    ['个百分点', PERCENT],
    ['百分点', PERCENT],
  ]),
  minutes: wordsOf({
    'minutes minute mins min 分钟': 1,
    'hours hour 小时': 60,
    'seconds second 秒': 1 / 60,
  }),
};

function wordsOf(groups: Readonly<Record<string, number>>): Map<string, number> {
  return new Map(
    Object.entries(groups).flatMap(([words, factor]) =>
      words.split(' ').map((word) => [word, factor] as const),
    ),
  );
}

/** What messages offer, the most usual first. */
const USUAL_UNITS: Readonly<Record<Exclude<UnitKind, 'money'>, readonly string[]>> = {
  people: ['million', '亿人', '万人', 'people', 'billion', 'million users'],
  things: ['million', '万', 'units', 'bn orders', 'brands', 'partners', 'accounts'],
  share: ['%', 'percent', 'fraction'],
  points: ['pp', 'percentage points', '个百分点'],
  minutes: ['minutes', '分钟', 'hours', '小时'],
};

const SPANS: Readonly<Record<string, Span>> = {
  day: 'day',
  month: 'month',
  quarter: 'quarter',
  year: 'year',
  天: 'day',
  日: 'day',
  月: 'month',
  季: 'quarter',
  年: 'year',
};
const PER = /^(.*?) ?(?:per |a |\/ ?)(day|month|quarter|year|[天日月季年])$/;
const EACH = /^(?:每([天日月季年])|([日月季年])均) ?(.*)$/;

/** The text in one width, with single spaces. */
function plain(text: string): string {
  return text.normalize('NFKC').trim().replaceAll(/\s+/g, ' ');
}

/** A unit's name without its span of time, and the span. */
function spanOf(text: string): { readonly name: string; readonly per?: Span } {
  const after = PER.exec(text);
  if (after) return { name: after[1]!, per: SPANS[after[2]!]! };
  const before = EACH.exec(text);
  return before ? { name: before[3]!, per: SPANS[(before[1] ?? before[2])!]! } : { name: text };
}

/** A unit of a kind; undefined for a text that is none. */
export function readUnit(text: string, kind: UnitKind): Unit | undefined {
  const { name, per } = spanOf(plain(text));
  const span = per ? { per } : {};
  if (kind === 'money') {
    const money = moneyOf(name);
    return money && { ...money, ...span };
  }
  const word = WORDS[kind].get(name);
  if (word !== undefined) return { factor: word, ...span };
  for (const form of FORMS[kind]) {
    const found = form.exec(name);
    if (found) return { factor: factorOf(found[1]), ...span };
  }
  return undefined;
}

function moneyOf(name: string): Pick<Unit, 'factor' | 'currency'> | undefined {
  const bare = BARE.exec(name);
  if (bare) return { factor: factorOf(bare[1]), currency: FIRST_CURRENCY };
  for (const { code, forms } of MONEY) {
    for (const form of forms) {
      const found = form.exec(name);
      if (found) return { factor: factorOf(found[1]), currency: code };
    }
  }
  return undefined;
}

function factorOf(name = ''): number {
  const lower = name.toLowerCase();
  return Number(`1e${(TENS[lower] ?? MORE_TENS[lower])!}`);
}

/** What messages offer, the most usual first: of money in a currency. */
export function usualUnits(kind: UnitKind, currency: string): readonly string[] {
  return kind === 'money' ? usualMoney(currencyOf(currency)) : USUAL_UNITS[kind];
}

function usualMoney({ first: [name], zh, unit }: Currency): readonly string[] {
  return [
    `${name} bn`,
    `亿${zh}`,
    `${name} m`,
    `万${zh}`,
    unit,
    `${name} million`,
    `${name} billion`,
    `百万${zh}`,
  ];
}
