/** Step 10 of the day: records fade and grow; talents revise their claims; brands climb and learn. */

import { CATEGORIES } from '../kernel/layout.ts';
import { NEW_SHOP, stageOf } from './brands/brands.ts';
import { carryChance, feedbackGain } from './brands/entry.ts';
import { normalQuantile } from './elementary.ts';
import type { Today } from './goLive.ts';
import { uniform } from './random.ts';
import { imitationChance, payoff, REVISION_DAYS } from './streamers/claims.ts';
import { isPresent, NONE, STORE, TALENT } from './streamers/streamers.ts';
import { clamp, FEN_PER_YUAN } from './units.ts';
import type { World } from './world.ts';

/** Daily fading of seen visits and orders, and of trailing GMV. */
const SEEN_MEMORY = 0.95;
const TRAILING_MEMORY = 1 - 1 / 28;

export function learn(world: World, today: Today): void {
  const { streamers: s, day, params, sessions } = world;
  const { tally } = sessions;
  const { links } = world.exposure;
  const { active, activeCount } = s;
  const memory = params['platform.reputationMemory'];
  const sums = { satisfied: 0, harm: 0, orders: 0, shares: 0 };
  for (let at = 0; at < activeCount; at++) {
    const j = active[at]!;
    const visits = tally.visits[j]!;
    const orders = tally.orders[j]!;
    const satisfied = tally.satisfied[j]!;
    const shares = tally.shares[j]!;
    const placedFen = tally.placedFen[j]!;
    const complaints = tally.complaints[j]!;
    sums.satisfied += satisfied;
    sums.harm += tally.harm[j]!;
    sums.orders += orders;
    sums.shares += shares;
    s.followers[j]! += tally.follows[j]! - tally.unfollows[j]!;
    s.good[j] = s.good[j]! * memory + satisfied;
    s.bad[j] = s.bad[j]! * memory + (tally.delivered[j]! - satisfied);
    s.complained[j] = s.complained[j]! * memory + complaints;
    s.seenVisits[j] = s.seenVisits[j]! * SEEN_MEMORY + visits;
    s.seenOrders[j] = s.seenOrders[j]! * SEEN_MEMORY + orders;
    s.trailingFen[j] = s.trailingFen[j]! * TRAILING_MEMORY + placedFen;
    s.spanVisits[j]! += visits;
    s.spanFen[j]! += placedFen;
    s.spanComplaints[j]! += complaints;
    links[j] = shares;
    if ((day + j) % REVISION_DAYS === 0 && isPresent(s, j, day)) revise(world, today, j);
  }
  remember(world, sums);
}

function revise(world: World, today: Today, j: number): void {
  const { streamers: s } = world;
  if (s.kind[j] === TALENT) {
    reviseClaims(world, j);
    reviseGoods(world, j);
  } else if (s.kind[j] === STORE) reviseBrand(world, today, j);
  s.spanVisits[j] = 0;
  s.spanFen[j] = 0;
  s.spanComplaints[j] = 0;
  s.spanFollowers[j] = s.followers[j]!;
}

function payoffOf(world: World, j: number): number {
  const { streamers: s } = world;
  return payoff(world.params, {
    visits: s.spanVisits[j]!,
    yuan: s.spanFen[j]! / FEN_PER_YUAN,
    complaints: s.spanComplaints[j]!,
    followersGained: s.followers[j]! - s.spanFollowers[j]!,
  });
}

/** Compares itself with a random present peer of its category. */
function reviseClaims(world: World, j: number): void {
  const { streamers: s, day, params } = world;
  const peers = Math.floor(s.talents / CATEGORIES);
  const at = Math.floor(uniform(world.key, 'claims-revision', j, day, 0) * peers);
  const peer = at * CATEGORIES + (j % CATEGORIES);
  if (peer >= s.talents || peer === j || !isPresent(s, peer, day) || s.spanVisits[peer] === 0) return;
  const chance = imitationChance(params, payoffOf(world, j), payoffOf(world, peer));
  if (uniform(world.key, 'claims-revision', j, day, 1) >= chance) return;
  const step = params['talents.mutation'] * normalQuantile(uniform(world.key, 'claims-revision', j, day, 2));
  s.claims[j] = clamp(s.claims[peer]! + step, 0, 1);
}

/** A talent takes up brand goods once brands are plenty; it keeps them. */
function reviseGoods(world: World, j: number): void {
  const { streamers: s, brands, day } = world;
  if (s.brand[j] !== NONE || brands.present === 0) return;
  if (uniform(world.key, 'carry-brand', j, 0, 0) >= carryChance(world.params, brands.present)) return;
  const pick = Math.floor(uniform(world.key, 'carry-brand', j, day, 1) * brands.count);
  for (let step = 0; step < brands.count; step++) {
    const b = (pick + step) % brands.count;
    if (brands.stage[b]! < NEW_SHOP) continue;
    s.brand[j] = b;
    s.brandShare[j] = 0.5;
    return;
  }
}

/** STEPS stage from trailing GMV; product power from private feedback. */
function reviseBrand(world: World, today: Today, j: number): void {
  const { streamers: s, brands, params, scale } = world;
  const b = j - s.stores;
  const yuan28 = (s.trailingFen[j]! / FEN_PER_YUAN) * scale;
  brands.stage[b] = stageOf(params, brands.stage[b]!, yuan28);
  const visits = s.seenVisits[j]!;
  const followed = visits > 0 ? Math.min(1, s.followers[j]! / (s.followers[j]! + visits)) : 0;
  const service = brands.stage[b]! > NEW_SHOP ? today.policy.brandSupport.service : 0;
  brands.learned[b]! += feedbackGain(params, followed, brands.learned[b]!, service);
}

/** What the platform remembers of the day: word of mouth, orders, shared links. */
function remember(
  world: World,
  sums: { satisfied: number; harm: number; orders: number; shares: number },
): void {
  const { platform, params } = world;
  const { tally } = world.sessions;
  const { satisfied, harm, orders, shares } = sums;
  const memory = params['adoption.memory'];
  const word = satisfied - (params['adoption.badWord'] * harm) / 256;
  platform.wordOfMouth = memory * platform.wordOfMouth + (1 - memory) * word;
  platform.ordersADay = memory * platform.ordersADay + (1 - memory) * orders;
  if (platform.launch.store !== NONE) platform.launch.soldFen = tally.placedFen[platform.launch.store]!;
  platform.sharesYesterday = shares;
  platform.publicYesterday = tally.visitsOrganic + tally.visitsShared + tally.visitsPaid;
}
