/** Fitted curves and water filling, by hand and by property. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { concaveFit } from '../../../sim/study/plans/concave.ts';
import { fill, fittedCurve } from '../../../sim/study/plans/fill.ts';

const X = [0, 1, 2, 4, 8];

function slopes(x: readonly number[], y: readonly number[]): number[] {
  return x.slice(1).map((at, k) => (y[k + 1]! - y[k]!) / (at - x[k]!));
}

function squares(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, at) => sum + (value - b[at]!) ** 2, 0);
}

test('what is concave and grows stays as it is; what only falls becomes flat', () => {
  const curve = X.map((x) => 3 * Math.sqrt(x) + 7);
  for (const [at, value] of concaveFit(X, curve).entries()) expect(value).toBeCloseTo(curve[at]!, 6);
  expect(concaveFit(X, [5, 4, 3, 2, 1])).toEqual([5, 5, 5, 5, 5]);
});

test('a convex curve becomes the best line through its first point', () => {
  const curve = X.map((x) => x * x);
  // least squares through the origin: Σ x·y / Σ x² = (1 + 8 + 64 + 512) / (1 + 4 + 16 + 64)
  for (const [at, value] of concaveFit(X, curve).entries()) expect(value).toBeCloseTo((585 / 85) * X[at]!, 6);
});

test('any measurement: monotone, concave, through the first point, and no such curve is nearer', () => {
  const value = fc.double({ min: -10, max: 10, noNaN: true });
  const bends = fc.array(fc.double({ min: 0, max: 3, noNaN: true }), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(fc.array(value, { minLength: 5, maxLength: 5 }), bends, (y, other) => {
      const fitted = concaveFit(X, y);
      const steps = slopes(X, fitted);
      expect(fitted[0]).toBe(y[0]);
      expect(steps.every((step, at) => step >= -1e-6 && step <= (steps[at - 1] ?? Infinity) + 1e-6)).toBe(true);
      const rival = X.map((x) => y[0]! + other.reduce((sum, bend, at) => sum + bend * Math.min(x, X[at + 1]!), 0));
      expect(squares(fitted, y)).toBeLessThanOrEqual(squares(rival, y) + 1e-6);
    }),
  );
}); // biome-ignore format: one line

const point = (level: number, cost: number, value: number) => ({ level, cost, value });
const NONE = point(0, 0, 0);
/** 5 a yuan for 10 yuan, 2 a yuan for 30, 1 a yuan for 10. */
const LINES = [[NONE, point(1, 10, 50)], [NONE, point(1, 30, 60)], [NONE, point(1, 10, 10)]]; // biome-ignore format: one line
const FLAT = LINES[1]!;
const NOTHING = { value: 0, cost: 0 };

test('money goes where the next yuan brings most', () => {
  const at = (atMost: number) => fill(LINES, NOTHING, { atMost });
  expect(at(40)).toMatchObject({ mix: [1, 1, 0], value: 110, cost: 40 });
  expect(at(50)).toMatchObject({ mix: [1, 1, 1], value: 120, cost: 50 });
  expect(at(25)).toMatchObject({ mix: [1, 0.5, 0], value: 80, slope: 2 });
  expect(at(1000).cost).toBe(50);
  expect(fill(LINES, NOTHING, { atLeast: 80 })).toMatchObject({ mix: [1, 0.5, 0], value: 80, cost: 25 });
  expect(fill(LINES, NOTHING, { atLeast: 0 })).toMatchObject({ mix: [0, 0, 0], cost: 0 });
  // from where other cells already are
  expect(fill(LINES, { value: 30, cost: 5 }, { atLeast: 110 }).mix).toEqual([1, 0.5, 0]);
});

test('within a segment of a bent curve the first part counts for more, and no more than the bend allows', () => {
  // slopes 5 and 1: the first half of the first segment 6, that of its half 6¼ or so
  const bent = [NONE, point(0.5, 10, 50), point(1, 20, 60)];
  const half = fill([bent], NOTHING, { atMost: 5 });
  expect(half.mix[0]).toBeCloseTo(0.25, 9);
  expect(half.value).toBeCloseTo(30, 6);
  expect(fill([bent], NOTHING, { atMost: 10 }).value).toBeCloseTo(50, 6);
  // of the second segment, 5 of 10 yuan that bring 10: no more than all of it, and no less than half
  const most = fill([bent], NOTHING, { atMost: 15 }).value;
  expect(most).toBeGreaterThan(55);
  expect(most).toBeLessThan(60 + 1e-6);
});

test('costs that fall by luck count as the same; of levels that cost the same the best counts', () => {
  const curve = [point(0, 0, 0), point(0.5, 10, 20), point(1, 9, 26)];
  expect(fittedCurve(curve)).toEqual([point(0, 0, 0), point(1, 10, 26)]);
  const free = [point(0, 0, 0), point(1, 0, 5)];
  expect(fill([free, FLAT], NOTHING, { atMost: 0 }).mix).toEqual([1, 0]);
  const harm = [point(0, 0, 0), point(1, -3, -5)];
  expect(fill([harm, FLAT], NOTHING, { atMost: 3 }).mix).toEqual([0, 0.1]);
});
