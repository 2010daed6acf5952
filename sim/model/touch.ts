/**
 * Reads of what a loop will need, in a short loop before it: memory then brings many rows at a time. A loop that reckons
 * for long between two rows waits for each by itself, which takes longer than the reckoning.
 */

import { RECORD, SPAN_KEPT, type Streamers } from './streamers/streamers.ts';

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

/** What a review reads of sellers, who stand far apart. */
export function touchSellers(s: Streamers, list: Int32Array, count: number): void {
  let sum = 0;
  for (let at = 0; at < count; at++) {
    const j = list[at]!;
    sum +=
      s.lnPrice[j]! +
      s.lnCost[j]! +
      s.markup[j]! +
      s.adShare[j]! +
      s.spanAds[j]! +
      s.usualFen[j]! +
      s.luck[j]!;
    sum += s.liveChance[j]! + s.liveNorm[j]! + s.claims[j]! + s.spread[j]!;
    sum += s.records[j * RECORD]! + s.records[j * RECORD + SPAN_KEPT]!;
    sum +=
      s.followers[j]! +
      s.spanFollowers[j]! +
      s.suspendedUntil[j]! +
      s.card[j]! +
      s.liveBelow[j]! +
      s.provider[j]!;
  }
  taken[0] = sum;
}
