/** Admission and removal by class standards, own books and investment (C15): reviewed every 28 days. */
import type { Params } from '../params.ts';
import {
  ADMITTED,
  APPLICANT,
  CAPABILITIES,
  closeSpan,
  costFen,
  LEFT,
  meanCapability,
  ON_NOTICE,
  type Providers,
  REMOVED,
  reserveFen,
} from './providers.ts';

/** Least mean capability for admission: strategic core, core base, quality local, quality brand. Assumptions. */
const ADMISSION = [0.6, 0.45, 0.3, 0.45] as const;
/** Reviews under the standard of use that a provider survives, and days before the standard applies. Assumptions. */
const NOTICES = 4;
const GRACE_DAYS = 365;

/** One review of one provider. Returns whether it was removed or has left (its clients must be released). */
export function review(params: Params, p: Providers, k: number, day: number): boolean {
  const used = p.capacityFen[k]! > 0 ? p.spanFen[k]! / p.capacityFen[k]! : 0;
  closeSpan(p, k);
  if (p.standing[k] === APPLICANT) {
    if (p.founded[k]! <= day && meanCapability(p, k) >= ADMISSION[p.class[k]!]!) p.standing[k] = ADMITTED;
    return false;
  }
  if (p.standing[k] === REMOVED || p.standing[k] === LEFT) return false;
  p.capital[k]! -= costFen(params, p, k);
  if (p.capital[k]! < 0) {
    p.standing[k] = LEFT;
    return true;
  }
  invest(params, p, k, used);
  if (day - p.founded[k]! < GRACE_DAYS || used >= params['providers.standard']) {
    p.notices[k] = 0;
    p.standing[k] = ADMITTED;
    return false;
  }
  p.notices[k]!++;
  p.standing[k] = p.notices[k]! > NOTICES ? REMOVED : ON_NOTICE;
  return p.standing[k] === REMOVED;
}

/**
 * A provider invests what it has above its reserve, the more the fuller it is: capacity grows by `providers.investment`
 * for each fen, and its people learn in proportion.
 */
function invest(params: Params, p: Providers, k: number, used: number): void {
  const spent = Math.max(0, p.capital[k]! - reserveFen(params, p, k)) * Math.min(1, used);
  const added = params['providers.investment'] * spent;
  const growth = added / p.capacityFen[k]!;
  p.capital[k]! -= spent;
  p.capacityFen[k]! += added;
  for (let c = 0; c < CAPABILITIES; c++) {
    const at = k * CAPABILITIES + c;
    p.capability[at]! += Math.min(0.5, 0.5 * growth) * (1 - p.capability[at]!);
  }
}
