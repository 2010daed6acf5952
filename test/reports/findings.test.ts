/** Sentences must follow the numbers: results that differ in one figure must differ in the sentence about it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { likelihoodOf } from '../../reports/findings/target.ts';
import { findingsOf } from '../../reports/findings.ts';
import type { RunResult, SummaryRow } from '../../sim/result/result.ts';
import { exampleResult } from './example.ts';

const BASE = exampleResult();

function says(result: RunResult, id: string, lang: 'zh' | 'en' = 'en'): string | undefined {
  return findingsOf(result).find((finding) => finding.id === id)?.text[lang];
}

/** The example with the rows of one metric changed. */
function withRows(metric: string, change: (row: SummaryRow) => Partial<SummaryRow>, period = /./): RunResult {
  const summary = BASE.summary.map((row) =>
    row.metric === metric && period.test(row.period) ? { ...row, ...change(row) } : row,
  );
  return { ...BASE, summary };
}

test.each([
  [0.05, 'very unlikely', '很不可能', 2],
  [0.1, ' unlikely', '不太可能', 4],
  [0.5, 'about as likely as not', '的机会与达不到相近', 20],
  [0.75, ' likely', '较可能', 30],
  [0.9, 'very likely', '很可能', 36],
])('probability %d is called %s', (probability, english, chinese, hits) => {
  const result = exampleResult({ probability });
  expect(says(result, 'chance')).toContain(`${english}: ${hits} of 40 runs`);
  expect(says(result, 'chance', 'zh')).toContain(`${chinese}：40 次模拟中有 ${hits} 次`);
});

test('a lever whose strength is not known: medians and chances at both ends, and how sure their difference is', () => {
  const ends = [
    { strength: 0, median: 690e9, low80: 620e9, high80: 760e9, probability: 0.38 },
    { strength: 1, median: 743e9, low80: 670e9, high80: 820e9, probability: 0.69 },
  ];
  const title = { zh: '再次推动', en: 'Push again' };
  const hangsOn = [{ id: 'push', title, figure: 'gmv@2021', ends, standardError: 0.012 }];
  const forecast = { base: '2021Q1', modelError: { sd: 0.06, forecasts: 0 }, rows: [], hangsOn };
  const english = says({ ...BASE, forecast }, 'ends');
  expect(english).toContain('“Push again”');
  expect(english).toContain('strength of 0% the median is 690bn yuan and the chance 38%');
  expect(english).toContain('strength of 100% the median is 743bn yuan and the chance 69%');
  expect(english).toContain('± 1.2%');
  expect(says({ ...BASE, forecast }, 'ends', 'zh')).toContain('强度 100% 时中位数 7430 亿元，概率 69%');
  expect(says(BASE, 'ends')).toBeUndefined();
});

test('a larger probability never gets a weaker word', () => {
  const order = ['very-unlikely', 'unlikely', 'even', 'likely', 'very-likely'];
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(share, share, (a, b) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      expect(order.indexOf(likelihoodOf(high))).toBeGreaterThanOrEqual(order.indexOf(likelihoodOf(low)));
    }),
  );
});

test.each([
  [690e9, '10bn yuan (1.4%) below the target', '低 100 亿元'],
  [710e9, '10bn yuan (1.4%) above the target', '高 100 亿元'],
  [701e9, 'within 0.5% of the target', '不到 0.5%'],
])('a median of %d yuan reads "%s"', (median, english, chinese) => {
  const result = exampleResult({ median });
  expect(says(result, 'gap')).toContain(english);
  expect(says(result, 'gap', 'zh')).toContain(chinese);
});

test.each([
  [600e9, 'lies above'],
  [700e9, 'lies inside'],
  [800e9, 'lies below'],
])('with a median of %d yuan the target %s the interval', (median, words) => {
  expect(says(exampleResult({ median }), 'gap')).toContain(words);
});

test('the path: short, enough, done', () => {
  const target = BASE.targets[0]!;
  const scaled = (factor: number): RunResult => {
    const path = target.path.map((step) =>
      step.known ? step : { ...step, required: step.projected * factor },
    );
    return { ...BASE, targets: [{ ...target, path }] };
  };
  expect(says(scaled(1.2), 'path')).toMatch(
    /119\.2bn yuan short, so they must rise by 20%.*largest in Q4 2021/,
  );
  expect(says(scaled(0.9), 'path')).toContain('which is enough');
  expect(says(scaled(0), 'path')).toContain('already add up to the target');
  const known = target.path.map((step) => ({ ...step, known: true }));
  expect(says({ ...BASE, targets: [{ ...target, path: known }] }, 'path')).toBeUndefined();
});

test('the quarter that carries the year, and the one that is least certain, follow the figures', () => {
  expect(says(BASE, 'carries')).toContain('Q4 2021');
  expect(
    says(
      withRows('gmv', () => ({ q50: 9e11 }), /^2021Q2$/),
      'carries',
    ),
  ).toContain('Q2 2021');
  expect(says(BASE, 'uncertainty')).toContain('Q4 2021');
  const wide = withRows('gmv', () => ({ q10: 0, q90: 9e11 }), /^2021Q3$/);
  expect(says(wide, 'uncertainty')).toContain('Q3 2021: its 80% interval is 900bn yuan wide');
});

