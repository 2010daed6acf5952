// The rounds of ../../draw.ts in machine words.
import { range } from '../../addresses.ts';

export type Pair = u64;

const PARITY: i32 = 0x1bd11bda;

/** Two words of one draw: the first in the low half, the second in the high half. */
export function threefry(k0: i32, k1: i32, counter0: i32, counter1: i32): u64 {
  const k2 = PARITY ^ k0 ^ k1;
  let x = counter0 + k0;
  let y = counter1 + k1;
  x += y;
  y = rotl(y, 13) ^ x;
  x += y;
  y = rotl(y, 15) ^ x;
  x += y;
  y = rotl(y, 26) ^ x;
  x += y;
  y = rotl(y, 6) ^ x;
  x += k1;
  y += k2 + 1;
  x += y;
  y = rotl(y, 17) ^ x;
  x += y;
  y = rotl(y, 29) ^ x;
  x += y;
  y = rotl(y, 16) ^ x;
  x += y;
  y = rotl(y, 24) ^ x;
  x += k2;
  y += k0 + 2;
  x += y;
  y = rotl(y, 13) ^ x;
  x += y;
  y = rotl(y, 15) ^ x;
  x += y;
  y = rotl(y, 26) ^ x;
  x += y;
  y = rotl(y, 6) ^ x;
  x += k0;
  y += k1 + 3;
  x += y;
  y = rotl(y, 17) ^ x;
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
