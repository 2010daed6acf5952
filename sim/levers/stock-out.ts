import { texts } from '../model/texts.ts';
import { BY_ALL, FREE, type Lever, type Settings } from './lever.ts';

const settings = {
  share: {
    kind: 'share',
    range: [0, 1],
    meaning: texts('Share of its days on which a seller has nothing to sell and is not live.'),
  },
} as const satisfies Settings;

export const stockOut: Lever<typeof settings> = {
  id: 'stock-out',
  ...texts({
    title: { zh: '缺货', en: 'Stock-out' },
    meaning: {
      zh: '卖家在一部分日子里无货可卖，不开播；可只限一个品类。',
      en: 'Sellers have nothing to sell on a part of their days, and are not live then; all, or those of a group.',
    },
    source: 'assumption',
  }),
  hangsOn: ['visits.publicWeight', 'visits.tieFreeShare', 'visits.ownCategory', 'visits.rooms'],
  aim: { group: { of: 'stockOut', by: BY_ALL } },
  money: FREE,
  settings,
  apply(policy, strength, settings) {
    policy.stockOut = settings.share * strength;
  },
};
