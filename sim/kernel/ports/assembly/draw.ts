// Draws in machine words; the build puts the rounds of ../../draw.ts in their place.
// biome-ignore-all lint/correctness/noUnusedVariables: the rounds use it
// biome-ignore-all lint/correctness/noUnusedFunctionParameters: the rounds use them
import { range } from '../../addresses.ts';

export type Pair = u64;

const PARITY: i32 = 0x1bd11bda;

/** Two words of one draw: the first in the low half, the second in the high half. */
export function threefry(k0: i32, k1: i32, agent: i32, address: i32): u64 {
  // ROUNDS
  return <u64>(<u32>x) | ((<u64>(<u32>y)) << 32);
}

export function drawFor(fan: i32, address: i32): u64 {
  return threefry(range.k0, range.k1, range.first + fan, address);
}

export function first(words: u64): i32 {
  return <i32>words;
}

export function second(words: u64): i32 {
  return <i32>(words >> 32);
}
