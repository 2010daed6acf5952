/**
 * How talents learn how loud and how dear to be: every 28 days a talent may compare its payoff with a peer of its category
 * and about its size, and take over the peer's claims and markup (Schlag 1998; Fermi rule, Traulsen & Hauert 2009), with a
 * little mutation. Whether honesty pays is a result: it depends on `talents.horizon`, the weight of trust gained or lost,
 * on what complaints, refunds and suspensions cost, and on the trust card.
 */
import { logistic } from '../elementary.ts';
import type { Params } from '../params.ts';

export const REVISION_DAYS = 28;

/** Rank of a peer in the category: about the own size, from half of the own rank to twice of it. */
export function peerRank(rank: number, ranks: number, quantile: number): number {
  const from = Math.floor(rank / 2);
  const until = Math.min(ranks, 2 * rank + 4);
  return from + Math.floor(quantile * (until - from));
}

/**
 * Money that a shopping visit was worth to a talent since its last review; visits lost by a suspension were worth nothing.
 * @param span profit before standing costs, followers gained less lost, unhealed harm done to buyers, and the share of its
 * days that were not suspended
 */
export function payoff(
  params: Params,
  span: { visits: number; profit: number; followersGained: number; harm: number; open: number },
): number {
  if (span.visits <= 0) return 0;
  const followers = span.followersGained - params['sellers.harmFollowers'] * span.harm;
  const trustMoney = params['talents.horizon'] * params['sellers.followerWorth'] * followers;
  return (span.open * (span.profit + trustMoney)) / span.visits;
}

/** Share of the last days that were not suspended. @param until day on which the last suspension ends or ended */
export function openShare(params: Params, day: number, days: number, until: number): number {
  const suspended = Math.min(until - (day - days), days, params['platform.suspendDays']);
  return 1 - Math.max(0, suspended) / days;
}

/** Chance to imitate the peer, between 0 and `talents.revise`. */
export function imitationChance(params: Params, own: number, peer: number): number {
  const size = Math.abs(own) + Math.abs(peer);
  const advantage = size > 0 ? (peer - own) / size : 0;
  return params['talents.revise'] * logistic(params['talents.selection'] * advantage);
}
