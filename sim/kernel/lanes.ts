/** What a port may do for several fans or slots at a time; here one by one, which says what it means. */
import { census, day, fans, range, roll } from './addresses.ts';
import { count, i32at, set32, u8at, u16at } from './columns.ts';
import { LEVEL, NOBODY, SLOTS, TIE_WORDS } from './layout.ts';
import { markRoom } from './room.ts';

/** Lists the fans from `from` to `to` − 1 whose moment has come behind those listed (range.due); returns how many. */
export function findDue(from: i32, to: i32, listed: i32): i32 {
  let due = listed;
  for (let fan = from; fan < to; fan++) {
    if (i32at(fans.next, fan) < i32at(day.clocks, u8at(fans.state, fan))) set32(range.due, due++, fan);
  }
  return due;
}

/** Marks the room of every streamer and lists those who have arrived and those who are there (room.ts); returns how many are. */
export function listPresent(): i32 {
  set32(roll.activeCount, 0, 0);
  set32(roll.arrivalCount, 0, 0);
  let listed = 0;
  for (let streamer = 0; streamer < range.streamers; streamer++) listed = markRoom(streamer, listed);
  return listed;
}

/** How many of the fans from `from` to `to` − 1 are in a state. */
export function countIn(state: i32, from: i32, to: i32): i32 {
  let sum = 0;
  for (let fan = from; fan < to; fan++) if (u8at(fans.state, fan) === state) sum++;
  return sum;
}

/** The slot of a streamer in a follow list, or 0. */
export function findSlot(row: i32, streamer: i32): i32 {
  for (let at = 0; at < SLOTS; at++) {
    const id = u16at(row, at);
    if (id === streamer) return row + at * 2;
    if (id === NOBODY) return 0;
  }
  return 0;
}

/** Σ trust² of a follow list, 12 fractional bits. */
export function sumSquares(row: i32): i32 {
  let sum = 0;
  for (let at = 0; at < SLOTS; at++) {
    const trust = u16at(row, LEVEL + at) & 0xff;
    if (trust === 0) break; // empty from here on
    sum += (trust * trust) >>> 4;
  }
  return sum;
}

/** Adds ties, sales in flight and Σ trust of the follow lists of a group to the census. */
export function countTies(first: i32, end: i32): void {
  let ties = 0;
  let stakes = 0;
  let trust = 0;
  for (let row = first; row < end; row += TIE_WORDS * 2) {
    for (let at = 0; at < SLOTS; at++) {
      const level = u16at(row, LEVEL + at); // of empty slots too: nothing may hide there
      if (u16at(row, at) !== NOBODY) ties++;
      stakes += level >>> 8;
      trust += level & 0xff;
    }
  }
  count(census.ties, ties);
  count(census.stakes, stakes);
  count(census.trust, trust);
}
