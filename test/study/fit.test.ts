/** The fit and the draws against closed forms: with facts linear in the parameters the posterior is known exactly. */
import { inverse, Matrix, solve } from 'ml-matrix';
import { expect, test } from 'vitest';
import type { Fact } from '../../sim/study/facts.ts';
import { fitFacts, type ObserveFacts } from '../../sim/study/fit.ts';
import { drawPopulation } from '../../sim/study/population.ts';

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
const linear: ObserveFacts = async (points) =>
  points.map((point) => SLOPES.map((row) => row.reduce((sum, slope, i) => sum + slope * point[i]!, 0)));

/** Mean and covariance of a normal prior after linear facts with normal error. */
const jacobian = new Matrix(SLOPES).div(TOLERANCE);
const precision = Matrix.add(jacobian.transpose().mmul(jacobian), Matrix.eye(3));
const known = Matrix.columnVector(VALUES).div(TOLERANCE);
const exact = solve(precision, jacobian.transpose().mmul(known)).to1DArray();
const covariance = inverse(precision);

test('the fit finds the closed form of linear facts, and says why it stopped', async () => {
  const fit = await fitFacts(facts, 3, linear, { seeds: 1, rounds: 8 });
  fit.point.forEach((value, at) => {
    expect(value).toBeCloseTo(exact[at]!, 6);
  });
  expect(fit.stopped).toMatch(/gained/);
  expect(fit.jacobian.to2DArray().flat()).toEqual(
    jacobian
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
  const died: ObserveFacts = async (points) => points.map(() => [Number.NaN, Number.NaN]);
  const fit = await fitFacts(facts, 3, died, { seeds: 1, rounds: 2 });
  expect(Number.isFinite(fit.objective)).toBe(true);
});

const start = async () => await fitFacts(facts, 3, linear, { seeds: 1, rounds: 8 });
const options = { size: 3000, rounds: 4, key: { k0: 5, k1: 7 } };

test('draws have the mean and covariance of the closed form', async () => {
  const { members, rounds, stopped } = await drawPopulation(facts, await start(), linear, options);
  expect(members.length).toBeGreaterThan(2950); // a few are beyond the bound by chance
  expect(rounds).toBe(2); // linear: the second round gains nothing
  expect(stopped).toMatch(/lowered the mean objective by less/);
  const mean = exact.map((_, at) => members.reduce((sum, { point }) => sum + point[at]!, 0) / members.length);
  mean.forEach((value, i) => {
    expect(Math.abs(value - exact[i]!)).toBeLessThan(0.06);
    mean.forEach((other, j) => {
      const sum = members.reduce((all, { point }) => all + (point[i]! - value) * (point[j]! - other), 0);
      expect(Math.abs(sum / members.length - covariance.get(i, j))).toBeLessThan(0.06);
    });
  });
});

test('wrong slopes are mended by those of the population', async () => {
  const fit = await start();
  const wrong = { ...fit, jacobian: Matrix.mul(fit.jacobian, 0.5) };
  const { members, objectives } = await drawPopulation(facts, wrong, linear, options);
  const right = await drawPopulation(facts, fit, linear, options);
  expect(objectives[0]).toBeGreaterThan(1.05 * right.objectives[0]!);
  expect(objectives.at(-1)).toBeCloseTo(right.objectives.at(-1)!, 2);
  expect(members.length).toBe(right.members.length);
});

test('a member that no point brings near its figures is left out', async () => {
  const stuck: ObserveFacts = async (points) => points.map((_, i) => (i % 2 === 0 ? [0.5, 0.1] : [99, 99]));
  const { members, size } = await drawPopulation(facts, await start(), stuck, { ...options, size: 40 });
  expect(size).toBe(40);
  expect(members.length).toBeLessThanOrEqual(20);
  expect(members.every(({ told }) => told[0] === 0.5)).toBe(true);
});
