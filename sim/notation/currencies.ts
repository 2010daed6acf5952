/**
 * Currencies (ISO 4217) as people and tables write them, and the words for their large numbers. The only place in the
 * program that names one: a market's file says which is its own.
 */
import type { Bilingual, Language } from './language.ts';

export interface Currency {
  /** ISO 4217. */
  readonly code: string;
  /** What data call one of it: the unit of a figure of money. */
  readonly unit: string;
  /** What stands before the number in English, or behind it. */
  readonly before: string;
  readonly after: string;
  /** What stands behind the number in Chinese. */
  readonly zh: string;
  /** Its name in a sentence. */
  readonly name: Bilingual;
  /** Its names in tables: before the word for a power of ten (RMB bn), and behind it (bn RMB, 亿元). */
  readonly first: readonly string[];
  readonly last: readonly string[];
  /** Whether English writes its thousands as K. */
  readonly hasThousands: boolean;
}

/** The one whose amounts the first values of the model's parameters are, and in which older run folders are. */
export const FIRST_CURRENCY = 'CNY';
/** What its data call one of it. */
const FIRST_UNIT = 'yuan';

/**
 * What scenario files called things when there was one currency, and may still: the amount of a budget, and two parameters.
 * Whoever reads them takes the names from here.
 */
export const FORMER_BUDGET_AMOUNT = 'yuan';
export const FORMER_PARAMETERS: ReadonlyMap<string, string> = new Map([
  ['sellers.complaintYuan', 'sellers.complaintCost'],
  ['sellers.followerYuan', 'sellers.followerWorth'],
]);

const YUAN: Currency = {
  code: FIRST_CURRENCY,
  unit: FIRST_UNIT,
  before: '',
  after: ' yuan',
  zh: '元',
  name: { zh: '人民币元', en: 'yuan' },
  first: ['RMB', 'CNY', 'yuan', '人民币'],
  last: ['RMB', 'CNY', 'yuan', '元', '人民币元', '人民币', '元人民币'],
  hasThousands: false,
};

/** @param names in tables, besides the code and what is written with numbers; with spaces between them, _ within them */
function currency(code: string, sign: string, zh: string, names = ''): Currency {
  const all = [...new Set([code, sign.trim(), zh, ...names.split(' ').filter(Boolean)])];
  const last = all.map((name) => name.replaceAll('_', ' '));
  const first = last.filter((name) => !/\p{Script=Han}/u.test(name));
  return {
    code,
    unit: unitOfMoney(code),
    before: sign,
    after: '',
    zh,
    name: { zh, en: code },
    first,
    last,
    hasThousands: true,
  };
}

// biome-ignore format: one currency a line
const all = (): readonly Currency[] => [
  YUAN,
  currency('USD', '$', '美元', 'US$ dollar dollars US_dollars 美金'),
  currency('EUR', '€', '欧元', 'euro euros'),
  currency('GBP', '£', '英镑', 'pounds'),
  currency('JPY', 'JPY ', '日元', 'yen 円'),
  currency('KRW', '₩', '韩元', 'won'),
  currency('HKD', 'HK$', '港元', '港币'),
  currency('TWD', 'NT$', '新台币', '台币'),
  currency('SGD', 'S$', '新加坡元', '新元'),
  currency('THB', '฿', '泰铢', 'baht'),
  currency('VND', '₫', '越南盾', 'dong'),
  currency('IDR', 'Rp', '印尼盾', 'rupiah'),
  currency('MYR', 'RM', '林吉特', 'ringgit'),
  currency('PHP', '₱', '菲律宾比索'),
  currency('INR', '₹', '印度卢比', 'rupees'),
  currency('BRL', 'R$', '雷亚尔', 'reais'),
  currency('MXN', 'MX$', '墨西哥比索'),
  currency('RUB', '₽', '卢布', 'roubles'),
  currency('TRY', '₺', '里拉', 'lira'),
  currency('PLN', 'PLN ', '兹罗提', 'zloty'),
  currency('SEK', 'SEK ', '瑞典克朗'),
  currency('CHF', 'CHF ', '瑞士法郎'),
  currency('AUD', 'A$', '澳元'),
  currency('CAD', 'C$', '加元'),
  currency('AED', 'AED ', '迪拉姆', 'dirham'),
  currency('SAR', 'SAR ', '沙特里亚尔'),
];

// A page's engine needs the units alone: what is made by calls without other effects, marked so, is left out of its bundle.
export const CURRENCIES = /* @__PURE__ */ all();

export const CURRENCY_CODES: readonly string[] = /* @__PURE__ */ CURRENCIES.map(({ code }) => code);

