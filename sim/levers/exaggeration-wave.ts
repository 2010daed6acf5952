import { texts } from '../model/texts.ts';
import { BY_ALL_BUT_KIND, FREE, type Lever, type Settings } from './lever.ts';

const settings = {
  claims: {
    kind: 'number',
    range: [0, 1],
    meaning: texts('Added to every talent’s claims (0 = honest, 1 = fully exaggerated).'),
  },
} as const satisfies Settings;

export const exaggerationWave: Lever<typeof settings> = {
  id: 'exaggeration-wave',
  ...texts({
    title: { zh: '夸大潮', en: 'Wave of exaggeration' },
    meaning: {
      zh: '压力测试：所有达人的宣传都更夸大。',
      en: 'Stress: every talent’s claims become more exaggerated.',
    },
    source: 'C22 as a question: what happens when goods disappoint? 21st Century Business Herald, July 2021',
  }),
  hangsOn: ['purchase.claims', 'delivery.credulity'],
  aim: { group: { of: 'exaggeration', by: BY_ALL_BUT_KIND } },
  money: FREE,
  settings,
  apply(policy, strength, settings) {
    policy.exaggeration += settings.claims * strength;
  },
};
