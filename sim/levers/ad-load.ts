import { texts } from '../model/texts.ts';
import { EVERYONE, type Lever, type Settings } from './lever.ts';

const settings = {
  change: {
    kind: 'share',
    range: [-0.9, 0.9],
    meaning: texts('Added to the paid share of public traffic; negative lowers it.'),
  },
} as const satisfies Settings;

export const adLoad: Lever<typeof settings> = {
  id: 'ad-load',
  ...texts({
    title: { zh: '广告占比', en: 'Ad load' },
    meaning: {
      zh: '提高或降低公域流量中付费流量的占比。',
      en: 'Raises or lowers the share of public traffic that is paid.',
    },
    source: 'assumption',
  }),
  hangsOn: [
    'traffic.adLoad',
    'traffic.adReserve',
    'visits.adPatience',
    'visits.adClutter',
    'sellers.followerWorth',
    'brands.adFloor',
    'costs.adSales',
  ],
  aim: EVERYONE,
  money: {
    noBudget: texts({ zh: '成本是它带来的收入的一部分', en: 'its cost is a share of what it brings in' }),
  },
  settings,
  apply(policy, strength, settings) {
    policy.adLoad += settings.change * strength;
  },
};
