/** How far simulated facts are from published ones. */
import type { Fact } from './facts.ts';

/** Standardised differences between simulated and published. */
export function misfits(facts: readonly Fact[], told: readonly number[]): number[] {
  return facts.map((fact, at) => {
    const misfit = (told[at]! - fact.value) / fact.tolerance;
    // a market that died has no ratio; far off, but finite
    return Number.isFinite(misfit) ? Math.max(-1e3, Math.min(1e3, misfit)) : 1e3;
  });
}

/** Whether a market lived: one that died has no value of some fact. */
export function isAlive(facts: readonly Fact[], told: readonly number[]): boolean {
  return facts.every((_, at) => Number.isFinite(told[at]));
}
