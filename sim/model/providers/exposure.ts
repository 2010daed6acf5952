/** Exposure that the platform grants to providers' clients in the organic feed (wind-maker, C17). */
import type { Feed } from '../platform/exposure.ts';
import { NONE } from '../streamers/streamers.ts';

/** @param factor multiple of a client's weight; what it gains others of its category lose */
export function grantExposure(
  { ids, weights, first, count, total }: Feed,
  provider: Int16Array,
  factor: number,
): void {
  for (let category = 0; category < count.length; category++) {
    const end = first[category]! + count[category]!;
    for (let at = first[category]!; at < end; at++) {
      if (provider[ids[at]!] === NONE) continue;
      const added = weights[at]! * (factor - 1);
      weights[at]! += added;
      total[category]! += added;
    }
  }
}
