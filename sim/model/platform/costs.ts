/**
 * What levers cost the platform in a day, real money: one rule a lever, booked under its name (settleAccounts.ts).
 * What a lever costs in another way — ads that viewers did not ask for, sales that a ban loses — is in the market itself.
 */
import type { Params } from '../params.ts';
import type { Policy } from './policy.ts';

/** Levers that cost the platform money, by what is paid for. */
export const COSTS = [
  'trustCard',
  'ads',
  'coupon',
  'brands',
  'recruiting',
  'providers',
  'reviewing',
  'clearing',
  'visits',
  'festival',
  'adLoad',
] as const;
export type Cost = (typeof COSTS)[number];

/** The five supports of the SKA centre, for every brand present; full support costs the whole. */
export function supportCost(params: Params, { brandSupport }: Policy, brands: number): number {
  const { traffic, budget, service, tools, policy } = brandSupport;
  return (params['costs.support'] * brands * (traffic + budget + service + tools + policy)) / 5;
}

/** Of the brands that have entered today those that would not have come without the push. */
export function recruitingCost(params: Params, { brandEntry }: Policy, entered: number): number {
  return params['costs.recruiting'] * entered * Math.max(0, 1 - 1 / brandEntry);
}

/** Pinocchio reviews live rooms: by what is seen in them, and by how closely it looks. @param entries into live rooms */
export function reviewingCost(params: Params, { detection }: Policy, entries: number): number {
  return (params['costs.reviewing'] * detection * entries) / 1000;
}

export function clearingCost(params: Params, rings: number): number {
  return params['costs.clearing'] * rings;
}

/** Of the visits of a day those that came because visits were multiplied. @param factor 1 or less adds none */
export function addedVisits(visits: number, factor: number): number {
  return factor > 1 ? visits - visits / factor : 0;
}

/** Factor of a lever's festival on visits, beside that of the calendar. */
export function festivalFactor(params: Params, event: number, added: number): number {
  return (1 + params['calendar.festival'] * (event + added)) / (1 + params['calendar.festival'] * event);
}

/** Selling more paid places: a share of what the added ones bring in. */
export function adSalesCost(params: Params, { adLoad }: Policy, adMoney: number): number {
  return adLoad > 0 ? (params['costs.adSales'] * adMoney * adLoad) / (params['traffic.adLoad'] + adLoad) : 0;
}
