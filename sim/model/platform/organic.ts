/** Organic reach: the platform shows what is large, well reputed and converts, with falling returns to size. */
import { exp, power } from '../elementary.ts';
import type { Params } from '../params.ts';
import { FIRST_OPINION } from '../streamers/record.ts';

/** Reach, with falling returns to size: (size + followers / F₀)^b. @param followers real followers */
export function reachOf(params: Params, size: number, followers: number): number {
  return power(size + followers / params['traffic.followersPerSize'], params['traffic.sizeExponent']);
}

/**
 * Weight of a streamer in its category's organic traffic:
 * reach · e^(2(reputation − 0.7)) · min(3, conversion / 0.12).
 */
export function organicWeight(
  params: Pick<
    Params,
    'traffic.reputation' | 'traffic.conversionCap' | 'traffic.conversionNorm' | 'traffic.conversionPower'
  >,
  reach: number,
  reputation: number,
  conversion: number,
): number {
  const record = exp(params['traffic.reputation'] * (reputation - FIRST_OPINION));
  const ratio = Math.min(params['traffic.conversionCap'], conversion / params['traffic.conversionNorm']);
  return reach * record * power(ratio, params['traffic.conversionPower']);
}
