import { texts } from '../model/texts.ts';
import { EVERYONE, type Lever, PAID_AFTERWARDS, type Settings } from './lever.ts';

const settings = {
  factor: {
    kind: 'number',
    range: [0, 10],
    meaning: texts('Multiple of ordinary visits at full strength; 1 changes nothing.'),
  },
} as const satisfies Settings;

export const visitPush: Lever<typeof settings> = {
  id: 'visit-push',
  ...texts({
    title: { zh: '访问推动', en: 'Push on visits' },
    meaning: {
      zh: '在一段时间内按倍数增加（或减少）购物访问，原因在模型之外。',
      en: 'Multiplies shopping visits for a time, for a reason outside the model.',
    },
    source: 'assumption',
  }),
  hangsOn: ['visits.rate', 'adoption.seasonCap', 'costs.visit'],
  aim: EVERYONE,
  money: PAID_AFTERWARDS,
  settings,
  apply(policy, strength, settings) {
    policy.visits *= 1 + (settings.factor - 1) * strength;
  },
};
