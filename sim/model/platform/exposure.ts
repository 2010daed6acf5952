/** Public traffic by weight: who may be shown, and how much of it is whose. The kernel makes shares of it (kernel/feeds.ts). */

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

/** Puts a feed's entries where they lie now: in the kernel's memory, which has new views when it grows. */
export function placeFeed(feed: Feed, ids: Int32Array, weights: Float64Array): void {
  if (feed.weights !== weights) Object.assign(feed, { ids, weights });
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

/** Adds up what the entries of each category weigh. */
export function weighFeed(feed: Feed): void {
  for (let category = 0; category < feed.total.length; category++)
    feed.total[category] = sumOf(feed, category);
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
