import { texts } from '../model/texts.ts';
import { EVERYONE, type Lever, type Settings } from './lever.ts';

const settings = {
  fundPerDay: {
    kind: 'amount',
    range: [0, 1e10],
    meaning: texts('Money given to admitted providers each day, all together.'),
  },
  trafficFactor: {
    kind: 'number',
    range: [0, 100],
    initial: 1,
    meaning: texts('Multiple of the organic exposure of providers’ clients.'),
  },
  matching: {
    kind: 'number',
    range: [0, 100],
    initial: 1,
    meaning: texts('Multiple of how often sellers and providers find each other.'),
  },
} as const satisfies Settings;

export const windMaker: Lever<typeof settings> = {
  id: 'wind-maker',
  ...texts({
    title: { zh: '造风者计划', en: 'Wind-maker plan' },
    meaning: {
      zh: '给服务商资金，给其客户曝光，并撮合商家与服务商。',
      en: 'Money for admitted service providers, exposure for their clients, and help in finding each other.',
    },
    source: 'C17: wind-maker plan, 21st Century Business Herald, July 2021; the daily fund is an assumption',
  }),
  hangsOn: [
    'providers.investment',
    'providers.runway',
    'providers.seek',
    'providers.peer',
    'providers.recruit',
    'traffic.cap',
  ],
  aim: EVERYONE,
  money: {
    account: 'providers',
    within: texts({
      zh: '剩余的钱不够当天的基金时，按比例减弱',
      en: 'it is weaker in proportion when what is left is less than the fund of the day',
    }),
  },
  settings,
  apply(policy, strength, settings) {
    policy.providerFund += settings.fundPerDay * strength;
    policy.providerTraffic *= 1 + (settings.trafficFactor - 1) * strength;
    policy.providerMatching *= 1 + (settings.matching - 1) * strength;
  },
};
