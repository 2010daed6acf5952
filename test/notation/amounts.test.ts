import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  currencyOfAmount,
  parseAmount,
  parseCount,
  parseDuration,
  parseShare,
} from '../../sim/notation/amounts.ts';

test.each([
  ['7000 亿', 7e11],
  ['7000亿元', 7e11],
  ['700bn', 7e11],
  ['1.1bn', 1_100_000_000],
  ['0.7 tn', 7e11],
  ['0.7 万亿', 7e11],
  ['500万', 5e6],
  ['5m', 5e6],
  ['1,200 yuan', 1200],
  ['-3k', -3000],
  [1500.5, 1500.5],
])('%s is %d yuan', (written, yuan) => {
  expect(parseAmount(written)).toBe(yuan);
});

test.each([
  '36%',
  '14d',
  '6mo',
  '',
  'bn',
  '7,00',
  '7000 亿亿',
  '2021-06-01',
  '0x10',
  '1e3',
  'NaN',
  '9'.repeat(100),
  Number.NaN,
  Number.POSITIVE_INFINITY,
])('%s is no amount', (written) => {
  expect(parseAmount(written)).toBeUndefined();
});

test.each([
  ['$5m', 5e6, 'USD'],
  ['USD 1.2bn', 1.2e9, 'USD'],
  ['1,200 USD', 1200, 'USD'],
  ['500万美元', 5e6, 'USD'],
  ['-$3k', -3000, 'USD'],
  ['€7', 7, 'EUR'],
  ['7000 亿元', 7e11, 'CNY'],
  ['5m yuan', 5e6, 'CNY'],
  ['5m', 5e6, undefined],
])('%s is %d, in %s', (written, amount, code) => {
  expect(parseAmount(written)).toBe(amount);
  expect(currencyOfAmount(written)).toBe(code);
});

test.each(['$5m USD', '$', 'USD', '- $5', '5 dollar bills', '--5', '-$-5'])('%s is no amount', (written) => {
  expect(parseAmount(written)).toBeUndefined();
  expect(currencyOfAmount(written)).toBeUndefined();
});

test('a count takes no currency', () => {
  expect(parseCount('5.8 亿')).toBe(580_000_000);
  expect(parseCount('5m yuan')).toBeUndefined();
});

test('shares', () => {
  expect(parseShare('36%')).toBe(0.36);
  expect(parseShare('14 %')).toBe(0.14);
  expect(parseShare(0.36)).toBe(0.36);
  expect(parseShare('0.36')).toBeUndefined();
  expect(parseShare('36')).toBeUndefined();
});

test('durations in days', () => {
  expect(parseDuration('14d')).toBe(14);
  expect(parseDuration('2w')).toBe(14);
  expect(parseDuration('6mo')).toBe(180);
  expect(parseDuration('1y')).toBe(365);
  expect(parseDuration(60)).toBe(60);
  expect(parseDuration('5m')).toBeUndefined();
  expect(parseDuration('10%')).toBeUndefined();
});

const units = [
  ['', 0],
  ['k', 3],
  ['万', 4],
  ['m', 6],
  ['亿', 8],
  ['bn', 9],
] as const;

test('an amount in any unit is the same integer of yuan', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 ** 6 }), fc.constantFrom(...units), (digits, [unit, tens]) => {
      expect(parseAmount(`${digits} ${unit}`.trim())).toBe(Number(BigInt(digits) * 10n ** BigInt(tens)));
    }),
  );
});

test('no text is read as two kinds at once, and none throws', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9]{1,4} ?[a-z%亿万]{0,3}$/)), (text) => {
      const kinds = [parseAmount(text), parseShare(text), parseDuration(text)];
      expect(kinds.filter((value) => value !== undefined).length).toBeLessThan(2);
    }),
  );
});
