/** C08–C13: brands. */
import type { MetricName } from '../../model/measures/all.ts';
import type { Check, Claim } from './claim.ts';
import type { Evidence } from './evidence.ts';
import { change, combine, type Figures, ratio, sum } from './figures.ts';
import { SUPPORTS, type Support } from './runs.ts';

const MAIN = 'kuaishou-2021';
const END = '2021-12-31';

const count: Claim = {
  id: 'C08',
  claim: { zh: '过去一年平台品牌数增长 4.5 倍', en: 'Brands on the platform grew 4.5-fold in the past year' },
  runs: [MAIN],
  checks: ({ value }) => [
    {
      what: { zh: '2021 年中品牌数 ÷ 2020 年中', en: 'brands mid-2021 over mid-2020' },
      unit: 'times',
      figures: ratio(value(MAIN, 'brands', '2021Q2'), value(MAIN, 'brands', '2020Q2')),
      expected: { kind: 'near', value: 4.5, tolerance: 0.2 },
    },
  ],
};

const sales: Claim = {
  id: 'C09',
  claim: { zh: '品牌商品销售额同比 +806.7%', en: 'Sales of branded goods +806.7% on the year before' },
  runs: [MAIN],
  checks: ({ value }) => [
    {
      what: {
        zh: '品牌 GMV：2021 上半年 ÷ 2020 上半年',
        en: 'brand GMV, first half of 2021 over that of 2020',
      },
      unit: 'times',
      figures: ratio(
        value(MAIN, 'brandGmv', '2021Q1', '2021Q2'),
        value(MAIN, 'brandGmv', '2020Q1', '2020Q2'),
      ),
      expected: { kind: 'near', value: 9.067, tolerance: 0.2 },
    },
  ],
};

const STAGES: readonly { readonly metric: MetricName; readonly zh: string; readonly en: string }[] = [
  { metric: 'brandsNew', zh: '新店', en: 'new shops' },
  { metric: 'brandsClimbing', zh: '爬坡', en: 'climbing' },
  { metric: 'brandsKa', zh: 'KA', en: 'KA' },
  { metric: 'brandsSka', zh: 'SKA', en: 'SKA' },
];

/** Mean days of a brand from the stage it had to the next higher one. */
const WAITS = [
  { figure: 'daysToClimbing', zh: '新店到爬坡的天数', en: 'days from new shop to climbing' },
  { figure: 'daysToKa', zh: '到 KA 再用的天数', en: 'days on to KA' },
  { figure: 'daysToSka', zh: '到 SKA 再用的天数', en: 'days on to SKA' },
] as const;

const stages: Claim = {
  id: 'C10',
  claim: {
    zh: '品牌成长 STEPS：新店破零 → 爬坡 → KA → SKA',
    en: 'A brand’s life cycle, STEPS: new shop → climbing → KA → SKA',
  },
  runs: [MAIN],
  experiments: ['watched'],
  checks: ({ value, told }) => {
    const seen = (name: string) => told('watched', name);
    return [
      {
        what: { zh: '上升时只升一级的比例', en: 'share of rises by exactly one stage' },
        unit: 'share',
        figures: ratio(seen('up'), sum(seen('up'), seen('skipped'))),
        expected: { kind: 'above', value: 0.9 },
      },
      ...WAITS.map(
        ({ figure, zh, en }): Check => ({
          what: { zh, en },
          unit: 'days',
          figures: seen(figure),
          expected: { kind: 'above', value: 0 },
        }),
      ),
      ...STAGES.map(
        ({ metric, zh, en }): Check => ({
          what: { zh: `年末品牌数：${zh}`, en: `brands at the end of 2021: ${en}` },
          unit: 'count',
          figures: value(MAIN, metric, END),
          expected: { kind: 'above', value: 0 },
        }),
      ),
    ];
  },
};

const powers: Claim = {
  id: 'C11',
  claim: {
    zh: '吸引品牌的三种力：营销力、渠道力、产品力',
    en: 'Three powers attract a brand: marketing, channel, product',
  },
  runs: [MAIN, 'word-of-mouth-off', 'private-domain-off'],
  experiments: ['watched'],
  checks: ({ value, told }) => [
    {
      what: {
        zh: '营销力：2021 年没有口碑（买家更少）时年末品牌数的变化',
        en: 'marketing: change of brands at the end of 2021 when fewer buyers come (no word of mouth)',
      },
      unit: 'share',
      figures: change(value('word-of-mouth-off', 'brands', END), value(MAIN, 'brands', END)),
      expected: { kind: 'below', value: 0 },
    },
    {
      what: {
        zh: '渠道力：2021 年没有私域时品牌 GMV 的变化',
        en: 'channel: change of brand GMV 2021 without the private domain',
      },
      unit: 'share',
      figures: change(value('private-domain-off', 'brandGmv', '2021'), value(MAIN, 'brandGmv', '2021')),
      expected: { kind: 'below', value: 0 },
    },
    {
      what: {
        zh: '产品力：私域反馈给品牌带来的平均品质提升',
        en: 'product: mean quality a brand has gained from private feedback',
      },
      unit: 'index',
      figures: told('watched', 'learned'),
      expected: { kind: 'above', value: 0 },
    },
  ],
};

