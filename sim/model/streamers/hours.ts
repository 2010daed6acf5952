/** How often a talent is live: as often as suits it, and more when a sale leaves more (labour supply). */
import { power } from '../elementary.ts';
import type { Params } from '../params.ts';
import { clamp } from '../units.ts';

/** Nobody is live less often and still in business, or on quite every day. Assumptions. */
const LEAST_LIVE = 0.1;
const MOST_LIVE = 0.98;

/**
 * Chance to be live on a day of the next 28: a part of the way to the wanted one.
 * @param norm chance that suits it @param profit before standing costs, share of kept GMV
 */
export function revisedLiveChance(params: Params, chance: number, norm: number, profit: number): number {
  const worth = Math.max(0, profit) / params['sellers.hoursProfit'];
  const wanted = norm * power(worth, params['sellers.hoursPower']);
  return clamp(chance + params['sellers.repricing'] * (wanted - chance), LEAST_LIVE, MOST_LIVE);
}
