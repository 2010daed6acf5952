/** Shares on games whose answer is known, by what they must obey on any game, and by the error that drawn orders state. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { uniform } from '../../../sim/model/random.ts';
import {
  allCoalitions,
  coalitionsOf,
  exactShares,
  meanShares,
  orderPairs,
  type Shares,
  sampledShares,
  sharesAsNumbers,
  type WorthOf,
  wholeShares,
} from '../../../sim/study/attribute/shapley.ts';

const has = (coalition: number, item: number) => ((coalition >> item) & 1) === 1;
const fractions = ({ numerators, denominator }: Shares) =>
  numerators.map((numerator) => [numerator * 120n, denominator]).map(([a, b]) => Number(a! / b!));

test('gloves: one left hand, two right ones; a pair is worth 1: 2/3, 1/6, 1/6', () => {
  const pair: WorthOf = (coalition) =>
    has(coalition, 0) && (has(coalition, 1) || has(coalition, 2)) ? 1n : 0n;
  expect(fractions(exactShares(3, pair))).toEqual([80, 20, 20]);
});

test('an airport: each bears an equal part of every stretch of the runway that it needs', () => {
  const needs = [8n, 11n, 13n, 18n];
  const cost: WorthOf = (coalition) =>
    needs.reduce((most, need, item) => (has(coalition, item) && need > most ? need : most), 0n);
  // 8/4; + 3/3; + 2/2; + 5
  expect(fractions(exactShares(4, cost)).map((part) => part / 120)).toEqual([2, 3, 4, 9]);
});

test('voting with weights 4, 3, 2, 1 and a quota of 6: 5/12, 1/4, 1/4, 1/12', () => {
  const weights = [4, 3, 2, 1];
  const wins: WorthOf = (coalition) =>
    weights.reduce((sum, weight, item) => sum + (has(coalition, item) ? weight : 0), 0) >= 6 ? 1n : 0n;
  expect(fractions(exactShares(4, wins))).toEqual([50, 30, 30, 10]);
});

/** Any game of so many items, with values of GMV in fen. */
const game = (n: number) =>
  fc.array(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), { minLength: 2 ** n, maxLength: 2 ** n });
const games = fc
  .integer({ min: 1, max: 6 })
  .chain((n) => fc.record({ n: fc.constant(n), a: game(n), b: game(n) }));

test('shares add up exactly, whole ones too; none is off by a unit', () => {
  fc.assert(
    fc.property(games, ({ n, a }) => {
      const shares = exactShares(n, (coalition) => a[coalition]!);
      const total = a.at(-1)! - a[0]!;
      expect(shares.numerators.reduce((x, y) => x + y, 0n)).toBe(total * shares.denominator);
      const whole = wholeShares(shares);
      expect(whole.reduce((x, y) => x + y, 0n)).toBe(total);
      for (const [item, share] of whole.entries()) {
        const off = share * shares.denominator - shares.numerators[item]!;
        expect(off > -shares.denominator && off < shares.denominator).toBe(true);
      }
    }),
  );
});

test('equal items have equal shares, a dummy has none, and shares of a sum are sums of shares', () => {
  fc.assert(
    fc.property(games, ({ n, a, b }) => {
      // items 0 and 1 made equal: only how many of them are there counts; the last one adds a constant
      const dummy = n - 1;
      const made: WorthOf = (coalition) => {
        const both = has(coalition, 0) && has(coalition, 1);
        const some = n > 2 && (has(coalition, 0) || has(coalition, 1));
        const rest = n > 2 ? coalition & ~3 : coalition;
        const like = both ? 3 : some ? 1 : 0;
        const withoutDummy = (n > 2 ? rest | like : rest) & ~(1 << dummy);
        return a[withoutDummy]! + (has(coalition, dummy) ? 7n : 0n);
      };
      const { numerators, denominator } = exactShares(n, made);
      if (n > 3) expect(numerators[0]).toBe(numerators[1]);
      expect(numerators[dummy]).toBe(7n * denominator);
      const [ofA, ofB, ofSum] = [a, b, a.map((value, at) => value + b[at]!)].map((values) =>
        exactShares(n, (coalition) => values[coalition]!),
      ) as [Shares, Shares, Shares];
      expect(ofSum.numerators).toEqual(ofA.numerators.map((value, item) => value + ofB.numerators[item]!));
    }),
  );
});

