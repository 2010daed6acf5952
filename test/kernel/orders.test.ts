import fc from 'fast-check';
import { expect, test } from 'vitest';
import { i32at } from '../../sim/kernel/columns.ts';
import { BLOCK_BYTES, BLOCKS, DUE_RING, IN_FLIGHT, NO_BLOCK, ORDER_BYTES } from '../../sim/kernel/layout.ts';
import {
  bookOut,
  claimsOf,
  endChain,
  eventOf,
  firstBlock,
  freeBlock,
  makeRoom,
  ordersIn,
  placedOn,
  placeOrder,
  sellerOf,
} from '../../sim/kernel/orders.ts';
import { lookAgain } from '../../sim/kernel/state.ts';
import { momentOf } from '../../sim/model/random.ts';
import { rangeOf } from './range.ts';

/** Takes the day's orders out, as deliveries do. */
function settleDue(today: number): number[][] {
  const got: number[][] = [];
  for (let block = firstBlock(today); block !== NO_BLOCK; block = freeBlock(block)) {
    for (let at = 0; at < ordersIn(block, today); at++) {
      const [fan, fen, packed] = [0, 1, 2].map((word) => i32at(block + at * ORDER_BYTES, word)) as [
        number,
        number,
        number,
      ];
      const age = (today - placedOn(packed)) & (DUE_RING - 1);
      bookOut(fen);
      got.push([fan, sellerOf(packed), fen, momentOf(today - age, eventOf(packed)), claimsOf(packed)]);
    }
  }
  endChain(today);
  return got;
}

test('every order comes back once, on its day, in the order of placing, with its address', () => {
  const order = fc.record({
    delay: fc.integer({ min: 1, max: DUE_RING - 1 }),
    fen: fc.nat(4e8),
    event: fc.nat(31),
    claims: fc.nat(127),
  });
  fc.assert(
    fc.property(fc.array(fc.array(order, { maxLength: 700 }), { minLength: 1, maxLength: 40 }), (days) => {
      const range = rangeOf(1, 1);
      const expected = new Map<number, number[][]>();
      let placed = 0;
      for (let day = 0; day < days.length + DUE_RING; day++) {
        expect(settleDue(day)).toEqual(expected.get(day) ?? []);
        const today = days[day] ?? [];
        makeRoom(today.length);
        for (const { delay, fen, event, claims } of today) {
          const row = [placed, placed % 65535, fen, momentOf(day, event), claims];
          placeOrder(day + delay, row[0]!, row[1]!, fen, row[3]!, claims);
          expected.set(day + delay, [...(expected.get(day + delay) ?? []), row]);
          placed++;
        }
      }
      lookAgain(range);
      expect([range.orders.header[IN_FLIGHT], range.orders.fen[0]]).toEqual([0, 0]);
    }),
    { numRuns: 25 },
  );
});

test('blocks are used again: a steady flow needs no more room than two weeks of it', () => {
  const range = rangeOf(1, 1);
  for (let day = 0; day < 400; day++) {
    settleDue(day);
    makeRoom(1000);
    for (let k = 0; k < 1000; k++) placeOrder(day + 1 + (k % 7), k, 1, 5, momentOf(day, 0), 0);
  }
  lookAgain(range);
  const places = (range.orders.header[BLOCKS]! * BLOCK_BYTES) / ORDER_BYTES;
  expect(places).toBeLessThan(14 * 1000 + 2 * DUE_RING * 256);
});
