import { texts } from '../model/texts.ts';
import { EVERYONE, type Lever, type Settings } from './lever.ts';

const settings = {
  traffic: {
    kind: 'share',
    range: [0, 1],
    initial: 1,
    meaning: texts('Support with traffic, 0 = none, 1 = full.'),
  },
  vouchers: {
    kind: 'share',
    range: [0, 1],
    initial: 1,
    meaning: texts('Support with budget: vouchers for ads, 0 = none, 1 = full.'),
  },
  service: {
    kind: 'share',
    range: [0, 1],
    initial: 1,
    meaning: texts('Support with service, 0 = none, 1 = full.'),
  },
  tools: {
    kind: 'share',
    range: [0, 1],
    initial: 1,
    meaning: texts('Support with tools, 0 = none, 1 = full.'),
  },
  policy: {
    kind: 'share',
    range: [0, 1],
    initial: 1,
    meaning: texts('Support by policy, 0 = none, 1 = full.'),
  },
} as const satisfies Settings;

export const skaSupport: Lever<typeof settings> = {
  id: 'ska-support',
  ...texts({
    title: { zh: 'SKA 品牌扶持', en: 'SKA brand support' },
    meaning: {
      zh: '品牌中心给品牌的五项扶持：流量、预算、服务、工具、政策。',
      en: 'Five supports of the brand centre for brands: traffic, budget, service, tools, policy.',
    },
    source:
      'C12: five supports of the SKA centre, 21st Century Business Herald, July 2021; their size is an assumption',
  }),
  hangsOn: [
    'brands.size',
    'brands.adShare',
    'brands.adFloor',
    'brands.feedback',
    'brands.entry',
    'costs.support',
    'brands.supportShare',
  ],
  aim: EVERYONE,
  money: {
    account: 'brands',
    within: texts({
      zh: '剩余的钱不够扶持当天全部品牌时，按比例减弱',
      en: 'it is weaker in proportion when what is left is not enough for all brands of the day',
    }),
  },
  settings,
  apply(policy, strength, settings) {
    const support = policy.brandSupport;
    support.traffic = settings.traffic * strength;
    support.budget = settings.vouchers * strength;
    support.service = settings.service * strength;
    support.tools = settings.tools * strength;
    support.policy = settings.policy * strength;
  },
};
