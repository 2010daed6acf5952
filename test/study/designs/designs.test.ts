/** Factors and designs: which values there are, which go together, and that a design depends on nothing but its seed. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countPoints, designKey, designPoints, pointsAt } from '../../../sim/study/designs/design.ts';
import { type Factor, levelsOf, type Range, valueAt } from '../../../sim/study/designs/factor.ts';
import { latinHypercube } from '../../../sim/study/designs/latin-hypercube.ts';

const RANGE: Range = { low: 2, high: 8, scale: 'linear', isDate: false };
const words = { zh: '', en: '' };
const factor = (path: string, values: Factor['values'], range?: Range): Factor => ({
  path,
  title: words,
  unit: 'share',
  meaning: words,
  values,
  ...(range ? { range } : {}),
});
const KEY = designKey('a test');

test('levels stand at equal distances, at equal ratios on a log scale, and dates on whole days', () => {
  expect(levelsOf(RANGE, 4)).toEqual([2, 4, 6, 8]);
  expect(levelsOf({ ...RANGE, scale: 'log', high: 128 }, 4)).toEqual([2, 8, 32, 128]);
  const days: Range = { low: 18628, high: 18638, scale: 'linear', step: 1, isDate: true }; // 2021-01-01 to 2021-01-11
  expect(levelsOf(days, 3)).toEqual(['2021-01-01', '2021-01-06', '2021-01-11']);
  expect(levelsOf({ ...days, high: 18629 }, 5)).toEqual(['2021-01-01', '2021-01-02']);
});

test('a coordinate stands for its share of the range; each step, and each value of a list, for an equal part', () => {
  expect([0, 0.25, 0.5, 0.999999999].map((u) => valueAt({ range: RANGE, values: [] }, u))).toEqual([2, 3.5, 5, 8]);
  expect(valueAt({ range: { ...RANGE, scale: 'log', high: 32 }, values: [] }, 0.5)).toBe(8);
  const stepped = { range: { ...RANGE, step: 2 }, values: [] };
  const drawn = Array.from({ length: 400 }, (_, k) => valueAt(stepped, (k + 0.5) / 400));
  expect([...Map.groupBy(drawn, (value) => value)].map(([value, all]) => [value, all.length])).toEqual([[2, 100], [4, 100], [6, 100], [8, 100]]);
  expect([0, 0.4, 0.9].map((u) => valueAt({ values: ['a', 'b', 'c'] }, u))).toEqual(['a', 'b', 'c']);
}); // biome-ignore format: one line

test('values lie within their range, whatever scale and step', () => {
  const range = fc.record({
    low: fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
    length: fc.double({ min: 1e-3, max: 1e9, noNaN: true }),
    scale: fc.constantFrom('linear' as const, 'log' as const),
    steps: fc.option(fc.integer({ min: 1, max: 50 }), { nil: undefined }),
    u: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  });
  fc.assert(
    fc.property(range, ({ low, length, scale, steps, u }) => {
      const high = low + length;
      fc.pre(high > low);
      const own: Range = { low, high, scale, isDate: false, ...(steps ? { step: length / steps } : {}) };
      const value = valueAt({ range: own, values: [] }, u) as number;
      const slack = 1e-5 * Math.max(Math.abs(low), Math.abs(high)); // six digits are kept
      expect(value).toBeGreaterThanOrEqual(low - slack);
      expect(value).toBeLessThanOrEqual(high + slack);
    }),
  );
});

test('a grid has every level with every other, the last factor fastest; a zip has them side by side', () => {
  const factors = [factor('a', [1, 2]), factor('b', [10, 20, 30])];
  const grid = designPoints(factors, { kind: 'grid' }, KEY);
  expect(grid.map(({ index, values }) => [index, ...values])).toEqual([[0, 1, 10], [1, 1, 20], [2, 1, 30], [3, 2, 10], [4, 2, 20], [5, 2, 30]]);
  expect(countPoints(factors, { kind: 'grid' })).toBe(6);
  const zip = designPoints([factor('a', [1, 2]), factor('b', ['x', 'y'])], { kind: 'zip' }, KEY);
  expect(zip.map(({ values }) => values)).toEqual([[1, 'x'], [2, 'y']]);
}); // biome-ignore format: rows in one line

test('of a Latin hypercube every part of each range holds one point, and which go together is drawn by the key', () => {
  for (const count of [2, 7, 50]) {
    const points = latinHypercube(6, count, KEY);
    for (let dimension = 0; dimension < 6; dimension++) {
      const parts = points.map((row) => Math.floor(row[dimension]! * count)).sort((a, b) => a - b);
      expect(parts).toEqual(Array.from({ length: count }, (_, part) => part));
    }
  }
  expect(latinHypercube(3, 20, KEY)).toEqual(latinHypercube(3, 20, designKey('a test')));
  expect(latinHypercube(3, 20, KEY)).not.toEqual(latinHypercube(3, 20, designKey('another')));
});

test('columns of a Latin hypercube go together by chance: the mean correlation over keys is none', () => {
  const count = 20;
  const correlations = Array.from({ length: 200 }, (_, k) => {
    const points = latinHypercube(2, count, designKey(`key ${k}`));
    return points.reduce((sum, [x, y]) => sum + 12 * (x! - 0.5) * (y! - 0.5), 0) / count;
  });
  const mean = correlations.reduce((sum, value) => sum + value, 0) / correlations.length;
  expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(count * correlations.length));
});

test('coordinates that a study makes itself become values of its factors', () => {
  const factors = [factor('a', [], RANGE), factor('b', [1, 2])];
  expect(pointsAt(factors, [[0, 0.6], [0.5, 0.2]])).toEqual([
    { index: 0, values: [2, 2] },
    { index: 1, values: [5, 1] },
  ]);
}); // biome-ignore format: rows in one line
