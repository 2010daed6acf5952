// Orders on their way, as in sim/model/fans/orders.ts: the same header, the same chains of blocks.
import {
  BLOCK,
  BLOCK_WORDS,
  BLOCKS,
  DUE_RING,
  FREE,
  FREE_BLOCKS,
  HEAD,
  IN_FLIGHT,
  LINE,
  NEXT,
  NO_BLOCK,
  PAGE,
  TAIL,
  TAIL_COUNT,
  TOP,
  WORDS,
} from './market/constants';
import * as orders from './market/orders';

function header(at: i32): i32 {
  return load<i32>(orders.header + ((<usize>at) << 2));
}

function setHeader(at: i32, value: i32): void {
  store<i32>(orders.header + ((<usize>at) << 2), value);
}

/** Address of a word of the memory. */
function word(at: i32): usize {
  return (<usize>at) << 2;
}

export function makeRoom(places: i32): void {
  const needed = (places + BLOCK - 1) / BLOCK + DUE_RING;
  if (header(FREE_BLOCKS) >= needed) return;
  const blocks = max(needed, header(BLOCKS) >>> 3);
  const first = takeWords(blocks * BLOCK_WORDS);
  for (let at = 0; at < blocks; at++) {
    const block = first + at * BLOCK_WORDS;
    store<i32>(word(block + NEXT), at + 1 < blocks ? block + BLOCK_WORDS : header(FREE));
  }
  setHeader(FREE, first);
  setHeader(FREE_BLOCKS, header(FREE_BLOCKS) + blocks);
  setHeader(BLOCKS, header(BLOCKS) + blocks);
}

/** As `take` of sim/model/fans/space.ts; other threads may take at the same time. */
function takeWords(words: i32): i32 {
  const lines = (words * 4 + LINE - 1) / LINE;
  const first = atomic.add<i32>(word(TOP), lines);
  const pages = <i32>(((<i64>first + lines) * LINE + PAGE - 1) / PAGE);
  const missing = pages - memory.size();
  // a memory that cannot grow any more stops the run
  if (missing > 0 && memory.grow(missing) < 0) unreachable();
  return first * (LINE / 4);
}

function openBlock(day: i32): void {
  const block = header(FREE);
  setHeader(FREE, load<i32>(word(block + NEXT)));
  setHeader(FREE_BLOCKS, header(FREE_BLOCKS) - 1);
  store<i32>(word(block + NEXT), NO_BLOCK);
  if (header(TAIL + day) === NO_BLOCK) setHeader(HEAD + day, block);
  else store<i32>(word(header(TAIL + day) + NEXT), block);
  setHeader(TAIL + day, block);
  setHeader(TAIL_COUNT + day, 0);
}

export function placeOrder(due: i32, fan: i32, streamer: i32, fen: i32, moment: i32): void {
  const day = due & (DUE_RING - 1);
  if (header(TAIL + day) === NO_BLOCK || header(TAIL_COUNT + day) === BLOCK) openBlock(day);
  const count = header(TAIL_COUNT + day);
  setHeader(TAIL_COUNT + day, count + 1);
  const at = word(header(TAIL + day) + count * WORDS);
  store<i32>(at, fan);
  store<i32>(at + 4, fen);
  store<i32>(at + 8, streamer | (((moment >>> 12) & (DUE_RING - 1)) << 16) | ((moment & 0xfff) << 20));
  setHeader(IN_FLIGHT, header(IN_FLIGHT) + 1);
  store<f64>(orders.fen, load<f64>(orders.fen) + <f64>fen);
}

/** First block of a due day's chain, or NO_BLOCK. */
export function firstBlock(day: i32): i32 {
  return header(HEAD + (day & (DUE_RING - 1)));
}

export function ordersIn(block: i32, today: i32): i32 {
  const day = today & (DUE_RING - 1);
  return block === header(TAIL + day) ? header(TAIL_COUNT + day) : BLOCK;
}

export function addressOf(block: i32): usize {
  return word(block);
}

/** Books an order out. */
export function bookOut(fen: i32): void {
  store<f64>(orders.fen, load<f64>(orders.fen) - <f64>fen);
  setHeader(IN_FLIGHT, header(IN_FLIGHT) - 1);
}

/** Frees a block; returns the next of its chain. */
export function freeBlock(block: i32): i32 {
  const next = load<i32>(word(block + NEXT));
  store<i32>(word(block + NEXT), header(FREE));
  setHeader(FREE, block);
  setHeader(FREE_BLOCKS, header(FREE_BLOCKS) + 1);
  return next;
}

export function endChain(today: i32): void {
  const day = today & (DUE_RING - 1);
  setHeader(HEAD + day, NO_BLOCK);
  setHeader(TAIL + day, NO_BLOCK);
}
