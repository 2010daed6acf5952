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

/** Need right after a purchase is met and returns with time. */
export function needUtility(params: Params, daysSince: number): number {
  return -params['purchase.need'] * exp(-daysSince / params['purchase.needDays']);
}

/** Mental budget (Thaler 1985): the more of the wallet is spent in four weeks, the less is bought. */
export function budgetUtility(params: Params, spendOverWallet: number): number {
  return -params['purchase.budget'] * ln(1 + 0.25 * spendOverWallet);
}

/** Decay of the remembered spend, e^(−days / 28). */
export function budgetMemory(days: number): number {
  return exp(-days / 28);
}

export function walletUtility(params: Params, lnWallet: number): number {
  return params['purchase.price'] * lnWallet;
}

/** What a streamer brings to everybody: base, price, claims, brand, live operations of its provider. */
export function offerUtility(
  params: Pick<Params, 'purchase.intercept' | 'purchase.price' | 'purchase.claims'>,
  offer: { lnPrice: number; claims: number; brandShare: number; operations: number },
  brandTaste: number,
  claimsWeight: number,
): number {
  return (
    params['purchase.intercept'] -
    params['purchase.price'] * offer.lnPrice +
    params['purchase.claims'] * claimsWeight * offer.claims +
    brandTaste * offer.brandShare +
    offer.operations
  );
}
