import { texts } from '../model/texts.ts';
import { EVERYONE, type Lever, type Settings } from './lever.ts';

const settings = {
  factor: {
    kind: 'number',
    range: [0, 100],
    meaning: texts('Multiple of the ordinary entry hazard; 1 changes nothing.'),
  },
} as const satisfies Settings;

export const brandPush: Lever<typeof settings> = {
  id: 'brand-push',
  ...texts({
    title: { zh: '品牌招商', en: 'Brand push' },
    meaning: {
      zh: '按倍数提高品牌入驻的速度。',
      en: 'Multiplies the rate at which outside brands enter.',
    },
    source: 'assumption',
  }),
  hangsOn: [
    'brands.entry',
    'brands.activityNorm',
    'brands.peerNorm',
    'brands.invite',
    'brands.patience',
    'providers.recruit',
    'costs.recruiting',
  ],
  aim: EVERYONE,
  money: {
    account: 'recruiting',
    within: texts({
      zh: '剩余的钱可能不够付当天入驻的品牌时，当天停招',
      en: 'it rests on a day on which what is left might not pay for all brands that can enter',
    }),
  },
  settings,
  apply(policy, strength, settings) {
    policy.brandEntry *= 1 + (settings.factor - 1) * strength;
  },
};
