/**
 * A seller's books of 28 days: profit = margin − commission − provider's fee − ads − returns − penalties − standing costs.
 * All are shares of what was kept, because only that is paid out.
 */
import { exp } from '../elementary.ts';
import type { Params } from '../params.ts';
import type { Policy } from '../platform/policy.ts';
import type { World } from '../world.ts';
import { isInGroup } from './inGroup.ts';

/** What the platform takes of kept GMV. @param added by the policy */
export function commissionRate(params: Params, added: number): number {
  return Math.max(0, params['platform.commission'] + added);
}

/** What a policy adds to the commission of a seller. */
export function addedCommission({ commission, groups }: Policy, world: World, j: number): number {
  return isInGroup(groups.commission, world, j) ? commission : 0;
}

/** Commission and provider's fee, share of kept GMV. */
export function feesOf(params: Params, added: number, hasProvider: boolean): number {
  return commissionRate(params, added) + (hasProvider ? params['providers.fee'] : 0);
}

/** What the goods leave of their price. */
export function marginOf(lnPrice: number, lnCost: number): number {
  return 1 - exp(lnCost - lnPrice);
}

/** What a seller knows of itself at a review; fen and persons of the same scale, real ones or agents. */
export interface Books {
  readonly margin: number;
  readonly fees: number;
  /** Share of GMV that it means to spend on ads. */
  readonly adShare: number;
  readonly keptFen: number;
  readonly refundedFen: number;
  readonly adFen: number;
  readonly complaints: number;
}

/** What weighs against a seller's few sales: so many fen, with the market's refunds over kept GMV. */
export interface Peers {
  readonly priorFen: number;
  readonly refunds: number;
}

/** Profit before ads and standing costs, share of kept GMV. @param complaintFen what a complaint costs */
export function tradeProfit(params: Params, books: Books, peers: Peers, complaintFen: number): number {
  const weight = books.keptFen + peers.priorFen;
  const returns = (books.refundedFen + peers.priorFen * peers.refunds) / weight;
  const penalties = (complaintFen * books.complaints) / weight;
  return books.margin - books.fees - params['sellers.returnCost'] * returns - penalties;
}

/** Ads over kept GMV. */
export function adRate({ adFen, adShare, keptFen }: Books, { priorFen }: Peers): number {
  return (adFen + priorFen * adShare) / (keptFen + priorFen);
}

/** Standing costs over kept GMV: those of usual sales, so that a seller whose sales fall has too much of them. */
export function standingRate(params: Params, usualFen: number, keptFen: number, { priorFen }: Peers): number {
  return (params['sellers.standing'] * (usualFen + priorFen)) / (keptFen + priorFen);
}

/** Usual sales after a review; those of the first 28 days when there are none. */
export function usualAfter(params: Params, usualFen: number, keptFen: number): number {
  return usualFen === 0 ? keptFen : usualFen + params['sellers.usual'] * (keptFen - usualFen);
}
