/** What a delivery does to a fan: expectation and disconfirmation (Oliver 1980) with a zone of tolerance. */
import type { Params } from '../params.ts';
import { clamp } from '../units.ts';

/**
 * Mean disconfirmation of a streamer's deliveries for a buyer at trust ½ who heard no claims: quality less the norm of
 * live commerce. Nobody knows a seller's true quality: experience with it stands in trust (`expectedOf`). Claims heard
 * when an order was placed, times `delivery.credulity`, are expected on top (kernel/deliveries.ts).
 */
export function meanDisconfirmation(params: Params, quality: number): number {
  return quality - params['delivery.norm'];
}

/**
 * What a buyer expects above or below the norm, from what this seller's parcels have been so far: trust is the share of
 * good evidence in a tie, and what a seller's public record says to a stranger. Quality units.
 */
export function expectedOf(params: Params, trust: number): number {
  return params['delivery.experience'] * (trust - 0.5);
}

/** Severity of a disappointment in [floor, 1], from the shortfall beyond the zone of tolerance (quality units). */
export function severity(params: Params, shortfall: number): number {
  return clamp(shortfall / params['delivery.severityWidth'], params['delivery.severityFloor'], 1);
}

/** Share of the harm that remains after service recovery (Smith, Bolton & Wagner 1999). */
export function unhealed(params: Params, recoveryCover: number): number {
  return 1 - params['delivery.recovery'] * recoveryCover;
}
