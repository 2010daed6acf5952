/** Histories as people and spreadsheets hand them in: read where they are certain, else one line with the place. */
import { expect, test } from 'vitest';
import { newYears } from '../../sim/scenario/calendar.ts';
import { baseValue, bestByPeriod, type HistoryRow } from '../../sim/scenario/history.ts';
import { historyRows } from '../../sim/scenario/history-rows.ts';
import { assumedAttention } from '../../sim/scenario/market-data.ts';

const HEAD = 'period,metric,value,unit,source,confidence,published';

const RULES = { currency: 'CNY', trackers: [] };

function rows(...lines: readonly string[]): HistoryRow[] {
  return historyRows(`${[HEAD, ...lines].join('\n')}\n`, 'h.csv', RULES);
}

/** What is said of a table. */
function said(text: string): string {
  try {
    historyRows(text, 'h.csv', RULES);
    return 'read';
  } catch (cause) {
    return (cause as Error).message;
  }
}

test.each([
  ['2021,ecommerce_gmv,7200,亿元,a,A,2022-03-29', 7.2e11],
  ['2021,ecommerce_gmv,720,RMB bn,a,A,2022-03-29', 7.2e11],
  ['2021,ecommerce_gmv,"7,200",亿元,a,A,2022-03-29', 7.2e11],
  ['2021,ecommerce_gmv,7.2E+11,元,a,A,2022/3/29', 7.2e11],
  ['2021,ecommerce_gmv,72000000,万元,a,A,2022-03-29', 7.2e11],
  ['2021Q1,avg_mau,5.2,亿人,a,A,2021-05-24', 5.2e8],
  ['2021Q1,avg_mau,52000,万,a,A,2021-05-24', 5.2e8],
  ['2021Q1,minutes_per_dau_day,1.5,小时,a,A,2021-05-24', 90],
  ['2021Q1,avg_monthly_repeat_purchase_rate,65,percent,a,A,2021-05-24', 0.65],
])('%s', (line, base) => {
  expect(baseValue(rows(line)[0]!)).toBeCloseTo(base, base > 1 ? -2 : 12);
});

test('periods and days come out in one form', () => {
  const [row] = rows('2021年第一季度,ecommerce_gmv,118.6,RMB bn,a,A,2021/5/24');
  expect(row).toMatchObject({ period: '2021Q1', published: '2021-05-24', value: 118.6, unit: 'RMB bn' });
});

test.each([
  ['-5,RMB bn', 'h.csv:2:3 value: expected a figure above 0 yuan to 1e15 yuan, got -5 RMB bn'],
  ['0,RMB bn', 'h.csv:2:3 value: expected a figure above 0 yuan'],
  ['1e9,RMB bn', 'h.csv:2:3 value: expected a figure above 0 yuan'],
  [`1${'0'.repeat(400)},RMB bn`, 'h.csv:2:3 value: expected a number such as 680.5, got "1000'],
  ['#REF!,RMB bn', 'h.csv:2:3 value: expected a number such as 680.5, got "#REF!"'],
  [',RMB bn', 'h.csv:2:3 value: expected a number such as 680.5, got nothing'],
  ['118,RMB Bn', 'got "RMB Bn"; did you mean RMB bn?'],
  ['118,constructor', 'h.csv:2:4 unit: expected a unit such as RMB bn, 亿元'],
  ['118,', 'h.csv:2:4 unit: expected a unit such as RMB bn, 亿元, RMB m, 万元, got nothing'],
  ['118,million', 'h.csv:2:4 unit: expected a unit such as RMB bn'],
  [
    '118,USD bn',
    'h.csv:2:4 unit: expected an amount in yuan, got "USD bn"; the market states no rate of exchange',
  ],
  ['118,亿美元', 'expected an amount in yuan, got "亿美元"'],
  ['118,USD m per day', 'h.csv:2:4 unit: expected'],
  ['118,RMB bn per day', 'expected a figure of the whole period, got one for each day'],
])('%s for GMV of a quarter is refused', (cells, line) => {
  expect(said(`${HEAD}\n2021Q1,ecommerce_gmv,${cells},s,A,2021-05-24\n`)).toContain(line);
});

