import { texts } from '../model/texts.ts';
import { EVERYONE, FREE, type Lever } from './lever.ts';

export const outage: Lever = {
  id: 'outage',
  ...texts({
    title: { zh: '平台宕机', en: 'Outage' },
    meaning: {
      zh: '这些天没有人能进直播间；包裹照常送达，之后访问恢复。',
      en: 'Nobody can visit on these days; parcels arrive as ever, and visits go on afterwards.',
    },
    source: 'assumption',
  }),
  hangsOn: ['visits.rate', 'adoption.seasonCap'],
  aim: EVERYONE,
  money: FREE,
  settings: {},
  apply(policy, strength) {
    policy.visits *= 1 - strength;
  },
};
