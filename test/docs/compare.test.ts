/** The short form of `npm run proof:compare`: two intervals of real pairs, and what its verdict goes by. */
import { expect, test } from 'vitest';
import { compare, type PairsAnswer } from '../../docs/proofs/compare.ts';
import { uniform } from '../../sim/model/random.ts';

const given = (pairs: string) => ({ seed: '7', given: new Map([['pairs', pairs]]) });
const FIGURES = 7;

test('pairs share the days before the lever, and differ after it; the same seed gives the same', async () => {
  const [batch, ...more] = await compare.batches(given('64'));
  expect([batch!.key, more]).toEqual(['pairs 0–63', []]);
  const answer = await batch!.run();
  expect(answer).toHaveLength(FIGURES);
  const [gmv, , , , cost] = answer;
  expect(gmv!.a).toHaveLength(64);
  // the trust card costs in most pairs, and changes sales in some
  expect(cost!.a.every((value) => value === 0)).toBe(true);
  expect(cost!.b.filter((value) => value > 0).length).toBeGreaterThan(40);
  const changed = gmv!.b.filter((value, pair) => value !== gmv!.a[pair]).length;
  expect(changed).toBeGreaterThan(5);
  expect(changed).toBeLessThan(50);
  const { figures, summary } = await compare.conclude([answer], given('64'));
  expect(summary).toMatch(/^2 intervals of 32 pairs hold the truth in /);
  // both together hold the mean of 64 more often than not
  expect((figures as { covered: number }[]).every(({ covered }) => covered >= 0.5)).toBe(true);
  const part = await (await compare.batches(given('32')))[0]!.run();
  expect(part[0]!.b).toEqual(gmv!.b.slice(0, 32));
});

test('batches cover all pairs once; a number of pairs that is none is said', async () => {
  const keys = (await compare.batches({ seed: '7', given: new Map() })).map(({ key }) => key);
  expect(keys).toHaveLength(40);
  expect([keys[0], keys.at(-1)]).toEqual(['pairs 0–799', 'pairs 31200–31999']);
  await expect(compare.batches(given('33'))).rejects.toThrow('--pairs: expected a multiple of 32, got 33');
});

/** Differences of 32,000 pairs, each from a normal value at its address. */
function made(of: (z: number, pair: number) => number): PairsAnswer {
  const key = { k0: 1, k1: 2 };
  const differences = Array.from({ length: 32_000 }, (_, pair) => {
    const [u, v] = [uniform(key, 'posterior', pair, 0), uniform(key, 'posterior', pair, 1)];
    return of(Math.sqrt(-2 * Math.log(1 - u)) * Math.cos(2 * Math.PI * v), pair);
  });
  const a = differences.map((_, pair) => 1000 * Math.sin(pair));
  return Array.from({ length: FIGURES }, () => ({
    a,
    b: differences.map((value, pair) => a[pair]! + value),
  }));
}

test('the verdict holds where intervals cover, and turns where pairs of one interval are not independent', async () => {
  const good = await compare.conclude([made((z) => 5 + z)], given('32000'));
  expect(good.holds).toBe(true);
  const [gmv] = good.figures as { covered: number; middle80: number; varianceRatio: number }[];
  expect(gmv!.middle80).toBeCloseTo(0.8, 2);
  // variances 500,000 twice, over 1
  expect(gmv!.varianceRatio / 1e6).toBeCloseTo(1, 1);
  // thirty-two neighbours share a part of their difference: the truth lies outside most of their intervals
  const shared = made((z, pair) => z + 3 * Math.sin(Math.floor(pair / 32) * 12.9));
  expect((await compare.conclude([shared], given('32000'))).holds).toBe(false);
});
