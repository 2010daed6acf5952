import { quantity } from '../notation/quantity.ts';
import type { Lever } from './lever.ts';

const args = {
  intensity: quantity('number', [0, 20], 'Multiple of the ordinary warning hazard.').prefault(1),
};

export const pinocchio: Lever<typeof args> = {
  id: 'pinocchio',
  title: { zh: '匹诺曹行动', en: 'Pinocchio' },
  meaning: {
    zh: '机器识别加用户评判：提醒夸大的主播，屡犯者停播直至清退。',
    en: 'Machine detection and viewers’ judging: exaggerating streamers are reminded, then suspended, then removed.',
  },
  source: 'C20: Pinocchio action, 21st Century Business Herald, July 2021',
  args,
  apply(policy, strength, args) {
    policy.detection += args.intensity * strength;
  },
};
