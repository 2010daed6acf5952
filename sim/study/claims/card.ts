/** C23–C25: service before, at and after the sale; the trust card. */
import type { MetricName } from '../../model/measures/all.ts';
import { RIGHTS, type Right } from '../../model/platform/policy.ts';
import type { Check, Claim } from './claim.ts';
import type { Evidence } from './evidence.ts';
import { change, combine, difference, ratio } from './figures.ts';
import type { RunName } from './runs.ts';

const MAIN = 'kuaishou-2021-fine';
const OFF = 'trust-card-off';
/** The card came in June 2021 and was taken up over 60 days. */
const WITH_CARD = ['2021Q3', '2021Q4'];

const experience: Claim = {
  id: 'C23',
  claim: {
    zh: '逛、买、卖、用、服务：售前、售中、售后体验',
    en: 'Browsing, buying, selling, using, service: experience before, at and after the sale',
  },
  kind: 'by construction',
  why: {
    zh: '担保、直播运营、履约各以正号写进规则',
    en: 'guarantees, live operations and fulfilment each stand in a rule with their sign',
  },
  levers: ['trust-card'],
  runs: [MAIN, OFF],
  experiments: ['capabilities'],
  checks: ({ value, told }) => {
    const conversion = (run: RunName) =>
      ratio(value(run, 'orders', ...WITH_CARD), value(run, 'visits', ...WITH_CARD));
    return [
      {
        what: { zh: '售前：担保使转化率变化', en: 'before: change of conversion by the guarantees' },
        unit: 'share',
        figures: change(conversion(MAIN), conversion(OFF)),
        expected: { kind: 'above', value: 0 },
      },
      {
        what: {
          zh: '售中：直播运营使客户转化率变化',
          en: 'at: change of clients’ conversion by live operations',
        },
        unit: 'share',
        figures: told('capabilities', 'operations'),
        expected: { kind: 'above', value: 0 },
      },
      {
        what: {
          zh: '售后：履约使客户满意率变化',
          en: 'after: change of clients’ satisfied share by fulfilment',
        },
        unit: 'share',
        figures: told('capabilities', 'fulfilment'),
        expected: { kind: 'above', value: 0 },
      },
      {
        what: {
          zh: '售后：履约使同一批客户的粉丝下单变化',
          en: 'after: change of what followers order of the same clients, by fulfilment',
        },
        unit: 'share',
        kind: 'found', // fulfilment stands in no rule of who orders: it comes back through the account of trust
        figures: told('capabilities', 'fulfilmentLoyal'),
        expected: { kind: 'above', value: 0 },
      },
      {
        what: { zh: '售后：担保使年末平均信任变化', en: 'after: change of mean trust by the guarantees' },
        unit: 'trust',
        figures: difference(value(MAIN, 'meanTrust', '2021Q4'), value(OFF, 'meanTrust', '2021Q4')),
        expected: { kind: 'above', value: 0 },
      },
    ];
  },
};

/**
 * What a right alone is to change, against no card, in the quarter after its start, where every seller holds it: what a
 * right does is one question, and who takes it another (told beside). Offered alone, some bring a seller less than they
 * are trouble.
 */
interface RightEffect {
  readonly zh: string;
  readonly en: string;
  readonly of: MetricName;
  readonly to: MetricName;
  readonly sign: 'above' | 'below';
}

const REFUNDS = { of: 'refunds', to: 'gmv', sign: 'above' } as const;
const CONVERSION = { of: 'orders', to: 'visits', sign: 'above' } as const;

const RIGHT_EFFECTS: Record<Right, RightEffect> = {
  'refund-only': { zh: '仅退款：退款率', en: 'refund without return: refund rate', ...REFUNDS },
  'return-freight': { zh: '退货补运费：退款率', en: 'return freight: refund rate', ...REFUNDS },
  'fake-one-pay-ten': { zh: '假一赔十：转化率', en: 'fake one pay ten: conversion', ...CONVERSION },
  'seven-days': { zh: '七天无理由：退款率', en: 'seven days: refund rate', ...REFUNDS },
  'fast-refund': { zh: '极速退款：退款率', en: 'quick refund: refund rate', ...REFUNDS },
  'fast-dispatch': {
    zh: '极速发货：在途时间',
    en: 'quick dispatch: time in transit',
    of: 'trustInFlight',
    to: 'trustOpened',
    sign: 'below',
  },
};

