/**
 * Orders on their way: per due day a chain of fixed blocks from one pool, in the order of placing. Memory follows the
 * orders in flight; room is made between groups of fans, never while they visit. A block is its address; 0 = none.
 */
import { orders } from './addresses.ts';
import { add32, add64, div, i32at, max, set32, takeBytes } from './columns.ts';
// biome-ignore format: names by the line
import {
  BLOCK, BLOCK_BYTES, BLOCKS, DUE_RING, EVENTS_A_DAY, FREE, FREE_BLOCKS, HEAD, IN_FLIGHT, NEXT_BLOCK, NO_BLOCK,
  ORDER_BYTES, TAIL, TAIL_COUNT,
} from './layout.ts';

/** Makes sure that `places` more orders fit, whatever their due days. */
export function makeRoom(places: i32): void {
  const needed = div(places + BLOCK - 1, BLOCK) + DUE_RING;
  if (i32at(orders.header, FREE_BLOCKS) >= needed) return;
  const blocks = max(needed, i32at(orders.header, BLOCKS) >>> 3);
  const first = takeBytes(blocks * BLOCK_BYTES);
  for (let at = 0; at < blocks; at++) {
    const block = first + at * BLOCK_BYTES;
    set32(block + NEXT_BLOCK, 0, at + 1 < blocks ? block + BLOCK_BYTES : i32at(orders.header, FREE));
  }
  set32(orders.header, FREE, first);
  add32(orders.header, FREE_BLOCKS, blocks);
  add32(orders.header, BLOCKS, blocks);
}

function openBlock(day: i32): void {
  const block = i32at(orders.header, FREE);
  set32(orders.header, FREE, nextBlock(block));
  add32(orders.header, FREE_BLOCKS, -1);
  set32(block + NEXT_BLOCK, 0, NO_BLOCK);
  const tail = i32at(orders.header, TAIL + day);
  if (tail === NO_BLOCK) set32(orders.header, HEAD + day, block);
  else set32(tail + NEXT_BLOCK, 0, block);
  set32(orders.header, TAIL + day, block);
  set32(orders.header, TAIL_COUNT + day, 0);
}

/**
 * Appends one order; makeRoom has been called.
 * @param moment the order's day and event: its address for later draws
 * @param claims that its buyer heard, CLAIM_BITS
 */
export function placeOrder(due: i32, fan: i32, streamer: i32, fen: i32, moment: i32, claims: i32): void {
  const day = due & (DUE_RING - 1);
  if (i32at(orders.header, TAIL + day) === NO_BLOCK || i32at(orders.header, TAIL_COUNT + day) === BLOCK)
    openBlock(day);
  const order = i32at(orders.header, TAIL + day) + i32at(orders.header, TAIL_COUNT + day) * ORDER_BYTES;
  add32(orders.header, TAIL_COUNT + day, 1);
  set32(order, 0, fan);
  set32(order, 1, fen);
  const placed = (((moment >>> 12) & (DUE_RING - 1)) << 16) | ((moment & (EVENTS_A_DAY - 1)) << 20);
  set32(order, 2, streamer | placed | (claims << 25));
  add32(orders.header, IN_FLIGHT, 1);
  add64(orders.fen, 0, fen);
}

/** The parts of an order's third word: seller, last bits of the day of placing, event of that day, claims heard. */
export function sellerOf(packed: i32): i32 {
  return packed & 0xffff;
}

export function placedOn(packed: i32): i32 {
  return (packed >>> 16) & (DUE_RING - 1);
}

export function eventOf(packed: i32): i32 {
  return (packed >>> 20) & (EVENTS_A_DAY - 1);
}

export function claimsOf(packed: i32): i32 {
  return packed >>> 25;
}

/** First block of a due day's chain. */
export function firstBlock(day: i32): i32 {
  return i32at(orders.header, HEAD + (day & (DUE_RING - 1)));
}

export function nextBlock(block: i32): i32 {
  return i32at(block + NEXT_BLOCK, 0);
}

/** Orders in a block of a due day's chain: all but the last are full. */
export function ordersIn(block: i32, due: i32): i32 {
  const day = due & (DUE_RING - 1);
  return block === i32at(orders.header, TAIL + day) ? i32at(orders.header, TAIL_COUNT + day) : BLOCK;
}

/** Books an order out. */
export function bookOut(fen: i32): void {
  add64(orders.fen, 0, -fen);
  add32(orders.header, IN_FLIGHT, -1);
}

/** Frees a block; returns the next of its chain. */
export function freeBlock(block: i32): i32 {
  const next = nextBlock(block);
  set32(block + NEXT_BLOCK, 0, i32at(orders.header, FREE));
  set32(orders.header, FREE, block);
  add32(orders.header, FREE_BLOCKS, 1);
  return next;
}

/** A due day's chain is empty again. */
export function endChain(due: i32): void {
  const day = due & (DUE_RING - 1);
  set32(orders.header, HEAD + day, NO_BLOCK);
  set32(orders.header, TAIL + day, NO_BLOCK);
}
