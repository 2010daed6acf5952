/** The page of `allocate`: charts without a warning, sentences that follow the numbers, and no number from nowhere. */
import { expect, test } from 'vitest';
import { svgOf } from '../../../docs/generate/picture.ts';
import { ALLOCATE_CHARTS } from '../../../reports/allocate/charts.ts';
import { allocateLines } from '../../../reports/allocate/lines.ts';
import { ALLOCATE_REPORT } from '../../../reports/allocate/report.ts';
import { allocateSentences } from '../../../reports/allocate/sentences.ts';
import { pageOf } from '../../../reports/report.ts';
import { LANGUAGES } from '../../../sim/notation/language.ts';
import type { AllocateResult, Gain, Response, Split } from '../../../sim/result/allocate.ts';
import { numbersFromNowhere } from '../numbers.ts';

const difference = (mean: number, spread = 1e9) => ({
  mean,
  low90: mean - spread,
  high90: mean + spread,
  low80: mean - 3 * spread,
  high80: mean + 3 * spread,
});
const two = (searched: number, fresh: number, spread?: number) => ({
  searched,
  fresh: difference(fresh, spread),
});

function response(
  lever: string,
  zh: string,
  en: string,
  period: string,
  most: number,
  amount: number,
): Response {
  const points = [0, 0.125, 0.25, 0.5, 1].map((level) => ({
    amount: level * most,
    spent: level * most * 0.9,
    difference: difference(4 * Math.sqrt(level) * 1e9, level * 1e9),
    fitted: 4 * Math.sqrt(level) * 1e9,
  }));
  return {
    lever,
    title: { zh, en },
    period,
    by: 'budget',
    most,
    amount,
    points,
    saturation: null,
    even: 0.75e9,
  };
}

function split(id: Split['id'], searched: number, fresh: number, amount: number | null): Split {
  const cost = two(2.6e9, 2.5e9, 0.2e9);
  return {
    id,
    file: amount === null ? null : `${id}.yaml`,
    amount,
    value: two(searched, fresh),
    cost,
    net: difference(-1.3e9),
  };
}

const gain = (over: Gain['over'], searched: number, fresh: number): Gain => ({
  over,
  value: two(searched, fresh),
});

const RESULT: AllocateResult = {
  schema: 'laotie/allocate@1',
  title: { zh: '2021 年 7000 亿', en: '700 billion in 2021' },
  source: 'scenario.yaml',
  planSource: 'plan.yaml',
  engine: '0.1.0+53c3250fbc94',
  dataHash: 'fa0f450abe938f23',
  scenarioHash: '81d6c25eb21afefd',
  seed: 'laotie-2021',
  scale: 20000,
  from: '2019-07-01',
  until: '2021-12-31',
  knownUntil: '2021-07-22',
  by: 'quarter',
  replicates: 32,
  between: 64,
  fresh: 256,
  failed: 0,
  tried: 84,
  rounds: 8,
  kept: [],
  metric: 'gmv',
  period: '2021',
  unit: 'yuan',
  budget: 3e9,
  responses: [
    response('coupon', '平台优惠券', 'Coupon', '2021Q3', 2.2e9, 1.8e9),
    { ...response('coupon', '平台优惠券', 'Coupon', '2021Q4', 3e9, 1.2e9), saturation: 1.5e9 },
    { ...response('ads', '投放补贴', 'Ad subsidy', '2021Q3', 0.9e9, 0), saturation: 0 },
    response('ads', '投放补贴', 'Ad subsidy', '2021Q4', 1.1e9, 0),
  ],
  splits: [split('best', 12.5e9, 11.4e9, 3e9), split('even', 9.8e9, 9.9e9, 3e9), split('today', 4.1e9, 4.2e9, null)],
  gains: [gain('even', 2.7e9, 1.6e9), gain('today', 8.4e9, 7.3e9)],
  slope: 2.4,
  left: 0,
}; // biome-ignore format: rows

const CASES = ALLOCATE_CHARTS.slice(0, 4).flatMap((chart) =>
  LANGUAGES.map((lang) => ({ chart, lang, name: `${chart.id} ${lang}` })),
);

