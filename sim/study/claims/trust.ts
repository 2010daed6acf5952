/** C21, C22, C27, C28: trust as the account that sales draw on. */
import type { Claim } from './claim.ts';
import type { Evidence } from './evidence.ts';
import { change, combine, difference, type Figures, ratio } from './figures.ts';
import type { RunName } from './runs.ts';

const MAIN = 'kuaishou-2021';
/** The same market, as fine as those it is compared with. */
const FINE_MAIN = 'kuaishou-2021-fine';

/** Largest gap on any day between what was opened since the first day and what was returned, lost or is in flight. */
function gapOf({ daily }: Evidence): Figures {
  const [opened, returned, lost, inFlight] = (
    ['trustOpened', 'trustReturned', 'trustLost', 'trustInFlight'] as const
  ).map((metric) => daily(MAIN, metric));
  const gaps = [...opened!].map(([replicate, days]) => {
    let [open, most] = [0, 0];
    days.forEach((value, day) => {
      open += value - returned!.get(replicate)![day]! - lost!.get(replicate)![day]!;
      most = Math.max(most, Math.abs(open - inFlight!.get(replicate)![day]!));
    });
    return [replicate, most] as const;
  });
  return new Map(gaps);
}

const reassessed: Claim = {
  id: 'C21',
  claim: {
    zh: '每笔交易重新评估信任：成交用掉一分，收货后收回或失去',
    en: 'Each transaction re-assesses trust: the sale uses one part, the receipt regains or loses it',
  },
  kind: 'by construction',
  why: {
    zh: '成交押上一分、收货归还或扣除，就是规则',
    en: 'the stake of a sale and its return or loss are the rule itself',
  },
  runs: [MAIN],
  experiments: ['watched'],
  checks: (evidence) => [
    {
      what: { zh: '成交时信任的变化', en: 'change of a tie’s trust at the sale' },
      unit: 'trust',
      figures: evidence.told('watched', 'atSale'),
      expected: { kind: 'below', value: 0 },
    },
    {
      what: { zh: '满意收货后，比成交前', en: 'after a satisfied delivery, against before the sale' },
      unit: 'trust',
      figures: evidence.told('watched', 'afterSatisfied'),
      expected: { kind: 'above', value: 0 },
    },
    {
      what: { zh: '失望收货后，比成交前', en: 'after a disappointing delivery, against before the sale' },
      unit: 'trust',
      figures: evidence.told('watched', 'afterDisappointed'),
      expected: { kind: 'below', value: 0 },
    },
    {
      what: {
        zh: '守恒：动用 − 收回 − 失去 − 在途，任一日的最大差',
        en: 'conservation: opened less returned, lost and in flight, largest gap of any day',
      },
      unit: 'stakes',
      figures: gapOf(evidence),
      expected: { kind: 'exactly', value: 0 },
    },
  ],
};

const honesty: Claim = {
  id: 'C22',
  claim: {
    zh: '信任越多，转化与复购越多；若每次都失望，信任缩到卖不动为止',
    en: 'More trust, more sales; if goods disappoint every time, trust shrinks until nothing sells',
  },
  kind: 'found',
  why: {
    zh: '谁更赚、何时交叉由粉丝的经历得出，没有为此调过参数',
    en: 'who sells more, and when the lines cross, follows from what fans experience; nothing was tuned to it',
  },
  levers: ['exaggeration-wave'],
  runs: [MAIN, 'exaggeration-wave'],
  experiments: ['honesty-trial'],
  checks: ({ value, told }) => {
    const pair = (name: string) => told('honesty-trial', name);
    const less = (name: string) => combine((share) => share - 1, pair(name));
    const wave = (quarter: string) =>
      ratio(value('exaggeration-wave', 'gmv', quarter), value(MAIN, 'gmv', quarter));
    return [
      {
        what: {
          zh: '不诚实者对诚实的孪生者，最后一季销售额',
          en: 'a dishonest streamer against an honest one, sales of the last quarter',
        },
        unit: 'share',
        figures: less('lastQuarter'),
        expected: { kind: 'below', value: 0 },
      },
      {
        what: { zh: '同上，第一周', en: 'the same, first week' },
        unit: 'share',
        figures: less('firstWeek'),
        expected: { kind: 'above', value: 0 },
      },
      {
        what: { zh: '周均日销从第几天起一直更低', en: 'day from which on sales (mean of a week) stay below' },
        unit: 'days',
        figures: pair('crossingDaily'),
        expected: { kind: 'above', value: 0 },
      },
      {
        what: { zh: '累计销售额从第几天起一直更低', en: 'day from which on cumulated sales stay below' },
        unit: 'days',
        figures: pair('crossingCumulated'),
        expected: { kind: 'above', value: 0 },
      },
      {
        what: {
          zh: '所有人夸大且无人提醒：2021Q4 的 GMV 与主场景相比的变化',
          en: 'all exaggerate, nobody is warned: GMV 2021Q4 against the main scenario, change',
        },
        unit: 'share',
        figures: combine((share) => share - 1, wave('2021Q4')),
        expected: { kind: 'below', value: 0 },
      },
      {
        what: { zh: '同上，2021Q4 减 2021Q1', en: 'the same, 2021Q4 less 2021Q1' },
        unit: 'share',
        figures: difference(wave('2021Q4'), wave('2021Q1')),
        expected: { kind: 'told' },
      },
    ];
  },
};

