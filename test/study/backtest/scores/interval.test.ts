import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coverage, INTERVALS, intervalScore } from '../../../../sim/study/backtest/scores/interval.ts';

const even = { q05: 5, q10: 10, q25: 25, q50: 50, q75: 75, q90: 90, q95: 95 };
const forecasts = fc
  .array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 7, maxLength: 7 })
  .map((list) => list.sort((a, b) => a - b))
  .map(([q05, q10, q25, q50, q75, q90, q95]) => ({
    q05: q05!,
    q10: q10!,
    q25: q25!,
    q50: q50!,
    q75: q75!,
    q90: q90!,
    q95: q95!,
  }));
const actuals = fc.double({ min: -50, max: 150, noNaN: true });

test('by hand, inside, above and below', () => {
  // ½·50·0.5… widths 50, 80, 90 with weights 0.25, 0.1, 0.05 → (12.5 + 8 + 4.5) / 3.5
  expect(intervalScore(even, 50)).toEqual({ total: 25 / 3.5, dispersion: 25 / 3.5, under: 0, over: 0 });
  const above = intervalScore(even, 100); // ½·50 + 25 + 10 + 5
  expect(above.under).toBeCloseTo(65 / 3.5, 12);
  expect(above.over).toBe(0);
  expect(above.total).toBeCloseTo(90 / 3.5, 12);
  const below = intervalScore(even, 20); // ½·30 + 5
  expect(below.over).toBeCloseTo(20 / 3.5, 12);
  expect(below.under).toBe(0);
});

test('it is the mean loss of the quantiles (Koenker & Bassett), another way to compute it', () => {
  const levels = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95];
  fc.assert(
    fc.property(forecasts, actuals, (forecast, actual) => {
      const losses = Object.values(forecast).map((quantile, at) => {
        const off = actual - quantile;
        return off >= 0 ? levels[at]! * off : (levels[at]! - 1) * off;
      });
      const loss = losses.reduce((a, b) => a + b, 0) / (INTERVALS.length + 0.5);
      expect(intervalScore(forecast, actual).total).toBeCloseTo(loss, 9);
    }),
  );
});

test('parts add up, none below 0, and only one side is charged', () => {
  fc.assert(
    fc.property(forecasts, actuals, (forecast, actual) => {
      const { total, dispersion, under, over } = intervalScore(forecast, actual);
      expect(total).toBeCloseTo(dispersion + under + over, 12);
      expect(Math.min(dispersion, under, over)).toBeGreaterThanOrEqual(0);
      expect(Math.min(under, over)).toBe(0);
    }),
  );
});

test('coverage counts figures inside, ends included', () => {
  const cases = [25, 75, 76, 4].map((actual) => ({ forecast: even, actual }));
  expect(INTERVALS.map((interval) => coverage(cases, interval))).toEqual([0.5, 0.75, 0.75]);
});
