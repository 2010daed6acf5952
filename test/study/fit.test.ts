/** The fit and the draws against closed forms: with facts linear in the parameters the posterior is known exactly. */
import { Matrix, solve } from 'ml-matrix';
import { expect, test } from 'vitest';
import type { Fact } from '../../sim/study/facts.ts';
import { fitFacts, laplaceCovariance, type TellFacts } from '../../sim/study/fit.ts';
import { drawPopulation, effectiveDraws } from '../../sim/study/population.ts';
import { weightedQuantile } from '../../sim/study/record.ts';

const SLOPES = [
  [1, 0.5, 0],
  [0, 0.2, 0],
];
const VALUES = [0.6, 0.1];
const TOLERANCE = 0.5;

const facts: Fact[] = VALUES.map((value, at) => ({
  name: `fact ${at}`,
  value,
  tolerance: TOLERANCE,
  logarithm: false,
  of: () => Number.NaN,
  since: '2021-01-01',
  until: '2021-03-31',
}));

/** Facts that are linear in the point; seeds add nothing. */
const linear: TellFacts = async (points) =>
  points.map((point) => SLOPES.map((row) => row.reduce((sum, slope, i) => sum + slope * point[i]!, 0)));

/** Mean and covariance of a normal prior after linear facts with normal error. */
const jacobian = new Matrix(SLOPES).div(TOLERANCE);
const precision = Matrix.add(jacobian.transpose().mmul(jacobian), Matrix.eye(3));
const known = Matrix.columnVector(VALUES).div(TOLERANCE);
const exact = solve(precision, jacobian.transpose().mmul(known)).to1DArray();
const covariance = laplaceCovariance(jacobian);

test('the fit finds the closed form of linear facts, and says why it stopped', async () => {
  const fit = await fitFacts(facts, 3, linear, { seeds: 1, rounds: 8 });
  fit.point.forEach((value, at) => {
    expect(value).toBeCloseTo(exact[at]!, 6);
  });
  expect(fit.stopped).toMatch(/gained/);
  expect(laplaceCovariance(fit.jacobian).to2DArray().flat()).toEqual(
    covariance
      .to2DArray()
      .flat()
      .map((value) => expect.closeTo(value, 6)),
  );
});

test('a parameter that no fact sees keeps its prior; a fact out of reach leaves it inside the plausible range', async () => {
  const fit = await fitFacts(facts, 3, linear, { seeds: 1, rounds: 8 });
  expect(fit.point[2]).toBe(0);
  expect(covariance.get(2, 2)).toBeCloseTo(1, 9);
  const far = facts.map((fact) => ({ ...fact, value: 50 }));
  const pulled = await fitFacts(far, 3, linear, { seeds: 1, rounds: 8 });
  expect(Math.max(...pulled.point.map(Math.abs))).toBe(2);
});

test('a market that died is far off, not a NaN in the fit', async () => {
  const died: TellFacts = async (points) => points.map(() => [Number.NaN, Number.NaN]);
  const fit = await fitFacts(facts, 3, died, { seeds: 1, rounds: 2 });
  expect(Number.isFinite(fit.objective)).toBe(true);
});

test('weighted draws have the mean and spread of the closed form, also from a wrong start', async () => {
  const start = { point: [0.8, -0.8, 0.5], covariance };
  const options = { size: 1500, generations: 3, enough: 1e9, seeds: 1, key: { k0: 5, k1: 7 } };
  const { drawn, weights, generations } = await drawPopulation(facts, start, linear, options);
  expect(generations).toBe(3);
  expect(weights.reduce((a, b) => a + b)).toBeCloseTo(1, 9);
  exact.forEach((value, at) => {
    const mean = drawn.reduce((sum, { point }, i) => sum + weights[i]! * point[at]!, 0);
    const variance = drawn.reduce((sum, { point }, i) => sum + weights[i]! * (point[at]! - mean) ** 2, 0);
    expect(Math.abs(mean - value)).toBeLessThan(0.08);
    expect(variance / covariance.get(at, at)).toBeGreaterThan(0.85);
    expect(variance / covariance.get(at, at)).toBeLessThan(1.15);
  });
});

test('draws stop when they are worth enough', async () => {
  const start = { point: exact, covariance };
  const options = { size: 100, generations: 9, enough: 150, seeds: 1, key: { k0: 5, k1: 7 } };
  const { generations, effective, stopped } = await drawPopulation(facts, start, linear, options);
  expect(generations).toBe(2);
  expect(effective).toBeGreaterThanOrEqual(150);
  expect(stopped).toBe('150 effective draws reached');
});

test('effective draws and weighted quantiles by hand', () => {
  expect(effectiveDraws([0.25, 0.25, 0.25, 0.25])).toBe(4);
  expect(effectiveDraws([1, 0, 0])).toBe(1);
  expect(weightedQuantile([30, 10, 20], [1, 1, 2], 0.5)).toBe(20);
  expect(weightedQuantile([30, 10, 20], [1, 1, 2], 0.2)).toBe(10);
  expect(weightedQuantile([30, 10, 20], [1, 1, 2], 1)).toBe(30);
});
