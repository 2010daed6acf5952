/**
 * Fingerprint of a state: every 32-bit word is mixed with its position, and the mixed words are summed. Sums are free
 * of order, so ranges, threads and machines add up theirs; the position makes two words that change places visible.
 * The mixer is Threefry2x32-13 (draw.ts) with the kind of word as key and place and word as counter: for each place a
 * bijection of the word. Its two words are summed apart, each modulo 2^32: a carry between them would add no
 * information, and adders of 32 bits are all that a graphics card has.
 */
import { fans, range } from './addresses.ts';
import { add32, i32at, set32, u8at } from './columns.ts';
import { first, type Pair, second, threefry } from './draw.ts';
import { PROFILE_BYTES, TIE_WORDS } from './layout.ts';

/** Kinds of words: those of follow lists by their place in the list, then profile, clock, state; days of money. */
const FAN_WORDS = 32;
export const DAY_WORDS = 64;
const KEY = 0x1a071e; // tells fingerprints from the draws of any market

export function mixed(kind: i32, place: i32, word: i32): Pair {
  return threefry(KEY, kind, place, word);
}

function mix(kind: i32, place: i32, word: i32): void {
  const pair = mixed(kind, place, word);
  const low = first(pair);
  const high = second(pair);
  add32(range.print, 0, low);
  add32(range.print, 1, high);
}

/** Sums all words of the range's fans, by their place in the whole market. */
export function addFans(): void {
  set32(range.print, 0, 0);
  set32(range.print, 1, 0);
  for (let fan = 0; fan < range.count; fan++) {
    const place = range.first + fan;
    const row = fans.ties + fan * TIE_WORDS * 2;
    for (let at = 0; at < TIE_WORDS / 2; at++) mix(at, place, i32at(row, at));
    const profile = fans.profile + fan * PROFILE_BYTES;
    for (let at = 0; at < 3; at++) mix(FAN_WORDS + at, place, i32at(profile, at));
    mix(FAN_WORDS + 3, place, i32at(fans.next, fan));
    mix(FAN_WORDS + 4, place, u8at(fans.state, fan));
  }
}
