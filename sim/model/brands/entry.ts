/** Brands come where buyers are and where peers succeed: a Bass hazard on the supply side (C08, C11). */
import type { Params } from '../params.ts';

/**
 * Entry hazard of one day for an outside brand.
 * @param ordersADay smoothed real orders a day: marketing power
 * @param present brands on the platform: peers
 * @param factor levers and recruiting by providers
 */
export function entryHazard(params: Params, ordersADay: number, present: number, factor: number): number {
  const buyers = ordersADay / params['brands.activityNorm'];
  const peers = 1 + present / params['brands.peerNorm'];
  return params['brands.entry'] * buyers * peers * factor;
}

/** Product power (C11): quality gained in 28 days from private feedback, with falling returns up to +0.1. */
export function feedbackGain(params: Params, privateShare: number, learned: number, service: number): number {
  return params['brands.feedback'] * privateShare * (1 + service) * Math.max(0, 1 - learned / 0.1);
}

/** Chance that a talent carries brand goods, rising with the brands there are to carry (C13). */
export function carryChance(params: Params, present: number): number {
  return (params['brands.carryShare'] * present) / (present + 300);
}
