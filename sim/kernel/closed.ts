/**
 * A follower whose streamer's room is closed, suspended or gone for good: nobody calls it there, so it comes less often;
 * each of its visits finds the room closed and may end the tie. While the room is only shut, some of the visits that are
 * meant for it are made nowhere. Whoever still follows when the room opens comes back.
 */
import { day } from './addresses.ts';
import { today, u8at, when } from './columns.ts';
import { drawFor, first } from './draw.ts';
import { CLOSED_ROOM, NOBODY } from './layout.ts';
import { ALL_SLOTS, NEXT_SLOT, rowOf, streamerOf, tieSum, trustOf, unfollow } from './ties.ts';

/**
 * On a visit: ties to closed rooms may end. Returns Σ trust² of the fan's ties to rooms that are not closed, 12 bits:
 * what raises the visit rate.
 * @param closed 0 when it follows no closed room, as most fans (routes.ts); it has followed nobody since but who is live
 */
export function callingSum(fan: i32, closed: i32, moment: i32): i32 {
  if (closed === 0) return tieSum(fan);
  driftAway(fan, moment);
  const row = rowOf(fan);
  let sum = tieSum(fan);
  for (let slot = row; slot < row + ALL_SLOTS; slot += NEXT_SLOT) {
    const id = streamerOf(slot);
    if (id === NOBODY) break;
    const trust = trustOf(slot);
    sum -= when(u8at(day.closed, id) !== 0, (trust * trust) >>> 4);
  }
  return sum;
}

/** Each tie to a closed room ends with the chance `drift`. */
function driftAway(fan: i32, moment: i32): void {
  const row = rowOf(fan);
  // from the end, because the last tie moves into the place of one that ends
  for (let at = ALL_SLOTS - NEXT_SLOT; at >= 0; at -= NEXT_SLOT) {
    const slot = row + at;
    const id = streamerOf(slot);
    if (id === NOBODY || u8at(day.closed, id) === 0) continue;
    // events of a day take five bits; the slot has those above them
    const word = first(drawFor(fan, CLOSED_ROOM | moment | (at << 4)));
    if (word >>> 16 < today(day.drift)) unfollow(fan, slot);
  }
}
