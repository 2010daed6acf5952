/** Numbers as people read them: 万 and 亿 in Chinese, m and bn in English. Terminal and pages share them. */
import { axisOf, type Currency, currencyOfUnit, isMoney, scaleOf } from './currencies.ts';
import { daysOf, periodOf } from './dates.ts';
import type { Language } from './language.ts';

/** How one language writes numbers, periods and dates. */
export interface Numbers {
  /** What stands between two sentences. */
  readonly gap: string;
  /** Money, by the unit of its currency in data: `7000 亿`, `700bn`, `$1.2bn`, each with what the currency has behind it. */
  readonly money: (value: number, unit: string) => string;
  /** People, orders, firms: `1.2 亿`, `120m`. */
  readonly count: (value: number) => string;
  /** A fraction as a percentage with at most one decimal; never 0% or 100% for what is neither. */
  readonly share: (value: number) => string;
  /** A relative difference with its sign; 0% when it is smaller than 0.05%. */
  readonly signedShare: (value: number) => string;
  /** A difference of two shares, in percentage points and without sign. */
  readonly points: (difference: number) => string;
  /** An index such as trust, two decimals. */
  readonly index: (value: number) => string;
  /** A value of a metric in its unit: money, a share, an index, or a count of people, visits, firms; — for none. */
  readonly figure: (value: number, unit: string) => string;
  /** A chance with its standard error, no more precise than the error allows: `41% ± 9%`, `50.2% ± 0.4%`. */
  readonly chance: (probability: number, standardError: number) => string;
  /** A ratio: `×1.45`. */
  readonly times: (value: number) => string;
  /** `2021Q3` → `2021 年三季度`, `Q3 2021`; also years, months and days. */
  readonly period: (period: string) => string;
  /** An ISO date: `2021 年 7 月 22 日`, `22 July 2021`. */
  readonly date: (iso: string) => string;
}

/** From here on a value rounds to one of the larger unit: 99,999,000 is 1 亿, not 10000 万. */
const CARRY = 0.99995;

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const QUARTERS = ['一', '二', '三', '四'];

/** Rounds to `decimals` places and drops trailing zeros. */
function trimmed(value: number, decimals: number): string {
  return String(Number(value.toFixed(decimals)));
}

/** The size of a value, without its sign, and whether it is below 0. */
function sized(
  value: number,
  lang: Language,
  currency?: Currency,
): { readonly isBelow: boolean; readonly text: string } {
  const size = Math.abs(value);
  const [unit, name] = scaleOf(lang, currency).find(([one]) => size >= one * CARRY) ?? [1, ''];
  const scaled = size / unit;
  const text = trimmed(scaled, scaled >= 1000 ? 0 : scaled >= 10 ? 1 : 2);
  const grouped = lang === 'en' ? text.replace(/\B(?=(\d{3})+$)/g, text.includes('.') ? '' : ',') : text;
  return { isBelow: value < 0 && Number(text) !== 0, text: `${grouped}${name}` };
}

function countText(value: number, lang: Language): string {
  const { isBelow, text } = sized(value, lang);
  return `${isBelow ? '−' : ''}${text}`;
}

function moneyText(value: number, currency: Currency, lang: Language): string {
  const { isBelow, text } = sized(value, lang, currency);
  const written =
    lang === 'zh'
      ? `${text}${/\d$/.test(text) ? ' ' : ''}${currency.zh}`
      : `${currency.before}${text}${currency.after}`;
  return `${isBelow ? '−' : ''}${written}`;
}

function percent(value: number): string {
  return `${value < 0 ? '−' : ''}${trimmed(Math.abs(value) * 100, 1)}%`;
}

/** Whole percents; never 0% or 100% for what is neither. */
function wholePercent(value: number): string {
  if (value > 0 && value < 0.005) return '<1%';
  if (value >= 0.995 && value < 1) return '>99%';
  return `${(value * 100).toFixed(0)}%`;
}

function share(value: number): string {
  if (value > 0 && value < 0.0005) return '<0.1%';
  if (value > 0.9995 && value < 1) return '>99.9%';
  return percent(value);
}

