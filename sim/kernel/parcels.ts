/** Orders in flight as data that leaves a range's memory and comes back to another. */
import { bind } from './addresses.ts';
import { i32at } from './columns.ts';
import { DUE_RING, IN_FLIGHT, NO_BLOCK, ORDER_BYTES } from './layout.ts';
// biome-ignore format: names by the line
import {
  claimsOf, eventOf, firstBlock, makeRoom, nextBlock, ordersIn, placedOn, placeOrder, sellerOf,
} from './orders.ts';
import { type FanRange, lookAgain } from './state.ts';

/** Words of an order outside: due day by its place in the ring, fan of the whole market, fen, the rest (orders.ts). */
export const PARCEL_WORDS = 4;

/** Writes a range's orders from `at` on: due days by their place, then in the order of placing; returns the end. */
export function takeParcels(range: FanRange, into: Uint32Array, at: number): number {
  bind(range);
  let end = at;
  for (let due = 0; due < DUE_RING; due++) {
    for (let block = firstBlock(due); block !== NO_BLOCK; block = nextBlock(block)) {
      const last = block + ordersIn(block, due) * ORDER_BYTES;
      for (let order = block; order < last; order += ORDER_BYTES) {
        into[end++] = due;
        into[end++] = range.first + i32at(order, 0);
        into[end++] = i32at(order, 1);
        into[end++] = i32at(order, 2);
      }
    }
  }
  return end;
}

/** Places those orders that belong to a range's fans. Its pool is empty. */
export function placeParcels(range: FanRange, parcels: Uint32Array): void {
  bind(range);
  for (let at = 0; at < parcels.length; at += PARCEL_WORDS) {
    const fan = parcels[at + 1]! - range.first;
    if (fan < 0 || fan >= range.count) continue;
    const packed = parcels[at + 3]!;
    const moment = (placedOn(packed) << 12) | eventOf(packed);
    makeRoom(1);
    placeOrder(parcels[at]!, fan, sellerOf(packed), parcels[at + 2]!, moment, claimsOf(packed));
  }
  lookAgain(range);
}

export function parcelCount(ranges: readonly FanRange[]): number {
  return ranges.reduce((sum, { orders }) => sum + orders.header[IN_FLIGHT]!, 0);
}
