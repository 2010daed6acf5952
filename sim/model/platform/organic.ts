/** Organic reach: the platform shows what is large, well reputed and converts, with falling returns to size. */
import { exp, power } from '../elementary.ts';
import type { Params } from '../params.ts';
import { FIRST_OPINION } from '../streamers/record.ts';

/**
 * Weight of a streamer in its category's organic traffic:
 * (size + followers / F₀)^b · e^(2(reputation − 0.7)) · min(3, conversion / 0.12).
 * @param followers real followers
 */
export function organicWeight(
  params: Params,
  size: number,
  followers: number,
  reputation: number,
  conversion: number,
): number {
  const reach = power(size + followers / params['traffic.followersPerSize'], params['traffic.sizeExponent']);
  const record = exp(params['traffic.reputation'] * (reputation - FIRST_OPINION));
  const ratio = Math.min(params['traffic.conversionCap'], conversion / params['traffic.conversionNorm']);
  return reach * record * power(ratio, params['traffic.conversionPower']);
}
