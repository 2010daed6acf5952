import fc from 'fast-check';
import { mean, sampleStandardDeviation } from 'simple-statistics';
import { expect, test } from 'vitest';
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

test('by hand: two steps, 1 2 3 4 5 0', () => {
  // mean 2.5, γ0 = 17.5/6, γ1 = Σ(d−m)(d'−m)/6 = (0.75 − 0.25 + 0.75 + 3.75 − 6.25)/6 = −1.25/6
  const found = dieboldMariano([1, 2, 3, 4, 5, 0], zeros(6), 2)!;
  const variance = (17.5 - 2.5) / 6;
  const correction = Math.sqrt((6 + 1 - 4 + 2 / 6) / 6);
  expect(found.statistic).toBeCloseTo((correction * 2.5) / Math.sqrt(variance / 6), 12);
  expect(found).toMatchObject({ n: 6, difference: 2.5 });
});

test('a variance that is not above 0 falls back on one step', () => {
  const swinging = [1, -1, 1.5, -1, 1, -1, 1, -1];
  const far = dieboldMariano(swinging, zeros(8), 2)!;
  const near = dieboldMariano(swinging, zeros(8), 1)!;
  expect(far.statistic).toBeCloseTo(near.statistic, 12);
});

test('no test with too few pairs or no difference', () => {
  expect(dieboldMariano([1, 2, 3], zeros(3), 1)).toBeUndefined();
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

test('three more pairs than steps are enough, two are not', () => {
  const scores = [1, 2, 4, 3, 7, 5];
  for (const horizon of [1, 2, 3]) {
    const pairs = (n: number) => dieboldMariano(scores.slice(0, n), zeros(n), horizon);
    expect(pairs(horizon + 2)).toBeUndefined();
    expect(pairs(horizon + 3)?.n).toBe(horizon + 3);
  }
});
