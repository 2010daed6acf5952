import { texts } from '../model/texts.ts';
import { EVERYONE, FREE, type Lever } from './lever.ts';

export const privateDomainOff: Lever = {
  id: 'private-domain-off',
  ...texts({
    title: { zh: '关闭私域', en: 'Private domain off' },
    meaning: {
      zh: '反事实：粉丝收不到开播通知，也没有私域访问。',
      en: 'Counterfactual: followers get no live notification and there are no private visits.',
    },
    source:
      'C04 and C06 as a question: what is the private domain worth? 21st Century Business Herald, July 2021',
  }),
  hangsOn: ['visits.publicWeight', 'visits.tieFreeShare', 'visits.tieSaturation', 'purchase.stranger'],
  aim: EVERYONE,
  money: FREE,
  settings: {},
  apply(policy, strength) {
    policy.privateDomain *= 1 - strength;
  },
};
