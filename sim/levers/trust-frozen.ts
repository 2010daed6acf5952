import { texts } from '../model/texts.ts';
import { EVERYONE, FREE, type Lever } from './lever.ts';

export const trustFrozen: Lever = {
  id: 'trust-frozen',
  ...texts({
    title: { zh: '信任不再变化', en: 'Trust frozen' },
    meaning: {
      zh: '反事实：收货好坏不再改变信任。',
      en: 'Counterfactual: good and bad deliveries no longer change trust.',
    },
    source: 'C27 as a question: what is the learning of trust worth? 21st Century Business Herald, July 2021',
  }),
  hangsOn: ['trust.memory', 'trust.negativity', 'trust.generalStep', 'trust.priorGood', 'trust.priorBad'],
  aim: EVERYONE,
  money: FREE,
  settings: {},
  apply(policy, strength) {
    policy.trustLearning *= 1 - strength;
  },
};
