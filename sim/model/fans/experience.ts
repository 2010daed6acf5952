/** What a delivery does to a fan: expectation and disconfirmation (Oliver 1980) with a zone of tolerance. */
import type { Params } from '../params.ts';
import { clamp } from '../units.ts';

/**
 * Mean disconfirmation of a streamer's deliveries: quality less expectation, where the expectation mixes the norm of
 * live commerce, the streamer's known quality and the claims that were believed. Zero or above on average satisfies.
 */
export function meanDisconfirmation(params: Params, quality: number, claims: number): number {
  const weight = params['delivery.normWeight'];
  const expectation =
    weight * params['delivery.norm'] + (1 - weight) * quality + params['delivery.credulity'] * claims;
  return quality - expectation;
}

/** Severity of a disappointment in [floor, 1], from the shortfall beyond the zone of tolerance (quality units). */
export function severity(params: Params, shortfall: number): number {
  return clamp(shortfall / params['delivery.severityWidth'], params['delivery.severityFloor'], 1);
}

/** Share of the harm that remains after service recovery (Smith, Bolton & Wagner 1999). */
export function unhealed(params: Params, recoveryCover: number): number {
  return 1 - params['delivery.recovery'] * recoveryCover;
}
