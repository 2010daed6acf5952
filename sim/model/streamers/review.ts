/** Every 28 days a seller closes its books: it revises claims, markup and price, and gives up after too many losses. */
import { CATEGORIES } from '../../kernel/layout.ts';
import { normalQuantile } from '../elementary.ts';
import type { Policy } from '../platform/policy.ts';
import { uniform } from '../random.ts';
import { clamp, FEN_PER_YUAN } from '../units.ts';
import type { World } from '../world.ts';
import {
  adRate,
  type Books,
  feesOf,
  marginOf,
  type Peers,
  standingRate,
  tradeProfit,
  usualAfter,
} from './account.ts';
import { paidVisitFen, revisedAdShare } from './adBudget.ts';
import { imitationChance, openShare, payoff, peerRank, REVISION_DAYS } from './claims.ts';
import { passedOn, revisedLnPrice } from './pricing.ts';
// biome-ignore format: names by the line
import {
  CHANGED, isPresent, NONE, RECORD, SPAN_ADS, SPAN_COMPLAINTS, SPAN_KEPT, SPAN_REFUNDED, SPAN_VISITS, TALENT, setClaims,
} from './streamers.ts';

/** A talent or a store looks back. */
export function reviewSeller(world: World, policy: Policy, j: number): void {
  if (world.streamers.kind[j] === TALENT) {
    keepBooks(world, j, profitShare(world, policy, j));
    imitate(world, policy, j);
  }
  reprice(world, policy, j);
  weighAds(world, policy, j);
}

/** The seller's books since its last review. */
function booksOf(world: World, policy: Policy, j: number): Books {
  const { streamers: s, params } = world;
  const { records } = s;
  const at = j * RECORD;
  return {
    margin: marginOf(s.lnPrice[j]!, s.lnCost[j]!),
    fees: feesOf(params, policy.commission, s.provider[j] !== NONE),
    adShare: s.adShare[j]!,
    keptFen: records[at + SPAN_KEPT]!,
    refundedFen: records[at + SPAN_REFUNDED]!,
    adFen: records[at + SPAN_ADS]!,
    complaints: records[at + SPAN_COMPLAINTS]!,
  };
}

/** What few sales are weighed against: the market's refunds so far. */
function peersOf({ params, scale, accounts }: World): Peers {
  const priorFen = (params['sellers.accountPrior'] * FEN_PER_YUAN) / scale;
  return { priorFen, refunds: accounts.kept > 0 ? accounts.refunded / accounts.kept : 0 };
}

function complaintFen({ params }: World): number {
  return params['sellers.complaintYuan'] * FEN_PER_YUAN;
}

/** Profit of 28 days over kept GMV. */
function profitShare(world: World, policy: Policy, j: number): number {
  const { params, streamers: s } = world;
  const [books, peers] = [booksOf(world, policy, j), peersOf(world)];
  const standing = standingRate(params, s.usualFen[j]!, books.keptFen, peers);
  return tradeProfit(params, books, peers, complaintFen(world)) - adRate(books, peers) - standing;
}

/** What a visit was worth to a talent since its last review. @param days since then */
function payoffOf(world: World, policy: Policy, j: number, days: number): number {
  const { params, streamers: s, day } = world;
  const [books, peers] = [booksOf(world, policy, j), peersOf(world)];
  const share = tradeProfit(params, books, peers, complaintFen(world)) - adRate(books, peers);
  return payoff(params, {
    visits: s.records[j * RECORD + SPAN_VISITS]!,
    profitYuan: (share * books.keptFen) / FEN_PER_YUAN,
    followersGained: s.followers[j]! - s.spanFollowers[j]!,
    open: openShare(params, day, days, s.suspendedUntil[j]!),
  });
}

