/** Who has the trust card, and how much of its goods it covers: as much as pays, or all where the platform says so. */
import type { Today } from '../goLive.ts';
import type { Policy } from '../platform/policy.ts';
import { cardReturn, chosenCover, LEAST_COVER, rightsShare } from '../platform/trustCard.ts';
import { uniform } from '../random.ts';
import type { World } from '../world.ts';
import { tradeOf } from './books.ts';
import { conversion, OPINION, reputation, SEEN } from './record.ts';
import { BAD, CHANGED, GOOD, isPresent, NONE, RECORD, SEEN_ORDERS, SEEN_VISITS } from './streamers.ts';

/** Whether the platform makes a seller hold the card: the same ones first, whatever the share. */
function isForced({ key }: World, { trustCardForced }: Policy, j: number): boolean {
  return trustCardForced > 0 && uniform(key, 'trust-card', j, 0, 1) < trustCardForced;
}

/** Those who must hold the card from today on, or arrive today, cover all of their goods. */
export function forceCards(world: World, policy: Policy): void {
  const { streamers: s, platform, day } = world;
  if (policy.trustCardForced <= 0) return;
  const isMore = policy.trustCardForced > platform.policy.trustCardForced;
  for (let j = 0; j < s.count; j++) {
    if (!isPresent(s, j, day) || !(isMore || s.arrival[j] === day) || !isForced(world, policy, j)) continue;
    if (s.card[j] === NONE) s.card[j] = day;
    s.cover[j] = 1;
    s.revised[j] = CHANGED;
  }
}

/** At a review a seller may consider the card: it covers as much of its goods as pays, or leaves the card. */
export function considerCard(world: World, today: Today, j: number): void {
  const { streamers: s, params, key, day } = world;
  const offered = today.policy.trustCardCover;
  if (offered <= 0 || isForced(world, today.policy, j)) return;
  if (uniform(key, 'trust-card', j, day) >= params['platform.cardConsider']) return;
  const cover = chosenCover(params, offered * returnOf(world, today, j), rightsShare(today.policy));
  const before = s.card[j] === NONE ? 0 : s.cover[j]!;
  const after = cover < LEAST_COVER ? 0 : cover;
  if (after === before) return;
  if (before === 0) s.card[j] = day;
  if (after === 0) s.card[j] = NONE;
  s.cover[j] = after;
  s.revised[j] = CHANGED;
}

/** What full cover would bring the seller, share of kept GMV, by its public record and its books. */
function returnOf(world: World, { policy, card }: Today, j: number): number {
  const { streamers: s, params, platform, scale } = world;
  const { records, units } = s;
  const at = j * RECORD;
  const [real, seen] = [units[OPINION]! * scale, units[SEEN]! * scale];
  const { publicFen, placedFen } = platform.usualDay;
  return cardReturn(params, card, {
    trade: tradeOf(world, policy, j),
    strangers: placedFen > 0 ? publicFen / placedFen : 1,
    reputation: reputation(params, records[at + GOOD]! * real, records[at + BAD]! * real),
    conversion: conversion(params, records[at + SEEN_ORDERS]! * seen, records[at + SEEN_VISITS]! * seen),
  });
}
