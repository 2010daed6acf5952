/**
 * The auction of paid places. Each seller has the share of its category's paid visits that its money has of all money
 * (a proportional auction, Kelly 1997), so that money buys fewer visits when all spend more. The platform shows more ads
 * the dearer a visit is, but ever fewer more: each costs it organic room and patience (Anderson & Coate 2005), so that
 * more money raises the price more than the places.
 */
import { exp, power } from '../elementary.ts';
import type { Params } from '../params.ts';
import { FEN_PER_UNIT } from '../units.ts';

/** Largest share of public visits that can be paid. Assumption. */
const MOST_PAID = 0.9;

/**
 * Share of public visits that is paid, where money meets places: load · (price / adReserve)^adSupply are sold,
 * price = money / sold; with a reserve of 0 the load is.
 * @param load share of public visits that is sold at the reserve
 * @param moneyFen all money of the day, with what the platform adds @param visits expected public visits, of its scale
 */
export function paidShare(params: Params, load: number, moneyFen: number, visits: number): number {
  const places = Math.max(0, Math.min(MOST_PAID, load));
  const reserveFen = params['traffic.adReserve'] * params['visits.entriesPerVisit'] * FEN_PER_UNIT;
  if (visits <= 0 || reserveFen <= 0) return places;
  const supply = params['traffic.adSupply'];
  const sold = places * power(moneyFen / (reserveFen * visits), supply);
  return Math.min(MOST_PAID, power(sold, 1 / (1 + supply)));
}

/** Viewers lose patience with ads (Huang, Reiley & Riabov 2018): factor on visits. @param paid share of public visits */
export function patience(params: Params, paid: number): number {
  return exp(-params['visits.adPatience'] * (paid - params['traffic.adNorm']));
}

/** Clutter: the more places are paid, the less attention each gets (Webb & Ray 1979). Logits on a paid visit. */
export function clutterUtility(params: Params, paid: number): number {
  return -params['visits.adClutter'] * (paid - params['traffic.adNorm']);
}
