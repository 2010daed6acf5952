/**
 * Periods as reports write them, in one form: `2021 Q1`, `Q1 2021`, `1Q21`, `2021年第一季度` are all 2021Q1. What two
 * people would read in two ways, such as 3/1/2021 or Mar-21, is not read.
 */
import { dayNumber, daysOf, isoOf, periodOf } from './dates.ts';

const YEAR = String.raw`((?:19|20)\d\d)`;
/** Two digits are enough where a letter says that it is a period: 1Q21. */
const SHORT_YEAR = String.raw`'?((?:19|20)\d\d|\d\d)`;
const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);
const MONTH = `(${MONTHS.map((name) => `${name.slice(0, 3)}(?:\\.|${name.slice(3)})?`).join('|')})`;
const NUMERALS = '一二三四五六七八九';
const ORDINALS = ['first', 'second', 'third', 'fourth'];

function year(text: string): string {
  return text.length === 2 ? `20${text}` : text;
}

/** A number in digits, in Chinese or as an English ordinal or month. */
function number(text: string): number {
  const lower = text.toLowerCase();
  const ordinal = ORDINALS.indexOf(lower);
  if (ordinal >= 0) return ordinal + 1;
  const month = MONTHS.findIndex((name) => name.slice(0, 3) === lower.slice(0, 3));
  if (month >= 0) return month + 1;
  return NUMERALS.includes(text) ? NUMERALS.indexOf(text) + 1 : Number(text);
}

function two(text: string): string {
  return String(number(text)).padStart(2, '0');
}

/** The seven days of a week as ISO 8601 counts them: week 1 has 4 January in it, and weeks begin on Monday. */
function week(y: string, n: string): string {
  const fourth = dayNumber(`${y}-01-04`);
  const monday = fourth - ((((fourth + 3) % 7) + 7) % 7) + 7 * (Number(n) - 1);
  const isOf = Number(n) >= 1 && isoOf(monday + 3).slice(0, 4) === y;
  return isOf ? `${isoOf(monday)}..${isoOf(monday + 6)}` : '';
}

type Form = readonly [pattern: string, period: (...found: string[]) => string];

const quarter = (y: string, n: string) => `${year(y)}Q${number(n)}`;
const half = (y: string, n: string) => `${year(y)}H${n === '上' ? 1 : n === '下' ? 2 : n}`;
const firstMonths = (y: string, n: string) => `${year(y)}-${number(n)}M`;
const month = (y: string, n: string) => `${y}-${two(n)}`;
const day = (y: string, m: string, d: string) => `${y}-${two(m)}-${two(d)}`;

