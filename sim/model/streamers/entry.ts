/** Talents enter as profits invite: a hazard for each that is absent, by what those who are present earn. */
import type { Params } from '../params.ts';

/**
 * Hazard of one day.
 * @param profit what the talents present earned in 28 days, real money
 * @param present how many of all places they take, share
 */
export function talentHazard(params: Params, profit: number, present: number): number {
  if (profit <= 0 || present <= 0) return 0;
  return (params['talents.entry'] * profit) / present / params['talents.entryProfit'];
}
