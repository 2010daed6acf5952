/** What a seller spends on traffic in a day. */
import type { Params } from '../params.ts';
import { FEN_PER_YUAN } from '../units.ts';

/**
 * Budget of a day in fen of agents: a share of trailing GMV; a brand spends at least its floor. The floor is real
 * yuan, divided by the scale here, so that results do not depend on the scale.
 * @param trailingFen GMV of the last 28 days, fen of agents
 */
export function adBudgetFen(params: Params, isStore: boolean, trailingFen: number, scale: number): number {
  if (!isStore) return Math.floor((params['talents.adShare'] * trailingFen) / 28);
  const floorFen = (params['brands.adFloor'] * FEN_PER_YUAN) / scale;
  return Math.floor(Math.max(floorFen, params['brands.adShare'] * trailingFen) / 28);
}
