// Draws in machine words; the build puts the rounds of ../../draw.ts in their place.
// biome-ignore-all lint/correctness/noUnusedVariables: the rounds use it
// biome-ignore-all lint/correctness/noUnusedFunctionParameters: the rounds use them
import { range } from '../../addresses.ts';
import { add32, i32at } from '../../columns.ts';
import { sumOf } from '../../lanes.ts';
import { SECOND, TRIAL_NEXT, VISIT_NEXT, VISIT_OUTCOME, VISIT_ROUTE } from '../../layout.ts';

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

export function drawAct(act: i32, fan: i32, moment: i32): void {
  const k0 = i32x4.splat(range.k0);
  const k1 = i32x4.splat(range.k1);
  const agent = i32x4.splat(range.first + fan);
  const kinds = i32x4(VISIT_ROUTE, VISIT_OUTCOME, VISIT_NEXT, TRIAL_NEXT);
  const address = v128.or(kinds, i32x4.splat(moment));
  // ROUNDS OF FOUR
  v128.store(<usize>act, x);
  v128.store(<usize>act, y, SECOND * 4);
}

export function drawFour(agents: i32, moment: i32, firsts: i32, seconds: i32): void {
  const k0 = i32x4.splat(range.k0);
  const k1 = i32x4.splat(range.k1);
  const agent = v128.load(<usize>agents);
  const address = i32x4.splat(moment);
  // ROUNDS OF FOUR
  v128.store(<usize>firsts, x);
  v128.store(<usize>seconds, y);
}

export function firstOf(act: i32, draw: i32): i32 {
  return i32at(act, draw);
}

export function secondOf(act: i32, draw: i32): i32 {
  return i32at(act, draw + SECOND);
}

export function addFour(
  sums: i32,
  key0: i32,
  key1: i32,
  counter0: i32,
  a: i32,
  b: i32,
  c: i32,
  d: i32,
): void {
  const k0 = i32x4.splat(key0);
  const k1 = i32x4.add(i32x4.splat(key1), i32x4(0, 1, 2, 3));
  const agent = i32x4.splat(counter0);
  const address = fourOf(a, b, c, d);
  // ROUNDS OF FOUR
  add32(sums, 0, sumOf(x));
  add32(sums, 1, sumOf(y));
}

function fourOf(a: i32, b: i32, c: i32, d: i32): v128 {
  const two = i32x4.replace_lane(i32x4.splat(a), 1, b);
  return i32x4.replace_lane(i32x4.replace_lane(two, 2, c), 3, d);
}
