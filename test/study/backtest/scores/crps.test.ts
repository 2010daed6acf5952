import fc from 'fast-check';
import { probit } from 'simple-statistics';
import { expect, test } from 'vitest';
import { crps } from '../../../../sim/study/backtest/scores/crps.ts';

const value = fc.double({ min: -100, max: 100, noNaN: true });
const sample = fc.array(value, { minLength: 1, maxLength: 12 }).map((list) => list.sort((a, b) => a - b));

test('by hand: {1, 2, 3, 4} against 2.5 is 1 − 0.625', () => {
  expect(crps([1, 2, 3, 4], 2.5)).toBeCloseTo(0.375, 12);
});

test('one value: the absolute error', () => {
  expect(crps([7], 4)).toBe(3);
});

test('of many values of a normal: the closed form of Gneiting & Raftery', () => {
  const n = 4000;
  const normal = Array.from({ length: n }, (_, at) => probit((at + 0.5) / n));
  // y(2Φ(y) − 1) + 2φ(y) − 1/√π at 0 and at 1
  expect(crps(normal, 0)).toBeCloseTo(0.23369, 3);
  expect(crps(normal, 1)).toBeCloseTo(0.60244, 3);
});

test('the sum over all pairs, for any sample', () => {
  fc.assert(
    fc.property(sample, value, (xs, y) => {
      const mean = (list: readonly number[]) => list.reduce((a, b) => a + b, 0) / list.length;
      const pairs = xs.flatMap((a) => xs.map((b) => Math.abs(a - b)));
      expect(crps(xs, y)).toBeCloseTo(mean(xs.map((x) => Math.abs(x - y))) - mean(pairs) / 2, 9);
    }),
  );
});

test('never below 0; moves and grows with its unit', () => {
  fc.assert(
    fc.property(sample, value, (xs, y) => {
      const score = crps(xs, y);
      expect(score).toBeGreaterThan(-1e-9);
      expect(
        crps(
          xs.map((x) => 3 * x + 5),
          3 * y + 5,
        ),
      ).toBeCloseTo(3 * score, 8);
    }),
  );
});
