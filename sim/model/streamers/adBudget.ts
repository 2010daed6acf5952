/** What a seller spends on traffic in a day. */
import type { Params } from '../params.ts';
import { FEN_PER_YUAN } from '../units.ts';

/**
 * The least that a store spends in a day, fen of agents; talents and rings have none. It is real yuan, divided by the
 * scale here, so that results do not depend on the scale.
 */
export function adFloorFen(params: Params, isStore: boolean, scale: number): number {
  return isStore ? (params['brands.adFloor'] * FEN_PER_YUAN) / scale / 28 : 0;
}

/** Whole fen of agents for a day. @param trailingFen GMV of the last 28 days, fen of agents */
export function adBudgetFen(floorFen: number, share: number, trailingFen: number): number {
  return Math.floor(Math.max(floorFen, (share * trailingFen) / 28));
}
