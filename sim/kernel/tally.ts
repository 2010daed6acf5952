/** The day's tally: a row a streamer, and who has one. All others' rows are zero. */
import { range, tally } from './addresses.ts';
import { add64, addRow, clearRow, clz, i32at, set32 } from './columns.ts';
import { TALLY_ROW } from './layout.ts';

/** Sets the rows of all whom the last day has touched to zero. */
export function clearRows(): void {
  for (let first = 0; first < range.streamers; first += 32) {
    const word = first >>> 5;
    for (let bits = i32at(tally.touched, word); bits !== 0; bits &= bits - 1)
      clearRow(rowAt(first + lowest(bits)), TALLY_ROW);
    set32(tally.touched, word, 0);
  }
}

/** Lists all whom the day has touched, in their order, and adds up their rows. */
export function sumRows(): void {
  clearRow(tally.sums, TALLY_ROW);
  let listed = 0;
  for (let first = 0; first < range.streamers; first += 32) {
    for (let bits = i32at(tally.touched, first >>> 5); bits !== 0; bits &= bits - 1) {
      const streamer = first + lowest(bits);
      addRow(tally.sums, rowAt(streamer), TALLY_ROW);
      set32(tally.list, listed++, streamer);
    }
  }
  set32(tally.listed, 0, listed);
}

function rowAt(streamer: i32): i32 {
  return tally.rows + streamer * TALLY_ROW * 8;
}

/** Place of the lowest bit that is set. */
function lowest(bits: i32): i32 {
  return 31 - clz(bits & -bits);
}

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
