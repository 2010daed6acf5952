import { quantity } from '../notation/quantity.ts';
import type { Lever } from './lever.ts';

const args = {
  factor: quantity('number', [0, 10], 'Multiple of ordinary visits at full strength; 1 changes nothing.'),
};

export const visitPush: Lever<typeof args> = {
  id: 'visit-push',
  title: { zh: '访问推动', en: 'Push on visits' },
  meaning: {
    zh: '在一段时间内按倍数增加（或减少）购物访问，原因在模型之外。',
    en: 'Multiplies shopping visits for a time, for a reason outside the model.',
  },
  source: 'assumption',
  args,
  apply(policy, strength, args) {
    policy.visits *= 1 + (args.factor - 1) * strength;
  },
};
