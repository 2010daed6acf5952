import { quantity } from '../notation/quantity.ts';
import type { Lever } from './lever.ts';

const args = {
  change: quantity('share', [-0.3, 0.3], 'Added to the commission, as a share of GMV; negative lowers it.'),
};

export const commission: Lever<typeof args> = {
  id: 'commission',
  title: { zh: '佣金', en: 'Commission' },
  meaning: {
    zh: '提高或降低平台佣金率。',
    en: 'Raises or lowers the platform’s commission.',
  },
  source: 'assumption',
  args,
  apply(policy, strength, args) {
    policy.commission += args.change * strength;
  },
};