function effectCheck({ value }: Evidence, right: Right): Check {
  const { zh, en, of, to, sign } = RIGHT_EFFECTS[right];
  const rate = (run: RunName) => ratio(value(run, of, '2021Q3'), value(run, to, '2021Q3'));
  return {
    what: { zh: `${zh}的变化`, en: `${en}, change` },
    unit: 'share',
    figures: change(rate(`right-${right}`), rate(OFF)),
    expected: { kind: sign, value: 0 },
  };
}

const rights: Claim = {
  id: 'C24',
  claim: {
    zh: '小店信任卡的六项权益，分级',
    en: 'Trust card: six rights, in graded tiers',
  },
  kind: 'by construction',
  why: {
    zh: '六项权益的作用与成本是一张假设的表',
    en: 'effects and costs of the six rights are a table of assumptions',
  },
  levers: ['trust-card'],
  runs: [
    OFF,
    ...RIGHTS.map((right) => `right-${right}` as const),
    ...RIGHTS.map((right) => `offered-${right}` as const),
  ],
  experiments: ['watched'],
  checks: (evidence) => [
    ...RIGHTS.map((right) => effectCheck(evidence, right)),
    ...RIGHTS.map(
      (right): Check => ({
        what: { zh: `${right} 的成本，占 GMV`, en: `cost of ${right}, share of GMV` },
        unit: 'share',
        figures: ratio(
          evidence.value(`right-${right}`, 'costTrustCard', '2021Q3'),
          evidence.value(`right-${right}`, 'gmv', '2021Q3'),
        ),
        expected: { kind: 'above', value: 0 },
      }),
    ),
    ...RIGHTS.map(
      (right): Check => ({
        what: {
          zh: `只提供 ${right} 时自愿持卡的商家`,
          en: `sellers who take the card when it offers ${right} alone`,
        },
        unit: 'count',
        figures: evidence.value(`offered-${right}`, 'trustCards', '2021-07-31'),
        expected: { kind: 'told' },
      }),
    ),
    {
      what: { zh: '分级：最高保障减最低保障', en: 'tiers: best cover less least cover among holders' },
      unit: 'share',
      figures: difference(evidence.told('watched', 'mostCover'), evidence.told('watched', 'leastCover')),
      expected: { kind: 'above', value: 0 },
    },
  ],
};

const repurchase: Claim = {
  id: 'C25',
  claim: {
    zh: '保障让主播与粉丝之间的信任增长，从而提高复购',
    en: 'Guarantees let trust grow and so raise repurchase',
  },
  kind: 'found',
  why: {
    zh: '担保让犹豫者更敢买是规则，在第二项中关闭；其余全由粉丝的信任账得出',
    en: 'that guarantees make the wary dare is a rule, silent in the second figure: what is left follows from fans’ accounts of trust',
  },
  levers: ['trust-card'],
  runs: [MAIN, OFF],
  experiments: ['trust-alone'],
  checks: ({ value, told }) => {
    const rate = (run: RunName) =>
      combine((two) => two / WITH_CARD.length, value(run, 'repeatRate', ...WITH_CARD));
    return [
      {
        what: {
          zh: '下半年复购率：有信任卡减无',
          en: 'repeat rate of the second half, with the card less without',
        },
        unit: 'share',
        figures: difference(rate(MAIN), rate(OFF)),
        expected: { kind: 'above', value: 0 },
      },
      {
        what: {
          zh: '只经由信任（人人持卡，且买家下单前并不更敢买）：下半年复购率，有卡减无',
          en: 'through trust alone (all sellers hold it, no buyer dares more for it): repeat rate of the second half, with it less without',
        },
        unit: 'share',
        figures: difference(told('trust-alone', 'with'), told('trust-alone', 'without')),
        expected: { kind: 'above', value: 0 },
      },
      {
        what: { zh: '有信任卡的复购率', en: 'repeat rate with the card' },
        unit: 'share',
        figures: rate(MAIN),
        expected: { kind: 'told' },
      },
    ];
  },
};

export const cardClaims: readonly Claim[] = [experience, rights, repurchase];
