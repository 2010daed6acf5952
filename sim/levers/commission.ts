import { texts } from '../model/texts.ts';
import { BY_ALL, FREE, type Lever, type Settings } from './lever.ts';

const settings = {
  change: {
    kind: 'share',
    range: [-0.3, 0.3],
    meaning: texts('Added to the commission, as a share of GMV; negative lowers it.'),
  },
} as const satisfies Settings;

export const commission: Lever<typeof settings> = {
  id: 'commission',
  ...texts({
    title: { zh: '佣金', en: 'Commission' },
    meaning: {
      zh: '提高或降低平台佣金率。',
      en: 'Raises or lowers the platform’s commission.',
    },
    source: 'assumption',
  }),
  hangsOn: [
    'platform.commission',
    'sellers.margin',
    'sellers.passThrough',
    'sellers.standing',
    'sellers.hoursPower',
    'sellers.luckSpread',
    'visits.rooms',
  ],
  aim: { group: { of: 'commission', by: BY_ALL } },
  money: FREE,
  settings,
  apply(policy, strength, settings) {
    policy.commission += settings.change * strength;
  },
};
