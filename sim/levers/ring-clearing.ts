import { texts } from '../model/texts.ts';
import { EVERYONE, type Lever, type Settings } from './lever.ts';

const settings = {
  hazard: {
    kind: 'number',
    range: [0, 1],
    initial: 0.0044,
    meaning: texts('Hazard per day that a ring is found; 0.0044 clears about 24 of 30 a year.'),
  },
} as const satisfies Settings;

export const ringClearing: Lever<typeof settings> = {
  id: 'ring-clearing',
  ...texts({
    title: { zh: '清退团伙', en: 'Ring clearing' },
    meaning: {
      zh: '每天以一定概率发现并清退一个作恶团伙。',
      en: 'Each ring of dishonest accounts is found and cleared with a given hazard a day.',
    },
    source: 'C19: 24 gangs, over 2,100 accounts in a year, 21st Century Business Herald, July 2021',
  }),
  hangsOn: ['rings.count', 'rings.accounts', 'rings.quality', 'costs.clearing'],
  aim: EVERYONE,
  money: {
    noBudget: texts({ zh: '清退次日才入账', en: 'a ring is paid for on the day after it was cleared' }),
  },
  settings,
  apply(policy, strength, settings) {
    policy.ringClearing += settings.hazard * strength;
  },
};
