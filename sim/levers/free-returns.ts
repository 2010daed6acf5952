import { texts } from '../model/texts.ts';
import { BY_ALL, type Lever } from './lever.ts';

export const freeReturns: Lever = {
  id: 'free-returns',
  ...texts({
    title: { zh: '退货包运费', en: 'Free returns' },
    meaning: {
      zh: '平台替买家付退货运费，不需信任卡：下单前少些顾虑，退货也更容易。',
      en: 'The platform pays the freight of returns, with no card: less risk before the sale, and easier returns.',
    },
    source: 'assumption',
  }),
  hangsOn: ['purchase.guarantee', 'delivery.recovery', 'returns.ease', 'costs.card'],
  aim: { group: { of: 'freeReturns', by: BY_ALL } },
  money: {
    noBudget: texts({
      zh: '它随到货付款，入账在信任卡名下',
      en: 'it is paid as parcels come back, on the account of the trust card',
    }),
  },
  settings: {},
  apply(policy, strength) {
    policy.freeReturns = strength;
  },
};
