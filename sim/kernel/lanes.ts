/** What a port may do for several fans or slots at a time; here one by one, which says what it means. */
import { day, fans, range } from './addresses.ts';
import { i32at, set32, u8at, u16at } from './columns.ts';
import { LEVEL, NOBODY, SLOTS } from './layout.ts';

/** Lists the fans from `from` to `to` − 1 whose moment has come (range.due); returns how many. */
export function findDue(from: i32, to: i32, listed: i32): i32 {
  let due = listed;
  for (let fan = from; fan < to; fan++) {
    if (i32at(fans.next, fan) < i32at(day.clocks, u8at(fans.state, fan))) set32(range.due, due++, fan);
  }
  return due;
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
