/** Pinocchio (C20): machine detection and viewers' judging remind a streamer; then suspension; then removal. */
import type { Params } from '../params.ts';

/** Warning hazard of a day: grows with claims and with complaints (at most threefold). */
export function warningHazard(
  params: Params,
  claims: number,
  complaintRate: number,
  detection: number,
): number {
  if (claims <= params['platform.warningFloor']) return 0;
  return detection * params['platform.warning'] * (claims / 0.3) * Math.min(3, complaintRate / 0.02);
}

/** What the n-th warning brings. */
export function sanction(params: Params, warnings: number): 'reminder' | 'suspension' | 'removal' {
  if (warnings >= params['platform.removeAfter']) return 'removal';
  return warnings % 3 === 0 ? 'suspension' : 'reminder';
}
