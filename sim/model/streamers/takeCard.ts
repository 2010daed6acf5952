/** At a review a seller may consider the trust card: it covers as much of its goods as pays, or leaves the card. */
import type { Today } from '../goLive.ts';
import { cardReturn, chosenCover, LEAST_COVER, rightsShare } from '../platform/trustCard.ts';
import { uniform } from '../random.ts';
import type { World } from '../world.ts';
import { isForced } from './forcedCards.ts';
import { isInGroup } from './inGroup.ts';
import { readingOf } from './reading.ts';
import { CHANGED, NONE } from './streamers.ts';

/** @param trade what a sale leaves, share of kept GMV */
export function considerCard(world: World, today: Today, j: number, trade: number): void {
  const { streamers: s, params, key, day } = world;
  const { groups, trustCardCover: offered } = today.policy;
  if (offered <= 0 || !isInGroup(groups.card, world, j) || isForced(world, today.policy, j)) return;
  if (uniform(key, 'trust-card', j, day) >= params['platform.cardConsider']) return;
  const cover = chosenCover(params, offered * returnOf(world, today, j, trade), rightsShare(today.policy));
  const before = s.card[j] === NONE ? 0 : s.cover[j]!;
  const after = cover < LEAST_COVER ? 0 : cover;
  if (after === before) return;
  if (before === 0) s.card[j] = day;
  if (after === 0) s.card[j] = NONE;
  s.cover[j] = after;
  s.revised[j] = CHANGED;
}

/** What full cover would bring the seller, share of kept GMV, by its public record and its books. */
function returnOf(world: World, { card }: Today, j: number, trade: number): number {
  const { keptMoney, strangers, reputation, conversion } = readingOf(world, j);
  const orderMoney = keptMoney / conversion;
  const category = world.streamers.category[j]!;
  return cardReturn(world.params, card, { category, trade, orderMoney, strangers, reputation, conversion });
}
