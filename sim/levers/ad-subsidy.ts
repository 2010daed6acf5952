import { quantity } from '../notation/quantity.ts';
import type { Lever } from './lever.ts';

const args = {
  share: quantity('share', [0, 5], 'Share of sellers’ ad budgets that the platform adds.'),
};

export const adSubsidy: Lever<typeof args> = {
  id: 'ad-subsidy',
  title: { zh: '投放补贴', en: 'Ad subsidy' },
  meaning: {
    zh: '平台按卖家投放预算的一定比例补贴流量。',
    en: 'The platform adds a share of sellers’ ad budgets on top, at its own cost.',
  },
  source: 'assumption',
  args,
  apply(policy, strength, args) {
    policy.adSubsidy += args.share * strength;
  },
};
