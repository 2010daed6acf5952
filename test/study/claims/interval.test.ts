/** An interval from the order of the runs alone: hand values, and that one run more falls into it as often as it says. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { intervalOf, LEAST_RUNS } from '../../../sim/study/claims/interval.ts';

const upTo = (n: number) => Array.from({ length: n }, (_, at) => at + 1);

test('places among the ordered runs: a tenth of n + 1 from either end', () => {
  expect(intervalOf(upTo(9))).toEqual({ median: 5, low80: 1, high80: 9, n: 9 });
  expect(intervalOf(upTo(19))).toEqual({ median: 10, low80: 2, high80: 18, n: 19 });
  const sixteen = intervalOf(upTo(16).reverse());
  expect(sixteen.median).toBe(8.5);
  expect(sixteen.low80).toBeCloseTo(1.7, 12);
  expect(sixteen.high80).toBeCloseTo(15.3, 12);
});

test('few runs: lowest and highest; none: no numbers; what is no number is left out', () => {
  expect(intervalOf([3])).toEqual({ median: 3, low80: 3, high80: 3, n: 1 });
  expect(intervalOf([4, 2])).toEqual({ median: 3, low80: 2, high80: 4, n: 2 });
  expect(intervalOf([4, Number.NaN, 2])).toEqual({ median: 3, low80: 2, high80: 4, n: 2 });
  expect(intervalOf([])).toEqual({ median: Number.NaN, low80: Number.NaN, high80: Number.NaN, n: 0 });
});

test('the least number of runs is the first whose lowest and highest hold 80% of one run more', () => {
  const held = (n: number) => (n - 1) / (n + 1);
  expect(held(LEAST_RUNS)).toBeCloseTo(0.8, 12);
  expect(held(LEAST_RUNS - 1)).toBeLessThan(0.79);
});

test('of 10 ranks, one run more lies between lowest and highest of the nine others in exactly eight', () => {
  const all = upTo(10);
  const inside = all.filter((one) => {
    const { low80, high80 } = intervalOf(all.filter((other) => other !== one));
    return low80 <= one && one <= high80;
  });
  expect(inside).toHaveLength(8);
});

test('it is in order, inside the runs, and moves with them', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 40 }),
      (values) => {
        const { median, low80, high80 } = intervalOf(values);
        expect(low80).toBeGreaterThanOrEqual(Math.min(...values));
        expect(high80).toBeLessThanOrEqual(Math.max(...values));
        expect(low80).toBeLessThanOrEqual(median);
        expect(median).toBeLessThanOrEqual(high80);
        const moved = intervalOf(values.map((value) => 7 - 2 * value));
        expect(moved.low80).toBeCloseTo(7 - 2 * high80, 9);
        expect(moved.median).toBeCloseTo(7 - 2 * median, 9);
      },
    ),
  );
});
