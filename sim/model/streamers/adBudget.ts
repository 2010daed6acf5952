/** What a seller spends on traffic in a day. */
import type { Params } from '../params.ts';
import { FEN_PER_YUAN } from '../units.ts';

/** A day's budget, fen of agents: at least so many, and so much of the GMV of 28 days. */
export interface AdRule {
  readonly leastFen: number;
  readonly share: number;
}

/**
 * The rule of talents and rings, or of brands: these spend at least a floor. It is real yuan, divided by the scale here,
 * so that results do not depend on the scale.
 */
export function adRule(params: Params, isStore: boolean, scale: number): AdRule {
  if (!isStore) return { leastFen: 0, share: params['talents.adShare'] / 28 };
  const floorFen = (params['brands.adFloor'] * FEN_PER_YUAN) / scale;
  return { leastFen: floorFen / 28, share: params['brands.adShare'] / 28 };
}

/** Whole fen of agents for a day. @param trailingFen GMV of the last 28 days, fen of agents */
export function adBudgetFen({ leastFen, share }: AdRule, trailingFen: number): number {
  return Math.floor(Math.max(leastFen, share * trailingFen));
}
