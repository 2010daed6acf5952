import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  dayNumber,
  isDate,
  isoOf,
  nextQuarter,
  periodOf,
  quarterNumber,
  quarterOf,
  readPeriod,
} from '../../sim/notation/dates.ts';

test('only real dates are dates', () => {
  expect(isDate('2020-02-29')).toBe(true);
  for (const text of ['2021-02-29', '2021-13-01', '2021-6-1', '2021', '2021-06-01T00:00', '', '20210601']) {
    expect(isDate(text)).toBe(false);
  }
});

test('periods have their first and last day', () => {
  expect(periodOf('2021')).toEqual({ kind: 'year', from: '2021-01-01', until: '2021-12-31' });
  expect(periodOf('2021Q3')).toEqual({ kind: 'quarter', from: '2021-07-01', until: '2021-09-30' });
  expect(periodOf('2020-02')).toEqual({ kind: 'month', from: '2020-02-01', until: '2020-02-29' });
  expect(periodOf('2021-07-03')).toEqual({ kind: 'day', from: '2021-07-03', until: '2021-07-03' });
  for (const text of ['2021Q5', '2021-13', '2021-02-30', '21', '2021 Q1', '']) {
    expect(periodOf(text)).toBeUndefined();
  }
});

test('a day number and its date are the same day', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40_000 }), (day) => {
      expect(dayNumber(isoOf(day))).toBe(day);
      expect(isDate(isoOf(day))).toBe(true);
    }),
  );
});

test('quarters follow one another as their days do', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40_000 }), (day) => {
      const quarter = quarterOf(isoOf(day));
      const { kind, from, until } = readPeriod(quarter);
      expect(kind).toBe('quarter');
      expect(from <= isoOf(day) && isoOf(day) <= until).toBe(true);
      const next = nextQuarter(quarter);
      expect(readPeriod(next).from).toBe(isoOf(dayNumber(until) + 1));
      expect(quarterNumber(next)).toBe(quarterNumber(quarter) + 1);
    }),
  );
  expect(['2021Q3', '2021Q4'].map(nextQuarter)).toEqual(['2021Q4', '2022Q1']);
  expect(quarterNumber('2021Q1')).toBe(8084);
});

test('a text that must be a period and is none is named', () => {
  expect(() => readPeriod('2021Q5')).toThrow('period: expected a day, month, quarter or year, got 2021Q5');
});
