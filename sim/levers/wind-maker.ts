import { quantity } from '../notation/quantity.ts';
import type { Lever } from './lever.ts';

const args = {
  fundPerDay: quantity('amount', [0, 1e10], 'Yuan given to admitted providers each day, all together.'),
  trafficFactor: quantity('number', [0, 100], 'Multiple of the growth of providers’ capacity.').prefault(1),
};

export const windMaker: Lever<typeof args> = {
  id: 'wind-maker',
  title: { zh: '造风者计划', en: 'Wind-maker plan' },
  meaning: {
    zh: '给服务商资金与流量，让其服务能力更快增长。',
    en: 'Money and traffic for admitted service providers, so that what they can serve grows faster.',
  },
  source: 'C17: wind-maker plan, 21st Century Business Herald, July 2021; the daily fund is an assumption',
  args,
  apply(policy, strength, args) {
    policy.providerFundYuan += args.fundPerDay * strength;
    policy.providerTraffic *= 1 + (args.trafficFactor - 1) * strength;
  },
};
