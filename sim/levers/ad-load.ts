import { quantity } from '../notation/quantity.ts';
import type { Lever } from './lever.ts';

const args = {
  change: quantity('share', [-0.9, 0.9], 'Added to the paid share of public traffic; negative lowers it.'),
};

export const adLoad: Lever<typeof args> = {
  id: 'ad-load',
  title: { zh: '广告占比', en: 'Ad load' },
  meaning: {
    zh: '提高或降低公域流量中付费流量的占比。',
    en: 'Raises or lowers the share of public traffic that is paid.',
  },
  source: 'assumption',
  args,
  apply(policy, strength, args) {
    policy.adLoad += args.change * strength;
  },
};
