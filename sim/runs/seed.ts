/** From the text of a seed to the keys of replicates. There is no default seed anywhere. */
import seedrandom from 'seedrandom';
import type { Key } from '../model/random.ts';
import { hashOf } from './canonical.ts';

/** How a replicate's key follows from the seed and its number, in words, for the manifest. */
export const SEED_RULE =
  'key of replicate k = two int32 of seedrandom(hexadecimal SHA-256 of the UTF-8 of "<seed>/<k>"), k from 0';

/** The text from which replicate `k` draws all its luck. */
export function replicateSeed(seed: string, k: number): string {
  return `${seed}/${k}`;
}

/** Key of replicate `k`. Depends on the seed and `k` alone: more replicates or scenarios move no other key. */
export function replicateKey(seed: string, k: number): Key {
  return keyOf(replicateSeed(seed, k));
}

/**
 * Key of the paired runs of replicate `k`: each takes one kind of luck from it and the rest from the replicate. It is no
 * key of a replicate, whose number would have to be a word.
 */
export function pairedKey(seed: string, k: number): Key {
  return keyOf(`${replicateSeed(seed, k)}/twin`);
}

/**
 * The hash stands between, for seedrandom reads only the low byte of each character, and a text repeated is to it the
 * text once: 夏 and 小, "1/1" and "1/11/1" (seed 1/11, replicate 1) would share their luck.
 */
function keyOf(text: string): Key {
  const words = seedrandom(hashOf(text));
  return { k0: words.int32(), k1: words.int32() };
}

/** A new seed of 60 random bits, easy to read out: three groups of four letters and digits. */
export function makeSeed(): string {
  const letters = 'abcdefghjkmnpqrstvwxyz0123456789';
  const text = Array.from(
    crypto.getRandomValues(new Uint8Array(12)),
    (byte) => letters[byte % letters.length],
  ).join('');
  return `${text.slice(0, 4)}-${text.slice(4, 8)}-${text.slice(8)}`;
}
