import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  allocateOrders,
  DUE_RING,
  IN_FLIGHT,
  makeRoom,
  placeOrder,
  settleDue,
} from '../../../sim/model/fans/orders.ts';
import { momentOf } from '../../../sim/model/random.ts';

test('every order comes back once, on its day, in the order of placing, with its address', () => {
  const order = fc.record({
    delay: fc.integer({ min: 1, max: DUE_RING - 1 }),
    fen: fc.nat(4e8),
    event: fc.nat(31),
  });
  fc.assert(
    fc.property(fc.array(fc.array(order, { maxLength: 700 }), { minLength: 1, maxLength: 40 }), (days) => {
      const orders = allocateOrders();
      const expected = new Map<number, number[][]>();
      let placed = 0;
      for (let day = 0; day < days.length + DUE_RING; day++) {
        const got: number[][] = [];
        settleDue(orders, day, (fan, streamer, fen, moment) => got.push([fan, streamer, fen, moment]));
        expect(got).toEqual(expected.get(day) ?? []);
        const today = days[day] ?? [];
        makeRoom(orders, today.length);
        for (const { delay, fen, event } of today) {
          const row = [placed, placed % 65535, fen, momentOf(day, event)];
          placeOrder(orders, day + delay, row[0]!, row[1]!, fen, row[3]!);
          expected.set(day + delay, [...(expected.get(day + delay) ?? []), row]);
          placed++;
        }
      }
      expect([orders.header[IN_FLIGHT], orders.fen[0]]).toEqual([0, 0]);
    }),
    { numRuns: 25 },
  );
});

test('blocks are used again: a steady flow needs no more room than two weeks of it', () => {
  const orders = allocateOrders();
  for (let day = 0; day < 400; day++) {
    settleDue(orders, day, () => {});
    makeRoom(orders, 1000);
    for (let k = 0; k < 1000; k++) placeOrder(orders, day + 1 + (k % 7), k, 1, 5, momentOf(day, 0));
  }
  expect(orders.words.length / 3).toBeLessThan(14 * 1000 + 2 * DUE_RING * 256);
});
