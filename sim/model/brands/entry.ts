/** Brands come where buyers are, where peers succeed and where it pays (C08, C11). */
import { exp } from '../elementary.ts';
import type { Params } from '../params.ts';

/** What brands outside can see of the platform. */
export interface Prospect {
  /** Smoothed real orders a day: reach. */
  readonly ordersADay: number;
  /** Brands on the platform. */
  readonly present: number;
  /** Late reviews of those there that found a profit and a loss. */
  readonly winning: number;
  readonly losing: number;
  /** Brands a day whom providers win: by those of a class for brands with capacity free. */
  readonly recruited: number;
}

/** Brands that would come on a day. The brands of China, 290,000 of which took part in a festival, do not run out. */
export function entriesADay(params: Params, prospect: Prospect): number {
  return (usualEntries(params, prospect) + prospect.recruited) * invitation(params, prospect);
}

/** Of those who come, the share whom providers have won. */
export function recruitedShare(params: Params, prospect: Prospect): number {
  return prospect.recruited > 0
    ? prospect.recruited / (usualEntries(params, prospect) + prospect.recruited)
    : 0;
}

/** Marketing power: reach, and the example of peers (Bass 1969 on the supply side). */
function usualEntries(params: Params, { ordersADay, present }: Prospect): number {
  const buyers = ordersADay / params['brands.activityNorm'];
  const peers = 1 + present / params['brands.peerNorm'];
  return params['brands.entry'] * params['brands.pool'] * buyers * peers;
}

/**
 * Profit invites and loss deters: e^(invite · (2w − 1)), w the share of brands there that make money. In it is what the
 * feed of short videos and live rooms brings a store and how it sells there (channel power), what followers return
 * (marketing power), and what private buyers show and teach (product power). 1 before anybody has books.
 */
export function invitation(
  params: Params,
  { winning, losing }: Pick<Prospect, 'winning' | 'losing'>,
): number {
  const reviews = winning + losing;
  return reviews > 0 ? exp((params['brands.invite'] * (winning - losing)) / reviews) : 1;
}

/** Chance that a talent carries brand goods, rising with the brands that offer them (C13). */
export function carryChance(params: Params, offering: number): number {
  return (params['brands.carryShare'] * offering) / (offering + params['brands.carryNorm']);
}
