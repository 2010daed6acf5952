import { ln } from '../model/elementary.ts';
import { texts } from '../model/texts.ts';
import { BY_ALL, FREE, type Lever, type Settings } from './lever.ts';

const settings = {
  factor: {
    kind: 'number',
    range: [0.2, 5],
    meaning: texts('Multiple of the price; 1 changes nothing, 1.1 is a tenth more.'),
  },
  rank: {
    kind: 'number',
    range: [0, 1000],
    initial: 0,
    meaning: texts(
      'Whose price: 0 = all sellers; 1 = the largest talent by GMV of 28 days on the first day, 2 = the next, and so on.',
    ),
  },
  category: {
    kind: 'number',
    range: [0, 8],
    initial: 0,
    meaning: texts('With a rank: among the talents of this category, 1 to 8; 0 = among all.'),
  },
} as const satisfies Settings;

export const priceLevel: Lever<typeof settings> = {
  id: 'price-level',
  ...texts({
    title: { zh: '价格水平', en: 'Price level' },
    meaning: {
      zh: '把所有卖家的价格，或某一位达人的价格，乘以一个倍数。',
      en: 'Multiplies the prices of all sellers, or of one talent, so that demand can be seen to answer.',
    },
    source: 'assumption',
  }),
  hangsOn: ['purchase.price', 'purchase.budget'],
  aim: { group: { of: 'lnPrice', by: BY_ALL }, settings: ['rank', 'category'] },
  money: FREE,
  settings,
  apply(policy, strength, settings) {
    const change = ln(settings.factor) * strength;
    if (settings.rank === 0) policy.lnPrice += change;
    else {
      policy.host.rank = Math.round(settings.rank);
      policy.host.category = Math.round(settings.category);
      policy.host.lnPrice += change;
    }
  },
};
