/**
 * Returns without a fault: a parcel that is as expected comes back because it does not fit or is not wanted after all.
 * Free freight and easy refunds make them more frequent; trust does not suffer.
 */
import type { Params } from '../params.ts';

/**
 * Chance of a change of mind by category: clothing, shoes and bags, beauty, food, home, jewellery, devices, other.
 * Refund rates of live commerce were told as 60–80% for women's clothing and about 10% for food, 30–50% on the whole
 * (economics press, 2021–2024); the rest between them is an assumption. `returns.level` scales all.
 */
const CHANGE_OF_MIND = [0.6, 0.48, 0.2, 0.06, 0.24, 0.4, 0.2, 0.26] as const;

/** @param ease how much easier the trust card makes returns, 0–1 */
export function changeOfMind(params: Params, category: number, ease: number): number {
  const more = 1 + params['returns.ease'] * ease;
  return Math.min(1, params['returns.level'] * CHANGE_OF_MIND[category]! * more);
}