const FORMS: readonly Form[] = [
  [`(?:FY|CY) ?${SHORT_YEAR}`, (y) => year(y!)],
  [`${YEAR}(?: ?(?:年度?|财年))?`, (y) => y!],
  [`${YEAR} ?[-/]? ?Q([1-4])`, (y, n) => quarter(y!, n!)],
  [`Q([1-4])[ /-]?${SHORT_YEAR}`, (n, y) => quarter(y!, n!)],
  [`([1-4])Q[ /-]?${SHORT_YEAR}`, (n, y) => quarter(y!, n!)],
  [`${YEAR} ?年? ?第?([一二三四1-4]) ?季度?`, (y, n) => quarter(y!, n!)],
  [`${YEAR} ?年 ?Q([1-4])`, (y, n) => quarter(y!, n!)],
  [`(first|second|third|fourth) quarter(?: of)? ${YEAR}`, (n, y) => quarter(y!, n!)],
  [`${YEAR} ?[-/]? ?H([12])`, (y, n) => half(y!, n!)],
  [`H([12])[ /-]?${SHORT_YEAR}`, (n, y) => half(y!, n!)],
  [`([12])H[ /-]?${SHORT_YEAR}`, (n, y) => half(y!, n!)],
  [`${YEAR} ?年? ?([上下])半年`, (y, n) => half(y!, n!)],
  [`${YEAR} ?年? ?前三季度?`, (y) => firstMonths(y!, '9')],
  [`${YEAR}-(\\d{1,2})M`, (y, n) => firstMonths(y!, n!)],
  [`(\\d{1,2})M[ /-]?${SHORT_YEAR}`, (n, y) => firstMonths(y!, n!)],
  [`${YEAR} ?年? ?前([一二三四五六七八九]|\\d{1,2})个?月`, (y, n) => firstMonths(y!, n!)],
  [`${YEAR} ?年 ?1[-~至](\\d{1,2})月`, (y, n) => firstMonths(y!, n!)],
  [`${YEAR}[-/](\\d{1,2})`, (y, n) => month(y!, n!)],
  [`${YEAR}[.](\\d\\d)`, (y, n) => month(y!, n!)], // 2021.1 may be what a spreadsheet left of 2021.10
  [`(\\d{1,2})/${YEAR}`, (n, y) => month(y!, n!)],
  [`${YEAR} ?年 ?(\\d{1,2}) ?月份?`, (y, n) => month(y!, n!)],
  [`${MONTH} ${YEAR}`, (n, y) => month(y!, n!)],
  [`${YEAR} ${MONTH}`, (y, n) => month(y!, n!)],
  [`${YEAR}([-/.])(\\d{1,2})\\2(\\d{1,2})(?:[ T]00:00(?::00)?)?`, (y, _, m, d) => day(y!, m!, d!)],
  [`${YEAR} ?年 ?(\\d{1,2}) ?月 ?(\\d{1,2}) ?日`, (y, m, d) => day(y!, m!, d!)],
  [`${YEAR} ?-?W(\\d{1,2})`, (y, n) => week(y!, n!)],
  [`${YEAR} ?年?第(\\d{1,2})周`, (y, n) => week(y!, n!)],
  [`(\\d{1,2}) ${MONTH} ${YEAR}`, (d, m, y) => day(y!, m!, d!)],
  [`${MONTH} (\\d{1,2}), ?${YEAR}`, (m, d, y) => day(y!, m!, d!)],
];
const PATTERNS = FORMS.map(([pattern, period]) => [new RegExp(`^${pattern}$`, 'i'), period] as const);

/** The twelve months to the end of one; a range of months; written in one way only. */
const TRAILING = new RegExp(`^${YEAR}-(0[1-9]|1[0-2])-LTM$`);
const RANGE = new RegExp(`^(${YEAR}-(0[1-9]|1[0-2]))\\.\\.(?:${YEAR}-)?(0[1-9]|1[0-2])$`);
/** From a day to a later one, of the same year where the second names none. */
const DAYS = new RegExp(`^(${YEAR}-\\d\\d-\\d\\d)\\.\\.(?:${YEAR}-)?(\\d\\d-\\d\\d)$`);
const LONGEST = 40;

/** Whether a text in the one form is a period that there is. */
function isPeriod(text: string): boolean {
  const months = /^\d{4}-(\d{1,2})M$/.exec(text)?.[1];
  if (months !== undefined) return Number(months) >= 1 && Number(months) <= 12;
  return daysOf(text) !== undefined;
}

/**
 * A period in the one form: a day 2021-03-31, month 2021-03, quarter 2021Q1, half 2021H1, year 2021, first months
 * 2021-9M, twelve months 2022-03-LTM, range 2020-07..2021-06 or 2024-11-13..2024-12-02 (a week 2024-W48 too), or one
 * against another, 2020-08 vs 2020-01.
 */
export function readReportPeriod(written: string): string | undefined {
  if (written.length > LONGEST) return undefined;
  const text = written.normalize('NFKC').trim().replaceAll(/\s+/g, ' ');
  const pair = text.split(' vs ');
  if (pair.length === 2) {
    const [later, sooner] = pair.map(readReportPeriod);
    return later && sooner && `${later} vs ${sooner}`;
  }
  if (TRAILING.test(text) || RANGE.test(text)) return text;
  const [, first, ofFirst, ofLast = ofFirst, last] = DAYS.exec(text) ?? [];
  if (first) {
    const days = `${first}..${ofLast}-${last}`;
    return daysOf(days) && days;
  }
  for (const [pattern, period] of PATTERNS) {
    const found = pattern.exec(text);
    const read = found && period(...found.slice(1));
    if (read && isPeriod(read)) return read;
  }
  return undefined;
}

/** A day as people write it, ISO; undefined for another period, and for what is read in two ways. */
export function readDay(written: string): string | undefined {
  const read = readReportPeriod(written);
  return read !== undefined && periodOf(read)?.kind === 'day' ? read : undefined;
}
