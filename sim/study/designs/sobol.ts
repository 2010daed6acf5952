/**
 * Sobol points (Sobol 1967) with the direction numbers of Joe & Kuo (2008), in the order of the Gray code (Antonov &
 * Saleev 1979), scrambled as Owen (1995) does it: every binary digit of a coordinate is turned over, or not, by a draw
 * that all digits before it decide. A net stays a net, each point by itself is uniform, and points of other keys are
 * independent ones. Point i hangs on key and i alone: 128 points begin with the same 64. The npm packages that were found
 * (sobol, lobos) say nothing of a scrambling by a seed.
 */
import { draw, type Key, quantileOf } from '../../model/random.ts';
import { DIRECTION_NUMBERS } from './direction-numbers.ts';

const BITS = 32;

/** Factors that a design can have: dimensions of which direction numbers are kept. */
export const MOST_DIMENSIONS = DIRECTION_NUMBERS.length + 1;

/** Direction numbers of a dimension as 32-bit words, the first in the highest bit. */
function directionsOf(dimension: number): Int32Array {
  const v = new Int32Array(BITS);
  const [a = 0, ...m] = dimension === 0 ? [] : DIRECTION_NUMBERS[dimension - 1]!;
  const s = m.length;
  for (let k = 0; k < BITS; k++) {
    if (dimension === 0) v[k] = 1 << (BITS - 1 - k);
    else if (k < s) v[k] = m[k]! << (BITS - 1 - k);
    else {
      v[k] = v[k - s]! ^ (v[k - s]! >>> s);
      for (let i = 1; i < s; i++) if ((a >> (s - 1 - i)) & 1) v[k]! ^= v[k - i]!;
    }
  }
  return v;
}

/** The word of a point in one dimension before it is scrambled. */
function wordOf(directions: Int32Array, point: number): number {
  let word = 0;
  for (let gray = point ^ (point >>> 1), k = 0; gray > 0; gray >>>= 1, k++) {
    if (gray & 1) word ^= directions[k]!;
  }
  return word;
}

/** Digits turned over from the highest down, each by a draw at the address of those before it. */
function scrambled(word: number, dimension: number, key: Key): number {
  let turned = 0;
  for (let digit = 0; digit < BITS; digit++) {
    // the digits before this one, moved down: with the digit's own number they name the draw
    const before = digit === 0 ? 0 : word >>> (BITS - digit);
    if (draw(key, 'posterior', before, digit, dimension) & 1) turned |= 1 << (BITS - 1 - digit);
  }
  return word ^ turned;
}

/** Coordinates as 32-bit words: a row a point. @param key absent for points that are not scrambled */
export function sobolWords(dimensions: number, count: number, key?: Key): number[][] {
  if (dimensions > MOST_DIMENSIONS) {
    throw new Error(`sobol: expected at most ${MOST_DIMENSIONS} dimensions, got ${dimensions}`);
  }
  const directions = Array.from({ length: dimensions }, (_, dimension) => directionsOf(dimension));
  return Array.from({ length: count }, (_, point) =>
    directions.map((own, dimension) => {
      const word = wordOf(own, point);
      return (key ? scrambled(word, dimension, key) : word) >>> 0;
    }),
  );
}

/**
 * @param dimensions at most MOST_DIMENSIONS; more of them leave the coordinates of the others as they are
 * @param count more points leave the first as they are; a power of two is balanced in every factor
 * @returns a row a point, each coordinate from 0 to 1, ends excluded
 */
export function sobolPoints(dimensions: number, count: number, key: Key): number[][] {
  return sobolWords(dimensions, count, key).map((row) => row.map(quantileOf));
}

/** Whether so many Sobol points fill every part of the ranges equally. */
export function isBalanced(count: number): boolean {
  return Number.isInteger(Math.log2(count));
}
