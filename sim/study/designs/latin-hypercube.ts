/**
 * A Latin hypercube (McKay, Beckman & Conover 1979): of `count` equal parts of each factor's range every one holds
 * exactly one point, at a place drawn within it; which parts go together is drawn.
 */
import { type Key, uniform } from '../../model/random.ts';

/** Moments of a draw's address. Those of the scrambling of Sobol points (sobol.ts) come before. */
const ORDER = 64;
const PLACE = 65;

/**
 * @param key the same key gives the same points; another number of points gives others
 * @returns a row a point, each coordinate from 0 to 1, ends excluded
 */
export function latinHypercube(dimensions: number, count: number, key: Key): number[][] {
  const columns = Array.from({ length: dimensions }, (_, dimension) => {
    const drawn = Array.from({ length: count }, (_, point) =>
      uniform(key, 'posterior', point, ORDER, dimension),
    );
    const order = drawn.map((_, point) => point).sort((a, b) => drawn[a]! - drawn[b]! || a - b);
    return order.map((part, point) => (part + uniform(key, 'posterior', point, PLACE, dimension)) / count);
  });
  return Array.from({ length: count }, (_, point) => columns.map((column) => column[point]!));
}
