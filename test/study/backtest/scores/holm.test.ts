import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holm } from '../../../../sim/study/backtest/scores/holm.ts';

test('by hand: 0.04, 0.01, 0.03, 0.005', () => {
  // 4 · 0.005 = 0.02, 3 · 0.01 = 0.03, 2 · 0.03 = 0.06, 0.04 not below the one before
  expect(holm([0.04, 0.01, 0.03, 0.005])).toEqual(
    [0.06, 0.03, 0.06, 0.02].map((value) => expect.closeTo(value, 12)),
  );
  expect(holm([0.2])).toEqual([0.2]);
  expect(holm([])).toEqual([]);
});

test('never below the p it came from, at most 1, in the same order, between single and Bonferroni', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 }), (values) => {
      const adjusted = holm(values);
      adjusted.forEach((value, at) => {
        expect(value).toBeGreaterThanOrEqual(values[at]!);
        expect(value).toBeLessThanOrEqual(Math.min(1, values.length * values[at]!));
        adjusted.forEach((other, i) => {
          if (values[at]! < values[i]!) expect(value).toBeLessThanOrEqual(other);
        });
      });
    }),
  );
});
