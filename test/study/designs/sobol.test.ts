/** Sobol points: the published ones, what scrambling leaves as it is, and what it must not do. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { designKey } from '../../../sim/study/designs/design.ts';
import { DIRECTION_NUMBERS } from '../../../sim/study/designs/direction-numbers.ts';
import { latinHypercube } from '../../../sim/study/designs/latin-hypercube.ts';
import { isBalanced, MOST_DIMENSIONS, sobolPoints, sobolWords } from '../../../sim/study/designs/sobol.ts';
import { centredDiscrepancy } from './discrepancy.ts';

const KEY = designKey('a test');
const WHOLE = 2 ** 32;

/** Points as the authors' own program prints them (Joe & Kuo, sobol.cc with three dimensions). */
const PUBLISHED = [
  [0, 0, 0],
  [0.5, 0.5, 0.5],
  [0.75, 0.25, 0.25],
  [0.25, 0.75, 0.75],
  [0.375, 0.375, 0.625],
  [0.875, 0.875, 0.125],
  [0.625, 0.125, 0.875],
  [0.125, 0.625, 0.375],
  [0.1875, 0.3125, 0.9375],
  [0.6875, 0.8125, 0.4375],
];

test('before they are scrambled, the points are the published ones', () => {
  const points = sobolWords(3, PUBLISHED.length).map((row) => row.map((word) => word / WHOLE));
  expect(points).toEqual(PUBLISHED);
});

test('direction numbers are odd, and each below its power of two, as the sequence needs', () => {
  expect(MOST_DIMENSIONS).toBe(128);
  const wrong = DIRECTION_NUMBERS.filter(([, ...m]) =>
    m.some((number, at) => number % 2 === 0 || number >= 2 ** (at + 1)),
  );
  expect(wrong).toEqual([]);
});

/** Polynomials over two elements as bits, of degree s: whether x has order 2^s − 1. */
function isPrimitive(degree: number, inner: number): boolean {
  const whole = 2 ** degree - 1;
  const polynomial = (1 << degree) | (inner << 1) | 1;
  let power = 1;
  for (let k = 1; k <= whole; k++) {
    power <<= 1;
    if (power & (1 << degree)) power ^= polynomial;
    if (power === 1) return k === whole;
  }
  return false;
}

test('each dimension has a primitive polynomial of its own', () => {
  const names = DIRECTION_NUMBERS.map(([a, ...m]) => `${m.length} ${a}`);
  expect(new Set(names).size).toBe(names.length);
  for (const [a, ...m] of DIRECTION_NUMBERS) expect(isPrimitive(m.length, a), `${m.length} ${a}`).toBe(true);
});

/** Whether each of as many equal parts as there are points holds exactly one of them. */
function fillsEveryPart(column: readonly number[]): boolean {
  return new Set(column.map((x) => Math.floor(x * column.length))).size === column.length;
}

test('of 2^m points every one of 2^m equal parts of each factor holds exactly one, in every dimension', () => {
  const points = sobolPoints(MOST_DIMENSIONS, 128, KEY);
  for (const count of [2, 16, 64, 128]) {
    const columns = Array.from({ length: MOST_DIMENSIONS }, (_, at) =>
      points.slice(0, count).map((row) => row[at]!),
    );
    expect(columns.every(fillsEveryPart), `${count}`).toBe(true);
  }
  expect(
    points.slice(0, 96).every((_, at) => fillsEveryPart(points.slice(0, 96).map((row) => row[at]!))),
  ).toBe(false);
});

/** Whether boxes of 2^a by 2^(m − t − a) hold 2^t points each, for every a. */
function isNet(points: readonly (readonly [number, number])[], m: number, t: number): boolean {
  for (let a = 0; a <= m - t; a++) {
    const counts = new Map<number, number>();
    for (const [x, y] of points) {
      const box = Math.floor(x * 2 ** a) * 2 ** (m - t - a) + Math.floor(y * 2 ** (m - t - a));
      counts.set(box, (counts.get(box) ?? 0) + 1);
    }
    if (counts.size !== 2 ** (m - t) || [...counts.values()].some((count) => count !== 2 ** t)) return false;
  }
  return true;
}

test('the first two factors are a net: every box of the right area holds one point, scrambled or not', () => {
  const m = 8;
  const pairs = (key?: typeof KEY) =>
    sobolWords(2, 2 ** m, key).map(([x, y]) => [x! / WHOLE, y! / WHOLE] as const);
  expect(isNet(pairs(), m, 0)).toBe(true);
  expect(isNet(pairs(KEY), m, 0)).toBe(true);
  const plain = Array.from(
    { length: 2 ** m },
    (_, k) => [(k + 0.5) / 2 ** m, ((k * 7 + 0.5) % 2 ** m) / 2 ** m] as const,
  );
  expect(isNet(plain, m, 0)).toBe(false);
});

test('pairs of the first twelve factors are nets of good quality: what the numbers of 2008 were chosen for', () => {
  const m = 8;
  const words = sobolWords(12, 2 ** m, KEY);
  const worst = Array.from({ length: 12 }, (_, i) => i).flatMap((i) =>
    Array.from({ length: i }, (_, j) => {
      const pairs = words.map((row) => [row[i]! / WHOLE, row[j]! / WHOLE] as const);
      return Array.from({ length: m }, (_, t) => t).find((t) => isNet(pairs, m, t))!;
    }),
  );
  expect(Math.max(...worst)).toBeLessThanOrEqual(4);
});