function periodText(period: string, lang: Language): string {
  const found = periodOf(period);
  if (found === undefined) return rangeText(period, lang);
  const [year, month, day] = period.split('-') as [string, string?, string?];
  if (found.kind === 'quarter') {
    const quarter = Number(period.slice(5));
    return lang === 'zh'
      ? `${period.slice(0, 4)} 年${QUARTERS[quarter - 1]}季度`
      : `Q${quarter} ${period.slice(0, 4)}`;
  }
  if (lang === 'zh') {
    return [`${year} 年`, month && `${Number(month)} 月`, day && `${Number(day)} 日`]
      .filter(Boolean)
      .join(' ');
  }
  return [day && Number(day), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(' ');
}

/** A half year, or from one day or month to another. */
function rangeText(period: string, lang: Language): string {
  if (daysOf(period) === undefined) return period;
  const [, year, half] = /^(\d{4})H([12])$/.exec(period) ?? [];
  if (year) return lang === 'zh' ? `${year} 年${half === '1' ? '上' : '下'}半年` : `H${half} ${year}`;
  const [first, last] = period.split('..').map((end) => periodText(end, lang));
  return lang === 'zh' ? `${first}至 ${last}` : `${first} – ${last}`;
}

/** The number formats of a language. */
export function numbersIn(lang: Language): Numbers {
  const money = (value: number, unit: string) => moneyText(value, moneyIn(unit), lang);
  const count = (value: number) => countText(value, lang);
  const index = (value: number) => trimmed(value, 2).replace('-', '−');
  return {
    gap: lang === 'zh' ? '' : ' ',
    money,
    count,
    share,
    signedShare: (value) => (Math.abs(value) < 0.0005 ? '0%' : `${value > 0 ? '+' : ''}${percent(value)}`),
    points: (difference) => {
      const text = trimmed(Math.abs(difference) * 100, 1);
      return lang === 'zh' ? `${text} 个百分点` : `${text} percentage ${text === '1' ? 'point' : 'points'}`;
    },
    index,
    figure: (value, unit) => {
      if (!Number.isFinite(value)) return '—';
      if (unit === 'money' || isMoney(unit)) return money(value, unit);
      const write = { share, index }[unit] ?? count;
      return write(value);
    },
    chance: (probability, standardError) => {
      const write = standardError >= 0.01 ? wholePercent : share;
      return `${write(probability)} ± ${write(standardError)}`;
    },
    times: (value) => `×${trimmed(value, 2)}`,
    period: (period) => periodText(period, lang),
    date: (iso) => periodText(iso, lang),
  };
}

/** @throws for a unit of something else */
function moneyIn(unit: string): Currency {
  const currency = currencyOfUnit(unit);
  if (!currency) throw new Error(`numbers: expected the unit of a currency, got ${unit}`);
  return currency;
}

/**
 * The unit of money on the axes of a chart, by that of the figures: bn GBP.
 * @param most largest figure of the chart, where it may be no number of billions
 */
export function moneyAxis(
  lang: Language,
  unit: string,
  most = Number.POSITIVE_INFINITY,
): { readonly unit: number; readonly name: string } {
  return axisOf(moneyIn(unit), lang, most);
}

/** The unit of people, visits and orders on the axes of a chart. */
export function countAxis(lang: Language): { readonly unit: number; readonly name: string } {
  return lang === 'zh' ? { unit: 1e8, name: '亿' } : { unit: 1e6, name: 'm' };
}

/** Counts below this are written as they are on an axis. */
const MANY = 1e5;

/**
 * What the axis of a figure counts in, and what that is called: bn GBP, percent, millions of people; nothing where the numbers stand as they are.
 * @param unit of the figure; of money that of its currency
 * @param most largest figure of the chart
 */
export function figureAxis(
  unit: string,
  lang: Language,
  most = Number.POSITIVE_INFINITY,
): { readonly unit: number; readonly name: string } {
  if (isMoney(unit)) return moneyAxis(lang, unit, most);
  if (unit === 'share') return { unit: 0.01, name: '%' };
  return unit === 'index' || unit === 'stakes' || most < MANY ? { unit: 1, name: '' } : countAxis(lang);
}

/** Four significant digits: what a chart can show, and no more bytes than that. */
export function forChart(value: number): number {
  return Number(value.toPrecision(4));
}
