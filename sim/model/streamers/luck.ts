/**
 * Luck in a seller's standing costs: a host falls ill, a lot stays unsold, a rent rises. It lasts (Hopenhayn 1992: firms
 * leave after a run of bad costs) and weighs less in a large business, whose parts average out: spread ∝ size^−0.15
 * (Stanley et al. 1996, growth of firms over seven powers of ten).
 */
import { exp, power } from '../elementary.ts';
import type { Params } from '../params.ts';

const SIZE_POWER = -0.15;

/** Luck after a review, of mean 0 and variance 1 over time. @param z a new standard normal draw */
export function luckAfter(params: Params, luck: number, z: number): number {
  const kept = params['sellers.luckMemory'];
  return kept * luck + Math.sqrt(1 - kept * kept) * z;
}

/**
 * What standing costs are multiplied by; mean 1.
 * @param luck bad when positive @param size usual sales, in multiples of those of a small seller, which is 1
 */
export function costFactor(params: Params, luck: number, size: number): number {
  const spread = params['sellers.luckSpread'] * power(size, SIZE_POWER);
  return exp(spread * luck - (spread * spread) / 2);
}
