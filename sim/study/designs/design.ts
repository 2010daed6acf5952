/** The points of a study: which values of its factors go together. */
import type { Key } from '../../model/random.ts';
import { replicateKey } from '../../runs/seed.ts';
import { type Factor, type Value, valueAt } from './factor.ts';
import { latinHypercube } from './latin-hypercube.ts';
import { sobolPoints } from './sobol.ts';

/** How points come about. */
export type Design =
  /** Every level of each factor with every level of all others. */
  | { readonly kind: 'grid' }
  /** The first levels of all factors, then the second ones, and so on. */
  | { readonly kind: 'zip' }
  | { readonly kind: 'latin-hypercube'; readonly points: number }
  | { readonly kind: 'sobol'; readonly points: number }
  /** A row a point. */
  | { readonly kind: 'file'; readonly file: string };

export interface Point {
  /** From 0. */
  readonly index: number;
  /** In the order of the factors. */
  readonly values: readonly Value[];
}

/** The key from which a design draws. It is no key of a replicate of the same seed, whose number would have to be a word. */
export function designKey(seed: string): Key {
  return replicateKey(`${seed}/design`, 0);
}

/** Points of a design as values of the factors. @param coordinates a row a point, each from 0 to 1 */
export function pointsAt(factors: readonly Factor[], coordinates: readonly (readonly number[])[]): Point[] {
  return coordinates.map((row, index) => ({
    index,
    values: factors.map((factor, at) => valueAt(factor, row[at]!)),
  }));
}

/** The last factor turns fastest. */
function gridOf(factors: readonly Factor[]): Value[][] {
  return factors.reduce<Value[][]>(
    (rows, { values }) => rows.flatMap((row) => values.map((value) => [...row, value])),
    [[]],
  );
}

/** How many points a design has, without making them. */
export function countPoints(factors: readonly Factor[], design: Exclude<Design, { kind: 'file' }>): number {
  if (design.kind === 'grid') return factors.reduce((product, { values }) => product * values.length, 1);
  return design.kind === 'zip' ? factors[0]!.values.length : design.points;
}

/** @param factors at least one; of a zip all with as many levels */
export function designPoints(
  factors: readonly Factor[],
  design: Exclude<Design, { kind: 'file' }>,
  key: Key,
): Point[] {
  const numbered = (rows: readonly (readonly Value[])[]) => rows.map((values, index) => ({ index, values }));
  switch (design.kind) {
    case 'grid':
      return numbered(gridOf(factors));
    case 'zip':
      return numbered(factors[0]!.values.map((_, level) => factors.map(({ values }) => values[level]!)));
    case 'latin-hypercube':
      return pointsAt(factors, latinHypercube(factors.length, design.points, key));
    case 'sobol':
      return pointsAt(factors, sobolPoints(factors.length, design.points, key));
  }
}
