/**
 * Every 28 days a seller looks back: it considers the card, revises claims, markup, price and ads, and gives up after too
 * many losses.
 */
import { CATEGORIES } from '../../kernel/layout.ts';
import { normalQuantile } from '../elementary.ts';
import type { Today } from '../goLive.ts';
import { SUSPENDED_AT, warningHazard } from '../platform/pinocchio.ts';
import type { Policy } from '../platform/policy.ts';
import { uniform } from '../random.ts';
import { clamp, FEN_PER_UNIT } from '../units.ts';
import type { World } from '../world.ts';
import { addedCommission, feesOf } from './account.ts';
import { paidVisitFen, revisedAdShare } from './adBudget.ts';
import { resultOf, trafficOf } from './books.ts';
import { imitationChance, openShare, payoff, peerRank, REVISION_DAYS } from './claims.ts';
import { revisedLiveChance } from './hours.ts';
import { isInGroup } from './inGroup.ts';
import { claimsCost, claimsGain, weighedClaims } from './louder.ts';
import { passedOn, revisedLnPrice } from './pricing.ts';
import { readingOf } from './reading.ts';
// biome-ignore format: names by the line
import {
  CHANGED, isPresent, NONE, RECORD, RING, SPAN_HARM, SPAN_KEPT, SPAN_VISITS, setClaims, setLiveChance, TALENT,
} from './streamers.ts';
import { considerCard } from './takeCard.ts';

/** A seller looks back; a ring thinks of nothing but the card. */
export function reviewSeller(world: World, today: Today, j: number): void {
  const kind = world.streamers.kind[j];
  const { policy } = today;
  const { trade, running, profit } = resultOf(world, policy, j);
  considerCard(world, today, j, trade);
  if (kind === RING) return;
  if (kind === TALENT) {
    keepBooks(world, j, profit);
    reviseClaims(world, policy, j, trade, running);
    setHours(world, j, running);
    weighAds(world, policy, j, trade); // a brand's ads are a choice of its own (brands/ads.ts)
  }
  reprice(world, policy, j);
}

/** What a visit was worth to a talent since its last review. @param days since then @param running share of kept GMV */
function payoffOf(world: World, j: number, days: number, running: number): number {
  const { params, streamers: s, day } = world;
  const keptFen = s.records[j * RECORD + SPAN_KEPT]!;
  return payoff(params, {
    visits: s.records[j * RECORD + SPAN_VISITS]!,
    profit: (running * keptFen) / FEN_PER_UNIT,
    followersGained: s.followers[j]! - s.spanFollowers[j]!,
    harm: s.records[j * RECORD + SPAN_HARM]!,
    open: openShare(params, day, days, s.suspendedUntil[j]!),
  });
}

/** With the chance of `talents.revise` a talent thinks about its claims: it looks at a peer, and reckons for itself. */
function reviseClaims(world: World, policy: Policy, j: number, trade: number, running: number): void {
  const { day, params, key } = world;
  const quantile = uniform(key, 'claims-revision', j, day, 1);
  if (quantile >= params['talents.revise']) return;
  imitate(world, policy, j, running, quantile);
  weighClaims(world, policy, j, trade);
}

/** Compares itself with a random peer of its category and about its size. @param quantile below `talents.revise` */
function imitate(world: World, policy: Policy, j: number, running: number, quantile: number): void {
  const { streamers: s, day, params, key } = world;
  const category = j % CATEGORIES;
  const ranks = Math.ceil((s.talents - category) / CATEGORIES);
  const rank = peerRank(Math.floor(j / CATEGORIES), ranks, uniform(key, 'claims-revision', j, day, 0));
  const peer = rank * CATEGORIES + category;
  if (peer === j || !isPresent(s, peer, day) || s.records[peer * RECORD + SPAN_VISITS] === 0) return;
  const own = payoffOf(world, j, REVISION_DAYS, running);
  const other = payoffOf(world, peer, daysOpen(peer, day), resultOf(world, policy, peer).running);
  if (quantile >= imitationChance(params, own, other)) return;
  const step = (event: number) => normalQuantile(uniform(key, 'claims-revision', j, day, event));
  setClaims(s, j, clamp(s.claims[peer]! + params['talents.mutation'] * step(2), 0, 1));
  s.markup[j] = Math.max(0, s.markup[peer]! + params['talents.markupMutation'] * step(3));
}

