import { texts } from '../model/texts.ts';
import { BY_ALL_BUT_KIND, FREE, type Lever, type Settings } from './lever.ts';

const settings = {
  level: {
    kind: 'number',
    range: [0, 1],
    initial: 0.6,
    meaning: texts('True quality that all talents’ goods are pulled to.'),
  },
  pull: {
    kind: 'share',
    range: [0, 1],
    initial: 1,
    meaning: texts('How far they are pulled: 0 = not at all, 1 = all have this quality.'),
  },
  shift: {
    kind: 'number',
    range: [-1, 1],
    initial: 0,
    meaning: texts('Added to the quality after that.'),
  },
} as const satisfies Settings;

export const goodsQuality: Lever<typeof settings> = {
  id: 'goods-quality',
  ...texts({
    title: { zh: '货品质量', en: 'Quality of goods' },
    meaning: {
      zh: '把所有达人货品的真实质量拉到某一水平，或整体升降。',
      en: 'Pulls the true quality of all talents’ goods to a level, or shifts it.',
    },
    source: 'assumption',
  }),
  hangsOn: ['delivery.norm', 'delivery.experience', 'delivery.tolerance'],
  aim: { group: { of: 'goods', by: BY_ALL_BUT_KIND } },
  money: FREE,
  settings,
  apply(policy, strength, settings) {
    const { goods } = policy;
    goods.level = settings.level;
    goods.pull = settings.pull * strength;
    goods.shift += settings.shift * strength;
  },
};