const HALF = ['2021Q1', '2021Q2'] as const;

/** What each support is to change, against no support, over the first half of 2021. */
const SUPPORT_CHECKS: Record<
  Exclude<Support, 'service'>,
  { zh: string; en: string; of: MetricName; at: readonly string[] }
> = {
  traffic: { zh: '流量：品牌 GMV', en: 'traffic: brand GMV', of: 'brandGmv', at: HALF },
  budget: { zh: '预算：品牌 GMV', en: 'budget: brand GMV', of: 'brandGmv', at: HALF },
  tools: { zh: '工具：品牌 GMV', en: 'tools: brand GMV', of: 'brandGmv', at: HALF },
  policy: { zh: '政策：品牌数', en: 'policy: brands', of: 'brands', at: ['2021-06-30'] },
};

const centre: Claim = {
  id: 'C12',
  claim: {
    zh: 'SKA 品牌中心的五项扶持：流量、预算、服务、工具、政策',
    en: 'Five supports of the SKA centre: traffic, budget, service, tools, policy',
  },
  runs: ['support-none', ...SUPPORTS.map((support) => `support-${support}` as const)],
  experiments: ['watched', 'full-service'],
  checks: (evidence) => [
    ...SUPPORTS.map((support) => supportCheck(evidence, support)),
    ...SUPPORTS.map(
      (support): Check => ({
        what: { zh: `${support} 的成本`, en: `cost of ${support}` },
        unit: 'yuan',
        figures: evidence.value(`support-${support}`, 'costBrands', ...HALF),
        expected: { kind: 'above', value: 0 },
      }),
    ),
  ],
};

function supportCheck({ value, told }: Evidence, support: Support): Check {
  if (support === 'service') {
    return {
      what: {
        zh: '服务：品牌从反馈中获得的品质（满力度对现状）',
        en: 'service: quality gained from feedback, at full strength against as it is',
      },
      unit: 'share',
      figures: change(told('full-service', 'learned'), told('watched', 'learned')),
      expected: { kind: 'above', value: 0 },
    };
  }
  const { zh, en, of, at } = SUPPORT_CHECKS[support];
  return {
    what: { zh: `${zh}的变化（对无扶持）`, en: `${en}, change against no support` },
    unit: 'share',
    figures: change(value(`support-${support}`, of, ...at), value('support-none', of, ...at)),
    expected: { kind: 'above', value: 0 },
  };
}

const mix: Claim = {
  id: 'C13',
  claim: {
    zh: '早期以产业带白牌为主；随用户增长，对品牌的需求上升',
    en: 'Early supply is white-label; demand for brands grows with the user base',
  },
  runs: [MAIN],
  checks: ({ value }) => {
    const share = (quarter: string): Figures =>
      ratio(value(MAIN, 'brandGmv', quarter), value(MAIN, 'gmv', quarter));
    return [
      {
        what: { zh: '品牌占 GMV：2021Q2 ÷ 2020Q1', en: 'brand share of GMV, 2021Q2 over 2020Q1' },
        unit: 'times',
        figures: ratio(share('2021Q2'), share('2020Q1')),
        expected: { kind: 'above', value: 1 },
      },
      {
        what: { zh: '2020Q1 非品牌商品占 GMV', en: 'share of GMV without a brand, 2020Q1' },
        unit: 'share',
        figures: combine((brand) => 1 - brand, share('2020Q1')),
        expected: { kind: 'above', value: 0.5 },
      },
      {
        what: { zh: '月买家：2021Q2 ÷ 2020Q1', en: 'monthly buyers, 2021Q2 over 2020Q1' },
        unit: 'times',
        figures: ratio(value(MAIN, 'buyersMonth', '2021Q2'), value(MAIN, 'buyersMonth', '2020Q1')),
        expected: { kind: 'above', value: 1 },
      },
    ];
  },
};

export const brandClaims: readonly Claim[] = [count, sales, stages, powers, centre, mix];