test.each(CASES)('$name draws without a warning and is plain data', async ({ chart, lang }) => {
  const before = JSON.stringify(RESULT);
  const spec = chart.spec(RESULT, lang)!;
  expect(JSON.stringify(RESULT)).toBe(before);
  expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
  const svg = await svgOf(spec);
  expect(svg).toContain(chart.title[lang]);
  expect(svg).not.toMatch(/NaN|undefined|>null</);
});

test('a chart a lever, its periods as lines; no chart for levers that there are not', () => {
  const [, , first, second, third] = ALLOCATE_CHARTS;
  const text = (chart = first) => JSON.stringify(chart!.spec(RESULT, 'en') ?? null);
  expect(text(first)).toContain('Response curve · Coupon');
  expect(text(first)).toContain('"part":"Q4 2021"');
  expect(text(second)).toContain('Response curve · Ad subsidy');
  expect(text(third)).toBe('null');
});

test('what it brings, whether it beats the others, where the money goes, what is saturated', () => {
  expect(allocateSentences(RESULT, 'en')).toEqual([
    'The best split changes GMV 2021 by +11.4bn yuan on fresh luck (90% interval +10.4bn yuan to +12.4bn yuan; +12.5bn yuan on the luck of the search).',
    'On fresh luck it beats the even split: +1.6bn yuan more (90% interval +600m yuan to +2.6bn yuan; +2.7bn yuan in the search).',
    'On fresh luck it beats what is done today: +7.3bn yuan more (90% interval +6.3bn yuan to +8.3bn yuan; +8.4bn yuan in the search).',
    'The best split: Coupon Q3 2021 1.8bn yuan; Coupon Q4 2021 1.2bn yuan.',
    'No money for Ad subsidy Q3 2021, Ad subsidy Q4 2021.',
    'Around the best split another yuan brings about 2.4 yuan of GMV.',
    'Saturated: Coupon Q4 2021 from 1.5bn yuan on.',
    'By itself money shows no effect for Ad subsidy Q3 2021.',
  ]);
  expect(allocateSentences(RESULT, 'zh')).toHaveLength(8);
}); // biome-ignore format: sentences

test('a split that is no better on fresh luck is said to be none, whatever the search said', () => {
  const said = (fresh: number) => allocateSentences({ ...RESULT, gains: [gain('even', 2.7e9, fresh)] }, 'en')[1];
  expect(said(0.3e9)).toBe('On fresh luck it does not beat the even split, as far as can be told: +300m yuan (90% interval −700m yuan to +1.3bn yuan; +2.7bn yuan in the search).');
  expect(said(-2e9)).toMatch(/^On fresh luck it is worse than the even split: −2bn yuan/);
  const same = { over: 'even' as const, value: two(0, 0, 0) };
  expect(allocateSentences({ ...RESULT, gains: [same] }, 'en')[1]).toBe('It does the same as the even split.');
  const left = allocateSentences({ ...RESULT, left: 0.4e9 }, 'en');
  expect(left).toContain('400m yuan are left, which no lever could use.');
  expect(left.some((text) => text.includes('another yuan'))).toBe(false);
}); // biome-ignore format: sentences

test('a terminal has a line a lever and period, and a line a split', () => {
  const lines = allocateLines(RESULT, 'en');
  expect(lines.slice(0, 2)).toEqual(['700 billion in 2021', '3bn yuan for the most GMV 2021']);
  expect(lines).toContainEqual(expect.stringMatching(/^Coupon Q3 2021 +1\.8bn yuan +750m yuan +2\.2bn yuan +not seen$/));
  expect(lines).toContainEqual(expect.stringMatching(/^Ad subsidy Q3 2021 +— +750m yuan +900m yuan +no effect seen$/));
  expect(lines).toContainEqual(expect.stringMatching(/^Today +— +2\.5bn yuan +\+4\.2bn yuan /));
  expect(lines.at(-1)).toBe('Splits are scenario files that run takes: best.yaml, even.yaml');
  const page = pageOf(ALLOCATE_REPORT, RESULT, []);
  expect(page).toContain('<span class="value">+11.4bn yuan</span>');
  expect(page).toContain('84 splits were tried in 8 rounds');
}); // biome-ignore format: one line each

test.each(LANGUAGES)('every number on the page is one of allocate.json (%s)', (lang) => {
  const { found, unknown } = numbersFromNowhere(ALLOCATE_REPORT, RESULT, lang);
  expect(found).toBeGreaterThan(100);
  expect(unknown).toEqual([]);
});
