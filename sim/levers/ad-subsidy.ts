import { texts } from '../model/texts.ts';
import type { Lever, Settings } from './lever.ts';

const settings = {
  share: {
    kind: 'share',
    range: [0, 5],
    meaning: texts('Share of sellers’ ad budgets that the platform adds.'),
  },
} as const satisfies Settings;

export const adSubsidy: Lever<typeof settings> = {
  id: 'ad-subsidy',
  ...texts({
    title: { zh: '投放补贴', en: 'Ad subsidy' },
    meaning: {
      zh: '平台按卖家投放预算的一定比例补贴流量。',
      en: 'The platform adds a share of sellers’ ad budgets on top, at its own cost.',
    },
    source: 'assumption',
  }),
  hangsOn: [
    'traffic.adLoad',
    'traffic.adReserve',
    'traffic.adSupply',
    'visits.adClutter',
    'sellers.adStep',
    'sellers.followerWorth',
    'brands.adFloor',
  ],
  aim: { group: { of: 'adSubsidy', by: ['kind'] } },
  money: {
    account: 'ads',
    within: texts({
      zh: '按当天全部投放计算，补贴比例降到剩余的钱够付为止',
      en: 'the share is lowered to what is left over all ad budgets of the day',
    }),
  },
  settings,
  apply(policy, strength, settings) {
    policy.adSubsidy += settings.share * strength;
  },
};
