import { expect, test } from 'vitest';
import { chance, figure } from '../../sim/cli/figures.ts';
import { verdictLines } from '../../sim/cli/verdict.ts';
import type { Manifest, TargetResult } from '../../sim/result/result.ts';
import { requiredPath } from '../../sim/result/targets.ts';

test.each([
  [694.1e9, 'yuan', '6941 亿元', '694.1 bn yuan'],
  [-12_345_678, 'yuan', '-1235 万元', '-12.35 m yuan'],
  [136, 'yuan', '136 元', '136 yuan'],
  [0, 'yuan', '0 元', '0 yuan'],
  [0.412, 'share', '41.2%', '41.2%'],
  [0.5555, 'index', '0.555', '0.555'],
  [580e6, 'users', '5.800 亿', '580 m'],
  [4500, 'count', '4500', '4.500 k'],
  [Number.NaN, 'yuan', '—', '—'],
] as const)('%d of %s reads %s and %s', (value, unit, zh, en) => {
  expect([figure(value, unit, 'zh'), figure(value, unit, 'en')]).toEqual([zh, en]);
});

test('a chance comes with its standard error, with decimals when that is small', () => {
  expect(chance(0.406, 0.087)).toBe('41% ± 9%');
  expect(chance(0.4061, 0.0049)).toBe('40.6% ± 0.5%');
});

const target: TargetResult = {
  id: 't',
  title: { zh: '2021 年 GMV', en: 'GMV 2021' },
  metric: 'gmv',
  over: '2021',
  atLeast: 700e9,
  unit: 'yuan',
  source: 's',
  replicates: 32,
  probability: 0.4,
  standardError: 0.08,
  median: 690e9,
  low80: 650e9,
  high80: 730e9,
  gap: 10e9,
  path: requiredPath(700e9, [
    { period: '2021Q1', projected: 110e9, published: 118.6e9 },
    { period: '2021Q2', projected: 200e9, published: undefined },
  ]),
};
const manifest = { replicates: 32, failed: 0 } as Manifest;

test('a verdict names median, interval, chance, gap and path, in both languages', () => {
  expect(verdictLines({ manifest, targets: [target] }, 'en')).toEqual([
    'GMV 2021: median 690 bn yuan, 80% interval 650 bn yuan – 730 bn yuan (32 runs)',
    'P(gmv 2021 ≥ 700 bn yuan) = 40% ± 8%; the median falls short by 10 bn yuan',
    '  2021Q1  published 118.6 bn yuan',
    '  2021Q2  required 581.4 bn yuan · projected 200 bn yuan',
  ]);
  const chinese = verdictLines({ manifest, targets: [{ ...target, gap: -10e9 }] }, 'zh');
  expect(chinese[0]).toBe('2021 年 GMV：中位数 6900 亿元，80% 区间 6500 亿元 – 7300 亿元 (32 次运行)');
  expect(chinese[1]).toBe('P(gmv 2021 ≥ 7000 亿元) = 40% ± 8%；中位数超出 100 亿元');
  expect(chinese.at(-1)).toBe('  2021Q2  需要 5814 亿元 · 预计 2000 亿元');
});

test('a verdict says when there is nothing to judge, and why', () => {
  expect(verdictLines({ manifest, targets: [] }, 'en')).toEqual(['the scenario has no target']);
  const failed = { ...manifest, failed: 32 };
  expect(verdictLines({ manifest: failed, targets: [] }, 'en')[0]).toMatch(/^no run ended well/);
});
