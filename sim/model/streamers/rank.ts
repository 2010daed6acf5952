/**
 * Sellers by size, for levers that are aimed by it: the platform ranks all who are present by GMV of the last 28 days, when
 * it first asks and every 28 days after that as long as it asks. Who comes in between has no rank until the next time.
 */
import { type Aimed, isBySize, UNRANKED } from '../platform/group.ts';
import { isSame, type Policy } from '../platform/policy.ts';
import type { World } from '../world.ts';
import { isOfSize } from './inGroup.ts';
import { trailingFen } from './record.ts';
import { isPresent, NONE } from './streamers.ts';

/** Days between two rankings. Assumption. */
const RANK_DAYS = 28;

/** Whether a seller's offer must be made again today. */
export type Concerns = (j: number) => boolean;

/**
 * Ranks sellers when it is time.
 * @returns who has moved in or out of a group that was in force yesterday too; undefined on days on which nobody is ranked
 */
export function rankSellers(world: World, { groups }: Policy): Concerns | undefined {
  const { streamers: s, platform, day } = world;
  if (!Object.values(groups).some(isBySize)) return undefined;
  if (s.rankedOn !== NONE && day < s.rankedOn + RANK_DAYS) return undefined;
  s.rankedOn = day;
  const before = s.rank.slice();
  const present: number[] = [];
  for (let j = 0; j < s.count; j++) if (isPresent(s, j, day)) present.push(j);
  // among equals the one of larger organic size; the sort keeps the order of all others
  present.sort((a, b) => trailingFen(s, b) - trailingFen(s, a) || s.size[b]! - s.size[a]!);
  s.rank.fill(UNRANKED);
  present.forEach((j, at) => {
    s.rank[j] = at + 1;
  });
  const aimed = Object.keys(groups) as Aimed[];
  const lasting = aimed
    .map((name) => groups[name])
    .filter((group, at) => isSame(group, platform.policy.groups[aimed[at]!]));
  return (j) => lasting.some((group) => isOfSize(group, s.rank[j]!) !== isOfSize(group, before[j]!));
}
