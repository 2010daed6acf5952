/** The outside option of a fan's time: live rooms of other platforms. */
import type { Params } from './params.ts';

/**
 * Share of a fan's shopping time in live rooms that stays here, against that of 2020: a binary logit between this
 * platform and its rivals (McFadden 1974), whose pull is the logarithm of their size. At the size of 2020 it is 1.
 * @param size rivals' size, in multiples of 2020 (exogenous.ts)
 */
export function timeKept(params: Params, size: number): number {
  const odds = params['rivals.odds'];
  return (1 + odds) / (1 + odds * size);
}
