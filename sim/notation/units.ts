/**
 * Units as the tables of companies and papers write them: `RMB bn`, `亿元`, `万人`, `%`, `minutes`, `RMB bn per day`.
 * What is not in this grammar is not read: a unit that is guessed is a wrong number.
 */
import { TENS } from './amounts.ts';

/** What a unit measures. */
export type UnitKind = 'money' | 'people' | 'things' | 'share' | 'points' | 'minutes';

export type Span = 'day' | 'month' | 'quarter' | 'year';

export interface Unit {
  /** Yuan, persons, things, fractions or minutes in one of it. */
  readonly factor: number;
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
const FORMS: Readonly<Record<UnitKind, readonly RegExp[]>> = {
  money: [
    new RegExp(`^(?:RMB|CNY|yuan) ?(${NAMED_TENS})?$`),
    new RegExp(`^(${NAMED_TENS})? ?(?:RMB|CNY|yuan|元|人民币元?|元人民币)$`),
    new RegExp(`^人民币 ?(${CHINESE_TENS})?元?$`),
    new RegExp(`^(${CHINESE_TENS})$`),
  ],
  people: [new RegExp(`^(${NAMED_TENS})$`), new RegExp(`^(${NAMED_TENS})? ?(?:${PERSON})$`)],
  things: [new RegExp(`^(${NAMED_TENS})$`), new RegExp(`^(${NAMED_TENS})? ?(?:${THING})$`)],
  share: [],
  points: [],
  minutes: [],
};

const PERCENT = 0.01;

/** Units without powers of ten. */
const WORDS: Readonly<Record<UnitKind, ReadonlyMap<string, number>>> = {
  money: new Map(),
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
export const USUAL_UNITS: Readonly<Record<UnitKind, readonly string[]>> = {
  money: ['RMB bn', '亿元', 'RMB m', '万元', 'yuan', 'RMB million', 'RMB billion', '百万元'],
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
  const word = WORDS[kind].get(name);
  if (word !== undefined) return { factor: word, ...span };
  for (const form of FORMS[kind]) {
    const found = form.exec(name);
    if (found) return { factor: Number(`1e${tensOf(found[1] ?? '')}`), ...span };
  }
  return undefined;
}

function tensOf(name: string): number {
  const lower = name.toLowerCase();
  return (TENS[lower] ?? MORE_TENS[lower])!;
}

const FOREIGN =
  /USD|US\$|HKD|HK\$|EUR|GBP|JPY|KRW|SGD|TWD|NT\$|VND|THB|IDR|INR|MYR|PHP|BRL|RUB|[$€£₩₫฿₹₽]|dollars?|euros?|yen|美元|港[元币]|欧元|英镑|日元|韩元|[新台]币/i;

/** The name of a currency other than the yuan in a unit. */
export function foreignCurrency(text: string): string | undefined {
  return FOREIGN.exec(plain(text))?.[0];
}