/** Every order of n items. */
function ordersOf(n: number): number[][] {
  if (n === 0) return [[]];
  return ordersOf(n - 1).flatMap((order) =>
    Array.from({ length: n }, (_, at) => [...order.slice(0, at), n - 1, ...order.slice(at)]),
  );
}

test('exact shares are the mean over all orders; over some orders too they add up', () => {
  fc.assert(
    fc.property(game(5), fc.integer({ min: 1, max: 119 }), (values, some) => {
      const worth: WorthOf = (coalition) => values[coalition]!;
      const orders = ordersOf(5);
      const [exact, over] = [exactShares(5, worth), sampledShares(5, orders, worth)];
      expect(over.denominator).toBe(exact.denominator);
      expect(over.numerators).toEqual(exact.numerators);
      const part = sampledShares(5, orders.slice(0, some), worth);
      expect(part.numerators.reduce((a, b) => a + b, 0n)).toBe((values.at(-1)! - values[0]!) * BigInt(some));
    }),
    { numRuns: 20 },
  );
});

const KEY = { k0: 3, k1: 5 };
const pairsOf = (sample: number, n: number, pairs: number) =>
  orderPairs(n, pairs, (pair, step) => uniform(KEY, 'posterior', step, pair, sample));

test('orders come in pairs, each with its reverse; every place is equally likely', () => {
  const orders = pairsOf(1, 6, 3000);
  expect(orders).toHaveLength(6000);
  for (let pair = 0; pair < 10; pair++) {
    expect(orders[2 * pair + 1]).toEqual(orders[2 * pair]!.toReversed());
    expect(orders[2 * pair]!.toSorted()).toEqual([0, 1, 2, 3, 4, 5]);
  }
  const firsts = orders.filter((_, at) => at % 2 === 0).map(([first]) => first!);
  for (let item = 0; item < 6; item++) {
    const share = firsts.filter((one) => one === item).length / 3000;
    expect(Math.abs(share - 1 / 6)).toBeLessThan(4 * Math.sqrt(5 / 36 / 3000));
  }
});

test('the coalitions of orders are those that they pass through, and no more', () => {
  expect(coalitionsOf([[0, 1, 2], [2, 1, 0]])).toEqual([0, 1, 3, 4, 6, 7]); // biome-ignore format: one line
  expect(coalitionsOf(ordersOf(4))).toEqual(allCoalitions(4));
  const orders = pairsOf(2, 12, 4);
  expect(coalitionsOf(orders).length).toBeLessThanOrEqual(2 + 8 * 11);
  const asked = new Set(coalitionsOf(orders));
  sampledShares(12, orders, (coalition) => {
    expect(asked.has(coalition)).toBe(true);
    return 0n;
  });
});

test('whole shares: what rounding leaves goes to those that lost most, the first of equals first', () => {
  expect(wholeShares({ numerators: [1n, 1n, 1n], denominator: 3n })).toEqual([1n, 0n, 0n]);
  expect(wholeShares({ numerators: [5n, -5n], denominator: 2n })).toEqual([3n, -3n]);
  expect(wholeShares({ numerators: [10n, 25n, -5n], denominator: 10n })).toEqual([1n, 3n, -1n]);
  // the whole itself to the nearest: 2.5 → 3, −2.5 → −2
  expect(wholeShares({ numerators: [5n], denominator: 2n })).toEqual([3n]);
  expect(wholeShares({ numerators: [-5n], denominator: 2n })).toEqual([-2n]);
  const mean = meanShares([
    { numerators: [1n, 2n], denominator: 6n },
    { numerators: [3n, 0n], denominator: 6n },
  ]);
  expect(sharesAsNumbers(mean)).toEqual([1 / 3, 1 / 6]);
});
