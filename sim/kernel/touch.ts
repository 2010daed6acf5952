/** Reads of what is needed soon, so that memory brings it for many fans at a time, not one by one. */
import { fans, range, tally } from './addresses.ts';
import { add32, i32at, u8at, u16at } from './columns.ts';
import { FLAGS, PROFILE_BYTES, TALLY_ROW, TIE_WORDS } from './layout.ts';
import { offered } from './offers.ts';

/** A fan's follow list and profile. Sums, here and below, so as not to be optimised away. */
export function touchFan(fan: i32): void {
  const list = u16at(fans.ties + fan * TIE_WORDS * 2, 0);
  add32(range.touched, 0, list + u8at(fans.profile + fan * PROFILE_BYTES, FLAGS));
}

/** A streamer's offer, and the cache line of its row in the tally that holds a part. */
export function touchStreamer(streamer: i32, part: i32): void {
  add32(range.touched, 0, offered(streamer, 0) + i32at(tally.rows + (streamer * TALLY_ROW + part) * 8, 0));
}
