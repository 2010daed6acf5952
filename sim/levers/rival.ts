import { texts } from '../model/texts.ts';
import { EVERYONE, FREE, type Lever, type Settings } from './lever.ts';

const settings = {
  share: {
    kind: 'share',
    range: [0, 0.9],
    meaning: texts('Share of fans’ visits to live rooms here that it takes.'),
  },
  hours: {
    kind: 'share',
    range: [0, 0.9],
    initial: 0,
    meaning: texts('Share of talents’ days live here that it takes.'),
  },
} as const satisfies Settings;

export const rival: Lever<typeof settings> = {
  id: 'rival',
  ...texts({
    title: { zh: '新对手', en: 'Rival' },
    meaning: {
      zh: '对手从粉丝和达人那里夺走一部分时间；用 ramp 写来得多慢，用 fade 写走得多慢。',
      en: 'A rival takes a part of the time of fans and talents; ramp says how slowly it comes, fade how slowly they come back.',
    },
    source: 'assumption',
  }),
  hangsOn: ['visits.rate', 'adoption.seasonCap', 'visits.rooms'],
  aim: EVERYONE,
  money: FREE,
  settings,
  apply(policy, strength, settings) {
    policy.rivalVisits *= 1 - settings.share * strength;
    policy.rivalHours *= 1 - settings.hours * strength;
  },
};
