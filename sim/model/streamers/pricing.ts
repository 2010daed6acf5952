/**
 * How sellers set prices: a markup on cost, and of the fees on top as much as the market bears. With a constant elasticity
 * ε the best price is cost · ε / (ε − 1) / (1 − fees); a logit's ε grows as fewer buy, so that a part of the fees is borne.
 * Prices are sticky (Gorodnichenko, Sheremirov & Talavera 2018).
 */
import { ln } from '../elementary.ts';
import type { Params } from '../params.ts';
import type { Streamers } from './streamers.ts';

/** Fees above this are not passed on any further: ln(1 − fees) has a pole at 1. */
const MOST_FEES = 0.95;

/** ln of price over cost before fees. @param z the seller's place among its peers, standard normal */
export function firstMarkup(params: Params, z: number): number {
  return -ln(1 - params['sellers.margin']) + params['sellers.markupSpread'] * z;
}

/** What fees add to ln price. @param fees commission and provider's fee, share of kept GMV */
export function passedOn(params: Params, fees: number): number {
  return -params['sellers.passThrough'] * ln(1 - Math.min(fees, MOST_FEES));
}

/** Price of the next 28 days: part of the way to the wanted one. */
export function revisedLnPrice(params: Params, lnPrice: number, wanted: number): number {
  return lnPrice + params['sellers.repricing'] * (wanted - lnPrice);
}

/** Sets a price that its seller is content with under the ordinary commission: its cost follows. */
export function setPrice(params: Params, s: Streamers, j: number, lnPrice: number, markup: number): void {
  s.lnPrice[j] = lnPrice;
  s.markup[j] = markup;
  s.lnCost[j] = lnPrice - markup - passedOn(params, params['platform.commission']);
}
