/** Bands, and what their means say, against sums by hand. */
import { expect, test } from 'vitest';
import { bandsOf, effectsOf, welch } from '../../../sim/study/sweep/effects.ts';

const points = (values: readonly (readonly number[])[]) =>
  values.map((own, point) => ({ point, values: own }));

test('few values of a factor are a band each, many are bands of as many points', () => {
  const few = points([[2], [1], [2], [3]]);
  expect(bandsOf(few, 0).map((band) => band.map(({ point }) => point))).toEqual([[1], [0, 2], [3]]);
  const many = points(Array.from({ length: 64 }, (_, k) => [(k * 37) % 64]));
  const bands = bandsOf(many, 0);
  expect(bands.map((band) => band.length)).toEqual(Array(8).fill(8));
  expect(bands.map((band) => [band[0]!.values[0], band.at(-1)!.values[0]])).toEqual(Array.from({ length: 8 }, (_, k) => [8 * k, 8 * k + 7]));
  // thirteen values are too many for a band each, and too few points for eight
  expect(bandsOf(points(Array.from({ length: 13 }, (_, k) => [k])), 0).map((band) => band.length)).toEqual([5, 4, 4]);
}); // biome-ignore format: one line

/** Two factors of two levels, two replicates: figure = 10 · a + b + luck, luck the same everywhere. */
const GRID = points([[0, 0], [0, 1], [1, 0], [1, 1]]); // biome-ignore format: one line
const VALUES = new Map(GRID.map(({ point, values: [a, b] }) => [point, new Map([[0, [10 * a! + b!]], [1, [10 * a! + b! + 5]]])])); // biome-ignore format: one line

test('of a grid the intervals hold luck: common luck falls out of a change, and stays in a mean', () => {
  const [first, second] = effectsOf(GRID, { factors: 2, outcomes: 1 }, VALUES, 'replicates');
  expect(first!.change).toEqual({ mean: 10, low90: 10, high90: 10 });
  expect(second!.change).toEqual({ mean: 1, low90: 1, high90: 1 });
  const [low, high] = first!.bands;
  // 0 and 1 in replicate 0, 5 and 6 in replicate 1
  expect([low!.mean, high!.mean, low!.points]).toEqual([3, 13, 2]);
  expect(low!.low90!).toBeLessThan(0.5);
  expect(low!.high90!).toBeGreaterThan(5.5);
});

test('of drawn points the intervals hold which points they are', () => {
  const [first] = effectsOf(GRID, { factors: 2, outcomes: 1 }, VALUES, 'points');
  const [low] = first!.bands;
  expect(low!.mean).toBe(3);
  // the two points' means are 2.5 and 3.5: Student's t with one degree, 6.3138 · sd / √2 = 3.157
  expect(low!.low90!).toBeCloseTo(3 - 3.157, 2);
  expect(first!.change.mean).toBe(10);
  expect(first!.change.low90!).toBeLessThan(10);
});

test('a point without the figure is left out, and a replicate without a point too', () => {
  const values = new Map([...VALUES].map(([point, own]) => [point, new Map(own)]));
  values.get(3)!.delete(1);
  values.set(0, new Map());
  const [first] = effectsOf(GRID, { factors: 2, outcomes: 1 }, values, 'replicates');
  expect(first!.bands.map(({ points: n, mean }) => [n, mean])).toEqual([
    [1, 3.5],
    [2, 10.5],
  ]);
});

test('the interval of a difference by Welch, with whole degrees of freedom', () => {
  const { mean, low90, high90 } = welch([1, 2, 3], [4, 6, 8, 10]);
  // variances 1 / 3 and 20 / 3 / 4; degrees 4 / (1 / 18 + (5 / 3)² / 3) = 4.08…, so 4: t = 2.1318
  expect(mean).toBe(5);
  expect(high90! - mean).toBeCloseTo(2.1318 * Math.SQRT2, 3);
  expect(mean - low90!).toBeCloseTo(2.1318 * Math.SQRT2, 3);
  expect(welch([1], [2, 3])).toEqual({ mean: 1.5, low90: null, high90: null });
  expect(welch([1, 1], [2, 2])).toEqual({ mean: 1, low90: 1, high90: 1 });
});
