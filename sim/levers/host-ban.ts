import { texts } from '../model/texts.ts';
import { FREE, type Lever, type Settings } from './lever.ts';

const settings = {
  rank: {
    kind: 'number',
    range: [1, 1000],
    initial: 1,
    meaning: texts(
      'Who: 1 = the largest talent by GMV of 28 days on the first day, 2 = the next, and so on.',
    ),
  },
  category: {
    kind: 'number',
    range: [0, 8],
    initial: 0,
    meaning: texts('Among the talents of this category, 1 to 8; 0 = among all.'),
  },
  share: {
    kind: 'share',
    range: [0, 1],
    initial: 1,
    meaning: texts('Share of days on which it may not go live; 0 = it is only picked, and recorded.'),
  },
} as const satisfies Settings;

export const hostBan: Lever<typeof settings> = {
  id: 'host-ban',
  ...texts({
    title: { zh: '封禁头部主播', en: 'Ban of a top host' },
    meaning: {
      zh: '一位头部达人在这些天不能开播；粉丝仍关注它。',
      en: 'A top talent may not go live on these days; its followers stay.',
    },
    source: 'assumption',
  }),
  hangsOn: ['talents.zipf', 'visits.publicWeight', 'visits.tieFreeShare', 'follow.loyal'],
  aim: { settings: ['rank', 'category'] },
  money: FREE,
  settings,
  apply(policy, strength, settings) {
    policy.host.rank = Math.round(settings.rank);
    policy.host.category = Math.round(settings.category);
    policy.host.ban = settings.share * strength;
  },
};
