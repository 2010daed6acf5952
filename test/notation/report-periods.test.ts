/** Periods as reports write them, in one form. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDay, readReportPeriod } from '../../sim/notation/report-periods.ts';

test.each([
  '2021Q1',
  '2021 Q1',
  '2021-Q1',
  'Q1 2021',
  "Q1'21",
  '1Q21',
  '1Q2021',
  '2021q1',
  '２０２１Ｑ１',
  '2021年第一季度',
  '2021年一季度',
  '2021 年 1 季度',
  '2021年Q1',
  '2021第1季度',
  'first quarter of 2021',
])('%s is the first quarter of 2021', (text) => {
  expect(readReportPeriod(text)).toBe('2021Q1');
});

test.each([
  ['2021', '2021'],
  ['FY2021', '2021'],
  ['2021年度', '2021'],
  ['2021H1', '2021H1'],
  ['1H21', '2021H1'],
  ['2021年下半年', '2021H2'],
  ['2021年前三季度', '2021-9M'],
  ['2021年1-9月', '2021-9M'],
  ['9M21', '2021-9M'],
  ['2021-3', '2021-03'],
  ['2021/03', '2021-03'],
  ['3/2021', '2021-03'],
  ['2021年3月', '2021-03'],
  ['Mar 2021', '2021-03'],
  ['2021/3/31', '2021-03-31'],
  ['2021-03-31 00:00:00', '2021-03-31'],
  ['31 March 2021', '2021-03-31'],
  ['2022-03-LTM', '2022-03-LTM'],
  ['2020-07..2021-06', '2020-07..2021-06'],
  ['2024-11-13..2024-12-02', '2024-11-13..2024-12-02'],
  ['2024-11-13..12-02', '2024-11-13..2024-12-02'],
  ['2024-W48', '2024-11-25..2024-12-01'],
  ['2025W04', '2025-01-20..2025-01-26'],
  ['2020年第53周', '2020-12-28..2021-01-03'],
  ['2021-W01', '2021-01-04..2021-01-10'],
  ['Aug 2020 vs 2020年1月', '2020-08 vs 2020-01'],
])('%s is %s', (text, period) => {
  expect(readReportPeriod(text)).toBe(period);
});

test.each([
  'Mar-21',
  '3/1/2021',
  '2021.1', // what a spreadsheet leaves of 2021.10
  '2021Q5',
  '2021Q0',
  '2021H3',
  '2021-13',
  '2021-02-30',
  '2021-13M',
  '2021-03/31',
  '2024-12-02..2024-11-13', // backwards
  '2024-11-13..2024-11-13',
  '2024-11-31..2024-12-02',
  '2024-11..2024-12-02', // a month to a day
  '2024-W00',
  '2021-W53', // 2021 had 52 weeks
  '21Q1',
  '0021Q1',
  '44286', // a day as spreadsheets count
  'Q1',
  'last year',
  '',
  'vs',
  '2021 vs',
])('%s is read by two people in two ways, or by none', (text) => {
  expect(readReportPeriod(text)).toBeUndefined();
});

test('days: those of spreadsheets too, but no other period', () => {
  expect(readDay('2021/5/24')).toBe('2021-05-24');
  expect(readDay('2021年5月24日')).toBe('2021-05-24');
  for (const text of ['2021-05', '24/5/2021', '5/24/2021', '2021-05-32', '']) {
    expect(readDay(text), text).toBeUndefined();
  }
});

test('the one form reads as itself, and any text at once', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9年月QHM./ -]{1,12}$/)), (text) => {
      const read = readReportPeriod(text);
      if (read !== undefined) expect(readReportPeriod(read)).toBe(read);
    }),
    { numRuns: 500 },
  );
});
