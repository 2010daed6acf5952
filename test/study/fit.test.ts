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

test('slopes look inwards from where the fit stands, half a deviation; each round is reported', async () => {
  const asked: (readonly (readonly number[])[])[] = [];
  const watched: ObserveFacts = async (points, luck) => {
    asked.push(points);
    expect(luck(0)).toEqual([0, 1, 2]);
    return linear(points, luck);
  };
  const rounds: [number, number][] = [];
  const onRound = (round: number, objective: number) => void rounds.push([round, objective]);
  const fit = await fitFacts(facts, 3, watched, { seeds: 3, rounds: 8, start: [1.5, -1.5, 0], onRound });
  expect(asked[0]).toEqual([[1.5, -1.5, 0]]);
  expect(asked[1]).toEqual([
    [1, -1.5, 0],
    [1.5, -1, 0],
    [1.5, -1.5, 0.5],
  ]);
  // whole, half and a fifth of the step; for linear facts the whole one leads to the most probable point
  const [whole, half, fifth] = asked[2]!;
  whole!.forEach((value, at) => void expect(value).toBeCloseTo(exact[at]!, 9));
  whole!.forEach((value, at) => {
    const from = asked[0]![0]![at]!;
    expect(half![at]! - from).toBeCloseTo((value - from) / 2, 9);
    expect(fifth![at]! - from).toBeCloseTo((value - from) / 5, 9);
  });
  expect(rounds.map(([round]) => round)).toEqual(Array.from({ length: fit.rounds }, (_, at) => at + 1));
  expect(rounds.at(-1)![1]).toBe(fit.objective);
  expect(rounds[0]![1]).toBeGreaterThanOrEqual(fit.objective);
});

test('a fit of few rounds says so, and keeps the best point it has seen', async () => {
  const none = await fitFacts(facts, 3, linear, { seeds: 1, rounds: 0, start: [1, 1, 1] });
  expect([none.point, none.rounds, none.stopped]).toEqual([[1, 1, 1], 0, '0 rounds done']);
  // a wall right behind the start: no step is better
  const wall: ObserveFacts = async (points) =>
    points.map((point) => (point.every((score) => score === 0) ? [0.6, 0.1] : [9, 9]));
  const stays = await fitFacts(facts, 3, wall, { seeds: 1, rounds: 5 });
  expect([stays.point, stays.objective, stays.rounds]).toEqual([[0, 0, 0], 0, 1]);
  expect(stays.stopped).toBe('the last round gained 0.00, less than 0.3');
});
