import fc from 'fast-check';
import { probit } from 'simple-statistics';
import { expect, test } from 'vitest';
import { uniform } from '../../../sim/model/random.ts';
import { predictive } from '../../../sim/result/forecast/quantiles.ts';
import { studentQuantile, twoSided } from '../../../sim/result/forecast/student.ts';

const KEY = { k0: 20210722, k1: 7 };

/** Standard normal numbers, the same on every machine. */
function normals(count: number, series: number): Float64Array {
  return Float64Array.from({ length: count }, (_, at) => probit(uniform(KEY, 'posterior', series, 0, at)));
}

test('quantiles of Student’s t are those of the tables', () => {
  // Abramowitz & Stegun, table 26.10
  expect(studentQuantile(0.975, 1)).toBeCloseTo(12.706, 3);
  expect(studentQuantile(0.95, 7)).toBeCloseTo(1.895, 3);
  expect(studentQuantile(0.9, 30)).toBeCloseTo(1.31, 3);
  expect(studentQuantile(0.1, 30)).toBe(-studentQuantile(0.9, 30));
  expect(studentQuantile(0.5, 4)).toBeCloseTo(0, 9);
  expect(twoSided(studentQuantile(0.8, 11), 11)).toBeCloseTo(0.4, 12);
});

test('between the runs: the k-th of n is quantile k/(n + 1), linear between', () => {
  const at = predictive([10, 20, 40], 3);
  expect([0.25, 0.5, 0.75].map(at)).toEqual([10, 20, 40]);
  expect(at(0.375)).toBeCloseTo(15, 12);
  expect(at(0.7)).toBeCloseTo(36, 12);
});

test('beyond the runs: along Student’s t, in logarithms within a factor of ten', () => {
  const values = [1, 2, 4].map((power) => Math.exp(power / 2));
  const deviation = Math.sqrt(7 / 3) * Math.sqrt(4 / 3); // of 1, 2, 4, for one more
  const beyond = deviation * (studentQuantile(0.95, 2) - studentQuantile(0.75, 2));
  expect(predictive(values, 3)(0.95)).toBeCloseTo(Math.exp((4 + beyond) / 2), 9);
  expect(
    predictive(
      [-1, -2, -4].sort((a, b) => a - b),
      3,
    )(0.05),
  ).toBeCloseTo(-4 - beyond, 9);
  // what is never below 0 stays so, and a share stays at most 1
  expect(predictive([0, 1, 5], 3)(0.01)).toBe(0);
  expect(predictive([0.7, 0.8, 0.9], 3, 1)(0.99)).toBe(1);
});

test('one value, or the same value always, has no spread', () => {
  expect([0.05, 0.5, 0.95].map(predictive([3], 1))).toEqual([3, 3, 3]);
  expect([0.05, 0.5, 0.95].map(predictive([3, 3, 3], 3))).toEqual([3, 3, 3]);
});

/** How often an interval of n runs holds the next. */
function coverage(n: number, share: number, draw: (z: number) => number): number {
  const tries = 4000;
  let inside = 0;
  for (let at = 0; at < tries; at++) {
    const drawn = normals(n + 1, at).map(draw);
    const next = drawn[n]!;
    const of = predictive(drawn.slice(0, n).sort(), n);
    if (of((1 - share) / 2) <= next && next <= of((1 + share) / 2)) inside++;
  }
  return inside / tries;
}

test.each([
  [8, 0.5],
  [8, 0.8],
  [8, 0.9],
  [32, 0.8],
  [32, 0.9],
])('of %d runs an interval of %d holds the next run as often as it says', (n, share) => {
  const tolerance = 3 * Math.sqrt((share * (1 - share)) / 4000) + 0.005; // chance, and linear interpolation
  expect(Math.abs(coverage(n, share, (z) => z) - share)).toBeLessThan(tolerance);
  expect(Math.abs(coverage(n, share, (z) => Math.exp(0.3 * z)) - share)).toBeLessThan(tolerance);
});

test('quantiles rise with the chance, and pooled values of each run are looked at as what they come from', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 1, max: 4 }),
      (values, each) => {
        const sorted = Float64Array.from(values.flatMap((value) => Array<number>(each).fill(value))).sort();
        const of = predictive(sorted, values.length);
        const found = [0.02, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.98].map(of);
        for (let at = 1; at < found.length; at++) {
          expect(found[at]).toBeGreaterThanOrEqual(found[at - 1]! - 1e-9 * Math.abs(found[at - 1]!));
        }
      },
    ),
    { numRuns: 300 },
  );
});