test('more points, or more factors, leave the others as they are', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 70 }), (seed, dimensions, count) => {
      const key = designKey(seed);
      const few = sobolPoints(dimensions, count, key);
      const many = sobolPoints(dimensions + 3, 2 * count, key);
      expect(many.slice(0, count).map((row) => row.slice(0, dimensions))).toEqual(few);
    }),
    { numRuns: 20 },
  ); // biome-ignore format: one line
});

/** Leading binary digits that two words have in common. */
const common = (a: number, b: number) => Math.clz32(a ^ b);

test('scrambling keeps which digits two points have in common, as Owen (1995) has it, and so every net', () => {
  for (const seed of ['x', 'y']) {
    const [plain, mixed] = [sobolWords(5, 64), sobolWords(5, 64, designKey(seed))];
    const pairs = plain.flatMap((_, i) => plain.slice(0, i).map((__, j) => [i, j] as const));
    const same = (dimension: number) =>
      pairs.every(([i, j]) => {
        const at = (rows: readonly (readonly number[])[]) =>
          common(rows[i]![dimension]!, rows[j]![dimension]!);
        return at(mixed) === at(plain);
      });
    expect([0, 1, 2, 3, 4].map(same)).toEqual(Array(5).fill(true));
    expect(mixed).not.toEqual(plain);
  }
});

test('digits after one that differs are turned apart: it is no shift of the whole sequence', () => {
  // of points 0 and ½ the second digits are equal; scrambled they are so for half of the keys
  const isEqual = (key: typeof KEY) => {
    const [a, b] = sobolWords(1, 2, key).map(([word]) => word!);
    return ((a! ^ b!) & (1 << 30)) === 0;
  };
  const equal = Array.from({ length: 200 }, (_, k) => designKey(`digit ${k}`)).filter(isEqual).length;
  expect(Math.abs(equal / 200 - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / 200));
});

test('each point by itself is uniform, and factors are scrambled apart: over keys, not within one', () => {
  const keys = Array.from({ length: 400 }, (_, k) => designKey(`key ${k}`));
  // the second point is ½, ½, ½ unscrambled; the fourth ¼, ¾, ¾
  const rows = keys.map((key) => sobolPoints(3, 4, key)[3]!);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const error = Math.sqrt(1 / 12 / keys.length);
  for (const dimension of [0, 1, 2]) {
    const column = rows.map((row) => row[dimension]!);
    expect(Math.abs(mean(column) - 0.5)).toBeLessThan(4 * error);
    const below = column.filter((value) => value < 0.25).length / keys.length;
    expect(Math.abs(below - 0.25)).toBeLessThan(4 * Math.sqrt((0.25 * 0.75) / keys.length));
  }
  const product = mean(rows.map(([x, y]) => (x! - 0.5) * (y! - 0.5)));
  expect(Math.abs(product)).toBeLessThan((4 * (1 / 12)) / Math.sqrt(keys.length));
});

test('they fill a cube of eight factors better than a Latin hypercube does, and that better than chance', () => {
  const dimensions = 8;
  const count = 128;
  const mean = (of: (seed: number) => number[][]) =>
    [0, 1, 2, 3, 4, 5].reduce((sum, seed) => sum + centredDiscrepancy(of(seed)), 0) / 6;
  const sobol = mean((seed) => sobolPoints(dimensions, count, designKey(`${seed}`)));
  const hypercube = mean((seed) => latinHypercube(dimensions, count, designKey(`${seed}`)));
  // points of dimensions that have nothing to do with one another: the k-th Latin hypercube of one point each
  const chance = mean((seed) => Array.from({ length: count }, (_, k) => latinHypercube(dimensions, 1, designKey(`${seed} ${k}`))[0]!));
  expect(sobol).toBeLessThan(0.8 * hypercube);
  expect(hypercube).toBeLessThan(0.9 * chance);
}); // biome-ignore format: one line each

test('a mean over scrambled points is right on average, and far nearer than by chance', () => {
  const integrand = (row: readonly number[]) => row.reduce((product, x) => product * (1 + 0.5 * (x - 0.5)), 1); // its mean is 1
  const means = Array.from({ length: 100 }, (_, k) => {
    const points = sobolPoints(4, 64, designKey(`mean ${k}`));
    return points.reduce((sum, row) => sum + integrand(row), 0) / 64;
  });
  const average = means.reduce((sum, value) => sum + value, 0) / means.length;
  const variance = means.reduce((sum, value) => sum + (value - average) ** 2, 0) / (means.length - 1);
  expect(Math.abs(average - 1)).toBeLessThan(4 * Math.sqrt(variance / means.length));
  const byChance = ((1 + 0.25 / 12) ** 4 - 1) / 64;
  expect(variance).toBeLessThan(byChance / 50);
}); // biome-ignore format: one line

test('powers of two are balanced', () => {
  expect([1, 2, 64, 128].every(isBalanced)).toBe(true);
  expect([3, 63, 96].some(isBalanced)).toBe(false);
});
