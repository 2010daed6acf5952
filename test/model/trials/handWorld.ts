/** A small market before its first day, to be set by hand and sent through a single step of the day. */
import {
  CANCELLED_FEN,
  CHANCES,
  COMPLAINTS,
  DELIVERED,
  EXPECTED,
  FOLLOWS,
  GUIDE_BITS,
  KEPT_FEN,
  KINDS,
  OFFER_ROW,
  ORDERS,
  ORDERS_PRIVATE,
  PLACED_FEN,
  REFUNDED_FEN,
  RETURNED,
  SATISFIED,
  SHARE_BITS,
  SHARES,
  TALLY_ROW,
  UNFOLLOWS,
  VISITS,
} from '../../../sim/kernel/layout.ts';
import type { DayTables } from '../../../sim/kernel/state.ts';
import { addUp } from '../../../sim/model/addUp.ts';
import { goLive, type Today } from '../../../sim/model/goLive.ts';
import { createOffers } from '../../../sim/model/offers.ts';
import { ordinaryPolicy, type Policy } from '../../../sim/model/platform/policy.ts';
import { beginWorld } from '../../../sim/model/simulate.ts';
import type { World } from '../../../sim/model/world.ts';
import { type Changes, smallMarket } from '../market.ts';

/** Real users per fan agent. */
export const SCALE = 1000;

/** 160 talents, 4 rings and 60 brands, of which 6 may enter on the first day; sums in agents × 1,000. */
export function handWorld(changes: Changes = {}, days = 60): World {
  const plan = smallMarket(days, { 'fans.users': 2e6, ...changes });
  return beginWorld({ ...plan, scale: SCALE });
}

/** The ordinary policy, changed. */
export function policyWith(change: (policy: Policy) => void = () => {}): Policy {
  const policy = ordinaryPolicy();
  change(policy);
  return policy;
}

/** Step 4 under a policy: rolls are called, offers made. */
export function morning(world: World, policy: Policy = ordinaryPolicy()): Today {
  return goLive(world, policy, createOffers(world.streamers.count));
}

const PARTS = {
  visits: VISITS,
  orders: ORDERS,
  ordersPrivate: ORDERS_PRIVATE,
  placedFen: PLACED_FEN,
  follows: FOLLOWS,
  delivered: DELIVERED,
  satisfied: SATISFIED,
  returned: RETURNED,
  keptFen: KEPT_FEN,
  unfollows: UNFOLLOWS,
  complaints: COMPLAINTS,
  shares: SHARES,
  refundedFen: REFUNDED_FEN,
  cancelledFen: CANCELLED_FEN,
  chances: CHANCES,
  expected: EXPECTED,
};

type Entry = Partial<Record<keyof typeof PARTS, number>>;

/** Writes the day's tally as if the fans had done it, streamer by streamer, and adds it up. */
export function tally(world: World, entries: Readonly<Record<number, Entry>>): void {
  const { rows, touched } = world.sessions.tally;
  for (const [id, entry] of Object.entries(entries)) {
    const j = Number(id);
    touched[j >>> 5]! |= 1 << (j & 31);
    for (const [name, value] of Object.entries(entry)) {
      rows[j * TALLY_ROW + PARTS[name as keyof Entry]] = value;
    }
  }
  addUp(world);
}

/** Part of a streamer's offer as the kernel reads it (kernel/layout.ts). */
export function offered({ offers }: DayTables, streamer: number, part: number): number {
  return offers[streamer * OFFER_ROW + part]!;
}

/** Shares of all who are shown in a category and kind, by streamer: read as the kernel reads them. */
export function sharesIn(tables: DayTables, category: number, kind: number): Record<number, number> {
  const { feedRow, guide, upTo, shown } = tables;
  const row = feedRow[category * KINDS + kind]!;
  const shares: Record<number, number> = {};
  const whole = 2 ** SHARE_BITS;
  for (let at = guide[row << GUIDE_BITS]!, before = 0; before < whole; at++) {
    shares[shown[at]!] = (upTo[at]! - before) / whole;
    before = upTo[at]!;
  }
  const first = guide[row << GUIDE_BITS]!;
  for (let start = 0; start < 2 ** GUIDE_BITS; start++) {
    const at = guide[(row << GUIDE_BITS) + start]!;
    const point = (start * whole) / 2 ** GUIDE_BITS;
    if (at > first && upTo[at - 1]! > point) throw new Error(`guide: too late for ${point} at ${at}`);
  }
  return shares;
}
