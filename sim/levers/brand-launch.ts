import { ln } from '../model/elementary.ts';
import { texts } from '../model/texts.ts';
import { EVERYONE, type Lever, type Settings } from './lever.ts';

const settings = {
  budget: {
    kind: 'amount',
    range: [0, 1e9],
    meaning: texts('Money a day that the store spends on paid visits.'),
  },
  reinvest: {
    kind: 'share',
    range: [0, 1],
    initial: 0,
    meaning: texts('Share of yesterday’s own GMV added to the budget.'),
  },
  size: {
    kind: 'number',
    range: [0, 1000],
    initial: 0.06,
    meaning: texts('Organic size of the store: brands.size is that of a new one.'),
  },
  follows: {
    kind: 'number',
    range: [0, 80],
    initial: 0,
    meaning: texts(
      'Follows per visit that a follow campaign adds, as a multiple of follow.visit; full traffic marketing adds 0.5.',
    ),
  },
  appeal: {
    kind: 'number',
    range: [0, 5],
    initial: 0,
    meaning: texts('Logits that the brand’s name, its crew and its opening offers add to the chance to buy.'),
  },
  notified: {
    kind: 'share',
    range: [0, 1],
    initial: 1,
    meaning: texts(
      'Share of days on which its followers are told that it is live; 0 = the same store without a private domain.',
    ),
  },
  price: {
    kind: 'number',
    range: [0.05, 20],
    initial: 1.57,
    meaning: texts('Price level; 1 = the basket of purchase.basket.'),
  },
  quality: { kind: 'number', range: [0, 1], initial: 0.72, meaning: texts('True quality of the goods.') },
  claims: { kind: 'number', range: [0, 1], initial: 0.08, meaning: texts('Exaggeration of the claims.') },
} as const satisfies Settings;

export const brandLaunch: Lever<typeof settings> = {
  id: 'brand-launch',
  ...texts({
    title: { zh: '品牌开播', en: 'Brand launch' },
    meaning: {
      zh: '一家品牌店在当天零粉丝开播，每天直播，按预算和前一日 GMV 的一部分投放；其余规则与市场相同。',
      en: 'A brand store opens on the first day with no follower, is live every day and pays for traffic from a budget and a share of yesterday’s GMV; all else follows the rules of the market.',
    },
    source:
      'C01–C03, the first twenty days of a clothing brand from 3 July 2021 (21st Century Business Herald, July 2021); sizes are assumptions',
  }),
  hangsOn: ['follow.visit', 'follow.delivery', 'traffic.adLoad'],
  aim: EVERYONE,
  money: { noBudget: texts({ zh: '花的是品牌自己的钱', en: 'it spends money of the brand' }) },
  settings,
  apply(policy, strength, settings) {
    const { launch } = policy;
    launch.force = strength;
    launch.adBudget = settings.budget * strength;
    launch.reinvestment = settings.reinvest * strength;
    launch.size = settings.size * strength;
    launch.follows = settings.follows * strength;
    launch.appeal = settings.appeal * strength;
    launch.silence = (1 - settings.notified) * strength;
    Object.assign(launch.goods, {
      lnPrice: ln(settings.price),
      quality: settings.quality,
      claims: settings.claims,
    });
  },
};