test.each([
  ['2021Q5,ecommerce_gmv,118,RMB bn,s,A,2021-05-24', 'h.csv:2:1 period: expected a period such as 2021'],
  ['Mar-21,ecommerce_gmv,118,RMB bn,s,A,2021-05-24', 'h.csv:2:1 period: expected'],
  ['2021Q1,ecommerce_gvm,118,RMB bn,s,A,2021-05-24', 'did you mean ecommerce_gmv?'],
  ['2021Q1,gmv,118,RMB bn,s,A,2021-05-24', 'got "gmv"; did you mean ecommerce_gmv?'],
  ['2021Q1,__proto__,118,RMB bn,s,A,2021-05-24', 'h.csv:2:2 metric: expected the name of a published figure'],
  [
    '2021Q1,avg_mau,-5,million,s,A,2021-05-24',
    'h.csv:2:3 value: expected a figure above 0 people to 1e10 people',
  ],
  ['2021Q1,avg_mau,520,亿人,s,A,2021-05-24', 'expected a figure above 0 people to 1e10 people, got 520 亿人'],
  ['2021Q1,minutes_per_dau_day,2000,minutes,s,A,2021-05-24', 'to 1440 minutes, got 2000 minutes'],
  ['2021Q1,take_rate,120,%,s,A,2021-05-24', 'h.csv:2:3 value: expected a figure from 0% to 100%, got 120 %'],
  ['2021Q1,buyers_yoy,-120,%,s,A,2021-05-24', 'h.csv:2:3 value: expected a figure from -100%'],
  ['2021Q1,ecommerce_gmv,118,RMB bn,s,D,2021-05-24', 'h.csv:2:6 confidence: expected A, B or C, got "D"'],
  ['2021Q1,ecommerce_gmv,118,RMB bn,s,A,24/5/2021', 'h.csv:2:7 published: expected a date YYYY-MM-DD'],
  [
    '2021Q1,ecommerce_gmv,118,RMB bn,s,A,2021-03-01',
    'published: expected a day after the end of 2021Q1, 2021-03-31',
  ],
])('%s is refused in its place', (row, line) => {
  expect(said(`${HEAD}\n${row}\n`)).toContain(line);
});

test('growth may be negative or above all, and a target may be told before its year ends', () => {
  const read = rows(
    '2021Q1,ecommerce_gmv_yoy,-3.5,%,s,A,2021-05-24',
    '2021Q1,buyers_yoy,219.8,%,s,A,2021-05-24',
    '2021Q1,repeat_purchase_rate_yoy_change,-2,pp,s,A,2021-05-24',
    '2022,gmv_target_company_call,900,RMB bn,s,B,2022-01-31',
    '2021Q1,ecommerce_gmv_daily_average,1.3,RMB bn per day,s,A,2021-05-24',
  );
  expect(read.map(baseValue)).toEqual([
    expect.closeTo(-0.035),
    expect.closeTo(2.198),
    expect.closeTo(-0.02),
    9e11,
    1.3e9,
  ]);
});

const ROW = '2021,ecommerce_gmv,680,RMB bn,AR,A,2022-03-29';

test.each([
  ['blank rows at the end', `${HEAD}\n${ROW}\n,,,,,,\n,,,,,,\n`],
  ['blank rows at the start', `,,,,,,\n\n${HEAD}\n${ROW}\n`],
  ['columns without a name', `${HEAD},,\n${ROW},,\n`],
  ['spaces around values', `${HEAD}\n${ROW.replaceAll(',', ' , ')}\n`],
  ['semicolons', `${HEAD}\n${ROW}\n`.replaceAll(',', ';')],
  ['semicolons and a decimal comma', `${HEAD}\n${ROW}\n`.replaceAll(',', ';').replace('680', '680,0')],
  ['tabs', `${HEAD}\n${ROW}\n`.replaceAll(',', '\t')],
  ['the mark of spreadsheets', `sep=;\n${`${HEAD}\n${ROW}`.replaceAll(',', ';')}\n`],
  ['a byte-order mark', `\ufeff${HEAD}\n${ROW}\n`],
  ['Windows line ends', `${HEAD}\r\n${ROW}\r\n`],
  ['old line ends of a Macintosh', `${HEAD}\r${ROW}\r`],
  ['more columns', `${HEAD},note\n${ROW},x\n`],
])('%s: the same row', (_, text) => {
  expect(historyRows(text, 'h.csv', RULES).map(baseValue)).toEqual([680e9]);
});

