/**
 * Points at which a model is run to see what its outcome depends on. A point is a list of coordinates from 0 to 1, one a
 * factor. Factors of a group change together. Points of a row are run on the same luck, those of other rows on other luck:
 * rows are then independent of one another, and differences within a row hold little luck.
 */

/** A coordinate a factor, 0–1; null leaves the factor as it is. */
export type Point = readonly (number | null)[];

/** Columns that change together, each named by its number; every column stands in exactly one group. */
export type Groups = readonly (readonly number[])[];

/** A number in (0, 1) by its place; the same place gives the same number. */
export type Uniform = (row: number, column: number) => number;

/** The point with some of its coordinates from another. */
function mixed(point: Point, other: Point, columns: readonly number[]): Point {
  const from = new Set(columns);
  return point.map((value, column) => (from.has(column) ? other[column]! : value));
}

/** Points of a row of Sobol’s design: A, B, then for each group A with the group’s columns of B. */
export interface SobolRow {
  readonly points: readonly Point[];
}

/**
 * Sobol’s design with radial points (Saltelli et al. 2010, Comput. Phys. Commun. 181): rows × (groups + 2) points.
 * @param sample 2 × columns uniform coordinates a row, A before B
 */
export function sobolDesign(rows: number, groups: Groups, sample: Uniform): SobolRow[] {
  const columns = groups.flat().length;
  return Array.from({ length: rows }, (_, row) => {
    const part = (offset: number): Point =>
      Array.from({ length: columns }, (__, column) => sample(row, offset + column));
    const [a, b] = [part(0), part(columns)];
    return { points: [a, b, ...groups.map((group) => mixed(a, b, group))] };
  });
}

/** Least and greatest step of a trajectory, in ranges of a factor. With steps of one size a wave of that length would be missed. */
const STEPS = [1 / 3, 2 / 3] as const;

/** A trajectory of Morris: each step moves one group from where the one before has left all. */
export interface MorrisRow {
  /** Groups + 1. */
  readonly points: readonly Point[];
  /** Group that each step moves. */
  readonly order: readonly number[];
  /** How far each step goes, in ranges of the factor: above 0 upwards; of a group of several the mean size, with no sign. */
  readonly steps: readonly number[];
}

/** 0 … n − 1 in an order drawn by Fisher & Yates. */
export function shuffled(n: number, uniform: (step: number) => number): number[] {
  const order = Array.from({ length: n }, (_, at) => at);
  for (let last = n - 1; last > 0; last--) {
    const other = Math.floor(uniform(last) * (last + 1));
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
}

/** Where a factor starts and where it goes, both anywhere from 0 to 1, a step apart: as often up as down. */
function moveOf(place: number, size: number): { readonly from: number; readonly to: number } {
  const [least, most] = STEPS;
  const step = least + size * (most - least);
  const isUp = place < 1 / 2;
  const low = (isUp ? 2 * place : 2 * place - 1) * (1 - step);
  return isUp ? { from: low, to: low + step } : { from: low + step, to: low };
}

/**
 * One-at-a-time design of Morris (1991, Technometrics 33), with places and steps drawn anywhere in place of a grid: rows ×
 * (groups + 1) points.
 * @param draw of each row two numbers a column and one a group
 */
export function morrisDesign(rows: number, groups: Groups, draw: Uniform): MorrisRow[] {
  const columns = groups.flat().length;
  return Array.from({ length: rows }, (_, row) => {
    const moves = Array.from({ length: columns }, (__, at) =>
      moveOf(draw(row, 2 * at), draw(row, 2 * at + 1)),
    );
    const order = shuffled(groups.length, (step) => draw(row, 2 * columns + step));
    const [from, to] = [moves.map((move) => move.from), moves.map((move) => move.to)];
    const points: Point[] = [from];
    for (const group of order) points.push(mixed(points.at(-1)!, to, groups[group]!));
    const steps = order.map((group) => {
      const sizes = groups[group]!.map((column) => to[column]! - from[column]!);
      return sizes.length === 1
        ? sizes[0]!
        : sizes.reduce((sum, size) => sum + Math.abs(size), 0) / sizes.length;
    });
    return { points, order, steps };
  });
}

/** Everything as it is, then for each factor its low and its high end by itself: 1 + 2 × columns points. */
export function tornadoPoints(columns: number): Point[] {
  const only = (column: number, value: number): Point =>
    Array.from({ length: columns }, (_, at) => (at === column ? value : null));
  const ends = Array.from({ length: columns }, (_, column) => [only(column, 0), only(column, 1)]);
  return [Array.from({ length: columns }, () => null), ...ends.flat()];
}
