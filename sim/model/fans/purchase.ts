/**
 * The choice to buy on a shopping visit: a binary logit (McFadden 1974). Utilities are additive, so each part is
 * compiled into its own small table. Units: logits.
 */
import { exp, ln } from '../elementary.ts';
import type { Params } from '../params.ts';

/** A follower believes half of the claims that a stranger believes. */
export const TIE_CLAIMS = 0.5;

/** Trust, measured from one half. */
export function trustUtility(params: Params, trust: number): number {
  return params['purchase.trust'] * (trust - 0.5);
}

/**
 * The stock at home: what was bought is used up over weeks, and who has much of it buys less (Hendel & Nevo 2006).
 * @param stock baskets at home
 */
export function stockUtility(params: Params, stock: number): number {
  return -params['purchase.stock'] * ln(1 + stock);
}

/** Share of the stock that is left after so many days. */
export function stockMemory(params: Params, days: number): number {
  return exp(-days / params['purchase.stockDays']);
}

/** Mental budget (Thaler 1985): the more of the wallet is spent in four weeks, the less is bought. */
export function budgetUtility(params: Params, spendOverWallet: number): number {
  return -params['purchase.budget'] * ln(1 + 0.25 * spendOverWallet);
}

/** Decay of the remembered spend, e^(−days / 28). */
export function budgetMemory(days: number): number {
  return exp(-days / 28);
}

/** The part of the price that a wallet decides; see `priceUtility`. */
export function walletUtility(params: Params, lnWallet: number): number {
  return params['purchase.priceLevel'] * lnWallet;
}

type PriceParams = Pick<Params, 'purchase.price' | 'purchase.priceLevel'>;

/**
 * What a price takes from the inclination to buy. Against the price its category has shown lately (Winer 1986; Mazumdar,
 * Raj & Sinha 2005) it counts with `purchase.price`, the strength of one seller's price; the level of all prices counts
 * against the wallet with `purchase.priceLevel`, the strength of a whole channel's:
 * V = … − βo · (markup − reference) − βm · (reference + worth − ln wallet). Here the seller's part of it.
 * @param worth ln price that such goods usually cost
 * @param markup ln price asked, less worth
 */
export function priceUtility(params: PriceParams, worth: number, markup: number): number {
  return -params['purchase.price'] * markup - params['purchase.priceLevel'] * worth;
}

/**
 * The category's part of it: what the reference, and a discount on all prices of the day, add.
 * @param reference ln of the level of prices that the category has shown (platform/reference.ts)
 * @param discount ln by which all prices are lower today
 */
export function referenceUtility(params: PriceParams, reference: number, discount: number): number {
  return (
    (params['purchase.price'] - params['purchase.priceLevel']) * reference +
    params['purchase.price'] * discount
  );
}

/**
 * Who knows of lower prices to come puts purchases off (deceleration before promotions: van Heerde, Leeflang & Wittink
 * 2000): they weigh against today as a price so much higher would, as far as buyers look ahead.
 * @param gain ln of prices saved by waiting (calendar.ts)
 */
export function waitingUtility(
  params: Pick<Params, 'purchase.price' | 'purchase.waiting'>,
  gain: number,
): number {
  return -params['purchase.waiting'] * params['purchase.price'] * gain;
}

/** What a streamer brings to everybody: base, price, claims, brand, live operations of its provider. */
export function offerUtility(
  params: PriceParams & Pick<Params, 'purchase.intercept' | 'purchase.claims'>,
  offer: { worth: number; markup: number; claims: number; brandShare: number; operations: number },
  brandTaste: number,
  claimsWeight: number,
): number {
  return (
    params['purchase.intercept'] +
    priceUtility(params, offer.worth, offer.markup) +
    params['purchase.claims'] * claimsWeight * offer.claims +
    brandTaste * offer.brandShare +
    offer.operations
  );
}
