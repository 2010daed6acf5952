import { RIGHTS } from '../model/platform/policy.ts';
import { texts } from '../model/texts.ts';
import { BY_ALL, type Lever, type Settings } from './lever.ts';

const settings = {
  coverage: {
    kind: 'share',
    range: [0, 1],
    initial: 1,
    meaning: texts('Share of the guaranteed cover that is offered.'),
  },
  rights: {
    kind: 'choices',
    of: RIGHTS,
    initial: RIGHTS,
    meaning: texts('Which of the six rights the card holds; all six when not said.'),
    expected: texts({
      one: 'a right of the trust card',
      list: 'a list of rights',
      some: 'at least one right',
    }),
  },
  forced: {
    kind: 'share',
    range: [0, 1],
    initial: 0,
    meaning: texts(
      'Share of sellers who must hold the card from the first day on, besides those who choose to.',
    ),
  },
} as const satisfies Settings;

export const trustCard: Lever<typeof settings> = {
  id: 'trust-card',
  ...texts({
    title: { zh: '信任卡', en: 'Trust card' },
    meaning: {
      zh: '平台向买家担保的一组权益：下单前降低顾虑，出问题时补救。',
      en: 'Guarantees that the platform gives buyers: less perceived risk before the sale, recovery after a failure.',
    },
    source:
      'C24: trust card, 21st Century Business Herald, July 2021; how much of it is covered is an assumption',
  }),
  hangsOn: [
    'purchase.guarantee',
    'delivery.recovery',
    'delivery.refundBase',
    'delivery.refundSeverity',
    'returns.ease',
    'platform.cardConsider',
    'sellers.cardTrouble',
    'sellers.followerWorth',
    'talents.horizon',
    'costs.card',
    'costs.abuse',
  ],
  aim: { group: { of: 'card', by: BY_ALL } },
  money: {
    account: 'trustCard',
    within: texts({
      zh: '剩余的钱不够担保全部在途订单时，按比例降低保障；到账面为零时停付，由卖家承担',
      en: 'the cover is lowered when what is left might not be enough for all orders on their way; sellers pay what is beyond it',
    }),
  },
  settings,
  apply(policy, strength, settings) {
    policy.trustCardCover = settings.coverage * strength;
    policy.trustCardForced = settings.forced * strength;
    // A right is held or not: strength scales the cover alone, or its effect would grow with the square of strength.
    for (const right of settings.rights) policy.rights[right] = 1;
  },
};
