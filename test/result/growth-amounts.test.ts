/** The growth tree in yuan: by hand, and what it must obey. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { growthAmounts, logMean } from '../../sim/result/growth.ts';

const figures = fc.record({
  buyers: fc.double({ min: 1e3, max: 1e9, noNaN: true }),
  orders: fc.double({ min: 1e3, max: 1e11, noNaN: true }),
  gmv: fc.double({ min: 1e5, max: 1e13, noNaN: true }),
});

test('by hand: GMV from 100 to 400, all of it by twice the buyers at twice the value', () => {
  const parts = growthAmounts({ buyers: 10, orders: 20, gmv: 100 }, { buyers: 20, orders: 40, gmv: 400 })!;
  // L(400, 100) = 300 / ln 4; buyers and value each ln 2 of ln 4
  expect(parts.total).toBe(300);
  expect(parts.buyers).toBeCloseTo(150, 10);
  expect(parts.ordersPerBuyer).toBeCloseTo(0, 10);
  expect(parts.orderValue).toBeCloseTo(150, 10);
});

test('the parts add up, change sign with the periods, and are each nothing where a factor stays', () => {
  fc.assert(
    fc.property(figures, figures, (a, b) => {
      const [there, back] = [growthAmounts(a, b)!, growthAmounts(b, a)!];
      const sum = there.buyers + there.ordersPerBuyer + there.orderValue;
      expect(Math.abs(sum - there.total)).toBeLessThanOrEqual(1e-9 * Math.max(a.gmv, b.gmv));
      for (const part of ['total', 'buyers', 'ordersPerBuyer', 'orderValue'] as const) {
        expect(Math.abs(there[part] + back[part])).toBeLessThanOrEqual(1e-8 * Math.max(a.gmv, b.gmv));
      }
      const still = growthAmounts(a, { ...b, buyers: a.buyers })!;
      expect(Math.abs(still.buyers)).toBe(0);
    }),
  );
});

test('the log mean lies between its numbers, and is they where they are equal', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e-3, max: 1e12, noNaN: true }),
      fc.double({ min: 1e-3, max: 1e12, noNaN: true }),
      (a, b) => {
        const mean = logMean(a, b);
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(mean).toBeGreaterThanOrEqual(low * (1 - 1e-12));
        expect(mean).toBeLessThanOrEqual(high * (1 + 1e-12));
        expect(Math.abs(logMean(b, a) - mean)).toBeLessThanOrEqual(1e-9 * high);
      },
    ),
  );
  expect(logMean(7, 7)).toBe(7);
  // close numbers: no digit is lost
  expect(logMean(1e12 + 1, 1e12)).toBeCloseTo(1e12 + 0.5, 2);
});

test('what is not positive has no logarithm', () => {
  const some = { buyers: 1, orders: 2, gmv: 3 };
  expect(growthAmounts(some, { ...some, gmv: 0 })).toBeUndefined();
  expect(growthAmounts({ ...some, buyers: Number.NaN }, some)).toBeUndefined();
});
