import fc from 'fast-check';
import { mean, probit, sampleStandardDeviation } from 'simple-statistics';
import { expect, test } from 'vitest';
import { uniform } from '../../../../sim/model/random.ts';
import { twoSided } from '../../../../sim/result/forecast/student.ts';
import { dieboldMariano } from '../../../../sim/study/backtest/scores/diebold-mariano.ts';

/** Two-sided 5% points of Student's t, as printed in every table. */
test.each([
  [1, 12.7062],
  [2, 4.30265],
  [3, 3.18245],
  [4, 2.77645],
  [5, 2.57058],
  [10, 2.22814],
  [11, 2.20099],
  [30, 2.04227],
  [120, 1.97993],
])('t with %i degrees: 5% beyond ±%f', (freedom, t) => {
  expect(twoSided(t, freedom)).toBeCloseTo(0.05, 5);
  expect(twoSided(-t, freedom)).toBeCloseTo(0.05, 5);
});

test('t: 1 at 0, and one degree is Cauchy', () => {
  for (const freedom of [1, 2, 3, 8, 9]) expect(twoSided(0, freedom)).toBe(1);
  expect(twoSided(1, 1)).toBeCloseTo(0.5, 12);
});

const zeros = (n: number) => new Array<number>(n).fill(0);

test('one step ahead: the t test of a mean', () => {
  const differences = [3, -1, 4, 1, -5, 9, 2, 6];
  const found = dieboldMariano(differences, zeros(8), 1)!;
  const t = (mean(differences) * Math.sqrt(8)) / sampleStandardDeviation(differences);
  expect(found.statistic).toBeCloseTo(t, 10);
  expect(found.p).toBeCloseTo(twoSided(found.statistic, 7), 12);
});

test('by hand: two steps, four pairs 1 2 3 6', () => {
  // one cosine: Σ d cos(π (t + ½) / 4) = (1 − 6) cos(π/8) + (2 − 3) cos(3π/8); its square times 2/4 is the variance
  const wave = -5 * Math.cos(Math.PI / 8) - Math.cos((3 * Math.PI) / 8);
  const found = dieboldMariano([1, 2, 3, 6], zeros(4), 2)!;
  expect(found).toMatchObject({ n: 4, difference: 3, freedom: 1 });
  expect(found.statistic).toBeCloseTo(3 / Math.sqrt(wave ** 2 / 2 / 4), 12);
  expect(found.p).toBeCloseTo(twoSided(found.statistic, 1), 12);
});

test('no test with too few pairs or no difference', () => {
  expect(dieboldMariano([1], zeros(1), 1)).toBeUndefined();
  expect(dieboldMariano([1, 2, 3, 5, 4, 6], zeros(6), 4)).toBeUndefined();
  expect(dieboldMariano([2, 2, 2, 2, 2], zeros(5), 1)).toBeUndefined();
});

test('who is first only changes the sign', () => {
  const scores = fc.array(fc.double({ min: 0, max: 9, noNaN: true }), { minLength: 9, maxLength: 9 });
  fc.assert(
    fc.property(scores, scores, fc.integer({ min: 1, max: 6 }), (one, two, horizon) => {
      const [there, back] = [dieboldMariano(one, two, horizon), dieboldMariano(two, one, horizon)];
      fc.pre(there !== undefined && back !== undefined);
      expect(there!.statistic).toBeCloseTo(-back!.statistic, 9);
      expect(there!.p).toBeCloseTo(back!.p, 9);
      expect(there!.p).toBeGreaterThanOrEqual(0);
      expect(there!.p).toBeLessThanOrEqual(1);
    }),
  );
});

test('two blocks that do not overlap are enough; the blocks less one are the degrees of freedom', () => {
  const scores = [1, 2, 4, 3, 7, 5, 8, 6, 9, 4, 2];
  const pairs = (n: number, horizon: number) => dieboldMariano(scores.slice(0, n), zeros(n), horizon);
  for (const horizon of [2, 3, 4]) {
    expect(pairs(2 * horizon - 1, horizon)).toBeUndefined();
    expect(pairs(2 * horizon, horizon)?.freedom).toBe(1);
  }
  expect([1, 2, 3].map((horizon) => pairs(11, horizon)?.freedom)).toEqual([10, 4, 2]);
});

const KEY = { k0: 11, k1: 7 };
const TRIALS = 4000;

/** Share of trials in which a true mean of 0 is rejected at 5%: errors are sums of h normal steps that overlap. */
function rejected(n: number, horizon: number, score: (one: number, two: number) => number): number {
  let count = 0;
  for (let trial = 0; trial < TRIALS; trial++) {
    const step = (which: number, at: number) =>
      probit(uniform(KEY, 'posterior', trial, 100 * horizon + 2 * n + which, at));
    const error = (which: number, t: number) =>
      Array.from({ length: horizon }, (_, j) => step(which, t + j)).reduce((a, b) => a + b, 0);
    const pairs = Array.from({ length: n }, (_, t) => score(error(0, t), error(1, t)));
    if (dieboldMariano(pairs, zeros(n), horizon)!.p < 0.05) count++;
  }
  return count / TRIALS;
}

/**
 * Sizes with standard error 0.35%. The test that was here before (autocovariances, Harvey, Leybourne & Newbold) has 9, 14
 * and 21% in the last three.
 */
test.each([
  [11, 1],
  [10, 2],
  [9, 3],
  [8, 4],
])(
  'size at a nominal 5%% with n = %i, h = %i: 3 to 8%%, whatever the shape of the differences',
  (n, horizon) => {
    const plain = rejected(n, horizon, (one) => one);
    expect(plain).toBeGreaterThan(0.04);
    expect(plain).toBeLessThan(0.08);
    // differences of absolute errors of two methods: heavy in the tails and less dependent
    const absolute = rejected(n, horizon, (one, two) => Math.abs(one) - Math.abs(two));
    expect(absolute).toBeGreaterThan(0.03);
    expect(absolute).toBeLessThan(0.07);
  },
);

test('it finds a difference that is there', () => {
  const better = (one: number) => one + 2;
  expect(rejected(11, 1, better)).toBeGreaterThan(0.95);
  expect(rejected(10, 2, (one) => one + 3)).toBeGreaterThan(0.8);
});
