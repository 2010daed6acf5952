/** A trust card that the platform makes sellers hold, for as many of them as it says. */
import { isMoving } from '../platform/group.ts';
import { isSame, type Policy } from '../platform/policy.ts';
import { uniform } from '../random.ts';
import type { World } from '../world.ts';
import { isInGroup } from './inGroup.ts';
import { CHANGED, isPresent, NONE } from './streamers.ts';

/** Whether the platform makes a seller hold the card: the same ones first, whatever the share. */
export function isForced(world: World, { trustCardForced, groups }: Policy, j: number): boolean {
  if (trustCardForced <= 0 || !isInGroup(groups.card, world, j)) return false;
  return uniform(world.key, 'trust-card', j, 0, 1) < trustCardForced;
}

/** Those who must hold the card from today on, or arrive or come into the group, cover all of their goods. */
export function forceCards(world: World, policy: Policy): void {
  const { streamers: s, platform, day } = world;
  if (policy.trustCardForced <= 0) return;
  const { policy: before } = platform;
  const isMore =
    policy.trustCardForced > before.trustCardForced || !isSame(policy.groups.card, before.groups.card);
  const mayJoin = isMoving(policy.groups.card);
  const isNew = (j: number) => isMore || s.arrival[j] === day || (mayJoin && s.cover[j]! < 1);
  for (let j = 0; j < s.count; j++) {
    if (!isPresent(s, j, day) || !isNew(j) || !isForced(world, policy, j)) continue;
    if (s.card[j] === NONE) s.card[j] = day;
    s.cover[j] = 1;
    s.revised[j] = CHANGED;
  }
}
