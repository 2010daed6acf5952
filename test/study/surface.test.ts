/** A surface finds a quadratic exactly, averages luck away, and says how much of it there is. */

import { probit } from 'simple-statistics';
import { expect, test } from 'vitest';
import { uniform } from '../../sim/model/random.ts';
import { leastRuns, surfaceOf } from '../../sim/study/surface.ts';

const uniformBy = (seed: number, run: number, i: number) => uniform({ k0: seed, k1: 0 }, 'posterior', run, i);
const scattered = (count: number, seed: number) =>
  Array.from({ length: count }, (_, run) => [0, 1, 2].map((i) => probit(uniformBy(seed, run, i))));

const bowl = ([x, y, z]: readonly number[]) => 2 + x! - 3 * y! + 0.5 * x! ** 2 - 0.25 * z! ** 2;

test('a quadratic without luck is found exactly, with its slopes', () => {
  const points = scattered(leastRuns(3), 1);
  const surface = surfaceOf(
    points,
    points.map((point) => [bowl(point), point[2]!, 99]),
    2,
  );
  for (const point of scattered(5, 2)) {
    expect(surface.tell(point)[0]).toBeCloseTo(bowl(point), 9);
    expect(surface.slopes(point).to2DArray()[0]).toEqual(
      [1 + point[0]!, -3, -0.5 * point[2]!].map((slope) => expect.closeTo(slope, 8)),
    );
  }
  expect(surface.spreads).toHaveLength(2);
  expect(Math.max(...surface.spreads)).toBeLessThan(1e-9);
});

test('luck of known size: the surface is nearer to the truth than a run is, and tells the size', () => {
  const points = scattered(800, 3);
  const luck = (run: number) => 0.4 * probit(uniformBy(4, run, 0));
  const surface = surfaceOf(
    points,
    points.map((point, run) => [bowl(point) + luck(run)]),
    1,
  );
  expect(surface.spreads[0]).toBeGreaterThan(0.37);
  expect(surface.spreads[0]).toBeLessThan(0.43);
  const off = scattered(50, 5).map((point) => surface.tell(point)[0]! - bowl(point));
  expect(Math.sqrt(off.reduce((sum, value) => sum + value ** 2, 0) / 50)).toBeLessThan(0.12);
});

test('markets that died are left out; too few others are refused', () => {
  const points = scattered(20, 6);
  const told = points.map((point, run) => [run === 7 ? Number.NaN : bowl(point)]);
  expect(surfaceOf(points, told, 1).runs).toBe(19);
  expect(() => surfaceOf(points.slice(0, 14), told.slice(0, 14), 1)).toThrow(
    '--runs: expected 14 or more runs whose market lives, got 13; try more runs',
  );
});

const saddle = (point: readonly number[]) =>
  bowl(point) + 0.8 * point[0]! * point[1]! - 0.5 * point[1]! * point[2]!;

test('products of two scores are found, exactly without luck, with their slopes', () => {
  const points = scattered(40, 7);
  const surface = surfaceOf(
    points,
    points.map((point) => [saddle(point)]),
    1,
  );
  for (const point of scattered(5, 8)) {
    // the least ridge leaves a thousandth of them out
    expect(surface.tell(point)[0]).toBeCloseTo(saddle(point), 2);
    const [x, y, z] = point as [number, number, number];
    const slopes = surface.slopes(point).to2DArray()[0]!;
    [1 + x + 0.8 * y, -3 + 0.8 * x - 0.5 * z, -0.5 * z - 0.5 * y].forEach((slope, at) => {
      expect(slopes[at]).toBeCloseTo(slope, 2);
    });
  }
});

/** Root mean square error at new points of a surface through runs with luck of 0.4. */
function errorOf(shape: (point: readonly number[]) => number, dimensions: number, runs: number) {
  const wide = (count: number, seed: number) =>
    Array.from({ length: count }, (_, run) =>
      Array.from({ length: dimensions }, (_value, i) => probit(uniformBy(seed, run, i))),
    );
  const points = wide(runs, 9);
  const told = points.map((point, run) => [shape(point) + 0.4 * probit(uniformBy(10, run, 0))]);
  const surface = surfaceOf(points, told, 1);
  const off = wide(200, 11).map((point) => surface.tell(point)[0]! - shape(point));
  return {
    error: Math.sqrt(off.reduce((sum, value) => sum + value ** 2, 0) / off.length),
    leftOut: surface.spreads[0]!,
  };
}

test('leaving runs out chooses the products: they are used where they are there, and cost little where they are not', () => {
  // eight scores have 28 products; without them the surface would be √(0.8² + 0.5²) = 0.94 off, and left-out runs 1.03
  const there = errorOf(saddle, 8, 120);
  expect(there.leftOut).toBeLessThan(0.6);
  expect(there.error).toBeLessThan(0.45);
  // 17 plain terms of 120 runs with luck of 0.4 leave an error of about 0.4 √(17 / 103) = 0.16
  const absent = errorOf(bowl, 8, 120);
  expect(absent.leftOut).toBeLessThan(0.46);
  expect(absent.error).toBeLessThan(0.22);
});
