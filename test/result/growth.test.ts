/** The growth tree: hand values, and logarithms that add up whatever the figures. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { growthParts } from '../../sim/result/growth.ts';

test('the published split of 2021Q1: buyers ×2, orders per buyer ×1.25, order value ×1.28 make GMV ×3.2', () => {
  const sooner = { gmv: 1000, orders: 40, buyers: 20 }; // 2 orders a buyer of 25 each
  const later = { gmv: 3200, orders: 100, buyers: 40 }; // 2.5 orders a buyer of 32 each
  const parts = growthParts(sooner, later)!;
  expect(Math.exp(parts.total)).toBeCloseTo(3.2, 12);
  expect(Math.exp(parts.buyers)).toBeCloseTo(2, 12);
  expect(Math.exp(parts.ordersPerBuyer)).toBeCloseTo(1.25, 12);
  expect(Math.exp(parts.orderValue)).toBeCloseTo(1.28, 12);
});

test('no growth where a figure is nothing, not recorded, or below nothing', () => {
  const some = { gmv: 10, orders: 5, buyers: 2 };
  expect(growthParts(some, some)).toEqual({ total: 0, buyers: 0, ordersPerBuyer: 0, orderValue: 0 });
  expect(growthParts(some, { ...some, buyers: 0 })).toBeUndefined();
  expect(growthParts({ ...some, orders: Number.NaN }, some)).toBeUndefined();
  expect(growthParts({ ...some, gmv: -1 }, some)).toBeUndefined();
});

const figure = fc.double({ min: 1e-3, max: 1e15, noNaN: true });
const figures = fc.record({ gmv: figure, orders: figure, buyers: figure });

test('parts add up to the total, turn their signs with the direction, chain over quarters, and know no unit', () => {
  fc.assert(
    fc.property(figures, figures, figures, figure, (a, b, c, unit) => {
      const [ab, bc, ac, ba] = [
        growthParts(a, b)!,
        growthParts(b, c)!,
        growthParts(a, c)!,
        growthParts(b, a)!,
      ];
      expect(ab.buyers + ab.ordersPerBuyer + ab.orderValue).toBeCloseTo(ab.total, 9);
      const inUnit = ({ gmv, ...rest }: typeof a) => ({ ...rest, gmv: gmv * unit });
      const scaled = growthParts(inUnit(a), inUnit(b))!;
      for (const name of ['total', 'buyers', 'ordersPerBuyer', 'orderValue'] as const) {
        expect(ba[name]).toBeCloseTo(-ab[name], 9);
        expect(ab[name] + bc[name]).toBeCloseTo(ac[name], 9);
        expect(scaled[name]).toBeCloseTo(ab[name], 9);
      }
    }),
  );
});
