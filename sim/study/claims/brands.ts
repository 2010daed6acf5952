/** C08–C11, C13: brands. */
import type { Check, Claim } from './claim.ts';
import { change, combine, type Figures, ratio, sum } from './figures.ts';
import { HELD_OUT } from './runs.ts';

const MAIN = 'kuaishou-2021';
/** The same market, as fine as those it is compared with. */
const FINE_MAIN = 'kuaishou-2021-fine';
const END = '2021-12-31';

const count: Claim = {
  id: 'C08',
  claim: { zh: '过去一年平台品牌数增长 4.5 倍', en: 'Brands on the platform grew 4.5-fold in the past year' },
  kind: 'fitted',
  why: { zh: '品牌数的倍数是校准用的事实', en: 'the multiple of brands is a fact that calibrate fits' },
  statedBy: ['brands mid-2021 on mid-2020'],
  runs: [MAIN, HELD_OUT],
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
  kind: 'fitted',
  why: {
    zh: '品牌销售额的倍数是校准用的事实',
    en: 'the multiple of branded sales is a fact that calibrate fits',
  },
  statedBy: ['branded sales 2021H1 on 2020H1'],
  runs: [MAIN, HELD_OUT],
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

const STAGES = [
  { figure: 'newShops', zh: '新店', en: 'new shops' },
  { figure: 'climbing', zh: '爬坡', en: 'climbing' },
  { figure: 'ka', zh: 'KA', en: 'KA' },
  { figure: 'ska', zh: 'SKA', en: 'SKA' },
] as const;

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
  kind: 'by construction',
  why: {
    zh: '阶段就是 28 天 GMV 的门槛，随销售额上升必然逐级',
    en: 'a stage is a threshold of trailing GMV, so that growing sales pass one after the other',
  },
  runs: [],
  experiments: ['watched'],
  checks: ({ told }) => {
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
        ({ figure, zh, en }): Check => ({
          what: { zh: `年末品牌数：${zh}`, en: `brands at the end of 2021: ${en}` },
          unit: 'count',
          figures: seen(figure),
          expected: { kind: 'above', value: 0 },
        }),
      ),
    ];
  },
};

/**
 * What the article means by each power, as the world without it from 2021 on (powers.ts). A power attracts where fewer
 * brands come without it. Of the three entry hears only orders by name; channel and product reach it through the profits of
 * the brands that are there.
 */
const POWERS = [
  {
    world: 'attention-frozen',
    kind: 'by construction',
    zh: '营销力：2021 年用户与时长停在 2020 年末',
    en: 'marketing: users and minutes of 2021 as at the end of 2020',
  },
  {
    world: 'unseen-brands',
    kind: 'found',
    zh: '渠道力：短视频与直播的推荐不再找到品牌店',
    en: 'channel: the feed of short videos and live rooms finds no brand store',
  },
  {
    world: 'unheard-fans',
    kind: 'by construction', // what reviews teach is worth money to a brand elsewhere too (brands.lesson)
    zh: '产品力：私域评价不再教会品牌，也不再为品牌作证',
    en: 'product: reviews of private buyers teach and show nothing',
  },
] as const;

const powers: Claim = {
  id: 'C11',
  claim: {
    zh: '吸引品牌的三种力：营销力、渠道力、产品力',
    en: 'Three powers attract a brand: marketing, channel, product',
  },
  kind: 'by construction',
  why: {
    zh: '订单数、盈利与评价带来的好处写在入驻与账目的规则里；渠道力经由品牌的账目起作用，是结果',
    en: 'orders, profit and what reviews are worth stand in the rules of entry and of books; that the feed reaches entry through books is a result',
  },
  runs: [FINE_MAIN],
  experiments: POWERS.map(({ world }) => world),
  checks: ({ value, told }) => [
    ...POWERS.map(
      ({ world, kind, zh, en }): Check => ({
        what: { zh: `${zh}：年末品牌数的变化`, en: `${en}: change of brands at the end of 2021` },
        unit: 'share',
        ...(kind === 'found' ? { kind } : {}),
        figures: change(told(world, 'brands'), value(FINE_MAIN, 'brands', END)),
        expected: { kind: 'below', value: 0 },
      }),
    ),
    ...POWERS.map(
      ({ world, zh, en }): Check => ({
        what: { zh: `${zh}：2021 年品牌 GMV 的变化`, en: `${en}: change of brand GMV 2021` },
        unit: 'share',
        figures: change(told(world, 'brandGmv'), value(FINE_MAIN, 'brandGmv', '2021')),
        expected: { kind: 'told' },
      }),
    ),
  ],
};

const mix: Claim = {
  id: 'C13',
  claim: {
    zh: '早期以产业带白牌为主；随用户增长，对品牌的需求上升',
    en: 'Early supply is white-label; demand for brands grows with the user base',
  },
  kind: 'fitted',
  why: {
    zh: '品牌销售额与买家的倍数都是校准用的事实，品牌偏好随时间上升也是为此拟合',
    en: 'the multiples of branded sales and of buyers are facts that calibrate fits, and the taste for brands rises in time for them',
  },
  statedBy: ['branded sales 2021H1 on 2020H1', 'buyers 2021Q1 on 2020Q1'],
  runs: [MAIN, HELD_OUT, FINE_MAIN],
  experiments: ['attention-frozen'],
  checks: ({ value, told }) => {
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
      {
        what: {
          zh: '若用户与时长停在 2020 年末：2021 年品牌占 GMV 的变化',
          en: 'users and minutes of 2021 as at the end of 2020: change of the brand share of GMV',
        },
        unit: 'share',
        // no rule makes taste hang on users; a few large brands decide it, by luck of 2–5%, too much to judge by
        figures: change(
          ratio(told('attention-frozen', 'brandGmv'), told('attention-frozen', 'gmv')),
          ratio(value(FINE_MAIN, 'brandGmv', '2021'), value(FINE_MAIN, 'gmv', '2021')),
        ),
        expected: { kind: 'told' },
      },
    ];
  },
};

export const brandClaims: readonly Claim[] = [count, sales, stages, powers, mix];
