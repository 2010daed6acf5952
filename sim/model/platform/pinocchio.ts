/** Pinocchio (C20): machine detection and viewers' judging remind a streamer; then suspension; then removal. */
import type { Params } from '../params.ts';

/** Most that complaints multiply what the machines find. Assumption. */
const MACHINE_MOST = 3;

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
  const machine = params['platform.warning'] * Math.min(MACHINE_MOST, complaintRate / 0.02);
  const viewers = params['platform.judging'] * disappointed;
  return detection * (claims / 0.3) * (machine + viewers);
}

/** The most that the hazard can be, whatever the record: a draw above it need not look at the record. */
export function mostWarningHazard(params: Params, claims: number, detection: number): number {
  return warningHazard(params, claims, Number.POSITIVE_INFINITY, 1, detection);
}

/** Each warning of this number suspends. */
export const SUSPENDED_AT = 3;

/** What the n-th warning brings. */
export function sanction(params: Params, warnings: number): 'reminder' | 'suspension' | 'removal' {
  if (warnings >= params['platform.removeAfter']) return 'removal';
  return warnings % SUSPENDED_AT === 0 ? 'suspension' : 'reminder';
}
