import { ln } from '../model/elementary.ts';
import { texts } from '../model/texts.ts';
import { FREE, type Lever, type Settings } from './lever.ts';

const settings = {
  category: { kind: 'number', range: [1, 8], meaning: texts('The category, 1 to 8.') },
  factor: {
    kind: 'number',
    range: [0.01, 10],
    meaning: texts('Multiple of the odds that a visit to its sellers ends in a purchase; 1 changes nothing.'),
  },
} as const satisfies Settings;

export const categoryShock: Lever<typeof settings> = {
  id: 'category-shock',
  ...texts({
    title: { zh: '品类冲击', en: 'Shock to a category' },
    meaning: {
      zh: '一个品类的需求按倍数升降，原因在模型之外。',
      en: 'Multiplies the demand for one category, for a reason outside the model.',
    },
    source: 'assumption',
  }),
  hangsOn: ['purchase.intercept', 'visits.ownCategory', 'purchase.fit'],
  aim: { settings: ['category'] },
  money: FREE,
  settings,
  apply(policy, strength, settings) {
    policy.demand[Math.round(settings.category)]! += ln(settings.factor) * strength;
  },
};
