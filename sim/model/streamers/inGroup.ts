import { ANY_KIND, EVERYBODY, type Group, TALENTS } from '../platform/group.ts';
import type { World } from '../world.ts';
import { NONE, STORE } from './streamers.ts';

/** Whether a lever that is aimed at a group touches a seller. Rings pass for talents. */
export function isInGroup(group: Group, world: Pick<World, 'streamers' | 'providers'>, j: number): boolean {
  if (group === EVERYBODY) return true;
  const { category, kind, region, provider } = group;
  const s = world.streamers;
  if (category !== 0 && s.category[j] !== category - 1) return false;
  if (kind !== ANY_KIND && (s.kind[j] === STORE) === (kind === TALENTS)) return false;
  if (region !== 0 && s.region[j] !== region - 1) return false;
  if (provider !== 0 && !isClientOf(world, j, provider - 1)) return false;
  return isOfSize(group, s.rank[j]!);
}

function isClientOf(
  { streamers, providers }: Pick<World, 'streamers' | 'providers'>,
  j: number,
  kind: number,
) {
  const k = streamers.provider[j]!;
  return k !== NONE && providers.class[k] === kind;
}

/** @param rank 1 = the largest */
export function isOfSize({ top, beyond }: Pick<Group, 'top' | 'beyond'>, rank: number): boolean {
  return rank <= top && rank > beyond;
}
