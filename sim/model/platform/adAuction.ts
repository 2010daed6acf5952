/**
 * The auction of paid places. Each seller has the share of its category's paid visits that its money has of all money
 * (a proportional auction, Kelly 1997), so that a yuan buys fewer visits when all spend more. The platform sells a place
 * when it brings more than the organic room that it costs: the dearer a visit, the more places.
 */
import { exp } from '../elementary.ts';
import type { Params } from '../params.ts';
import { FEN_PER_YUAN } from '../units.ts';

/** Largest share of public visits that can be paid. Assumption. */
const MOST_PAID = 0.9;

/**
 * Share of public visits that is paid, where money meets places: places · price / adReserve are sold, price = money / sold;
 * and never more than all places.
 * @param load share of public visits that may be paid
 * @param moneyFen all money of the day, with what the platform adds @param visits expected public visits, of its scale
 */
export function paidShare(params: Params, load: number, moneyFen: number, visits: number): number {
  const places = Math.max(0, Math.min(MOST_PAID, load));
  if (visits <= 0) return places;
  const reserveFen = params['traffic.adReserve'] * params['visits.entriesPerVisit'] * FEN_PER_YUAN;
  return Math.min(places, Math.sqrt((places * moneyFen) / (reserveFen * visits)));
}

/** Viewers lose patience with ads (Huang, Reiley & Riabov 2018): factor on visits. @param paid share of public visits */
export function patience(params: Params, paid: number): number {
  return exp(-params['visits.adPatience'] * (paid - params['traffic.adNorm']));
}

/** Clutter: the more places are paid, the less attention each gets (Webb & Ray 1979). Logits on a paid visit. */
export function clutterUtility(params: Params, paid: number): number {
  return -params['visits.adClutter'] * (paid - params['traffic.adNorm']);
}
