/** The page of `solve`: a chart without a warning, sentences that follow the numbers, and no number from nowhere. */
import { expect, test } from 'vitest';
import { svgOf } from '../../../docs/generate/picture.ts';
import { pageOf } from '../../../reports/report.ts';
import { SOLVE_CHARTS } from '../../../reports/solve/charts.ts';
import { solveLines } from '../../../reports/solve/lines.ts';
import { SOLVE_REPORT } from '../../../reports/solve/report.ts';
import { solveSentences } from '../../../reports/solve/sentences.ts';
import { LANGUAGES } from '../../../sim/notation/language.ts';
import type { Given } from '../../../sim/result/plans.ts';
import type { Chance, JudgedPlan, SolveResult } from '../../../sim/result/solve.ts';
import { numbersFromNowhere } from '../numbers.ts';

const chance = (value: number): Chance => ({
  chance: value,
  error: 0.02,
  low90: value - 0.04,
  high90: value + 0.04,
});
const difference = (mean: number) => ({
  mean,
  low90: mean - 0.1e9,
  high90: mean + 0.1e9,
  low80: mean - 0.5e9,
  high80: mean + 0.5e9,
});

function given(strength: number, yuan: number): Given[] {
  const card = { lever: 'trust-card', title: { zh: '信任卡', en: 'Trust card' }, period: '2021Q3' };
  const coupon = { lever: 'coupon', title: { zh: '平台优惠券', en: 'Coupon' }, period: '2021Q4' };
  return [
    { ...card, by: 'strength', amount: strength, most: 0.9 },
    { ...coupon, by: 'budget', amount: yuan, most: 3e9 },
  ];
}

function plan(
  id: string,
  searched: number,
  fresh: number,
  cost: number,
  gives: readonly Given[] = [],
): JudgedPlan {
  return {
    id,
    file: id.startsWith('plan') ? `${id}.yaml` : null,
    given: gives,
    searched: chance(searched),
    fresh: chance(fresh),
    cost: { searched: cost, fresh: difference(cost) },
    net: difference(-cost / 2),
    figure: difference(10 * cost),
  };
}

const RESULT: SolveResult = {
  schema: 'laotie/solve@1',
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
  tried: 117,
  rounds: 8,
  kept: [{ zh: '匹诺曹行动', en: 'Pinocchio' }],
  target: {
    id: 'gmv-2021',
    title: { zh: '7000 亿', en: '700 billion' },
    metric: 'gmv',
    over: '2021',
    atLeast: 700e9,
    unit: 'yuan',
  },
  asked: 0.8,
  isPublishedPast: true,
  none: plan('none', 0.41, 0.42, 0),
  today: plan('today', 0.47, 0.46, 0.4e9),
  plans: [
    plan('plan-1', 0.62, 0.6, 0.9e9, given(0.2, 0)),
    plan('plan-2', 0.81, 0.77, 1.6e9, given(0.6, 0)),
    plan('plan-3', 0.86, 0.83, 2.1e9, given(0.6, 1.2e9)),
  ],
  chosen: 'plan-2',
  holds: 'plan-3',
  most: 'plan-3',
  search: [
    { cost: 0.5e9, chance: 0.45 },
    { cost: 2.5e9, chance: 0.7 },
  ],
};

test.each(LANGUAGES)('the frontier draws without a warning and is plain data (%s)', async (lang) => {
  const before = JSON.stringify(RESULT);
  const [chart] = SOLVE_CHARTS;
  const spec = chart!.spec(RESULT, lang)!;
  expect(JSON.stringify(RESULT)).toBe(before);
  expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
  const svg = await svgOf(spec);
  expect(svg).toContain(`>${chart!.title[lang]}<`);
  expect(svg).not.toMatch(/NaN|undefined|>null</);
});

test('what was chosen, that it does not hold, which does, and what it gives', () => {
  expect(solveSentences(RESULT, 'en')).toEqual([
    'The cheapest is Plan 2, which costs 1.6bn yuan. Its chance is 81% ± 2% on the luck by which it was chosen and 77% ± 2% on fresh luck (90% interval 73% to 81%).',
    'On fresh luck Plan 2 falls short of 80%.',
    'The cheapest of the frontier that reaches it on fresh luck is Plan 3: cost 2.1bn yuan, chance 83% ± 2%.',
    'Plan 3: Trust card Q3 2021 strength 60%; Coupon Q4 2021 1.2bn yuan.',
    'With none of them the chance is 42% ± 2%.',
    'As it is today the chance is 46% ± 2%, at a cost of 400m yuan.',
  ]);
  expect(solveSentences(RESULT, 'zh')).toHaveLength(6);
}); // biome-ignore format: sentences

test('not reachable: said, with the most that can be had; and a chance that is there by itself', () => {
  const short = { ...RESULT, chosen: null, holds: null, today: null };
  expect(solveSentences(short, 'en')[0]).toBe('80% is not reachable with these levers: at most 83% ± 2% (90% interval 79% to 87%, Plan 3, fresh luck).');
  const none = { ...RESULT, chosen: 'none', holds: 'none', none: plan('none', 0.85, 0.84, 0) };
  expect(solveSentences(none, 'en')[0]).toBe('With none of the levers the chance is 80% or more by itself: 84% ± 2% (90% interval 80% to 88%, fresh luck).');
  const nowhere = solveSentences({ ...RESULT, holds: null }, 'en');
  expect(nowhere).toContain('On fresh luck no plan reaches it; the surest is Plan 3: 83% ± 2%.');
  const idle = { ...short, plans: [], most: 'none' };
  expect(solveSentences(idle, 'en').slice(0, 2)).toEqual([
    '80% is not reachable with these levers: at most 42% ± 2% (90% interval 38% to 46%, None of them, fresh luck).',
    'No plan of the search raised the chance above that of none of them.',
  ]);
  const unused = solveSentences({ ...RESULT, holds: 'plan-2' }, 'en');
  expect(unused).toContain('Plan 2 does without Coupon Q4 2021.');
}); // biome-ignore format: sentences

test('a terminal has a line a plan, none of the levers first', () => {
  const lines = solveLines(RESULT, 'en');
  expect(lines).toContainEqual(expect.stringMatching(/^None of them +— +42% ± 2% +38% – 46% +41% ± 2% +—$/));
  expect(lines).toContainEqual(
    expect.stringMatching(/^Plan 2 +1\.6bn yuan +77% ± 2% +73% – 81% +81% ± 2% +−800m yuan$/),
  );
  expect(lines.at(-1)).toBe(
    'Each plan is a scenario file that run takes: plan-1.yaml, plan-2.yaml, plan-3.yaml',
  );
  expect(solveLines({ ...RESULT, failed: 2 }, 'en').at(-1)).toBe('2 runs are missing because they failed.');
  const page = pageOf(SOLVE_REPORT, RESULT, []);
  expect(page).toContain('<span class="value">83% ± 2%</span>');
  expect(page).toContain('In force in every plan: Pinocchio');
  expect(page).toContain('117 plans were tried in 8 rounds');
});

test.each(LANGUAGES)('every number on the page is one of solve.json (%s)', (lang) => {
  const { found, unknown } = numbersFromNowhere(SOLVE_REPORT, RESULT, lang);
  expect(found).toBeGreaterThan(60);
  // the numbers of plans
  expect(unknown.filter((number) => !['1', '2', '3'].includes(number))).toEqual([]);
});
