import { expect, test } from 'vitest';
import { modelErrorOf, PRIOR_SD, PRIOR_WEIGHT } from '../../../sim/result/forecast/model-error.ts';

const LATE = '2030-01-01';
const past = (error: number, variance = 0, published = '2021-08-25') => ({
  error,
  variance,
  published,
  factor: 1,
});

test('without a past forecast it is the prior’s', () => {
  expect(modelErrorOf([], LATE)).toEqual({ sd: expect.closeTo(PRIOR_SD, 3), forecasts: 0 });
});

test('where runs do not differ: the prior counts as so many forecasts, by hand', () => {
  // E[σ²] = (w s² + Σ e²) ÷ (w + n) for a scaled inverse χ² prior with w + 2 degrees of freedom
  const errors = [0.1, -0.02, 0.07, 0.12, -0.09];
  const squares = errors.reduce((sum, error) => sum + error ** 2, 0);
  const expected = Math.sqrt((PRIOR_WEIGHT * PRIOR_SD ** 2 + squares) / (PRIOR_WEIGHT + errors.length));
  expect(
    modelErrorOf(
      errors.map((error) => past(error)),
      LATE,
    ).sd,
  ).toBeCloseTo(expected, 3);
});

test('what the runs differ by is no model error', () => {
  const errors = [0.1, -0.1, 0.1, -0.1];
  const certain = modelErrorOf(
    errors.map((error) => past(error)),
    LATE,
  ).sd;
  const unsure = modelErrorOf(
    errors.map((error) => past(error, 0.1 ** 2)),
    LATE,
  ).sd;
  expect(certain).toBeGreaterThan(unsure);
  expect(unsure).toBeLessThan(PRIOR_SD * 1.1);
});

test('many exact forecasts make it small, many poor ones large, whatever the prior', () => {
  const many = (error: number) =>
    modelErrorOf(
      Array.from({ length: 400 }, () => past(error)),
      LATE,
    ).sd;
  expect(many(0.001)).toBeLessThan(0.01);
  expect(many(0.2)).toBeCloseTo(0.2, 2);
});

test('what was published after the information date is not looked at', () => {
  const forecasts = [past(0.3, 0, '2021-08-26'), past(0.01, 0, '2021-08-25')];
  expect(modelErrorOf(forecasts, '2021-08-25')).toEqual(modelErrorOf(forecasts.slice(1), LATE));
});
