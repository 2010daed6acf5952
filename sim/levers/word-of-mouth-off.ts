import { texts } from '../model/texts.ts';
import { EVERYONE, FREE, type Lever } from './lever.ts';

export const wordOfMouthOff: Lever = {
  id: 'word-of-mouth-off',
  ...texts({
    title: { zh: '关闭口碑', en: 'Word of mouth off' },
    meaning: {
      zh: '反事实：满意的买家不再带来新买家。',
      en: 'Counterfactual: satisfied deliveries no longer attract users who never bought.',
    },
    source: 'assumption',
  }),
  hangsOn: ['adoption.imitation', 'adoption.memory', 'adoption.badWord'],
  aim: EVERYONE,
  money: FREE,
  settings: {},
  apply(policy, strength) {
    policy.wordOfMouth *= 1 - strength;
  },
};
