/** What a brand's choices and lessons add to the offer of its own store. */
import type { Params } from '../params.ts';
import type { Policy } from '../platform/policy.ts';
import type { Brands } from './brands.ts';
import { PRIVATE_DOMAIN, SPECIFIC_SUPPLY } from './steps.ts';
import { TOOLS_LOGIT } from './support.ts';

interface StoreOffer {
  /** Added to ln price and to quality. */
  readonly lnPrice: number;
  readonly quality: number;
  /** Logits of conversion. */
  readonly appeal: number;
  /** Added follows, as a share of the ordinary ones. */
  readonly follows: number;
}

/** Of anybody who is no brand's store. */
export const NO_STORE: StoreOffer = { lnPrice: 0, quality: 0, appeal: 0, follows: 0 };

/**
 * Goods made for the platform are cheaper and better; a brand that looks after its followers wins more of them; what the
 * reviews of private buyers have taught makes goods better. Without such reviews others hesitate: they cannot see the
 * quality of dearer goods, those who have bought before can.
 */
export function storeOffer(
  params: Params,
  { choices, learned, heard }: Brands,
  b: number,
  policy: Policy,
): StoreOffer {
  const isSpecific = (choices[b]! & SPECIFIC_SUPPLY) !== 0;
  return {
    lnPrice: isSpecific ? -params['brands.supplyPrice'] : 0,
    quality: learned[b]! + (isSpecific ? params['brands.supplyQuality'] : 0),
    appeal: params['brands.proof'] * (heard[b]! - 1) + TOOLS_LOGIT * policy.brandSupport.tools,
    follows: choices[b]! & PRIVATE_DOMAIN ? params['brands.careFollows'] : 0,
  };
}
