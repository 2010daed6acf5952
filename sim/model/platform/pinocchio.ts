/** Pinocchio (C20): machine detection and viewers' judging remind a streamer; then suspension; then removal. */
import type { Params } from '../params.ts';

/**
 * Warning hazard of a day, for claims above a floor: machines look at claims and complaints (at most threefold), viewers
 * judge what they heard against what arrived.
 * @param complaintRate complaints per delivery
 * @param disappointed share of deliveries that disappointed
 */
export function warningHazard(
  params: Params,
  claims: number,
  complaintRate: number,
  disappointed: number,
  detection: number,
): number {
  if (claims <= params['platform.warningFloor']) return 0;
  const machine = params['platform.warning'] * Math.min(3, complaintRate / 0.02);
  const viewers = params['platform.judging'] * disappointed;
  return detection * (claims / 0.3) * (machine + viewers);
}

/** What the n-th warning brings. */
export function sanction(params: Params, warnings: number): 'reminder' | 'suspension' | 'removal' {
  if (warnings >= params['platform.removeAfter']) return 'removal';
  return warnings % 3 === 0 ? 'suspension' : 'reminder';
}
