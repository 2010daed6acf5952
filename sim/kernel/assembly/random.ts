// Threefry2x32-13, as in sim/model/random.ts.
import * as shard from './market/shard';

const PARITY: i32 = 0x1bd11bda;

/** Two words of one draw: the first in the low half, the second in the high half. */
export function draw2(agent: i32, address: i32): u64 {
  const k0 = shard.k0;
  const k1 = shard.k1;
  const k2 = PARITY ^ k0 ^ k1;
  let x = agent + k0;
  let y = address + k1;
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

export function first(words: u64): i32 {
  return <i32>words;
}

export function second(words: u64): i32 {
  return <i32>(words >> 32);
}
