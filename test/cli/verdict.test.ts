import { expect, test } from 'vitest';
import { verdictLines } from '../../sim/cli/verdict.ts';
import { requiredPath } from '../../sim/notation/required-path.ts';
import type { HealthRow } from '../../sim/result/health-figures.ts';
import type { Manifest, RunResult, TargetResult } from '../../sim/result/result.ts';

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
const scenario = { targets: [] as RunResult['scenario']['targets'] } as RunResult['scenario'];
const manifest = { replicates: 32, failed: 0 } as Manifest;

test('a verdict names median, interval, chance, gap and path, in both languages', () => {
  expect(verdictLines({ scenario, manifest, targets: [target] }, 'en')).toEqual([
    'GMV 2021: median 690bn yuan, 80% interval 650bn yuan – 730bn yuan (32 runs)',
    'P(gmv 2021 ≥ 700bn yuan) = 40% ± 8%; the median falls short by 10bn yuan',
    '  2021Q1  published 118.6bn yuan',
    '  2021Q2  required 581.4bn yuan · projected 200bn yuan',
  ]);
  const chinese = verdictLines({ scenario, manifest, targets: [{ ...target, gap: -10e9 }] }, 'zh');
  expect(chinese[0]).toBe('2021 年 GMV：中位数 6900 亿元，80% 区间 6500 亿元 – 7300 亿元 (32 次运行)');
  expect(chinese[1]).toBe('P(gmv 2021 ≥ 7000 亿元) = 40% ± 8%；中位数超出 100 亿元');
  expect(chinese.at(-1)).toBe('  2021Q2  需要 5814 亿元 · 预计 2000 亿元');
});

test('where GMV is forecast, the verdict names the model error one quarter ahead', () => {
  const simulated = { probability: 0.5, median: 695e9, low80: 660e9, high80: 720e9 };
  const ahead = [{ quarter: '2021Q2', mean: -0.01, sd: 0.06 }];
  const forecast = {
    base: '2021Q1',
    modelError: { sd: 0.04, forecasts: 0 },
    discrepancy: { residuals: [], ahead },
    rows: [],
    hangsOn: [],
  };
  const lines = (lang: 'zh' | 'en', judged: TargetResult) =>
    verdictLines({ scenario, manifest, targets: [judged], forecast }, lang)[0];
  expect(lines('en', { ...target, simulated })).toMatch(
    /\(32 runs, with a model error of 6% one quarter ahead\)$/,
  );
  expect(lines('zh', { ...target, simulated })).toMatch(/\(32 次运行，另计模型误差，下一季 6%\)$/);
  expect(lines('en', target)).toMatch(/\(32 runs\)$/); // a target that is judged by the runs alone
});

test('one line warns of a posterior and a backtest that another engine made', () => {
  const now = '0.1.0+aaaaaaaaaaaa';
  const of = (posterior: string | null, coverage: string | null): HealthRow[] => [
    { id: 'coverage', mark: 'review', figures: { levels: [], engine: { made: coverage, now } } },
    {
      id: 'posterior',
      mark: 'review',
      figures: {
        knownUntil: '2021-07-22',
        scenario: '2021-07-22',
        draws: 9,
        engine: { made: posterior, now },
      },
    },
  ];
  const last = (health: HealthRow[], lang: 'zh' | 'en') =>
    verdictLines({ scenario, manifest, targets: [target], health }, lang).at(-1);
  expect(last(of(null, '0.0.9+b'), 'en')).toBe(
    'warning: made by another engine than this one, so that they may no longer hold: backtest (engine 0.0.9+b), posterior (engine not recorded)',
  );
  expect(last(of(null, now), 'zh')).toBe('警告：不是由当前引擎得出，结论可能已不成立：后验（引擎未记录）');
  expect(last(of(now, now), 'en')).toMatch(/^health: /);
});

test('a verdict says when there is nothing to judge, and why', () => {
  expect(verdictLines({ scenario, manifest, targets: [] }, 'en')).toEqual(['the scenario has no target']);
  const failed = { ...manifest, failed: 32 };
  expect(verdictLines({ scenario, manifest: failed, targets: [] }, 'en')[0]).toMatch(/^no run ended well/);
});

test('a target of which nothing was recorded is answered, and named', () => {
  const title = { zh: '满意率', en: 'satisfied share' };
  const asked = [
    { id: 't', title: target.title, metric: 'gmv', over: '2021' },
    { id: 'never', title, metric: 'satisfiedShare', over: '2020-02-29' },
  ];
  const result = { scenario: { ...scenario, targets: asked }, manifest, targets: [target] };
  expect(verdictLines(result, 'en').at(-1)).toBe(
    'satisfied share: not recorded in any run: the target cannot be judged (satisfiedShare 2020-02-29)',
  );
  expect(verdictLines(result, 'zh').at(-1)).toBe(
    '满意率：没有一次运行记录到这个指标，目标无法判断 (satisfiedShare 2020-02-29)',
  );
  const alone = verdictLines({ ...result, targets: [] }, 'en').join('\n');
  expect(alone).not.toContain('has no target');
  expect(alone).toContain('gmv 2021');
});
