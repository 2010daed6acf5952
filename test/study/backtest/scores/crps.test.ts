import fc from 'fast-check';
import { probit } from 'simple-statistics';
import { expect, test } from 'vitest';
import { crps } from '../../../../sim/study/backtest/scores/crps.ts';

const value = fc.double({ min: -100, max: 100, noNaN: true });
const sample = fc.array(value, { minLength: 1, maxLength: 12 }).map((list) => list.sort((a, b) => a - b));

test('by hand: {1, 2, 3, 4} against 2.5 is 1 − 10/12', () => {
  expect(crps([1, 2, 3, 4], 2.5)).toBeCloseTo(1 / 6, 12);
});

test('fair: two values on each side of the figure score 0, however many members there are it is the same on average', () => {
  expect(crps([0, 1], 0.5)).toBeCloseTo(0, 12);
  // all samples of two, and of three, from {0, 1, 2, 3} without replacement, against 1
  const all = [0, 1, 2, 3];
  const two = all.flatMap((a) => all.filter((b) => b > a).map((b) => [a, b]));
  const three = all.map((left) => all.filter((value) => value !== left));
  const mean = (samples: readonly number[][]) =>
    samples.reduce((sum, sample) => sum + crps(sample, 1), 0) / samples.length;
  expect(mean(two)).toBeCloseTo(crps(all, 1), 12);
  expect(mean(three)).toBeCloseTo(crps(all, 1), 12);
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

test('the mean over pairs of different members, for any sample', () => {
  fc.assert(
    fc.property(sample, value, (xs, y) => {
      const mean = (list: readonly number[]) => list.reduce((a, b) => a + b, 0) / list.length;
      const pairs = xs.flatMap((a, i) => xs.filter((_, j) => j !== i).map((b) => Math.abs(a - b)));
      const spread = pairs.length === 0 ? 0 : mean(pairs) / 2;
      expect(crps(xs, y)).toBeCloseTo(mean(xs.map((x) => Math.abs(x - y))) - spread, 9);
    }),
  );
});

test('moves and grows with its unit', () => {
  fc.assert(
    fc.property(sample, value, (xs, y) => {
      const score = crps(xs, y);
      expect(
        crps(
          xs.map((x) => 3 * x + 5),
          3 * y + 5,
        ),
      ).toBeCloseTo(3 * score, 8);
    }),
  );
});
