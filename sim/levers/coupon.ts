import { texts } from '../model/texts.ts';
import type { Lever, Settings } from './lever.ts';

const settings = {
  share: {
    kind: 'share',
    range: [0, 0.9],
    meaning: texts(
      'Cut of every buyer’s price, as a share of it; the seller gets the whole price. Of one category with a group.',
    ),
  },
  cap: {
    kind: 'amount',
    range: [0, 1e11],
    meaning: texts(
      'Most that the platform pays for it in a day: the cut is smaller when sales would use up more.',
    ),
  },
} as const satisfies Settings;

export const coupon: Lever<typeof settings> = {
  id: 'coupon',
  ...texts({
    title: { zh: '平台优惠券', en: 'Coupon' },
    meaning: {
      zh: '平台替买家付一部分货款，每天有上限；可用于全部商品或一个品类。没有每人上限：模型不记每人用过多少。',
      en: 'The platform pays a part of every buyer’s price, up to an amount a day; for all goods, or those of a category. It has no cap a fan: what each has had is not remembered.',
    },
    source: 'assumption',
  }),
  hangsOn: ['purchase.price'],
  aim: { group: { of: 'coupon', by: ['category'] } },
  money: {
    account: 'coupon',
    within: texts({
      zh: '剩余的钱就是当天的上限；随退款收回的不再发出',
      en: 'what is left is the most of the day; what comes back with refunds is not given out again',
    }),
  },
  settings,
  apply(policy, strength, settings) {
    policy.coupon.share = settings.share * strength;
    policy.coupon.cap = settings.cap;
  },
};