/** Compares itself with a random peer of its category and about its size. */
function imitate(world: World, policy: Policy, j: number): void {
  const { streamers: s, day, params, key } = world;
  const category = j % CATEGORIES;
  const ranks = Math.ceil((s.talents - category) / CATEGORIES);
  const rank = peerRank(Math.floor(j / CATEGORIES), ranks, uniform(key, 'claims-revision', j, day, 0));
  const peer = rank * CATEGORIES + category;
  if (peer === j || !isPresent(s, peer, day) || s.records[peer * RECORD + SPAN_VISITS] === 0) return;
  const quantile = uniform(key, 'claims-revision', j, day, 1);
  if (quantile >= params['talents.revise']) return; // no chance is above it: the payoffs need not be looked at
  const own = payoffOf(world, policy, j, REVISION_DAYS);
  const other = payoffOf(world, policy, peer, daysOpen(peer, day));
  if (quantile >= imitationChance(params, own, other)) return;
  const step = (event: number) => normalQuantile(uniform(key, 'claims-revision', j, day, event));
  setClaims(s, j, clamp(s.claims[peer]! + params['talents.mutation'] * step(2), 0, 1));
  s.markup[j] = Math.max(0, s.markup[peer]! + params['talents.markupMutation'] * step(3));
}

/** Days since a seller's last review, today among them. */
function daysOpen(j: number, day: number): number {
  return ((day + j) % REVISION_DAYS) + 1;
}

/** A markup on cost, with what of the fees is passed on; the price goes a part of the way to it. */
function reprice({ streamers: s, params }: World, policy: Policy, j: number): void {
  const fees = feesOf(params, policy.commission, s.provider[j] !== NONE);
  const wanted = s.lnCost[j]! + s.markup[j]! + passedOn(params, fees);
  const lnPrice = revisedLnPrice(params, s.lnPrice[j]!, wanted);
  if (lnPrice === s.lnPrice[j]) return;
  s.lnPrice[j] = lnPrice;
  s.revised[j] = CHANGED;
}

/** Spends more on ads when the last yuan brought more than a yuan, less when less. */
function weighAds(world: World, policy: Policy, j: number): void {
  const { streamers: s, params, platform, scale } = world;
  const { usualDay } = platform;
  const priceFen = platform.adPriceFen[s.category[j]!]!;
  if (priceFen <= 0 || usualDay.placedFen <= 0 || usualDay.publicVisits <= 0) return;
  const books = booksOf(world, policy, j);
  const own = {
    visits: s.records[j * RECORD + SPAN_VISITS]!,
    keptFen: books.keptFen,
    followers: s.followers[j]! - s.spanFollowers[j]!,
  };
  const anyVisit = usualDay.placedFen / usualDay.visits;
  const worth = paidVisitFen(params, own, usualDay, {
    prior: params['platform.recordPrior'] / scale,
    trade: tradeProfit(params, books, peersOf(world), complaintFen(world)),
    publicWorth: usualDay.publicFen / usualDay.publicVisits / anyVisit,
  });
  s.adShare[j] = revisedAdShare(params, s.adShare[j]!, ((1 + policy.adSubsidy) * worth) / priceFen);
}

/** What the review adds to the books of all talents; after too many losses in a row a talent gives up. */
function keepBooks({ streamers: s, params, platform, providers, day }: World, j: number, share: number): void {
  const kept = s.records[j * RECORD + SPAN_KEPT]!;
  platform.books.keptFen += kept;
  platform.books.profitFen += share * kept;
  s.losses[j] = share < 0 ? Math.min(255, s.losses[j]! + 1) : 0;
  if (s.losses[j]! < params['sellers.losses']) return;
  s.left[j] = day + 1;
  platform.leftTalents++;
  const k = s.provider[j]!;
  if (k === NONE) return;
  s.provider[j] = NONE;
  providers.clients[k]!--;
}

/** The next span begins. */
export function closeBooks({ streamers: s, params }: World, j: number): void {
  s.usualFen[j] = usualAfter(params, s.usualFen[j]!, s.records[j * RECORD + SPAN_KEPT]!);
  s.records.fill(0, j * RECORD + SPAN_VISITS, j * RECORD + RECORD);
  s.spanFollowers[j] = s.followers[j]!;
}
