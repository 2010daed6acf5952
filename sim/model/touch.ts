/**
 * Reads of what a loop will need, in a short loop before it: memory then brings many rows at a time. A loop that reckons
 * for long between two rows waits for each by itself, which takes longer than the reckoning.
 */

/** Takes what is only read, so that the reads are not optimised away. */
const taken = new Float64Array(1);

/** @param row numbers of a row @param part of it */
export function touchRows(
  column: Float64Array,
  row: number,
  part: number,
  list: Int32Array,
  count: number,
): void {
  let sum = 0;
  for (let at = 0; at < count; at++) sum += column[list[at]! * row + part]!;
  taken[0] = sum;
}