const secondCurve: Claim = {
  id: 'C27',
  claim: { zh: '信任经济是第二增长曲线', en: 'The trust economy is the second growth curve' },
  kind: 'found',
  why: { zh: '信任学习值多少没有拟合过', en: 'what the learning of trust is worth was fitted to nothing' },
  levers: ['trust-frozen'],
  runs: [MAIN, 'trust-frozen'],
  checks: ({ value }) => [
    {
      what: {
        zh: '若信任从不因收货而变化：2021 年 GMV 的变化',
        en: 'change of GMV 2021 if trust is never learned from deliveries',
      },
      unit: 'share',
      figures: change(value('trust-frozen', 'gmv', '2021'), value(MAIN, 'gmv', '2021')),
      expected: { kind: 'below', value: 0 },
    },
  ],
};

const KNOCK_OUTS: readonly { readonly zh: string; readonly en: string; readonly run: RunName }[] = [
  { zh: '信任：2021 年起不再学习', en: 'trust: not learned from 2021 on', run: 'no-trust-2021' },
  { zh: '品牌：2021 年起无新品牌、无扶持', en: 'brands: no new ones, no support', run: 'no-brands-2021' },
  {
    zh: '服务商：2021 年起无新客户、不扩张',
    en: 'providers: no new clients, no growth',
    run: 'no-providers-2021',
  },
];

const harvest: Claim = {
  id: 'C28',
  claim: {
    zh: '以信任为底座、以品牌与服务商为核心，平台进入收获期',
    en: 'Trust as base, brands and providers as core: the platform enters the harvest',
  },
  kind: 'found',
  why: { zh: '各项占增量的份额没有拟合过', en: 'no share of the growth was fitted' },
  levers: ['trust-frozen', 'brand-push', 'ska-support', 'wind-maker'],
  runs: [FINE_MAIN, ...KNOCK_OUTS.map(({ run }) => run)],
  experiments: ['attention-frozen'],
  checks: ({ value, told }) => {
    const year = value(FINE_MAIN, 'gmv', '2021');
    const growth = difference(year, value(FINE_MAIN, 'gmv', '2020'));
    const lost = (gmv: Figures) => ratio(difference(year, gmv), growth);
    const [trust, brands, providers] = KNOCK_OUTS.map(({ run }) => lost(value(run, 'gmv', '2021')));
    const traffic = lost(told('attention-frozen', 'gmv'));
    const part = (zh: string, en: string) => ({
      zh: `${zh}：占 2021 年增量`,
      en: `${en}, as a share of the growth of 2021`,
    });
    return [
      ...KNOCK_OUTS.map(({ zh, en }, at) => ({
        what: part(zh, en),
        unit: 'share' as const,
        figures: [trust!, brands!, providers!][at]!,
        expected: { kind: 'above', value: 0 } as const,
      })),
      {
        what: part('流量：用户与时长停在 2020 年末', 'traffic: users and minutes as at the end of 2020'),
        unit: 'share',
        figures: traffic,
        expected: { kind: 'told' },
      },
      {
        what: { zh: '信任的份额减品牌与服务商之和', en: 'share of trust less that of brands and providers' },
        unit: 'share',
        figures: combine((base, b, p) => base - b - p, trust!, brands!, providers!),
        expected: { kind: 'above', value: 0 },
      },
      {
        what: { zh: '2021 年平台收入减政策成本', en: 'platform revenue less cost of its levers, 2021' },
        unit: 'yuan',
        figures: difference(
          value(FINE_MAIN, 'platformRevenue', '2021'),
          value(FINE_MAIN, 'leverCost', '2021'),
        ),
        expected: { kind: 'above', value: 0 },
      },
    ];
  },
};

export const trustClaims: readonly Claim[] = [reassessed, honesty, secondCurve, harvest];
