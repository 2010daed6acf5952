/**
 * STATE of orders on their way: per due day a chain of fixed blocks from one pool, in the order of placing.
 * Memory follows the orders in flight; room is made between groups of fans, never inside the kernel's loop.
 */
import { float64, int32, type Space, take, wordsOf } from './space.ts';

/** Orders in a block, words of an order (fan, fen, streamer | day's last bits | event), and words of a block: */
export const BLOCK = 256;
export const WORDS = 3;
/** … after its orders comes the next block of its chain, or of the free list. */
export const NEXT = BLOCK * WORDS;
export const BLOCK_WORDS = NEXT + 1;
/** Days of the ring; the longest delivery must be shorter. */
export const DUE_RING = 16;
export const NO_BLOCK = -1;

/** Places in the header. First a word a due day: first and last block of its chain, orders in the last … */
export const HEAD = 0;
export const TAIL = HEAD + DUE_RING;
export const TAIL_COUNT = TAIL + DUE_RING;
/** … then the first free block, the number of free ones and of all, and the orders in flight. */
export const FREE = TAIL_COUNT + DUE_RING;
export const FREE_BLOCKS = FREE + 1;
export const BLOCKS = FREE_BLOCKS + 1;
export const IN_FLIGHT = BLOCKS + 1;
const HEADER_WORDS = IN_FLIGHT + 1;

export interface Orders {
  readonly space: Space;
  readonly header: Int32Array;
  /** One value: fen in flight. */
  readonly fen: Float64Array;
  /** The pool, or the whole memory that it lies in. A block is named by its first word in here. */
  words: Int32Array;
}

export function allocateOrders(space: Space = {}): Orders {
  const header = int32(HEADER_WORDS, space);
  header.fill(NO_BLOCK, HEAD, TAIL_COUNT);
  header[FREE] = NO_BLOCK;
  return { space, header, fen: float64(1, space), words: new Int32Array(0) };
}

/** Makes sure that `count` more orders fit, whatever their due days. */
export function makeRoom(orders: Orders, count: number): void {
  const { header } = orders;
  const needed = Math.ceil(count / BLOCK) + DUE_RING;
  if (header[FREE_BLOCKS]! >= needed) return;
  const blocks = Math.max(needed, header[BLOCKS]! >>> 3);
  const first = addWords(orders, blocks * BLOCK_WORDS);
  for (let at = 0; at < blocks; at++) {
    const block = first + at * BLOCK_WORDS;
    orders.words[block + NEXT] = at + 1 < blocks ? block + BLOCK_WORDS : header[FREE]!;
  }
  header[FREE] = first;
  header[FREE_BLOCKS]! += blocks;
  header[BLOCKS]! += blocks;
}

/** Makes the pool larger; returns the first of the new words. */
function addWords(orders: Orders, count: number): number {
  const { memory } = orders.space;
  if (memory) {
    const { at } = take(orders.space, count * 4);
    orders.words = wordsOf(memory);
    return at / 4;
  }
  const first = orders.words.length;
  const words = new Int32Array(first + count);
  words.set(orders.words);
  orders.words = words;
  return first;
}

/** Memory of the pool. */
export function bytesOf(orders: Orders): number {
  return orders.header[BLOCKS]! * BLOCK_WORDS * 4;
}

/** Appends one order; makeRoom has been called. `moment` is the order's day and event (random.ts). */
export function placeOrder(
  orders: Orders,
  due: number,
  fan: number,
  streamer: number,
  fen: number,
  moment: number,
): void {
  const { header, words } = orders;
  const day = due & (DUE_RING - 1);
  if (header[TAIL + day] === NO_BLOCK || header[TAIL_COUNT + day] === BLOCK) openBlock(orders, day);
  const at = header[TAIL + day]! + header[TAIL_COUNT + day]!++ * WORDS;
  words[at] = fan;
  words[at + 1] = fen;
  words[at + 2] = streamer | (((moment >>> 12) & (DUE_RING - 1)) << 16) | ((moment & 0xfff) << 20);
  header[IN_FLIGHT]!++;
  orders.fen[0]! += fen;
}

function openBlock({ header, words }: Orders, day: number): void {
  const block = header[FREE]!;
  header[FREE] = words[block + NEXT]!;
  header[FREE_BLOCKS]!--;
  words[block + NEXT] = NO_BLOCK;
  if (header[TAIL + day] === NO_BLOCK) header[HEAD + day] = block;
  else words[header[TAIL + day]! + NEXT] = block;
  header[TAIL + day] = block;
  header[TAIL_COUNT + day] = 0;
}

/**
 * Hands every order due on `today` to `settle` in the order of placing, and frees its blocks.
 * `moment` is the day and event at which the order was placed: its address for later draws.
 */
export function settleDue(
  orders: Orders,
  today: number,
  settle: (fan: number, streamer: number, fen: number, moment: number) => void,
): void {
  const { header, words } = orders;
  const day = today & (DUE_RING - 1);
  let block = header[HEAD + day]!;
  while (block !== NO_BLOCK) {
    const count = ordersIn(orders, block, day);
    header[IN_FLIGHT]! -= count;
    for (let at = block, end = block + count * WORDS; at < end; at += WORDS) {
      const packed = words[at + 2]!;
      const age = (today - ((packed >>> 16) & (DUE_RING - 1))) & (DUE_RING - 1);
      const fen = words[at + 1]!;
      orders.fen[0]! -= fen;
      settle(words[at]!, packed & 0xffff, fen, ((today - age) << 12) | (packed >>> 20));
    }
    const freed = block;
    block = words[freed + NEXT]!;
    words[freed + NEXT] = header[FREE]!;
    header[FREE] = freed;
    header[FREE_BLOCKS]!++;
  }
  header[HEAD + day] = NO_BLOCK;
  header[TAIL + day] = NO_BLOCK;
}

/** Orders in a block of a due day's chain: all but the last are full. */
function ordersIn({ header }: Orders, block: number, day: number): number {
  return block === header[TAIL + day] ? header[TAIL_COUNT + day]! : BLOCK;
}

/** Calls `each` with every order in flight: due days by their place in the ring, then in the order of placing. */
export function eachOrder(
  orders: Orders,
  each: (due: number, fan: number, fen: number, packed: number) => void,
): void {
  const { memory } = orders.space;
  const words = memory ? wordsOf(memory) : orders.words;
  for (let day = 0; day < DUE_RING; day++) {
    for (let block = orders.header[HEAD + day]!; block !== NO_BLOCK; block = words[block + NEXT]!) {
      const end = block + ordersIn(orders, block, day) * WORDS;
      for (let at = block; at < end; at += WORDS) each(day, words[at]!, words[at + 1]!, words[at + 2]!);
    }
  }
}