test.each([
  ['an empty file', '', 'h.csv:1:1: expected a table with the columns period, metric'],
  ['blank lines', '\n\n , ,\n', 'got an empty file'],
  ['no row', `${HEAD}\n`, 'h.csv:2:1: expected a row of figures, got the end of the file'],
  ['no head', `${ROW}\n`, 'h.csv:1:1: expected the column period'],
  ['a missing column', `${HEAD.replace(',unit', '')}\n`, 'expected the column unit'],
  ['a column of another name', `${HEAD.replace('unit', 'units')}\n`, '"units" is near to it'],
  ['a column twice', `${HEAD},value\n`, 'h.csv:1:8: expected each column once, got a second "value"'],
  ['full-width commas', `${HEAD.replaceAll(',', '，')}\n`, 'the commas are full-width'],
  ['a value too many', `${HEAD}\n${ROW},extra\n`, 'h.csv:2:8: expected 7 values, one a column, got 8'],
  ['an open quote', `${HEAD}\n"2021${ROW.slice(4)}\n`, 'expected a closing quote'],
  [
    'text behind a quote',
    `${HEAD}\n"2021"x${ROW.slice(4)}\n`,
    'h.csv:2:1: expected a comma or the end of the line',
  ],
  [
    'a thousand or a fraction',
    `${HEAD}\n${ROW}\n`.replaceAll(',', ';').replace('680', '1,234'),
    'can be read in one way',
  ],
  [
    'a decimal comma among commas',
    `${HEAD}\n${ROW.replace('680', '"680,5"')}\n`,
    'expected a number such as 680.5',
  ],
])('%s is said', (_, text, line) => {
  const message = said(text);
  expect(message).toContain(line);
  expect(message).not.toMatch(/\n|Invalid|undefined/);
});

test('a row with line breaks in it: the next mistake has its own line', () => {
  const text = `${HEAD}\n2021,ecommerce_gmv,680,RMB bn,"a\nb",A,2022-03-29\nx${ROW}\n`;
  expect(said(text)).toMatch(/^h\.csv:4:1 period/);
});

test('mistakes of all rows at once, but no list without end', () => {
  const bad = Array.from({ length: 5000 }, (_, i) => `2021Q1,metric_${i},1,RMB bn,s,A,2021-05-24`);
  const lines = said(`${HEAD}\n${bad.join('\n')}\n`).split('\n');
  expect(lines).toHaveLength(51);
  expect(lines.at(-1)).toContain('at most 50 mistakes');
});

test('two values of one figure, as sure and of one day, are refused; the same value twice is not', () => {
  const twice = (value: string) => said(`${HEAD}\n${ROW}\n${ROW.replace('680,RMB bn', value)}\n`);
  expect(twice('680,RMB bn')).toBe('read');
  expect(twice('6800,亿元')).toBe('read');
  expect(said(`${HEAD}\n${ROW.replace('680', '4.4')}\n${ROW.replace('680,RMB bn', '44,亿元')}\n`)).toBe(
    'read',
  );
  expect(twice('681,RMB bn')).toBe(
    'h.csv:3:3 value: expected one value of ecommerce_gmv 2021 of confidence A and day 2022-03-29, got 681 RMB bn, and 680 RMB bn on line 2',
  );
});

test('the order of the rows decides nothing', () => {
  const mixed = rows(
    '2020Q1,ecommerce_gmv,37.1,RMB bn,a,B,2020-11-05',
    '2020Q1,ecommerce_gmv,37.2,RMB bn,b,B,2021-03-23',
    '2020Q1,ecommerce_gmv,37,RMB bn,c,A,2020-11-05',
    '2020Q1,ecommerce_gmv,37.4,RMB bn,d,A,2021-05-24',
    '2020Q1,ecommerce_gmv,37.3,RMB bn,e,A,2021-03-23',
  );
  for (const order of [mixed, mixed.toReversed(), mixed.toSorted((a, b) => a.value - b.value)]) {
    expect(bestByPeriod(order).map(({ source }) => source)).toEqual(['d']);
  }
});

