/**
 * Shares of public traffic as tables of places: the kernel draws a place, the place names a streamer. Places are dealt
 * by systematic sampling with a fresh offset each day, so a share of half a place is shown every other day.
 */
import { NOBODY } from '../fans/fans.ts';

/** One kind of public traffic today: who may be shown in each category and with which weight, side by side. */
export interface Feed {
  readonly ids: Int32Array;
  readonly weights: Float64Array;
  /** By category: where its entries begin, how many they are, what they weigh together. */
  readonly first: Int32Array;
  readonly count: Int32Array;
  readonly total: Float64Array;
  /** Scratch: entries that a cap may cut. */
  readonly heads: Int32Array;
}

/** @param sizes most entries of each category */
export function allocateFeed(sizes: readonly number[]): Feed {
  const first = Int32Array.from(sizes);
  let length = 0;
  for (let category = 0; category < sizes.length; category++) {
    first[category] = length;
    length += sizes[category]!;
  }
  return {
    ids: new Int32Array(length),
    weights: new Float64Array(length),
    first,
    count: new Int32Array(sizes.length),
    total: new Float64Array(sizes.length),
    heads: new Int32Array(Math.max(0, ...sizes)),
  };
}

export function emptyFeed({ count, total }: Feed): void {
  count.fill(0);
  total.fill(0);
}

/** Adds one streamer to a category; without weight it has no place and need not be there. */
export function enterFeed(
  { ids, weights, first, count, total }: Feed,
  category: number,
  id: number,
  weight: number,
): void {
  if (weight <= 0) return;
  const at = first[category]! + count[category]!++;
  ids[at] = id;
  weights[at] = weight;
  total[category]! += weight;
}

/**
 * Cuts every share of a category above the cap to it. Cutting lowers the total, so it is done again: three times, and
 * then until the last cut took less than a percent. Fewer entries than 1/cap end with equal shares.
 * Only entries above half of the first limit are looked at again, until the limit has fallen below that.
 */
export function capShares(feed: Feed, category: number, cap: number): void {
  const { weights, heads } = feed;
  let total = feed.total[category]!;
  let floor = (cap * total) / 2;
  let count = listHeads(feed, category, floor);
  for (let pass = 0; pass < 60 && count > 0; pass++) {
    let most = cap * total;
    if (most < floor) {
      total = sumOf(feed, category); // so that the rounding of many cuts cannot add up
      most = cap * total;
      floor = most / 2;
      count = listHeads(feed, category, floor);
    }
    let over = 0;
    for (let at = 0; at < count; at++) {
      const head = heads[at]!;
      const weight = weights[head]!;
      if (weight <= most) continue;
      over += weight - most;
      weights[head] = most;
    }
    if (over > 0) feed.total[category] = total - over;
    if (over <= 0 || (pass >= 2 && over < 0.01 * total)) return;
    total -= over;
  }
}

/** Lists the entries above `floor`; returns how many they are. */
function listHeads({ weights, first, count, heads }: Feed, category: number, floor: number): number {
  const from = first[category]!;
  const end = from + count[category]!;
  let listed = 0;
  for (let at = from; at < end; at++) if (weights[at]! > floor) heads[listed++] = at;
  return listed;
}

function sumOf({ weights, first, count }: Feed, category: number): number {
  const from = first[category]!;
  const end = from + count[category]!;
  let total = 0;
  for (let at = from; at < end; at++) total += weights[at]!;
  return total;
}

/**
 * Fills `table[from … from + places)` with a category's streamers in proportion to their weights.
 * @param offset uniform in (0, 1)
 * @returns whether anybody is in the feed; if not, the places name NOBODY
 */
export function dealPlaces(
  feed: Feed,
  category: number,
  table: Uint16Array,
  from: number,
  places: number,
  offset: number,
): boolean {
  const { ids, weights } = feed;
  const start = feed.first[category]!;
  const stop = start + feed.count[category]!;
  const end = from + places;
  if (stop === start) {
    table.fill(NOBODY, from, end);
    return false;
  }
  const perPlace = places / feed.total[category]!;
  let place = from;
  let sum = -offset;
  for (let at = start; at < stop; at++) {
    sum += weights[at]! * perPlace;
    const until = Math.min(end, from + Math.ceil(sum));
    const id = ids[at]!;
    while (place < until) table[place++] = id;
  }
  table.fill(ids[stop - 1]!, place, end); // what rounding left over
  return true;
}
