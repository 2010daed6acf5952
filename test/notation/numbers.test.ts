import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseAmount, parseCount } from '../../sim/notation/amounts.ts';
import { LANGUAGES } from '../../sim/notation/language.ts';
import { moneyAxis, numbersIn } from '../../sim/notation/numbers.ts';

const zh = numbersIn('zh');
const en = numbersIn('en');

test.each([
  [700e9, '7000 亿元', '700bn yuan'],
  [118.5594e9, '1186 亿元', '118.6bn yuan'],
  [1.184e12, '1.18 万亿元', '1.18tn yuan'],
  [5e6, '500 万元', '5m yuan'],
  [12_345, '1.23 万元', '12,345 yuan'],
  [99_999_999, '1 亿元', '100m yuan'],
  [999_999_999, '10 亿元', '1bn yuan'],
  [0, '0 元', '0 yuan'],
  [-14e9, '−140 亿元', '−14bn yuan'],
])('%d yuan reads %s and %s', (value, inChinese, inEnglish) => {
  expect(zh.money(value, 'yuan')).toBe(inChinese);
  expect(en.money(value, 'yuan')).toBe(inEnglish);
});

test.each([
  [9.0e9, 'USD', '90 亿美元', '$9bn'],
  [17.5e9, 'USD', '175 亿美元', '$17.5bn'],
  [600e6, 'USD', '6 亿美元', '$600m'],
  [273_489, 'USD', '27.3 万美元', '$273.5K'],
  [999_960, 'USD', '100 万美元', '$1m'],
  [19.64, 'USD', '19.6 美元', '$19.6'],
  [-3.2e6, 'USD', '−320 万美元', '−$3.2m'],
  [0, 'USD', '0 美元', '$0'],
  [5e9, 'EUR', '50 亿欧元', '€5bn'],
  [2e6, 'CHF', '200 万瑞士法郎', 'CHF 2m'],
])('%d %s reads %s and %s', (value, unit, inChinese, inEnglish) => {
  expect([zh.money(value, unit), en.money(value, unit)]).toEqual([inChinese, inEnglish]);
  expect(en.figure(value, unit)).toBe(inEnglish);
});

test('axes of charts are in the currency of the figures', () => {
  expect([moneyAxis('zh', 'yuan'), moneyAxis('en', 'yuan')]).toEqual([
    { unit: 1e8, name: '亿元' },
    { unit: 1e9, name: 'bn yuan' },
  ]);
  expect([moneyAxis('zh', 'USD'), moneyAxis('en', 'USD')]).toEqual([
    { unit: 1e8, name: '亿美元' },
    { unit: 1e9, name: 'bn USD' },
  ]);
  expect(() => moneyAxis('en', 'orders')).toThrow(/numbers: expected the unit of a currency, got orders/);
  expect(() => en.figure(1, 'money')).toThrow(/expected the unit of a currency, got money/);
});

test.each([
  [0.36, '36%'],
  [0.364, '36.4%'],
  [0, '0%'],
  [1, '100%'],
  [0.0001, '<0.1%'],
  [0.9999, '>99.9%'],
  [-0.021, '−2.1%'],
])('share %d reads %s', (value, text) => {
  expect(zh.share(value)).toBe(text);
});

test.each([
  [694.1e9, 'yuan', '6941 亿元', '694.1bn yuan'],
  [136, 'yuan', '136 元', '136 yuan'],
  [0.412, 'share', '41.2%', '41.2%'],
  [-0.5555, 'index', '−0.56', '−0.56'],
  [580e6, 'users', '5.8 亿', '580m'],
  [4500, 'orders', '4500', '4,500'],
  [Number.NaN, 'yuan', '—', '—'],
])('%d of %s reads %s and %s', (value, unit, inChinese, inEnglish) => {
  expect([zh.figure(value, unit), en.figure(value, unit)]).toEqual([inChinese, inEnglish]);
});

test('a chance comes with its standard error', () => {
  expect(en.chance(0.40625, 0.0823)).toBe('41% ± 8%');
  expect(en.chance(0.50234, 0.0044)).toBe('50.2% ± 0.4%');
  expect([en.chance(0.998, 0.03), en.chance(0.002, 0.03)]).toEqual(['>99% ± 3%', '<1% ± 3%']);
});

test('periods and dates', () => {
  expect([zh.period('2021Q3'), en.period('2021Q3')]).toEqual(['2021 年三季度', 'Q3 2021']);
  expect([zh.period('2021-07'), en.period('2021-07')]).toEqual(['2021 年 7 月', 'July 2021']);
  expect([zh.period('2021'), en.period('2021')]).toEqual(['2021 年', '2021']);
  expect([zh.period('2025H1'), en.period('2025H2')]).toEqual(['2025 年上半年', 'H2 2025']);
  expect(en.period('2024-11-29..2024-12-02')).toBe('29 November 2024 – 2 December 2024');
  expect(zh.period('2024-01..2024-11')).toBe('2024 年 1 月至 2024 年 11 月');
  expect([zh.date('2021-07-02'), en.date('2021-07-02')]).toEqual(['2021 年 7 月 2 日', '2 July 2021']);
});

test('signs: an error too small to show has none', () => {
  expect(['+1.2%', '−1.2%', '0%']).toEqual([0.012, -0.012, 0.0003].map(en.signedShare));
});

test('what is written reads back within half a percent, by the same notation as scenario files', () => {
  fc.assert(
    fc.property(fc.double({ min: 100, max: 9e14, noNaN: true }), (value) => {
      for (const lang of LANGUAGES) {
        const numbers = numbersIn(lang);
        for (const unit of ['yuan', 'USD', 'HKD', 'SEK']) {
          const money = parseAmount(numbers.money(value, unit));
          expect(Math.abs(money! / value - 1)).toBeLessThan(0.0051);
          expect(numbers.money(-value, unit)).toBe(`−${numbers.money(value, unit)}`);
        }
        expect(Math.abs(parseCount(numbers.count(value))! / value - 1)).toBeLessThan(0.0051);
      }
    }),
  );
});

test('a larger amount never reads smaller', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1, max: 9e14, noNaN: true }),
      fc.double({ min: 1, max: 2, noNaN: true }),
      (value, factor) => {
        for (const { money } of [zh, en])
          for (const unit of ['yuan', 'USD'])
            expect(parseAmount(money(value * factor, unit))!).toBeGreaterThanOrEqual(
              parseAmount(money(value, unit))!,
            );
      },
    ),
  );
});

test('a share that is neither 0 nor 1 never reads 0% or 100%', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }), (value) => {
      expect(['0%', '100%']).not.toContain(zh.share(value));
    }),
  );
});
