/** At a review a seller may consider the trust card: it covers as much of its goods as pays, or leaves the card. */
import type { Today } from '../goLive.ts';
import { cardReturn, chosenCover, LEAST_COVER, rightsShare } from '../platform/trustCard.ts';
import { uniform } from '../random.ts';
import { FEN_PER_YUAN } from '../units.ts';
import type { World } from '../world.ts';
import { perVisit } from './adBudget.ts';
import { trafficOf } from './books.ts';
import { isForced } from './forcedCards.ts';
import { conversion, OPINION, reputation, SEEN } from './record.ts';
import { BAD, CHANGED, GOOD, NONE, RECORD, SEEN_ORDERS, SEEN_VISITS } from './streamers.ts';

/** @param trade what a sale leaves, share of kept GMV */
export function considerCard(world: World, today: Today, j: number, trade: number): void {
  const { streamers: s, params, key, day } = world;
  const offered = today.policy.trustCardCover;
  if (offered <= 0 || isForced(world, today.policy, j)) return;
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
  const { streamers: s, params, platform, scale } = world;
  const { records, units } = s;
  const at = j * RECORD;
  const [real, seen] = [units[OPINION]! * scale, units[SEEN]! * scale];
  const { usualDay } = platform;
  const { publicFen, placedFen } = usualDay;
  const orders = conversion(params, records[at + SEEN_ORDERS]! * seen, records[at + SEEN_VISITS]! * seen);
  const prior = params['platform.recordPrior'] / scale;
  const keptFen = usualDay.visits > 0 ? perVisit('keptFen', trafficOf(s, j), usualDay, prior) : 0;
  return cardReturn(params, card, {
    category: s.category[j]!,
    trade,
    orderYuan: keptFen / FEN_PER_YUAN / orders,
    strangers: placedFen > 0 ? publicFen / placedFen : 1,
    reputation: reputation(params, records[at + GOOD]! * real, records[at + BAD]! * real),
    conversion: orders,
  });
}