test('assumed quarters and the calendar are read by the same rules', () => {
  const assumed =
    (...lines: readonly string[]) =>
    () =>
      assumedAttention(`period,metric,value,unit\n${lines.join('\n')}\n`, 'a.csv', 'CNY');
  expect(assumed('2019年四季度,avg_mau,4.4,亿人')()).toEqual([
    { metric: 'avg_mau', quarter: '2019Q4', value: expect.closeTo(4.4e8) },
  ]);
  expect(assumed('2019Q4,avg_mau,440,RMB m')).toThrow(/^a\.csv:2:4 unit: expected/);
  expect(assumed('2019,avg_mau,440,million')).toThrow(/^a\.csv:2:1 period: expected a quarter/);
  expect(assumed('2019Q4,ecommerce_gmv,440,RMB bn')).toThrow(/^a\.csv:2:2 metric: expected avg_mau/);
  expect(assumed('2019Q4,avg_mau,440,million', '2019Q4,avg_mau,441,million')).toThrow(/a second of 2019Q4/);
  const calendar =
    (...days: readonly string[]) =>
    () =>
      newYears(
        `date_start,event\n${days.map((day) => `${day},Chinese New Year day 1`).join('\n')}\n`,
        'c.csv',
        'Chinese New Year day 1',
      );
  expect(calendar('2020-01-25', '2019/2/5')()).toHaveLength(2);
  expect(calendar('2019-02-05', '2021-02-12')).toThrow(
    /^c\.csv:3:1 date_start: expected a new year 353 to 385 days/,
  );
  expect(calendar('2019-02-30')).toThrow(/^c\.csv:2:1 date_start: expected a date/);
  expect(() => newYears('date_start,event\n2019-01-01,x\n', 'c.csv', 'New Year')).toThrow(/got none/);
});

const US = { currency: 'USD', trackers: ['tabcut', 'charm'] };
const LEVELS = 'period,metric,value,unit,tracker,bound,source,confidence,published';

function usRows(...lines: readonly string[]): HistoryRow[] {
  return historyRows(`${[LEVELS, ...lines].join('\n')}\n`, 'us.csv', US);
}

test('a market reads amounts in its own currency, with tracker and bound where a row has them', () => {
  const [plain, least] = usRows(
    '2024,ecommerce_gmv,9.0,USD bn,,,a,A,2025-02-28',
    '2024-11-29,ecommerce_gmv_daily_average,100,USD m per day,tabcut,least,a,A,2024-12-02',
  );
  expect(baseValue(plain!)).toBe(9e9);
  expect(plain).not.toHaveProperty('tracker');
  expect(plain).not.toHaveProperty('bound');
  expect(baseValue(least!)).toBe(100e6);
  expect(least).toMatchObject({ tracker: 'tabcut', bound: 'least', period: '2024-11-29' });
});

test('the same figure by two trackers, and a bound beside the figure, are no rivals', () => {
  const line = (tracker: string, bound: string, value: number) =>
    `2024,ecommerce_gmv,${value},USD bn,${tracker},${bound},a,B,2025-02-28`;
  expect(usRows(line('tabcut', '', 9), line('charm', '', 6), line('tabcut', 'least', 8))).toHaveLength(3);
  expect(() => usRows(line('tabcut', '', 9), line('tabcut', '', 8))).toThrow(
    /us\.csv:3:3 value: expected one value of ecommerce_gmv 2024 of confidence B/,
  );
});

test.each([
  ['RMB bn,,', /us\.csv:2:4 unit: expected an amount in USD, got "RMB bn"; the market states no rate/],
  ['亿元,,', /us\.csv:2:4 unit: expected an amount in USD, got "亿元"/],
  ['亿,,', /us\.csv:2:4 unit: expected an amount in USD, got "亿"/],
  ['USD bnn,,', /us\.csv:2:4 unit: expected a unit such as USD bn, 亿美元, USD m, 万美元, got "USD bnn"/],
  [
    'USD bn,charms,',
    /us\.csv:2:5 tracker: expected a tracker of the market: tabcut, charm, got "charms"; did you mean charm\?/,
  ],
  ['USD bn,,over', /us\.csv:2:6 bound: expected least, most or nothing, got "over"/],
])('%s is refused where it stands', (cells, expected) => {
  expect(() => usRows(`2024,ecommerce_gmv,9.0,${cells},a,A,2025-02-28`)).toThrow(expected);
});

test('a market without trackers takes none', () => {
  const text = `${LEVELS}\n2024,ecommerce_gmv,9.0,RMB bn,tabcut,,a,A,2025-02-28\n`;
  expect(() => historyRows(text, 'h.csv', RULES)).toThrow(
    /h\.csv:2:5 tracker: expected nothing: the market names no trackers, got "tabcut"/,
  );
});

test('a result of a range of days is published after it', () => {
  const line = (published: string) => `2024-11-13..2024-12-02,ecommerce_gmv,1,USD bn,,,a,A,${published}`;
  expect(usRows(line('2024-12-03'))).toHaveLength(1);
  expect(() => usRows(line('2024-12-01'))).toThrow(
    /expected a day after the end of 2024-11-13\.\.2024-12-02, 2024-12-02/,
  );
});
