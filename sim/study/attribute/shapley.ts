/**
 * Shares of a whole among items that act together (Shapley 1953): the mean of what an item adds, over all orders in which
 * the items could have come. No order is set, equal items have equal shares, one that adds nothing has none, and the
 * shares add up to the whole. All sums are of integers, so that they do so exactly.
 *
 * A coalition is a number whose bit i is set when item i is in it.
 */

/** A whole number for every coalition that is asked. */
export type WorthOf = (coalition: number) => bigint;

/** Shares over one denominator. */
export interface Shares {
  readonly numerators: readonly bigint[];
  readonly denominator: bigint;
}

function factorial(n: number): bigint {
  return n <= 1 ? 1n : BigInt(n) * factorial(n - 1);
}

/** Every coalition of n items, from none to all. */
export function allCoalitions(n: number): number[] {
  return Array.from({ length: 2 ** n }, (_, coalition) => coalition);
}

function sizeOf(coalition: number): number {
  let size = 0;
  for (let rest = coalition; rest > 0; rest >>= 1) size += rest & 1;
  return size;
}

/** Exact shares: every coalition is asked. */
export function exactShares(n: number, worthOf: WorthOf): Shares {
  const values = allCoalitions(n).map(worthOf);
  const weights = Array.from({ length: n }, (_, size) => factorial(size) * factorial(n - 1 - size));
  const numerators = Array.from({ length: n }, (_, item) => {
    let sum = 0n;
    for (const [coalition, value] of values.entries()) {
      if ((coalition >> item) & 1) continue;
      sum += weights[sizeOf(coalition)]! * (values[coalition | (1 << item)]! - value);
    }
    return sum;
  });
  return { numerators, denominator: factorial(n) };
}

/**
 * Random orders in pairs: each with its reverse, in which an item that came early comes late, so that part of the luck
 * falls out of the pair (Lomeli et al. 2019).
 * @param draw uniform in [0, 1), by the pair and the step of the shuffle
 */
export function orderPairs(
  n: number,
  pairs: number,
  draw: (pair: number, step: number) => number,
): readonly (readonly number[])[] {
  return Array.from({ length: pairs }, (_, pair) => {
    const order = Array.from({ length: n }, (__, item) => item);
    for (let last = n - 1; last > 0; last--) {
      const other = Math.floor(draw(pair, last) * (last + 1));
      [order[last], order[other]] = [order[other]!, order[last]!];
    }
    return order;
  }).flatMap((order) => [order, order.toReversed()]);
}

/** The coalitions that orders pass through, each once, in the order of their numbers. */
export function coalitionsOf(orders: readonly (readonly number[])[]): number[] {
  const found = new Set<number>([0]);
  for (const order of orders) {
    let coalition = 0;
    for (const item of order) {
      coalition |= 1 << item;
      found.add(coalition);
    }
  }
  return [...found].sort((a, b) => a - b);
}

/** Shares over the orders given alone; they too add up to the whole. */
export function sampledShares(n: number, orders: readonly (readonly number[])[], worthOf: WorthOf): Shares {
  const numerators = new Array<bigint>(n).fill(0n);
  for (const order of orders) {
    let coalition = 0;
    for (const item of order) {
      const joined = coalition | (1 << item);
      numerators[item]! += worthOf(joined) - worthOf(coalition);
      coalition = joined;
    }
  }
  return { numerators, denominator: BigInt(orders.length) };
}

function floorOf(above: bigint, below: bigint): bigint {
  const quotient = above / below;
  return above % below < 0n ? quotient - 1n : quotient;
}

/**
 * Shares as whole numbers that add up to the whole, itself rounded to the nearest: each rounded down, and what is left
 * goes to those that lost most by it, the first of equals first. So no share is off by one unit or more.
 */
export function wholeShares({ numerators, denominator }: Shares): bigint[] {
  const sum = numerators.reduce((a, b) => a + b, 0n);
  const total = floorOf(2n * sum + denominator, 2n * denominator);
  const down = numerators.map((numerator) => floorOf(numerator, denominator));
  const lost = numerators.map((numerator, at) => numerator - down[at]! * denominator);
  const left = Number(total - down.reduce((a, b) => a + b, 0n));
  const first = lost
    .map((_, at) => at)
    .sort((a, b) => (lost[b]! > lost[a]! ? 1 : lost[b]! < lost[a]! ? -1 : a - b));
  const raised = new Set(first.slice(0, left));
  return down.map((share, at) => (raised.has(at) ? share + 1n : share));
}

/** The mean of several shares of the same denominator. */
export function meanShares(all: readonly Shares[]): Shares {
  const [{ numerators: first, denominator }] = all as readonly [Shares, ...Shares[]];
  const numerators = first.map((_, item) => all.reduce((sum, one) => sum + one.numerators[item]!, 0n));
  return { numerators, denominator: denominator * BigInt(all.length) };
}

/** Each share as a number. */
export function sharesAsNumbers({ numerators, denominator }: Shares): number[] {
  return numerators.map((numerator) => Number(numerator) / Number(denominator));
}