/** Reckons what louder claims would bring and cost, by its own records. */
function weighClaims(world: World, policy: Policy, j: number, trade: number): void {
  const { streamers: s, params, platform } = world;
  if (platform.usualDay.visits <= 0) return;
  const { reputation, complaints, conversion, keptMoney, strangers } = readingOf(world, j);
  const disappointed = 1 - reputation;
  const claims = s.claims[j]!;
  const hazard = claims > 0 ? warningHazard(params, claims, complaints, disappointed, policy.detection) : 0;
  const suspended = hazard > 0 ? ((hazard / claims) * params['platform.suspendDays']) / SUSPENDED_AT : 0;
  const spread = s.spread[j]!;
  const standing = { trade, keptMoney, strangers, conversion, disappointed, spread, suspended };
  const [gain, cost] = [claimsGain(params, standing), claimsCost(params, standing)];
  setClaims(s, j, weighedClaims(params, claims, gain, cost));
}

/** Days since a seller's last review, today among them. */
function daysOpen(j: number, day: number): number {
  return ((day + j) % REVISION_DAYS) + 1;
}

function setHours({ streamers: s, params }: World, j: number, running: number): void {
  setLiveChance(s, j, revisedLiveChance(params, s.liveChance[j]!, s.liveNorm[j]!, running));
}

/** A change of ln price below this is not worth a new tag. Assumption. */
const LEAST_CHANGE = 0.001;

/** A markup on cost, with what of the fees is passed on; the price goes a part of the way to it. */
function reprice(world: World, policy: Policy, j: number): void {
  const { streamers: s, params } = world;
  const fees = feesOf(params, addedCommission(policy, world, j), s.provider[j] !== NONE);
  const wanted = s.lnCost[j]! + s.markup[j]! + passedOn(params, fees);
  const lnPrice = revisedLnPrice(params, s.lnPrice[j]!, wanted);
  if (Math.abs(lnPrice - s.lnPrice[j]!) < LEAST_CHANGE) return;
  s.lnPrice[j] = lnPrice;
  s.revised[j] = CHANGED;
}

/** Spends more on ads when the last money spent brought more than it cost, less when less. */
function weighAds(world: World, policy: Policy, j: number, trade: number): void {
  const { streamers: s, params, platform, scale } = world;
  const { usualDay } = platform;
  const priceFen = platform.adPriceFen[s.category[j]!]!;
  if (priceFen <= 0 || usualDay.placedFen <= 0 || usualDay.publicVisits <= 0) return;
  const anyVisit = usualDay.placedFen / usualDay.visits;
  const worth = paidVisitFen(params, trafficOf(s, j), usualDay, {
    prior: params['platform.recordPrior'] / scale,
    trade,
    publicWorth: usualDay.publicFen / usualDay.publicVisits / anyVisit,
    publicShare: usualDay.publicVisits / usualDay.visits,
  });
  const added = isInGroup(policy.groups.adSubsidy, world, j) ? policy.adSubsidy : 0;
  s.adShare[j] = revisedAdShare(params, s.adShare[j]!, ((1 + added) * worth) / priceFen);
}

/** What the review adds to the books of all talents; after too many losses in a row a talent gives up. */
function keepBooks(
  { streamers: s, params, platform, providers, day }: World,
  j: number,
  share: number,
): void {
  const kept = s.records[j * RECORD + SPAN_KEPT]!;
  platform.books.keptFen += kept;
  platform.books.profitFen += share * kept;
  // a span with a suspension in it says nothing of the business
  if (s.suspendedUntil[j]! > Math.max(0, day - REVISION_DAYS)) return;
  s.losses[j] = share < 0 ? Math.min(255, s.losses[j]! + 1) : 0;
  if (s.losses[j]! < params['sellers.losses']) return;
  s.left[j] = day + 1;
  platform.leftTalents++;
  const k = s.provider[j]!;
  if (k === NONE) return;
  s.provider[j] = NONE;
  providers.clients[k]!--;
}
