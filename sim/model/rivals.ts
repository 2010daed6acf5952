/**
 * The outside option: live rooms of other platforms, which take time of fans and hours of hosts. Each is a binary logit
 * between this platform and its rivals (McFadden 1974), whose pull is the logarithm of their size; at the size of 2020
 * nothing changes, for what they took then is in all other parameters.
 */
import type { Params } from './params.ts';

/** Share that stays, against that of 2020. @param odds of going to rivals in 2020; @param size in multiples of 2020 */
function kept(odds: number, size: number): number {
  return (1 + odds) / (1 + odds * size);
}

/** A fan's shopping time in live rooms that stays here, in multiples of 2020. */
export function timeKept(params: Params, size: number): number {
  return kept(params['rivals.odds'], size);
}

/** A talent's chance to be live here on a day, in multiples of 2020: who also sells elsewhere is live there. */
export function hoursKept(params: Params, size: number): number {
  return kept(params['rivals.hostOdds'], size);
}
