/** Functions of which every index is known in closed form, and luck to add to them. */
import { type Key, uniform } from '../../../sim/model/random.ts';
import type { Point, Uniform } from '../../../sim/study/sensitivity/design.ts';

export function uniformOf(seed: number, purpose: number): Uniform {
  const key: Key = { k0: seed, k1: 77 };
  return (row, column) => uniform(key, 'posterior', row, purpose, column);
}

/** A standard normal number by its place (Box & Muller 1958). */
export function normalOf(seed: number): (row: number, place: number, run: number) => number {
  const key: Key = { k0: seed, k1: 99 };
  return (row, place, run) => {
    const [u, v] = [1, 2].map((part) => uniform(key, 'posterior', row, 10 * place + part, run)) as [
      number,
      number,
    ];
    return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * v);
  };
}

const [A, B] = [7, 0.1];

/** Ishigami & Homma 1990 (a = 7, b = 0.1): three inputs, the third of no effect by itself. */
export function ishigami(point: Point): number {
  const [x, y, z] = point.map((u) => Math.PI * (2 * u! - 1)) as [number, number, number];
  return Math.sin(x) + A * Math.sin(y) ** 2 + B * z ** 4 * Math.sin(x);
}

const P4 = Math.PI ** 4;
const P8 = P4 ** 2;
const FIRST = (1 + (B * P4) / 5) ** 2 / 2;
const SECOND = A ** 2 / 8;
const BOTH = (8 * B ** 2 * P8) / 225;
const VARIANCE = FIRST + SECOND + BOTH;

export const ISHIGAMI = {
  variance: VARIANCE,
  first: [FIRST, SECOND, 0].map((part) => part / VARIANCE),
  total: [FIRST + BOTH, SECOND, BOTH].map((part) => part / VARIANCE),
} as const;

/** Sobol’s g function (Saltelli & Sobol 1995) with these weights. */
export const WEIGHTS = [0, 1, 4.5, 9, 99, 99, 99, 99] as const;

export function g(point: Point): number {
  return WEIGHTS.reduce(
    (product: number, a, at) => product * ((Math.abs(4 * point[at]! - 2) + a) / (1 + a)),
    1,
  );
}

/** Closed form of the g function, for groups of its inputs. */
export function gIndices(groups: readonly (readonly number[])[]) {
  const part = (a: number) => 1 / (3 * (1 + a) ** 2);
  const product = (inputs: Iterable<number>) =>
    [...inputs].reduce((all, at) => all * (1 + part(WEIGHTS[at]!)), 1);
  const all = product(WEIGHTS.keys());
  const variance = all - 1;
  return {
    variance,
    first: groups.map((group) => (product(group) - 1) / variance),
    total: groups.map((group) => (all - all / product(group)) / variance),
  };
}
