import { expect, test } from 'vitest';
import { bias, relativeError } from '../../../../sim/study/backtest/scores/point.ts';

const pairs = [
  { median: 110, actual: 100 },
  { median: 60, actual: 80 },
];

test('by hand: +10% and −25%', () => {
  expect(bias(pairs)).toBeCloseTo(-0.075, 12);
  expect(relativeError(pairs)).toBeCloseTo(0.175, 12);
});

test('the same mistakes on both sides cancel in the bias only', () => {
  const both = [90, 110].map((median) => ({ median, actual: 100 }));
  expect(bias(both)).toBeCloseTo(0, 12);
  expect(relativeError(both)).toBeCloseTo(0.1, 12);
});
