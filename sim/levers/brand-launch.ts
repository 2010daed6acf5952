import { ln } from '../model/elementary.ts';
import { quantity } from '../notation/quantity.ts';
import type { Lever } from './lever.ts';

const args = {
  budget: quantity('amount', [0, 1e9], 'Yuan a day that the store spends on paid visits.'),
  reinvest: quantity('share', [0, 1], 'Share of yesterday’s own GMV added to the budget.').prefault(0),
  size: quantity(
    'number',
    [0, 1000],
    'Organic size of the store: brands.size is that of a new one.',
  ).prefault(0.06),
  follows: quantity(
    'number',
    [0, 80],
    'Follows per visit that a follow campaign adds, as a multiple of follow.visit; full traffic marketing adds 0.5.',
  ).prefault(0),
  appeal: quantity(
    'number',
    [0, 5],
    'Logits that the brand’s name, its crew and its opening offers add to the chance to buy.',
  ).prefault(0),
  notified: quantity(
    'share',
    [0, 1],
    'Share of days on which its followers are told that it is live; 0 = the same store without a private domain.',
  ).prefault(1),
  price: quantity('number', [0.05, 20], 'Price level; 1 = the basket of purchase.basket.').prefault(1.57),
  quality: quantity('number', [0, 1], 'True quality of the goods.').prefault(0.72),
  claims: quantity('number', [0, 1], 'Exaggeration of the claims.').prefault(0.08),
};

export const brandLaunch: Lever<typeof args> = {
  id: 'brand-launch',
  title: { zh: '品牌开播', en: 'Brand launch' },
  meaning: {
    zh: '一家品牌店在当天零粉丝开播，每天直播，按预算和前一日 GMV 的一部分投放；其余规则与市场相同。',
    en: 'A brand store opens on the first day with no follower, is live every day and pays for traffic from a budget and a share of yesterday’s GMV; all else follows the rules of the market.',
  },
  source:
    'C01–C03: Yalu on Kuaishou from 3 July 2021, 21st Century Business Herald, July 2021; sizes are assumptions',
  args,
  apply(policy, strength, args) {
    const { launch } = policy;
    launch.force = strength;
    launch.budgetYuan = args.budget * strength;
    launch.reinvestment = args.reinvest * strength;
    launch.size = args.size * strength;
    launch.follows = args.follows * strength;
    launch.appeal = args.appeal * strength;
    launch.silence = (1 - args.notified) * strength;
    Object.assign(launch.goods, { lnPrice: ln(args.price), quality: args.quality, claims: args.claims });
  },
};
