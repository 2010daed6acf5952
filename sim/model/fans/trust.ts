/** Trust of a fan in a streamer: a beta reputation (Jøsang & Ismail 2002) with a stake for each sale in flight. */
import type { Params } from '../params.ts';

/**
 * Trust of a tie in (0, 1): (r + a0) / (r + s + a0 + b0 + stake·p). A sale moves one part of trust into `inFlight`;
 * the delivery returns it or turns it into bad evidence (C21).
 */
export function tieTrust(params: Params, good: number, bad: number, inFlight: number): number {
  const numerator = good + params['trust.priorGood'];
  return numerator / (numerator + bad + params['trust.priorBad'] + params['trust.stake'] * inFlight);
}

/** Trust of a stranger: general trust × (base + weight × the streamer's reputation), at most 1.15 × general trust. */
export function strangerFactor(params: Params, reputation: number): number {
  return Math.min(1.15, params['trust.strangerBase'] + params['trust.strangerReputation'] * reputation);
}
