/**
 * A network among fans, worked out when it is asked for: fans stand in a ring, in the order of their numbers, and are besides
 * paired at random, each with one partner a pairing. A ring with a random pairing has few steps between any two (Bollobás &
 * Chung 1988); nobody's friends cost memory, and all friendships are mutual.
 */
import { draw, type Key } from '../random.ts';

/** How many friends a fan has: `near` on each side of the ring, and `far` by pairings. */
export interface Network {
  /** Fans on each side of the ring. */
  readonly near: number;
  /** Random pairings that each fan is in. */
  readonly far: number;
}

const ROUNDS = 4;

/** Bits of each half of a number below `count`. */
function halfBits(count: number): number {
  return Math.max(1, Math.ceil((32 - Math.clz32(Math.max(1, count - 1))) / 2));
}

/** A permutation of all numbers of twice `bits` bits, by a Feistel network; `back` undoes it. */
function mixed(key: Key, pairing: number, value: number, bits: number, back: boolean): number {
  const mask = 2 ** bits - 1;
  let [left, right] = [value >>> bits, value & mask];
  for (let step = 0; step < ROUNDS; step++) {
    const round = back ? ROUNDS - 1 - step : step;
    if (back) [left, right] = [right ^ (draw(key, 'friends', left, pairing, round) & mask), left];
    else [left, right] = [right, left ^ (draw(key, 'friends', right, pairing, round) & mask)];
  }
  return ((left << bits) | right) >>> 0;
}

/** The same among the numbers below `count`: others are mixed again until one is below. */
function permuted(key: Key, pairing: number, value: number, count: number, back: boolean): number {
  const bits = halfBits(count);
  let found = value;
  do found = mixed(key, pairing, found, bits, back);
  while (found >= count);
  return found;
}

/** The partner of a fan in a pairing; of an odd number of fans one has none, and is its own. */
function partnerOf(key: Key, pairing: number, fan: number, count: number): number {
  const place = permuted(key, pairing, fan, count, false) ^ 1;
  return place < count ? permuted(key, pairing, place, count, true) : fan;
}

/** The friends of a fan, each once, the nearest first. */
export function friendsOf(key: Key, { near, far }: Network, fan: number, count: number): number[] {
  const found = new Set<number>();
  for (let step = 1; step <= near; step++) {
    found.add((fan + step) % count);
    found.add((fan + count - (step % count)) % count);
  }
  for (let pairing = 0; pairing < far; pairing++) found.add(partnerOf(key, pairing, fan, count));
  found.delete(fan);
  return [...found];
}
