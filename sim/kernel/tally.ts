/** The day's tally: a row a streamer, and who has one. It must be empty when a day begins (state.ts). */
import { tally } from './addresses.ts';
import { add64, i32at, set32 } from './columns.ts';
import { TALLY_ROW } from './layout.ts';

/** Adds to one part of a streamer's row, which has been begun today. */
export function enter(streamer: i32, part: i32, by: i32): void {
  add64(tally.rows, streamer * TALLY_ROW + part, by);
}

/**
 * The same for what can be the first of the day that happens to a streamer: a visit, a parcel, a follower who leaves it
 * for another. Nothing else reaches a row but with one of these.
 */
export function begin(streamer: i32, part: i32, by: i32): void {
  const word = streamer >>> 5;
  set32(tally.touched, word, i32at(tally.touched, word) | (1 << (streamer & 31)));
  enter(streamer, part, by);
}
