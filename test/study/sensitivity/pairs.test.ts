/** Products and squares of means over few runs, by hand and on the average. */
import { expect, test } from 'vitest';
import { changeBetween, complete, crossProduct, momentsOf } from '../../../sim/study/sensitivity/pairs.ts';

test('means, variances and changes by hand', () => {
  expect(momentsOf([1, 2, 6])).toEqual({ n: 3, mean: 3, variance: 7 });
  expect(momentsOf([])).toBeUndefined();
  expect(momentsOf([4])).toEqual({ n: 1, mean: 4, variance: 0 });
  // changes 1, 3: mean 2, variance 2, of the mean 1
  expect(changeBetween([1, 2], [2, 5])).toEqual({ mean: 2, square: 3, noise: 1 });
  expect(changeBetween([1], [4])).toEqual({ mean: 3, square: 9, noise: 0 });
  expect(changeBetween([1, Number.NaN, 3], [2, 2, 7])).toEqual({ mean: 2.5, square: 4, noise: 2.25 });
  expect(changeBetween([1, Number.NaN], [2, 2])).toBeUndefined();
  expect(changeBetween([Number.NaN], [2])).toBeUndefined();
});

test('a product is of runs with different luck alone', () => {
  // 1·20 + 2·10 over 2
  expect(crossProduct([1, 2], [10, 20])).toBe(20);
  expect(crossProduct([3], [4])).toBe(12);
  // over all ways in which two runs of two equally likely lucks can come, the mean is the product of expected values
  const lucks = [[1, 5], [3, 9]] as const; // biome-ignore format: one line
  const ways = lucks.flatMap((one) => lucks.map((two) => crossProduct([one[0], two[0]], [one[1], two[1]])));
  expect(ways.reduce((sum, one) => sum + one, 0) / ways.length).toBe(2 * 7);
});

test('runs count that ended well in all points', () => {
  expect(complete([[1, 2, Number.NaN], [4, 5, 6]])).toEqual([[1, 2], [4, 5]]); // biome-ignore format: one line
  expect(complete([[Number.POSITIVE_INFINITY, 2, 3], [4, 5, 6]])).toEqual([[2, 3], [5, 6]]); // biome-ignore format: one line
});
