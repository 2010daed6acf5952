/**
 * Shares of public traffic as tables of places: the kernel draws a place, the place names a streamer. Places are dealt
 * by systematic sampling with a fresh offset each day, so a share of half a place is shown every other day.
 */
import { NOBODY } from '../../kernel/layout.ts';

/**
 * Cuts every share above the cap to it. Cutting lowers the total, so it is done again: three times, and then until the
 * last cut took less than a percent. Changes `weights` in place, over the first `count` members; fewer members than
 * 1/cap end with equal shares.
 */
export function capShares(weights: Float64Array, members: Int32Array, count: number, cap: number): void {
  let total = sumOf(weights, members, count);
  for (let pass = 0; pass < 60; pass++) {
    const most = cap * total;
    let over = 0;
    let left = 0; // the total of the cut weights
    for (let at = 0; at < count; at++) {
      const j = members[at]!;
      let weight = weights[j]!;
      if (weight > most) {
        over += weight - most;
        weight = most;
        weights[j] = most;
      }
      left += weight;
    }
    if (over <= 0 || (pass >= 2 && over < 0.01 * total)) return;
    total = left;
  }
}

/**
 * Fills `table[from … from + places)` with members in proportion to their weights.
 * @param offset uniform in (0, 1)
 * @returns whether anybody has a positive weight; if not, the places name NOBODY
 */
export function dealPlaces(
  table: Uint16Array,
  from: number,
  places: number,
  weights: Float64Array,
  members: Int32Array,
  count: number,
  offset: number,
): boolean {
  const total = sumOf(weights, members, count);
  if (!(total > 0)) {
    table.fill(NOBODY, from, from + places);
    return false;
  }
  const perPlace = places / total;
  const end = from + places;
  let place = from;
  let sum = -offset;
  let last = NOBODY;
  for (let at = 0; at < count; at++) {
    const j = members[at]!;
    const weight = weights[j]!;
    if (weight <= 0) continue;
    sum += weight * perPlace;
    last = j;
    const until = Math.min(end, from + Math.ceil(sum));
    while (place < until) table[place++] = j;
  }
  while (place < end) table[place++] = last;
  return true;
}

function sumOf(weights: Float64Array, members: Int32Array, count: number): number {
  let total = 0;
  for (let at = 0; at < count; at++) total += weights[members[at]!]!;
  return total;
}
