/** Product power (C11): what the reviews of private buyers show to others and teach the brand about its goods. */
import type { Params } from '../params.ts';

/** Most that can be learned, quality. Assumption. */
const MOST = 0.1;

/** How much is heard of a brand's goods, 0–1: falling returns to reviews. @param privateOrders real, of 28 days */
export function heardShare(params: Params, privateOrders: number): number {
  return privateOrders / (privateOrders + params['brands.reviewsNorm']);
}

/** Quality that the reviews of 28 days add, with falling returns up to MOST. @param service support, 0–1 */
export function feedbackGain(params: Params, learned: number, heard: number, service: number): number {
  return params['brands.feedback'] * heard * (1 + service) * Math.max(0, 1 - learned / MOST);
}

/** What is left of lessons after 28 days: goods change with the year, and what was learned of the old ones goes with them. */
export function keptLessons(params: Params, learned: number): number {
  return learned * (1 - params['brands.forget']);
}
