/**
 * What rules from outside may ask and do of the fans of a range in the evening: when all visits are over, and before the
 * day is added up. On every port these are the TypeScript files, on the range that `bind` was last called for.
 */
import { day } from './addresses.ts';
import { today } from './columns.ts';
import { noteEvening } from './events.ts';
import { BUYER, FOLLOWS, LAST_BUY, NOBODY } from './layout.ts';
import { profile16, stateOf } from './profile.ts';
import { begin } from './tally.ts';
import { ALL_SLOTS, findTie, follow, NEXT_SLOT, rowOf, streamerOf, trustOf, unfollow } from './ties.ts';

export { bind } from './addresses.ts';
export { profile8, stateOf } from './profile.ts';

/** Whether a fan has bought today. */
export function hasBought(fan: i32): boolean {
  return profile16(fan, LAST_BUY) === today(day.day) + 1;
}

/** The streamers that a fan follows, and the trust of each, 8 fractional bits; up to eight of either. */
export function tiesOf(fan: i32): [streamer: i32, trust: i32][] {
  const found: [i32, i32][] = [];
  const row = rowOf(fan);
  for (let slot = row; slot < row + ALL_SLOTS && streamerOf(slot) !== NOBODY; slot += NEXT_SLOT)
    found.push([streamerOf(slot), trustOf(slot)]);
  return found;
}

/** The moment after all events of a day. */
function evening(): i32 {
  return (today(day.day) << 12) | 0xfff;
}

/** A buyer begins to follow; a full list gives up its weakest tie unless that one resists. Returns whether it follows now. */
export function followInTheEvening(fan: i32, streamer: i32, good: i32, bits16: i32): boolean {
  if (stateOf(fan) !== BUYER || findTie(fan, streamer) !== 0) return false;
  noteEvening(fan, evening());
  begin(streamer, FOLLOWS, 0);
  follow(fan, streamer, good, bits16);
  return findTie(fan, streamer) !== 0;
}

export function unfollowInTheEvening(fan: i32, streamer: i32): boolean {
  const slot = findTie(fan, streamer);
  if (slot === 0) return false;
  noteEvening(fan, evening());
  unfollow(fan, slot);
  return true;
}
