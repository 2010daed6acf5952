import { quantity } from '../notation/quantity.ts';
import type { Lever } from './lever.ts';

const args = {
  claims: quantity('number', [0, 1], 'Added to every talent’s claims (0 = honest, 1 = fully exaggerated).'),
};

export const exaggerationWave: Lever<typeof args> = {
  id: 'exaggeration-wave',
  title: { zh: '夸大潮', en: 'Wave of exaggeration' },
  meaning: {
    zh: '压力测试：所有达人的宣传都更夸大。',
    en: 'Stress: every talent’s claims become more exaggerated.',
  },
  source: 'C22 as a question: what happens when goods disappoint? 21st Century Business Herald, July 2021',
  args,
  apply(policy, strength, args) {
    policy.exaggeration += args.claims * strength;
  },
};
