import { quantity } from '../notation/quantity.ts';
import type { Lever } from './lever.ts';

const args = {
  factor: quantity('number', [0, 100], 'Multiple of the ordinary entry hazard; 1 changes nothing.'),
};

export const brandPush: Lever<typeof args> = {
  id: 'brand-push',
  title: { zh: '品牌招商', en: 'Brand push' },
  meaning: {
    zh: '按倍数提高品牌入驻的速度。',
    en: 'Multiplies the rate at which outside brands enter.',
  },
  source: 'assumption',
  args,
  apply(policy, strength, args) {
    policy.brandEntry *= 1 + (args.factor - 1) * strength;
  },
};
