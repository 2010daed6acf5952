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
