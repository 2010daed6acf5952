import { texts } from '../model/texts.ts';
import { EVERYONE, type Lever, type Settings } from './lever.ts';

const settings = {
  intensity: {
    kind: 'number',
    range: [0, 20],
    initial: 1,
    meaning: texts('Multiple of the ordinary warning hazard.'),
  },
} as const satisfies Settings;

export const pinocchio: Lever<typeof settings> = {
  id: 'pinocchio',
  ...texts({
    title: { zh: '匹诺曹行动', en: 'Pinocchio' },
    meaning: {
      zh: '机器识别加用户评判：提醒夸大的主播，屡犯者停播直至清退。',
      en: 'Machine detection and viewers’ judging: exaggerating streamers are reminded, then suspended, then removed.',
    },
    source: 'C20: Pinocchio action, 21st Century Business Herald, July 2021',
  }),
  hangsOn: [
    'platform.warning',
    'platform.judging',
    'platform.warningFloor',
    'platform.correction',
    'platform.suspendDays',
    'platform.removeAfter',
    'costs.reviewing',
  ],
  aim: EVERYONE,
  money: {
    account: 'reviewing',
    within: texts({
      zh: '剩余的钱审核不完全部直播间时，只审核一部分',
      en: 'only as many live rooms are reviewed as what is left pays for',
    }),
  },
  settings,
  apply(policy, strength, settings) {
    policy.detection += settings.intensity * strength;
  },
};
