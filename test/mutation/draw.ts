/** Which mutants a seed draws: shares of the folders, and the same places again as long as their lines stay. */
import { createHash } from 'node:crypto';
import type { Mutant } from './places.ts';

export function hashOf(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('hex');
}

/** Numbers of mutants by folder: in proportion to the places, and at least `least` (or all) in each. */
export function sharesOf(places: readonly number[], count: number, least: number): number[] {
  const all = places.reduce((a, b) => a + b, 0);
  return places.map((of) => Math.min(of, Math.max(least, Math.round((count * of) / all))));
}

/**
 * Draws `count` places, one mutant each. A place is ranked by a hash of the seed, its file, line and change, so that
 * edits elsewhere draw the others again.
 */
export function drawMutants(places: readonly (readonly Mutant[])[], count: number, seed: string): Mutant[] {
  const seen = new Map<string, number>();
  const ranked = places.map((variants) => {
    const { file, text, before } = variants[0]!;
    // equal changes of equal lines are told apart by their order
    const key = hashOf(file, text, before);
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    const rank = hashOf(seed, key, String(nth));
    const variant = Number.parseInt(rank.slice(-6), 16) % variants.length;
    return { rank, mutant: variants[variant]! };
  });
  ranked.sort((a, b) => (a.rank < b.rank ? -1 : 1));
  return ranked.slice(0, count).map(({ mutant }) => mutant);
}
