/** Comparisons for programs: ensembles pair by pair, as `laotie compare` does it. */
import { refuse } from '../notation/refusal.ts';
import type { CompareResult } from '../result/compare.ts';
import { compareSides } from '../study/compare/compare.ts';
import { refuseUnpaired } from '../study/compare/pairing.ts';
import type { Ensemble } from './ensemble.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * Compares ensembles with the first of them, by the differences of replicates that share all luck.
 * @throws Refusal for fewer than two, for more than 26, and for scenarios whose replicates make no pairs: they must have
 * the same seed, scale, first day, information date and posterior
 */
export function compare(...ensembles: readonly Ensemble[]): CompareResult {
  if (ensembles.length < 2 || ensembles.length > LETTERS.length)
    throw refuse('compare', `2 to ${LETTERS.length} ensembles`, `${ensembles.length}`);
  const sides = ensembles.map(({ loaded: { prepared, scenario }, finished }, at) => ({
    letter: LETTERS[at]!,
    source: scenario.name,
    title: scenario.title,
    prepared,
    run: finished,
  }));
  refuseUnpaired(sides);
  return compareSides(sides);
}
