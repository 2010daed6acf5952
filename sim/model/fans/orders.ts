/**
 * STATE of orders on their way: per due day a chain of fixed blocks from one pool, in the order of placing.
 * Memory follows the orders in flight; room is made between groups of fans, never inside the kernel's loop.
 */
const BLOCK = 256;
/** Days of the ring; the longest delivery must be shorter. */
export const DUE_RING = 16;
const NO_BLOCK = -1;
/** Words of one order: fan, fen, streamer | age hint and event (see packOrder). */
const WORDS = 3;

export interface Orders {
  words: Uint32Array;
  /** Next block of each block's chain, or of the free list. */
  nextBlock: Int32Array;
  free: number;
  freeBlocks: number;
  /** Blocks of the pool, used and free. */
  blocks: number;
  readonly head: Int32Array;
  readonly tail: Int32Array;
  /** Orders in the last block of each chain. */
  readonly tailCount: Int32Array;
  /** Orders and fen in flight. */
  inFlight: number;
  inFlightFen: number;
}

export function allocateOrders(): Orders {
  return {
    words: new Uint32Array(0),
    nextBlock: new Int32Array(0),
    free: NO_BLOCK,
    freeBlocks: 0,
    blocks: 0,
    head: new Int32Array(DUE_RING).fill(NO_BLOCK),
    tail: new Int32Array(DUE_RING).fill(NO_BLOCK),
    tailCount: new Int32Array(DUE_RING),
    inFlight: 0,
    inFlightFen: 0,
  };
}

/** Makes sure that `count` more orders fit, whatever their due days. */
export function makeRoom(orders: Orders, count: number): void {
  const needed = Math.ceil(count / BLOCK) + DUE_RING;
  if (orders.freeBlocks >= needed) return;
  const old = orders.nextBlock.length;
  const size = old + Math.max(needed, old >>> 3);
  const words = new Uint32Array(size * BLOCK * WORDS);
  words.set(orders.words);
  const nextBlock = new Int32Array(size);
  nextBlock.set(orders.nextBlock);
  for (let block = old; block < size; block++) nextBlock[block] = block + 1 < size ? block + 1 : orders.free;
  orders.words = words;
  orders.nextBlock = nextBlock;
  orders.free = old;
  orders.freeBlocks += size - old;
  orders.blocks = size;
}

/** Memory of the pool. */
export function bytesOf(orders: Orders): number {
  return orders.blocks * (BLOCK * WORDS + 1) * 4;
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
  const day = due & (DUE_RING - 1);
  if (orders.tail[day] === NO_BLOCK || orders.tailCount[day] === BLOCK) openBlock(orders, day);
  const at = (orders.tail[day]! * BLOCK + orders.tailCount[day]!++) * WORDS;
  orders.words[at] = fan;
  orders.words[at + 1] = fen;
  orders.words[at + 2] = streamer | (((moment >>> 12) & (DUE_RING - 1)) << 16) | ((moment & 0xfff) << 20);
  orders.inFlight++;
  orders.inFlightFen += fen;
}

function openBlock(orders: Orders, day: number): void {
  const block = orders.free;
  orders.free = orders.nextBlock[block]!;
  orders.freeBlocks--;
  orders.nextBlock[block] = NO_BLOCK;
  if (orders.tail[day] === NO_BLOCK) orders.head[day] = block;
  else orders.nextBlock[orders.tail[day]!] = block;
  orders.tail[day] = block;
  orders.tailCount[day] = 0;
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
  const day = today & (DUE_RING - 1);
  let block = orders.head[day]!;
  while (block !== NO_BLOCK) {
    const count = block === orders.tail[day] ? orders.tailCount[day]! : BLOCK;
    for (let at = block * BLOCK * WORDS, end = at + count * WORDS; at < end; at += WORDS) {
      const packed = orders.words[at + 2]!;
      const age = (today - ((packed >>> 16) & (DUE_RING - 1))) & (DUE_RING - 1);
      const fen = orders.words[at + 1]!;
      orders.inFlight--;
      orders.inFlightFen -= fen;
      settle(orders.words[at]!, packed & 0xffff, fen, ((today - age) << 12) | (packed >>> 20));
    }
    const freed = block;
    block = orders.nextBlock[block]!;
    orders.nextBlock[freed] = orders.free;
    orders.free = freed;
    orders.freeBlocks++;
  }
  orders.head[day] = NO_BLOCK;
  orders.tail[day] = NO_BLOCK;
}

/** Calls `take` with every order in flight: due days from `today` on, then in the order of placing. Frees nothing. */
export function eachOrder(
  orders: Orders,
  take: (due: number, fan: number, fen: number, packed: number) => void,
): void {
  for (let day = 0; day < DUE_RING; day++) {
    for (let block = orders.head[day]!; block !== NO_BLOCK; block = orders.nextBlock[block]!) {
      const count = block === orders.tail[day] ? orders.tailCount[day]! : BLOCK;
      for (let at = block * BLOCK * WORDS, end = at + count * WORDS; at < end; at += WORDS) {
        take(day, orders.words[at]!, orders.words[at + 1]!, orders.words[at + 2]!);
      }
    }
  }
}
