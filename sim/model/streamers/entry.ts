/** Talents enter as profits invite: a hazard for each that is absent, by what those who are present earn. */
import type { Params } from '../params.ts';

/**
 * Hazard of one day.
 * @param profitYuan what the talents present earned in 28 days, real yuan
 * @param present how many of all places they take, share
 */
export function talentHazard(params: Params, profitYuan: number, present: number): number {
  if (profitYuan <= 0 || present <= 0) return 0;
  return (params['talents.entry'] * profitYuan) / present / params['talents.entryProfit'];
}
