/** Step 3 of the day: every 28 days providers are reviewed, clients come and go, new sellers are won. */
import type { Policy } from './platform/policy.ts';
import { matchChance, matchQuantile } from './providers/draws.ts';
import { pickProvider, seekChance, signUp } from './providers/matching.ts';
import { isServing, REVIEW_DAYS } from './providers/providers.ts';
import { recruit } from './providers/recruit.ts';
import { review } from './providers/review.ts';
import { trailingFen } from './streamers/record.ts';
import { CHANGED, isPresent, NONE, STORE } from './streamers/streamers.ts';
import { FEN_PER_UNIT } from './units.ts';
import type { World } from './world.ts';

export function matchProviders(world: World, policy: Policy): void {
  if (world.day % REVIEW_DAYS !== 0) return;
  const { params, providers, streamers, day } = world;
  shareFund(world, policy);
  for (let k = 0; k < providers.count; k++) {
    if (review(params, providers, k, day)) providers.clients[k] = 0;
  }
  const servedShare = release(world);
  const { freeFen } = providers;
  const chance = seekChance(params, servedShare) * policy.providerMatching;
  for (let j = 0; j < streamers.count; j++) {
    if (streamers.provider[j] !== NONE || !isPresent(streamers, j, day)) continue;
    if (matchChance(world, j) >= chance) continue;
    const needed = trailingFen(streamers, j);
    const k = pickProvider(
      providers,
      streamers.kind[j] === STORE,
      streamers.region[j]!,
      needed,
      matchQuantile(world, j),
    );
    if (k < 0) continue;
    signUp(world, j, k);
    freeFen[k]! -= needed;
  }
  recruit(world, policy.providerMatching);
}

/** The fund of the last 28 days, as it stands in the ledger, goes to the serving providers in equal parts. */
function shareFund(world: World, policy: Policy): void {
  if (policy.providerFund <= 0) return;
  const { providers, scale } = world;
  let serving = 0;
  for (let k = 0; k < providers.count; k++) serving += isServing(providers, k) ? 1 : 0;
  const fen = (policy.providerFund * FEN_PER_UNIT * REVIEW_DAYS) / scale / Math.max(1, serving);
  for (let k = 0; k < providers.count; k++) if (isServing(providers, k)) providers.capital[k]! += fen;
}

/** Clients leave removed providers, and others by chance; what capacity is free. Returns the share of GMV that is served. */
function release(world: World): number {
  const { params, providers, streamers, day } = world;
  const { freeFen } = providers;
  freeFen.set(providers.capacityFen);
  let served = 0;
  let all = 1;
  for (let j = 0; j < streamers.count; j++) {
    if (!isPresent(streamers, j, day)) continue;
    const trailing = trailingFen(streamers, j);
    all += trailing;
    const k = streamers.provider[j]!;
    if (k === NONE) continue;
    streamers.revised[j] = CHANGED; // its provider has left or learned
    const removed = !isServing(providers, k);
    if (removed || 1 - matchChance(world, j) < params['providers.leave']) {
      streamers.provider[j] = NONE;
      if (!removed) providers.clients[k]!--;
    } else {
      served += trailing;
      freeFen[k]! -= trailing;
    }
  }
  return served / all;
}
