/** Chance of the fuzzer: every input has a source of its own, so that any one can be made again by its number. */
import { createHash } from 'node:crypto';
import seedrandom from 'seedrandom';

export interface Random {
  /** In [0, 1). */
  readonly next: () => number;
  /** A whole number from 0 up to, not including, `below`. */
  readonly below: (below: number) => number;
  readonly oneOf: <T>(list: readonly T[]) => T;
  /** True with this probability. */
  readonly chance: (probability: number) => boolean;
}

/** The source of one input: hashed, since seedrandom repeats short keys. */
export function randomOf(...names: readonly (string | number)[]): Random {
  const next = seedrandom(createHash('sha256').update(JSON.stringify(names)).digest('hex'));
  const below = (most: number) => Math.floor(next() * most);
  return {
    next,
    below,
    oneOf: (list) => list[below(list.length)]!,
    chance: (probability) => next() < probability,
  };
}
