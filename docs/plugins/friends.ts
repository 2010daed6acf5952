/**
 * An example of a rule from outside: friends tell each other whom they follow. It works while the lever is in force.
 *
 *   levers: [{ id: friends-tell, from: 2021-01-01, share: 5% }]
 */
import type { Lever, OutsideRule, Plugin } from 'laotie';

/** Trust from which on a fan speaks well of a seller. */
const TRUSTED = 0.6;

const friends: OutsideRule = {
  id: 'friends',
  title: { zh: '朋友相传', en: 'Friends tell' },
  meaning: {
    zh: '当天买过的粉丝，有一定机会让一位朋友也关注自己最信任的主播。',
    en: 'A fan who has bought today may make one friend follow the seller that it trusts most.',
  },
  source: 'assumption',
  network: { near: 1, far: 2 },
  evening(fans) {
    for (let fan = 0; fan < fans.count; fan++) {
      if (!fans.hasBought(fan) || fans.chance(fan) >= fans.strength) continue;
      const [best] = [...fans.ties(fan)].sort((a, b) => b.trust - a.trust);
      if (!best || best.trust < TRUSTED) continue;
      const known = fans.friends(fan);
      fans.follow(known[Math.floor(fans.chance(fan, 1) * known.length)]!, best.seller);
    }
  },
};

/** Puts the rule on. */
const friendsTell: Lever = {
  id: 'friends-tell',
  title: { zh: '朋友相传', en: 'Friends tell' },
  meaning: {
    zh: '买过的粉丝里，当天会向一位朋友推荐主播的比例。',
    en: 'Of the fans who buy on a day, the share who recommend a seller to a friend.',
  },
  source: 'assumption',
  hangsOn: ['follow.initialTies'],
  aim: {},
  money: { noBudget: { zh: '平台不花钱', en: 'it costs the platform nothing' } },
  settings: {
    share: { kind: 'share', range: [0, 1], meaning: 'Share of a day’s buyers who tell a friend.' },
  },
  apply(policy, strength, { share }) {
    policy.outside.friends = Number(share) * strength;
  },
};

export default { name: 'friends', levers: [friendsTell], rules: [friends] } satisfies Plugin;
