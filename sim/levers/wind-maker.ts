import type { Lever, Settings } from './lever.ts';

const settings = {
  fundPerDay: {
    kind: 'amount',
    range: [0, 1e10],
    meaning: 'Yuan given to admitted providers each day, all together.',
  },
  trafficFactor: {
    kind: 'number',
    range: [0, 100],
    initial: 1,
    meaning: 'Multiple of the growth of providers’ capacity.',
  },
} as const satisfies Settings;

export const windMaker: Lever<typeof settings> = {
  id: 'wind-maker',
  title: { zh: '造风者计划', en: 'Wind-maker plan' },
  meaning: {
    zh: '给服务商资金与流量，让其服务能力更快增长。',
    en: 'Money and traffic for admitted service providers, so that what they can serve grows faster.',
  },
  source: 'C17: wind-maker plan, 21st Century Business Herald, July 2021; the daily fund is an assumption',
  hangsOn: ['providers.investment', 'providers.seek', 'providers.peer'],
  settings,
  apply(policy, strength, settings) {
    policy.providerFundYuan += settings.fundPerDay * strength;
    policy.providerTraffic *= 1 + (settings.trafficFactor - 1) * strength;
  },
};
