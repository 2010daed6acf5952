/**
 * Addressed randomness: a draw has an address, not a place in a queue. Threefry2x32 with 13 rounds (Salmon, Moraes,
 * Dror & Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3"), a counter-based bijection keyed by 64 bits; 13
 * rounds because the authors publish test vectors for that count and found it safe in BigCrush.
 * The WebAssembly port takes its rounds from here (ports/build.ts).
 */
import { range } from './addresses.ts';
import { add32, i32at, set32 } from './columns.ts';
// biome-ignore format: names by the line
import {
  NEXT, OUTCOME, ROUTE, SECOND, TRIAL, TRIAL_NEXT, VISIT_NEXT, VISIT_OUTCOME, VISIT_ROUTE,
} from './layout.ts';

/** Stands for the two words of one draw, which must be asked for before the next draw is made. */
export type Pair = number;

const PARITY = 0x1bd11bda; // Threefry's key schedule constant for 32-bit words

/** A key of 64 bits. */
export interface DrawKey {
  readonly k0: number;
  readonly k1: number;
}

/**
 * Writes two 32-bit words (as signed integers) to `out[0]`, `out[1]`; allocates nothing.
 * @param agent counter word 0: the agent's id
 * @param address counter word 1: decision, day and event
 */
export function draw2(key: DrawKey, agent: i32, address: i32, out: Int32Array): void {
  const k0 = key.k0 | 0;
  const k1 = key.k1 | 0;
  const k2 = PARITY ^ k0 ^ k1;
  let x = (agent + k0) | 0;
  let y = (address + k1) | 0;
  x = (x + y) | 0;
  y = ((y << 13) | (y >>> 19)) ^ x;
  x = (x + y) | 0;
  y = ((y << 15) | (y >>> 17)) ^ x;
  x = (x + y) | 0;
  y = ((y << 26) | (y >>> 6)) ^ x;
  x = (x + y) | 0;
  y = ((y << 6) | (y >>> 26)) ^ x;
  x = (x + k1) | 0;
  y = (y + k2 + 1) | 0;
  x = (x + y) | 0;
  y = ((y << 17) | (y >>> 15)) ^ x;
  x = (x + y) | 0;
  y = ((y << 29) | (y >>> 3)) ^ x;
  x = (x + y) | 0;
  y = ((y << 16) | (y >>> 16)) ^ x;
  x = (x + y) | 0;
  y = ((y << 24) | (y >>> 8)) ^ x;
  x = (x + k2) | 0;
  y = (y + k0 + 2) | 0;
  x = (x + y) | 0;
  y = ((y << 13) | (y >>> 19)) ^ x;
  x = (x + y) | 0;
  y = ((y << 15) | (y >>> 17)) ^ x;
  x = (x + y) | 0;
  y = ((y << 26) | (y >>> 6)) ^ x;
  x = (x + y) | 0;
  y = ((y << 6) | (y >>> 26)) ^ x;
  x = (x + k0) | 0;
  y = (y + k1 + 3) | 0;
  x = (x + y) | 0;
  y = ((y << 17) | (y >>> 15)) ^ x;
  out[0] = x;
  out[1] = y;
}

const pair = new Int32Array(2);
const given = { k0: 0, k1: 0 };

/** Two words under a key of two words, for a counter of two words. */
export function threefry(k0: i32, k1: i32, counter0: i32, counter1: i32): Pair {
  given.k0 = k0;
  given.k1 = k1;
  draw2(given, counter0, counter1, pair);
  return 0;
}

/** The draw of a fan of the range at an address: decision, day and event (layout.ts). */
export function drawFor(fan: i32, address: i32): Pair {
  return threefry(range.k0, range.k1, range.first + fan, address);
}

export function first(_words: Pair): i32 {
  return pair[0]!;
}

export function second(_words: Pair): i32 {
  return pair[1]!;
}

/**
 * Makes the draws that an act of a fan may need, all of its moment, and writes their words to where the act stands. A port
 * may make them at once, in about the time of one.
 */
export function drawAct(act: i32, fan: i32, moment: i32): void {
  keep(act + ROUTE * 4, drawFor(fan, VISIT_ROUTE | moment));
  keep(act + OUTCOME * 4, drawFor(fan, VISIT_OUTCOME | moment));
  keep(act + NEXT * 4, drawFor(fan, VISIT_NEXT | moment));
  keep(act + TRIAL * 4, drawFor(fan, TRIAL_NEXT | moment));
}

function keep(at: i32, words: Pair): void {
  const low = first(words);
  const high = second(words);
  set32(at, 0, low);
  set32(at, SECOND, high);
}

/** First word of a draw of an act. */
export function firstOf(act: i32, draw: i32): i32 {
  return i32at(act, draw);
}

export function secondOf(act: i32, draw: i32): i32 {
  return i32at(act, draw + SECOND);
}

/** Writes the first and the second words of four listed agents. A port may make the draws at once. */
export function drawFour(agents: i32, address: i32, firsts: i32, seconds: i32): void {
  for (let at = 0; at < 4; at++) {
    const words = threefry(range.k0, range.k1, i32at(agents, at), address);
    set32(firsts, at, first(words));
    set32(seconds, at, second(words));
  }
}

/**
 * Adds both words of four draws to the two sums at an address, modulo 2^32: the second words of their keys are
 * `k1` to `k1` + 3, of their counters those given. A port may make them at once.
 */
export function addFour(sums: i32, k0: i32, k1: i32, counter0: i32, a: i32, b: i32, c: i32, d: i32): void {
  addDraw(sums, threefry(k0, k1, counter0, a));
  addDraw(sums, threefry(k0, k1 + 1, counter0, b));
  addDraw(sums, threefry(k0, k1 + 2, counter0, c));
  addDraw(sums, threefry(k0, k1 + 3, counter0, d));
}

function addDraw(sums: i32, words: Pair): void {
  const low = first(words);
  const high = second(words);
  add32(sums, 0, low);
  add32(sums, 1, high);
}
