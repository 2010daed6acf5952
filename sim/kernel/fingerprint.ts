/**
 * Fingerprint of a state: every 32-bit word is mixed with its position, and the mixed words are summed. Sums are free
 * of order, so ranges, threads and machines add up theirs; the position makes two words that change places visible.
 * The mixer is Threefry2x32-13 (draw.ts) with the kind of word as key and place and word as counter: for each place a
 * bijection of the word. Its two words are summed apart, each modulo 2^32: a carry between them would add no
 * information, and adders of 32 bits are all that a graphics card has.
 */
import { fans, range } from './addresses.ts';
import { i32at, set32, u8at } from './columns.ts';
import { addFour, type Pair, threefry } from './draw.ts';
import { PROFILE_BYTES, TIE_WORDS } from './layout.ts';

/** Kinds of words: those of follow lists by their place in the list, then profile, clock, state; days of money. */
const FAN_WORDS = 32;
export const DAY_WORDS = 64;
const KEY = 0x1a071e; // tells fingerprints from the draws of any market

export function mixed(kind: i32, place: i32, word: i32): Pair {
  return threefry(KEY, kind, place, word);
}

/** Adds four words of one place, of kinds that follow one another. */
function mixFour(kind: i32, place: i32, a: i32, b: i32, c: i32, d: i32): void {
  addFour(range.print, KEY, kind, place, a, b, c, d);
}

/** Sums all words of the range's fans, by their place in the whole market. */
export function addFans(): void {
  set32(range.print, 0, 0);
  set32(range.print, 1, 0);
  for (let fan = 0; fan < range.count; fan++) {
    const place = range.first + fan;
    const row = fans.ties + fan * TIE_WORDS * 2;
    for (let at = 0; at < TIE_WORDS / 2; at += 4)
      mixFour(at, place, i32at(row, at), i32at(row, at + 1), i32at(row, at + 2), i32at(row, at + 3));
    const profile = fans.profile + fan * PROFILE_BYTES;
    const at = FAN_WORDS;
    mixFour(at, place, i32at(profile, 0), i32at(profile, 1), i32at(profile, 2), i32at(profile, 3));
    mixFour(at + 4, place, i32at(fans.next, fan), u8at(fans.state, fan), 0, 0);
  }
}
