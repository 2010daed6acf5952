/** Rules of plugins, which work among the fans in the evening of a day: on days on which a lever speaks to them. */
import { bind, followInTheEvening, hasBought, profile8, stateOf, tiesOf, unfollowInTheEvening } from '../../kernel/evening.ts'; // biome-ignore format: one line
import { BUYER, CATEGORY, LAPSED, NEVER_BUYER, REGION } from '../../kernel/layout.ts';
import type { FanRange } from '../../kernel/state.ts';
import { addTo } from '../additions.ts';
import { EVENINGS, type Evening } from '../evenings.ts';
import { draw, uniform } from '../random.ts';
import type { FansView } from '../seen.ts';
import { isPresent } from '../streamers/streamers.ts';
import type { World } from '../world.ts';
import { friendsOf, type Network } from './friends.ts';

/** A rule from outside. */
export interface OutsideRule {
  /** By which a lever puts it on: `policy.outside[id]`. */
  readonly id: string;
  /** Its name for people. */
  readonly title: { readonly zh: string; readonly en: string };
  /** What it does, in one or two plain sentences. */
  readonly meaning: { readonly zh: string; readonly en: string };
  /** Where it comes from: a publication, or `assumption`. */
  readonly source: string;
  /** Who knows whom; one on each side and one afar when not said. */
  readonly network?: Network;
  /** What happens in the evening of a day on which a lever has set `policy.outside[id]` above 0. */
  evening(fans: FansView): void;
}

export const OUTSIDE_RULES: readonly OutsideRule[] = [];

/** Good evidence of a tie that a rule opens: one satisfied delivery, as of the first ties (begin.ts). */
const EVIDENCE = 256;
/** Events of a rule on a day, and the one of them that decides whether a full list resists. */
const EVENTS = 128;
const RESISTING = EVENTS - 1;

/** Looks a fan up by its number in the whole market; the kernel's files then work on its range. */
function finder({ ranges }: World): (fan: number) => number {
  let at: FanRange | undefined;
  return (fan) => {
    if (!Number.isInteger(fan)) throw new Error(`fan: expected the number of one, got ${fan}`);
    if (!at || fan < at.first || fan >= at.first + at.count) {
      at = ranges.find(({ first, count }) => fan >= first && fan < first + count);
      if (!at) throw new Error(`fan: expected the number of one, got ${fan}`);
      bind(at);
    }
    return fan - at.first;
  };
}

function stateName(state: number) {
  if (state === BUYER) return 'buyer';
  if (state === LAPSED) return 'lapsed';
  return state === NEVER_BUYER ? 'never-buyer' : 'not-yet-user';
}

/** @param ordinal of the rule: each has draws of its own */
function fansIn(world: World, strength: number, { network }: OutsideRule, ordinal: number): FansView {
  const { key, day, scale, streamers, ranges } = world;
  const count = ranges.reduce((sum, range) => sum + range.count, 0);
  const find = finder(world);
  const isSeller = (seller: number) =>
    seller >= 0 && seller < streamers.count && isPresent(streamers, seller, day);
  const event = (at: number) => {
    if (!(Number.isInteger(at) && at >= 0 && at < RESISTING))
      throw new Error(`chance: expected an event from 0 to ${RESISTING - 1}, got ${at}`);
    return ordinal * EVENTS + at;
  };
  return {
    day,
    scale,
    count,
    strength,
    state: (fan) => stateName(stateOf(find(fan))),
    category: (fan) => profile8(find(fan), CATEGORY) + 1,
    region: (fan) => profile8(find(fan), REGION) + 1,
    hasBought: (fan) => hasBought(find(fan)),
    ties: (fan) => tiesOf(find(fan)).map(([seller, trust]) => ({ seller, trust: trust / 256 })),
    friends: (fan) => friendsOf(key, network ?? { near: 1, far: 1 }, fan, count),
    chance: (fan, at = 0) => uniform(key, 'outside-rule', fan, day, event(at)),
    follow(fan, seller) {
      if (!isSeller(seller)) return false;
      const resist = draw(key, 'outside-rule', fan, day, ordinal * EVENTS + RESISTING) >>> 16;
      return followInTheEvening(find(fan), seller, EVIDENCE, resist);
    },
    unfollow: (fan, seller) => unfollowInTheEvening(find(fan), seller),
  };
}

function eveningOf(rule: OutsideRule): Evening {
  return (world, { outside }) => {
    const strength = outside[rule.id] ?? 0;
    if (strength > 0) rule.evening(fansIn(world, strength, rule, OUTSIDE_RULES.indexOf(rule)));
  };
}

/** @returns what takes them away again */
export function addRules(rules: readonly OutsideRule[]): () => void {
  const undo = [addTo(OUTSIDE_RULES, rules), addTo(EVENINGS, rules.map(eveningOf))];
  return () => {
    for (const one of undo) one();
  };
}
