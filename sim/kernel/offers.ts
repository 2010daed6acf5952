/** What a streamer offers today (layout.ts says in which units). */
import { day } from './addresses.ts';
import { i32at } from './columns.ts';
import { OFFER_ROW } from './layout.ts';

export function offered(streamer: i32, part: i32): i32 {
  return i32at(day.offers, streamer * OFFER_ROW + part);
}