const by = (key: 'code' | 'unit'): ReadonlyMap<string, Currency> =>
  new Map(CURRENCIES.map((one) => [one[key], one]));
const BY_CODE = /* @__PURE__ */ by('code');
const BY_UNIT = /* @__PURE__ */ by('unit');

/** @throws for a code that is not in the table */
export function currencyOf(code: string): Currency {
  const found = BY_CODE.get(code);
  if (!found) throw new Error(`currency: expected one of ${CURRENCY_CODES.join(', ')}, got ${code}`);
  return found;
}

/** The currency whose amounts have this unit in data; undefined for a unit of anything else. */
export function currencyOfUnit(unit: string): Currency | undefined {
  return BY_UNIT.get(unit);
}

/** Whether a figure in this unit is money. */
export function isMoney(unit: string): boolean {
  return BY_UNIT.has(unit);
}

/** The unit of money figures of a market, by its currency: its code, but for the first. */
export function unitOfMoney(code: string): string {
  return code === FIRST_CURRENCY ? FIRST_UNIT : code;
}

/** Whether what has this unit in the model is money, or so much money for something: `money`, `money/28 days`. */
export function isOfMoney(unit: string): boolean {
  return unit.split('/')[0] === 'money';
}

/** A unit of the model as a market's data have it: for money its currency, which is the first one where none is said. */
export function unitIn(unit: string, currency = FIRST_CURRENCY): string {
  return isOfMoney(unit) ? unit.replace('money', unitOfMoney(currency)) : unit;
}

/** The unit of money figures of something that has a currency. */
export function moneyOf({ currency }: { readonly currency?: string | undefined }): string {
  return unitIn('money', currency);
}

/** Units of money that data may have. */
export const MONEY_UNITS = /* @__PURE__ */ CURRENCIES.map(({ unit }) => unit);

/** A name as a pattern finds it. */
function literalOf(name: string): string {
  return name.replaceAll(/[$.*+?^()|[\]{}]/g, '\\$&');
}

/** Names as a choice of a pattern, the longest first: one that begins or ends another is found whole. */
export function eitherOf(names: readonly string[]): string {
  return [...names]
    .sort((a, b) => b.length - a.length)
    .map(literalOf)
    .join('|');
}

/** Every name of every currency, the longest first: 美元 before 元, US$ before $. */
const namesOfAll = () =>
  CURRENCIES.flatMap(({ code, first, last }) =>
    [...new Set([...first, ...last])].map((name) => {
      return { code, name, pattern: new RegExp(`(?<![A-Za-z])${literalOf(name)}(?![A-Za-z])`, 'i') };
    }),
  ).sort((a, b) => b.name.length - a.name.length);
const NAMES = /* @__PURE__ */ namesOfAll();

/** Code of the currency that a text names, if that is another than the one given. */
export function otherCurrency(text: string, than: string): string | undefined {
  const code = NAMES.find(({ pattern }) => pattern.test(text))?.code;
  return code === than ? undefined : code;
}

/** One of a currency beside another word, by the unit of its amounts: 元, yuan, USD. */
export function oneOf(unit: string, lang: Language): string {
  const found = currencyOfUnit(unit);
  return (lang === 'zh' ? found?.zh : found?.unit) ?? unit;
}

/** Millions of a currency as tables head them: 百万元, RMB m. */
export function millionsOf({ zh, first: [name] }: Currency, lang: Language): string {
  return lang === 'zh' ? `百万${zh}` : `${name} m`;
}

type Scale = readonly (readonly [unit: number, name: string])[];

const MYRIADS: Scale = [
  [1e12, ' 万亿'],
  [1e8, ' 亿'],
  [1e4, ' 万'],
];
const MILLIONS: Scale = [
  [1e12, 'tn'],
  [1e9, 'bn'],
  [1e6, 'm'],
];
const THOUSANDS: Scale = [...MILLIONS, [1e3, 'K']];

/** Words for large numbers, the largest first: of counts, or of a currency's amounts. */
export function scaleOf(lang: Language, of?: Currency): Scale {
  if (lang === 'zh') return MYRIADS;
  return of?.hasThousands ? THOUSANDS : MILLIONS;
}

/** The unit of a currency on the axes of a chart: 亿元 or bn yuan, of smaller figures 万元 or m yuan. */
export function axisOf(
  { zh, unit }: Currency,
  lang: Language,
  most = Number.POSITIVE_INFINITY,
): { readonly unit: number; readonly name: string } {
  if (lang === 'zh') return most >= 1e8 ? { unit: 1e8, name: `亿${zh}` } : { unit: 1e4, name: `万${zh}` };
  return most >= 1e9 ? { unit: 1e9, name: `bn ${unit}` } : { unit: 1e6, name: `m ${unit}` };
}
