/** C05–C07, C26: the platform's own figures. */
import { agrestiCoull } from '../../result/targets.ts';
import type { Claim } from './claim.ts';
import { combine, ratio } from './figures.ts';
import { HELD_OUT } from './runs.ts';

const MAIN = 'kuaishou-2021';

const gmv: Claim = {
  id: 'C05',
  claim: {
    zh: '平台 GMV：2021 年一季度 1186 亿，2020 年一季度 371 亿（+219.8%）',
    en: 'Platform GMV: 118.6 bn in 2021Q1, 37.1 bn in 2020Q1 (+219.8%)',
  },
  kind: 'fitted',
  why: { zh: '两个季度都是校准用的事实', en: 'both quarters are facts that calibrate fits' },
  // buyers × orders per buyer × order value is the multiple itself
  statedBy: [
    'gmv 2020Q1',
    'gmv 2021Q1',
    'buyers 2021Q1 on 2020Q1',
    'order value 2021Q1 on 2020Q1',
    'orders per buyer 2021Q1 on 2020Q1',
  ],
  runs: [MAIN, HELD_OUT],
  checks: ({ value }) => {
    const [now, then] = [value(MAIN, 'gmv', '2021Q1'), value(MAIN, 'gmv', '2020Q1')];
    return [
      {
        what: { zh: '2021 年一季度 GMV', en: 'GMV 2021Q1' },
        unit: 'yuan',
        figures: now,
        expected: { kind: 'near', value: 118.6e9, tolerance: 0.1 },
      },
      {
        what: { zh: '2020 年一季度 GMV', en: 'GMV 2020Q1' },
        unit: 'yuan',
        figures: then,
        expected: { kind: 'near', value: 37.1e9, tolerance: 0.1 },
      },
      {
        what: { zh: '同比倍数', en: 'multiple of the year before' },
        unit: 'times',
        figures: ratio(now, then),
        expected: { kind: 'near', value: 3.198, tolerance: 0.1 },
      },
    ];
  },
};

const privateDomain: Claim = {
  id: 'C06',
  claim: {
    zh: '私域贡献的 GMV 远高于公域',
    en: 'The private domain contributes far more GMV than the public one',
  },
  kind: 'fitted',
  why: {
    zh: '2021 年 3 月关注页占复购 80% 被当作私域占比，是校准用的事实',
    en: 'the 80% of the follow page (March 2021) is read as the private share, a fact that calibrate fits',
  },
  statedBy: ['private share of repeat orders 2021-03'],
  runs: [MAIN, HELD_OUT],
  checks: ({ value }) =>
    ['2020Q3', '2020Q4', '2021Q1', '2021Q2'].reverse().map((quarter) => ({
      what: { zh: `${quarter} 私域 GMV ÷ 公域 GMV`, en: `private over public GMV, ${quarter}` },
      unit: 'times',
      figures: ratio(value(MAIN, 'gmvPrivate', quarter), value(MAIN, 'gmvPublic', quarter)),
      expected: { kind: 'above', value: 1 },
    })),
};

const attention: Claim = {
  id: 'C07',
  claim: {
    zh: '2021 年一季度日活 3.792 亿（App 与小程序；App 单独 2.953 亿）',
    en: 'Daily active users 379.2 m in 2021Q1 (app and mini programs; the app alone 295.3 m)',
  },
  kind: 'assumed',
  why: { zh: '用户数由公布值输入模型', en: 'users are fed in from published figures' },
  runs: [],
  experiments: ['watched'],
  checks: ({ told }) => [
    {
      what: {
        zh: '输入模型的日活（App，与 GMV 同口径；公布值 2.953 亿）',
        en: 'daily users fed in (the app alone, the series that goes with GMV)',
      },
      unit: 'users',
      figures: told('watched', 'dailyUsers'),
      expected: { kind: 'told', value: 295.3e6 },
    },
  ],
};

const SEVEN_HUNDRED = 700e9;

const headline: Claim = {
  id: 'C26',
  claim: { zh: '分析机构：2021 年 GMV 可能达到 7000 亿', en: 'Analysts: GMV of 2021 may reach 700 bn yuan' },
  kind: 'found',
  why: {
    zh: '2021 年全年是预测，校准只用 2021 年 7 月 22 日前公布的事实；2020 年四季度的推动是否再来，由每次模拟抽取',
    en: 'the year is forecast from facts public by 22 July 2021; how much of the push of 2020Q4 comes again is drawn by each run',
  },
  runs: [MAIN],
  checks: ({ value }) => {
    const year = value(MAIN, 'gmv', '2021');
    const hits = combine((gmv2021) => (gmv2021 >= SEVEN_HUNDRED ? 1 : 0), year);
    const count = [...hits.values()].reduce((a, b) => a + b, 0);
    const share = count / Math.max(1, hits.size);
    return [
      {
        what: { zh: '2021 年 GMV', en: 'GMV 2021' },
        unit: 'yuan',
        figures: year,
        expected: { kind: 'inside', value: SEVEN_HUNDRED }, // they said that it may, not that it will
      },
      {
        what: { zh: 'P(2021 年 GMV ≥ 7000 亿)', en: 'P(GMV 2021 ≥ 700 bn)' },
        unit: 'share',
        figures: combine(() => share, hits),
        expected: { kind: 'told' },
        standardError: agrestiCoull(count, hits.size),
      },
    ];
  },
};

export const platformClaims: readonly Claim[] = [gmv, privateDomain, attention, headline];
