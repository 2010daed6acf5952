import { texts } from '../model/texts.ts';
import { EVERYONE, type Lever, PAID_AFTERWARDS, type Settings } from './lever.ts';

const settings = {
  added: {
    kind: 'number',
    range: [0, 5],
    initial: 1,
    meaning: texts('Added to the strength of the day’s festival; 11 November has 2.2, an ordinary day 0.'),
  },
} as const satisfies Settings;

export const festival: Lever<typeof settings> = {
  id: 'festival',
  ...texts({
    title: { zh: '加办大促', en: 'Festival' },
    meaning: {
      zh: '在这些天加办大促：更多访问，更强的购买意愿；事先预告，之前有人等着买。',
      en: 'Adds a sales festival on its days: more visits, and a stronger wish to buy. It is announced, so some wait for it.',
    },
    source: 'assumption',
  }),
  hangsOn: [
    'calendar.festival',
    'calendar.discount',
    'purchase.price',
    'purchase.waiting',
    'purchase.waitingDays',
    'costs.visit',
  ],
  aim: EVERYONE,
  money: PAID_AFTERWARDS,
  settings,
  isAnnounced: true,
  apply(policy, strength, settings) {
    policy.festival += settings.added * strength;
  },
};
