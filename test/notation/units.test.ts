/** Units and numbers of tables: read where they are certain, else not at all. */
import { expect, test } from 'vitest';
import { otherCurrency } from '../../sim/notation/currencies.ts';
import { readDecimal } from '../../sim/notation/decimals.ts';
import { readUnit, usualUnits } from '../../sim/notation/units.ts';

test.each([
  ['RMB bn', 1e9],
  ['RMB m', 1e6],
  ['CNY million', 1e6],
  ['bn yuan', 1e9],
  ['yuan', 1],
  ['亿元', 1e8],
  ['亿', 1e8],
  ['万元', 1e4],
  ['千元', 1e3],
  ['百万元', 1e6],
  ['十亿元', 1e9],
  ['人民币亿元', 1e8],
  ['亿元人民币', 1e8],
  ['  ＲＭＢ  bn ', 1e9],
  ['万亿元', 1e12],
])('%s is %d yuan', (text, yuan) => {
  expect(readUnit(text, 'money')).toEqual({ factor: yuan, currency: 'CNY' });
});

test.each([
  ['RMB bn per day', { factor: 1e9, per: 'day' }],
  ['日均亿元', { factor: 1e8, per: 'day' }],
  ['亿元/月', { factor: 1e8, per: 'month' }],
  ['RMB per year', { factor: 1, per: 'year' }],
  ['每天万元', { factor: 1e4, per: 'day' }],
] as const)('%s says its span of time', (text, unit) => {
  expect(readUnit(text, 'money')).toEqual({ currency: 'CNY', ...unit });
});

test.each([
  ['USD m per day', { factor: 1e6, currency: 'USD', per: 'day' }],
  ['USD bn', { factor: 1e9, currency: 'USD' }],
  ['US$ m', { factor: 1e6, currency: 'USD' }],
  ['$m', { factor: 1e6, currency: 'USD' }],
  ['million dollars', { factor: 1e6, currency: 'USD' }],
  ['亿美元', { factor: 1e8, currency: 'USD' }],
  ['HK$ bn', { factor: 1e9, currency: 'HKD' }],
  ['港元', { factor: 1, currency: 'HKD' }],
  ['EUR m', { factor: 1e6, currency: 'EUR' }],
  ['€', { factor: 1, currency: 'EUR' }],
  ['百万日元', { factor: 1e6, currency: 'JPY' }],
  ['RM m', { factor: 1e6, currency: 'MYR' }],
  ['Rp tn', { factor: 1e12, currency: 'IDR' }],
] as const)('%s names its currency', (text, unit) => {
  expect(readUnit(text, 'money')).toEqual(unit);
});

test.each(['CNY', 'USD', 'EUR'])('what messages offer for %s can be read', (code) => {
  for (const unit of usualUnits('money', code)) expect(readUnit(unit, 'money')?.currency, unit).toBe(code);
});

test.each([
  'bn',
  'million',
  'RMB Bn',
  'RMB bnn',
  '¥', // yuan or yen
  'constructor',
  '__proto__',
  '',
  '%',
  '元亿',
  '万人',
])('%s is no amount of money', (text) => {
  expect(readUnit(text, 'money')).toBeUndefined();
});

test.each([
  ['million', 'people', 1e6],
  ['万人', 'people', 1e4],
  ['亿户', 'people', 1e8],
  ['million users', 'people', 1e6],
  ['people', 'people', 1],
  ['bn pairs', 'things', 1e9],
  ['万家', 'things', 1e4],
  ['%', 'share', 0.01],
  ['％', 'share', 0.01],
  ['fraction', 'share', 1],
  ['个百分点', 'points', 0.01],
  ['小时', 'minutes', 60],
  ['分钟', 'minutes', 1],
] as const)('%s as %s is %d', (text, kind, factor) => {
  expect(readUnit(text, kind)).toEqual({ factor });
});

test('a kind does not take the units of another', () => {
  expect(readUnit('RMB bn', 'people')).toBeUndefined();
  expect(readUnit('pp', 'share')).toBeUndefined();
  expect(readUnit('%', 'points')).toBeUndefined();
  expect(readUnit('million', 'minutes')).toBeUndefined();
});

test.each([
  ['USD bnn', 'CNY', 'USD'],
  ['Dollars', 'CNY', 'USD'],
  ['亿美元每周', 'CNY', 'USD'],
  ['HK$ per week', 'CNY', 'HKD'],
  ['RMB bnn', 'USD', 'CNY'],
  ['RMB bnn', 'CNY', undefined],
  ['亿元每周', 'CNY', undefined],
  ['US$ per week', 'USD', undefined],
  ['million', 'CNY', undefined],
  ['users', 'CNY', undefined],
])('%s in a market of %s names another currency: %s', (text, own, other) => {
  expect(otherCurrency(text, own)).toBe(other);
});

test.each([
  ['680.5', false, 680.5],
  ['1,234.5', false, 1234.5],
  ['6.8E+11', false, 6.8e11],
  ['１２３', false, 123],
  ['−5', false, -5],
  ['680,5', true, 680.5],
  ['1.234,5', true, 1234.5],
  ['0,125', true, 0.125],
  ['680.25', true, 680.25],
  ['1,234', false, 1234],
  ['1,234', true, 'either'],
  ['118.559', true, 'either'],
] as const)('%s (decimal comma: %s) is %s', (text, hasDecimalComma, value) => {
  expect(readDecimal(text, hasDecimalComma)).toBe(value);
});

test.each([
  '680,5',
  '1,23',
  '',
  '-',
  'x',
  '0x10',
  '1e400',
  `1${'0'.repeat(60)}`,
  '#REF!',
  '(5)',
  '1 234',
  'Infinity',
  'NaN',
])('%s is no number of a table with commas', (text) => {
  expect(readDecimal(text, false)).toBeUndefined();
});
