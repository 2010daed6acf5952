/** A seller's books as they stand in the world: what account.ts makes shares of. */
import { normalQuantile } from '../elementary.ts';
import type { Policy } from '../platform/policy.ts';
import { uniform } from '../random.ts';
import { FEN_PER_UNIT } from '../units.ts';
import type { World } from '../world.ts';
import {
  addedCommission,
  adRate,
  type Books,
  feesOf,
  marginOf,
  type Peers,
  standingRate,
  tradeProfit,
  usualAfter,
} from './account.ts';
import type { Traffic } from './adBudget.ts';
import { costFactor, luckAfter } from './luck.ts';
import {
  NONE,
  RECORD,
  SPAN_COMPLAINTS,
  SPAN_FOLLOWS,
  SPAN_KEPT,
  SPAN_REFUNDED,
  SPAN_VISITS,
  type Streamers,
} from './streamers.ts';

/** The seller's books since its last review. */
function booksOf(world: World, policy: Policy, j: number): Books {
  const { streamers: s, params } = world;
  const { records } = s;
  const at = j * RECORD;
  return {
    margin: marginOf(s.lnPrice[j]!, s.lnCost[j]!),
    fees: feesOf(params, addedCommission(policy, world, j), s.provider[j] !== NONE),
    adShare: s.adShare[j]!,
    keptFen: records[at + SPAN_KEPT]!,
    refundedFen: records[at + SPAN_REFUNDED]!,
    adFen: s.spanAds[j]!,
    complaints: records[at + SPAN_COMPLAINTS]!,
  };
}

/** A seller's visits since its last review and what they left. */
export function trafficOf({ records }: Streamers, j: number): Traffic {
  const at = j * RECORD;
  return {
    visits: records[at + SPAN_VISITS]!,
    keptFen: records[at + SPAN_KEPT]!,
    follows: records[at + SPAN_FOLLOWS]!,
  };
}

/** What few sales are weighed against: the market's refunds so far. */
function peersOf({ params, scale, accounts }: World): Peers {
  const priorFen = (params['sellers.accountPrior'] * FEN_PER_UNIT) / scale;
  return { priorFen, refunds: accounts.kept > 0 ? accounts.refunded / accounts.kept : 0 };
}

/** Shares of kept GMV since the last review. */
export interface Result {
  /** Before ads and standing costs. */
  readonly trade: number;
  /** Before standing costs. */
  readonly running: number;
  readonly profit: number;
}

export function resultOf(world: World, policy: Policy, j: number): Result {
  const { params, streamers: s } = world;
  const [books, peers] = [booksOf(world, policy, j), peersOf(world)];
  const trade = tradeProfit(params, books, peers, params['sellers.complaintCost'] * FEN_PER_UNIT);
  const running = trade - adRate(books, peers);
  const usualFen = s.usualFen[j]!;
  const factor = costFactor(params, s.luck[j]!, (usualFen + peers.priorFen) / peers.priorFen);
  const standing = factor * standingRate(params, usualFen, books.keptFen, peers);
  return { trade, running, profit: running - standing };
}

/** The next span begins. */
export function closeBooks({ streamers: s, params, key, day }: World, j: number): void {
  s.luck[j] = luckAfter(params, s.luck[j]!, normalQuantile(uniform(key, 'seller-luck', j, day)));
  s.usualFen[j] = usualAfter(params, s.usualFen[j]!, s.records[j * RECORD + SPAN_KEPT]!);
  for (let at = j * RECORD + SPAN_VISITS; at < (j + 1) * RECORD; at++) s.records[at] = 0; // `fill` takes longer to call
  s.spanAds[j] = 0;
  s.spanFollowers[j] = s.followers[j]!;
}
