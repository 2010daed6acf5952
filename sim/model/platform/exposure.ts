/** Shares of public traffic as running sums: the kernel draws a point, and shows whose share covers it. */
import { FEED_ROOM, GUIDE_BITS, KINDS, NOBODY, SHARE_BITS } from '../../kernel/layout.ts';
import type { DayTables } from '../../kernel/state.ts';

const WHOLE = 2 ** SHARE_BITS;
const STARTS = 2 ** GUIDE_BITS;

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

/** A feed of the same streamers with weights of its own. */
export function allocateBeside(feed: Feed): Feed {
  const { ids, first, heads } = feed;
  const [weights, count, total] = [feed.weights.slice(), feed.count.slice(), feed.total.slice()];
  return { ids, first, heads, weights, count, total };
}

export function emptyFeed({ count, total }: Feed): void {
  count.fill(0);
  total.fill(0);
}

/** Adds one streamer to a category. */
export function enterFeed(feed: Feed, category: number, id: number, weight: number): void {
  const entries = feed.count[category]!;
  const at = feed.first[category]! + entries;
  feed.count[category] = entries + 1;
  feed.ids[at] = id;
  feed.weights[at] = weight;
  feed.total[category]! += weight;
}

/** Changes the weight of a streamer that is in a category. */
export function changeWeight(feed: Feed, category: number, id: number, weight: number): void {
  const at = feed.ids.indexOf(id, feed.first[category]);
  feed.total[category]! += weight - feed.weights[at]!;
  feed.weights[at] = weight;
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
      count = listHeads(feed, category, 0);
      if (count * cap <= 1) {
        shareEqually(feed, category, count);
        return;
      }
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

/** Where nobody can have less than the cap all have the same. */
function shareEqually({ weights, heads, total }: Feed, category: number, count: number): void {
  for (let at = 0; at < count; at++) weights[heads[at]!] = 1;
  total[category] = count;
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

/** The kernel's tables of the public feed (kernel/groups.ts). */
export type FeedTables = Pick<DayTables, 'shown' | 'upTo' | 'feedRow' | 'guide'>;

/** Where a row's entries begin in the kernel's tables. */
export interface FeedRow {
  readonly category: number;
  readonly kind: number;
  /** Streamers of the market. */
  readonly streamers: number;
}

/**
 * Writes a category's streamers with their running shares, and from where to look for a point. Rows must be written in
 * their order: a row may write over the starts of the next.
 * @returns whether anybody has a positive weight; if not, nothing is written but NOBODY
 */
export function writeFeed(feed: Feed, { category, kind, streamers }: FeedRow, tables: FeedTables): boolean {
  const { ids, weights } = feed;
  const { shown, upTo, guide, feedRow } = tables;
  const start = feed.first[category]!;
  const stop = start + feed.count[category]!;
  const base = kind * FEED_ROOM * streamers;
  const total = feed.total[category]!;
  const row = category * KINDS + kind;
  feedRow[row] = row;
  const from = row << GUIDE_BITS;
  const end = from + STARTS;
  if (!(total > 0)) {
    shown[base + start] = NOBODY;
    upTo[base + start] = WHOLE;
    guide.fill(base + start, from, end);
    return false;
  }
  const scale = WHOLE / total;
  let sum = 0;
  let next = from;
  for (let at = start; at < stop; at++) {
    const place = base + at;
    sum += weights[at]! * scale;
    const share = sum | 0;
    shown[place] = ids[at]!;
    upTo[place] = share;
    // Shares are small and none is like the last: four starts are written without asking, and the next streamer writes
    // over what was too many. A loop over each would be guessed wrong once a streamer.
    guide[next] = place;
    guide[next + 1] = place;
    guide[next + 2] = place;
    guide[next + 3] = place;
    const until = from + ((share + WHOLE / STARTS - 1) >> (SHARE_BITS - GUIDE_BITS));
    for (let more = next + 4; more < until; more++) guide[more] = place; // a few: `fill` would take longer to call
    next = until;
  }
  let last = stop - 1;
  while (weights[last]! <= 0) last--;
  upTo.fill(WHOLE, base + last, base + stop); // what rounding left over
  if (next < end) guide.fill(base + last, next, end);
  return true;
}
