/** The day's tally as JavaScript sees it: rows of those whom the day has touched; all others are zero (tally.ts). */
import { TALLY_ROW } from './layout.ts';
import { addGroup, type Tally } from './state.ts';

/** One part of a streamer's row. */
export function tallied({ rows }: Pick<Tally, 'rows'>, streamer: number, part: number): number {
  return rows[streamer * TALLY_ROW + part]!;
}

/** Place of the lowest bit that is set. */
function lowest(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}

/** Adds a tally to another: whole numbers, so in any order. */
export function addTally(to: Tally, from: Tally): void {
  // what is added up at the end (tally.ts) is that of all ranges
  const { rows, touched, list: _list, listed: _listed, sums: _sums, ...others } = from;
  addGroup(to, others);
  for (let word = 0; word < touched.length; word++) {
    for (let bits = touched[word]!; bits !== 0; bits &= bits - 1) {
      const row = ((word << 5) + lowest(bits)) * TALLY_ROW;
      for (let at = row; at < row + TALLY_ROW; at++) to.rows[at]! += rows[at]!;
    }
    to.touched[word]! |= touched[word]!;
  }
}
