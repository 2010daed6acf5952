/** One streamer's room today. */
import { day, roll, sellers } from './addresses.ts';
import { i32at, set8, set32, today } from './columns.ts';
import { GONE, OPEN, SHUT } from './layout.ts';

/**
 * Marks whether a streamer's room is open, shut while it is suspended, or gone for good, and lists it where it is there.
 * What is not there yet keeps its marks. @param listed how many are listed; returns how many are now
 */
export function markRoom(streamer: i32, listed: i32): i32 {
  const now = today(day.day);
  set8(day.live, streamer, 0);
  if (i32at(sellers.arrival, streamer) > now) return listed;
  if (i32at(sellers.arrival, streamer) === now) list(roll.arrivals, roll.arrivalCount, streamer);
  list(sellers.active, roll.activeCount, streamer);
  const isGone = i32at(sellers.cleared, streamer) <= now;
  const isOver = isGone || i32at(sellers.left, streamer) <= now;
  const isShut = i32at(sellers.suspendedUntil, streamer) > now;
  set8(day.gone, streamer, isGone ? 1 : 0);
  set8(day.closed, streamer, isOver ? GONE : isShut ? SHUT : OPEN);
  if (isOver) return listed;
  set32(roll.present, listed, streamer);
  return listed + 1;
}

/** Adds a streamer to a list. @param count where its length stands */
function list(column: i32, count: i32, streamer: i32): void {
  const end = today(count);
  set32(column, end, streamer);
  set32(count, 0, end + 1);
}
