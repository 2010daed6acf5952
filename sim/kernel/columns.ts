/**
 * All access to the memory of a range. A column is its address in bytes; a place in it is an index. Addresses stay
 * below 2^31, so that they are whole numbers of 32 bits in every port.
 * This file and lanes.ts, draw.ts are all that the WebAssembly port has its own versions of (ports/assembly).
 */
import { LINE, PAGE, TOP } from './layout.ts';

let memory: WebAssembly.Memory | undefined;
let words: Int32Array = new Int32Array(0);
let halves: Uint16Array = new Uint16Array(0);
let bytes: Uint8Array = new Uint8Array(0);
let doubles: Float64Array = new Float64Array(0);

/** Makes this thread's TypeScript port work on a memory. */
export function openMemory(of: WebAssembly.Memory): void {
  memory = of;
  const { buffer } = of;
  if (words.buffer === buffer && words.length > 0) return;
  words = new Int32Array(buffer);
  halves = new Uint16Array(buffer);
  bytes = new Uint8Array(buffer);
  doubles = new Float64Array(buffer);
}

export const { min, max, clz32: clz } = Math;

/** Product of 32 bits that wraps. */
export const mul = Math.imul;

/** `value` where a condition holds, else 0: without a branch, which chance would make a wrong guess of. */
export function when(holds: boolean, value: i32): i32 {
  return holds ? value : 0;
}

/** Quotient of whole numbers, towards zero. */
export function div(a: i32, b: i32): i32 {
  return (a / b) | 0;
}

/** A whole number of 31 bits times a factor, rounded down, 31 bits at most. */
export function scaled(value: i32, by: f64): i32 {
  return Math.min(0x7fffffff, value * by) | 0;
}

/** A number from 0 to 2^31 − 1, rounded down. */
export function whole(value: f64): i32 {
  return value | 0;
}

export function i32at(column: i32, at: i32): i32 {
  return words[(column >> 2) + at]!;
}

export function u16at(column: i32, at: i32): i32 {
  return halves[(column >> 1) + at]!;
}

export function u8at(column: i32, at: i32): i32 {
  return bytes[column + at]!;
}

/** A byte with a sign. */
export function i8at(column: i32, at: i32): i32 {
  return (bytes[column + at]! << 24) >> 24;
}

export function f64at(column: i32, at: i32): f64 {
  return doubles[(column >> 3) + at]!;
}

export function set32(column: i32, at: i32, value: i32): void {
  words[(column >> 2) + at] = value;
}

export function set16(column: i32, at: i32, value: i32): void {
  halves[(column >> 1) + at] = value;
}

export function set8(column: i32, at: i32, value: i32): void {
  bytes[column + at] = value;
}

export function set64(column: i32, at: i32, value: f64): void {
  doubles[(column >> 3) + at] = value;
}

export function add32(column: i32, at: i32, by: i32): void {
  words[(column >> 2) + at]! += by;
}

/** Adds to a sum that may pass 2^31: fen, trust, people. Whole below 2^53, so the order does not matter. */
export function add64(column: i32, at: i32, by: i32): void {
  doubles[(column >> 3) + at]! += by;
}

/** Adds a row of sums to another. */
export function addRow(to: i32, from: i32, length: i32): void {
  for (let at = 0; at < length; at++) doubles[(to >> 3) + at]! += doubles[(from >> 3) + at]!;
}

/** Sets a row of sums to zero. */
export function clearRow(row: i32, length: i32): void {
  doubles.fill(0, row >> 3, (row >> 3) + length);
}

/** A single number of the day's tables. */
export function today(at: i32): i32 {
  return words[at >> 2]!;
}

/** Adds to a single number of the tally. */
export function count(at: i32, by: i32): void {
  doubles[at >> 3]! += by;
}

/** Takes zeroed bytes behind all that is taken, on a cache line; the memory grows when it must. */
export function takeBytes(size: i32): i32 {
  const at = words[TOP >> 2]!;
  const top = Math.ceil((at + size) / LINE) * LINE;
  const missing = Math.ceil(top / PAGE) - words.byteLength / PAGE;
  if (missing > 0) {
    memory!.grow(missing);
    openMemory(memory!);
  }
  words[TOP >> 2] = top;
  return at;
}
