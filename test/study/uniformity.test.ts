/** Ranks against numbers worked out by hand. */
import { expect, test } from 'vitest';
import { chiSquareTail, holm, overallOf, rankOf, testRanks, verdictOf } from '../../sim/study/uniformity.ts';

test('a rank counts the draws below, and luck places it inside its step', () => {
  expect(rankOf(2.5, [1, 2, 3, 4], 0)).toBe(2 / 5);
  expect(rankOf(2.5, [1, 2, 3, 4], 0.5)).toBe(2.5 / 5);
  expect(rankOf(0, [1, 2, 3, 4], 0.25)).toBe(0.05);
  expect(rankOf(9, [1, 2, 3, 4], 0.999)).toBeLessThan(1);
  // a draw equal to the truth may lie on either side: two steps
  expect(rankOf(2, [1, 2, 3, 4], 0.5)).toBe(2 / 5);
});

test('tails of χ² as tables give them', () => {
  expect(chiSquareTail(5.991, 2)).toBeCloseTo(0.05, 4);
  expect(chiSquareTail(9.488, 4)).toBeCloseTo(0.05, 4);
  expect(chiSquareTail(13.277, 4)).toBeCloseTo(0.01, 4);
  expect(chiSquareTail(0, 4)).toBe(1);
});

test('Holm: the smallest times all, never falling, never above 1', () => {
  expect(holm([0.01, 0.04, 0.03, 0.5])).toEqual([0.04, 0.09, 0.09, 0.5]);
  expect(holm([0.9, 0.6])).toEqual([1, 1]);
});

const even = Array.from({ length: 50 }, (_, i) => (i + 0.5) / 50);

test('even ranks: level bins, nominal coverage, no fault', () => {
  const found = testRanks(even);
  expect(found.bins).toEqual([10, 10, 10, 10, 10]);
  expect([found.chiSquare, found.p]).toEqual([0, 1]);
  // 24 of 50 ranks are within a quarter of ½ (0.25 and 0.75 lie between two ranks: 0.25 is one itself)
  expect(found.coverage.map(({ covered }) => covered)).toEqual(
    [0.5, 0.8, 0.9].map((v) => expect.closeTo(v, 1)),
  );
  expect(Math.abs(found.lean)).toBeLessThan(1e-9);
  expect(Math.abs(found.width)).toBeLessThan(0.1);
  expect(verdictOf(found, found.p)).toBe('calibrated');
});

test('uneven ranks: χ² has a degree less than bins', () => {
  // 15, 10 and 5 truths in three bins of ten each: (25 + 0 + 25) / 10 = 5, and the tail of two degrees is e^−χ²/2
  const ranks = [15, 10, 5].flatMap((n, bin) => new Array<number>(n).fill((bin + 0.5) / 3));
  expect(testRanks(ranks)).toMatchObject({ bins: [15, 10, 5], chiSquare: 5, p: Math.exp(-2.5) });
});

test.each([
  ['over-confident', even.map((u) => (u < 0.5 ? u * 0.2 : 1 - (1 - u) * 0.2))],
  ['under-confident', even.map((u) => 0.5 + (u - 0.5) * 0.3)],
  ['leans low', even.map((u) => 1 - (1 - u) * 0.4)],
  ['leans high', even.map((u) => u * 0.4)],
])('%s ranks are called so', (name, ranks) => {
  const found = testRanks(ranks);
  expect(found.p).toBeLessThan(1e-4);
  expect(verdictOf(found, found.p)).toBe(name);
});

test('overall: 1 when even, above it when truths lie too far out, and truths, not quantities, are counted', () => {
  const rows = even.map((u, i) => [u, even[(i * 7) % 50]!]);
  expect(overallOf(rows).spread).toBeCloseTo(1, 2);
  expect(overallOf(rows).verdict).toBe('calibrated');
  const ends = rows.map((row) => row.map((u) => (u < 0.5 ? u * 0.5 : 1 - (1 - u) * 0.5)));
  const found = overallOf(ends);
  expect(found.verdict).toBe('over-confident');
  expect(found.coverage[0]!.covered).toBeLessThan(0.1);
  // the same quantity told ten times is no more evidence
  const tenfold = overallOf(ends.map((row) => Array.from({ length: 10 }, () => row).flat()));
  expect(tenfold.score).toBeCloseTo(found.score, 9);
});