test.each([
  [{ q10: 0.55, q50: 0.6, q90: 0.65 }, 'above one half'],
  [{ q10: 0.45, q50: 0.52, q90: 0.6 }, 'leaves open'],
  [{ q10: 0.3, q50: 0.4, q90: 0.45 }, 'below one half'],
])('private share %j: %s', (row, words) => {
  expect(
    says(
      withRows('privateShare', () => row, /^2021$/),
      'private-share',
    ),
  ).toContain(words);
});

test.each([
  ['privateShare', 'private-share'],
  ['repeatRate', 'repeat-rate'],
])('%s against the year before: above, below, about equal', (metric, id) => {
  const before = BASE.summary.find((row) => row.metric === metric && row.period === '2020')!.q50;
  const change = (difference: number) =>
    says(
      withRows(metric, () => ({ q50: before + difference }), /^2021$/),
      id,
    );
  expect(change(0.03)).toContain('That is 3 percentage points above the year before');
  expect(change(-0.03)).toContain('That is 3 percentage points below the year before');
  expect(change(0.002)).toContain('within 1 percentage point of the year before');
});

test('trust rises, falls, stays level', () => {
  const first = BASE.summary.find((row) => row.metric === 'meanTrust' && row.period === '2021-01')!.q50;
  const last = (difference: number) =>
    says(
      withRows('meanTrust', () => ({ q50: first + difference }), /^2021-12$/),
      'trust',
    );
  expect(last(0.05)).toMatch(/rises.*0\.05 above January 2021/);
  expect(last(-0.05)).toMatch(/falls.*0\.05 below January 2021/);
  expect(last(0.004)).toMatch(/about level.*within 0\.01/);
});

test('brands grow, shrink, stay', () => {
  const of = (q50: number) =>
    says(
      withRows('brands', () => ({ q50 }), /^202[01]$/),
      'brands',
    );
  expect(of(300)).toContain('about as many');
  const before = BASE.summary.find((row) => row.metric === 'brands' && row.period === '2020')!.q50;
  const now = (q50: number) =>
    says(
      withRows('brands', () => ({ q50 }), /^2021$/),
      'brands',
    );
  expect(now(before * 3)).toContain('(×3)');
  expect(now(before / 2)).toContain('fewer than');
});

test('goals of the wind-maker plan: missed before their term, missed after it, met', () => {
  expect(says(BASE, 'providers')).toContain('not all met yet');
  const both = (firms: number) => ({
    ...BASE,
    summary: BASE.summary.map((row) => (/^providersAbove/.test(row.metric) ? { ...row, q50: firms } : row)),
  });
  expect(says(both(200), 'providers')).toContain('All goals are met');
  expect(says(both(199), 'providers')).toContain('not all met yet');
  const short = { ...BASE, scenario: { ...BASE.scenario, from: '2021-03-01' } };
  expect(says(short, 'providers')).toBeUndefined();
});

test('the fit speaks of known quarters only; hindsight is named and kept apart', () => {
  expect(says(BASE, 'fit-known')).toContain('of 5 published quarters');
  expect(says(BASE, 'fit-known')).not.toContain('Q2 2021');
  expect(says(BASE, 'fit-hindsight')).toMatch(/In hindsight, not used.*680bn yuan, inside the 80% interval/);
  const off = BASE.actuals.map((row) => (row.period === '2021' ? { ...row, value: 500e9 } : row));
  expect(says({ ...BASE, actuals: off }, 'fit-hindsight')).toContain('outside the 80% interval');
  const known = BASE.actuals.filter((row) => !row.hindsight);
  expect(says({ ...BASE, actuals: known }, 'fit-hindsight')).toBeUndefined();
});

test('the spread: shares in falling order; the largest is named only when it stands out', () => {
  expect(says(BASE, 'spread')).toBe(
    'The spread of GMV 2021 between runs (standard deviation of ln: about 6.2%) comes from parameters 65% (±12%), attention 30% (±10%), chance 5% (±2%). Most of it is parameters: published figures do not pin them down further. Estimated from 40 runs and 8 pairs of twins of each kind; ± is the standard error.',
  );
  const shares = (...list: readonly (readonly [share: number, error: number])[]) => {
    const of = BASE.spread!.shares.map((part, i) => ({
      ...part,
      share: list[i]![0],
      standardError: list[i]![1],
    }));
    return { ...BASE, spread: { ...BASE.spread!, shares: of } };
  };
  expect(says(shares([0.5, 0.2], [0.4, 0.2], [0.1, 0.1]), 'spread')).toContain(
    'it is not clear which is largest',
  );
  expect(says(shares([0.9, 0.1], [0.05, 0.1], [0.05, 0.1]), 'spread', 'zh')).toContain(
    '最大的来源是信息截止日之后的注意力',
  );
  const fixed = shares([0.2, 0.1], [0, 0], [0.8, 0.1]);
  expect(says(fixed, 'spread')).toContain('All runs use the same parameters');
  expect(says(fixed, 'spread')).toContain('Most of it is chance');
});

test('every finding speaks both languages, says no half-finished number, and needs figures', () => {
  const findings = findingsOf(BASE);
  expect(findings).toHaveLength(16);
  for (const { text } of findings) {
    expect(text.en + text.zh).not.toMatch(/NaN|undefined|Infinity|object/);
    expect(text.en).not.toMatch(/[\u4e00-\u9fff]/);
    expect(text.zh).toMatch(/[\u4e00-\u9fff].*。$/);
  }
  expect(findingsOf({ ...BASE, summary: [], targets: [], actuals: [], spread: undefined })).toEqual([]);
});
