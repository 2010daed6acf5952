/** The fit and the draws against closed forms: with facts linear in the parameters the posterior is known exactly. */
import { inverse, Matrix, solve } from 'ml-matrix';
import { expect, test } from 'vitest';
import type { Fact } from '../../sim/study/facts.ts';
import { fitFacts, type ObserveFacts } from '../../sim/study/fit.ts';
import { type Member, reached } from '../../sim/study/members.ts';
import { drawPopulation } from '../../sim/study/population.ts';
import { refitted } from '../../sim/study/refit.ts';

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
    expect(value).toBeCloseTo(exact[at]!, 9);
  });
  expect(fit.converged).toBe(true);
  expect(fit.stopped).toMatch(
    /^converged after 3 rounds: the last two gained 0\.\d\d and 0\.\d\d, less than 0\.3 each$/,
  );
  const slopes = jacobian.to2DArray().flat();
  expect(fit.jacobian.to2DArray().flat()).toEqual(slopes.map((slope) => expect.closeTo(slope, 9)));
});

test('a market that died on one side gives no slope there', async () => {
  const cliff: ObserveFacts = async (points, luck) => {
    const told = await linear(points, luck);
    return told.map((row, at) => (points[at]![1]! !== 0 ? row.map(() => Number.NaN) : row));
  };
  const fit = await fitFacts(facts, 3, cliff, { seeds: 1, rounds: 1 });
  const [first, second] = fit.jacobian.to2DArray();
  expect(first).toEqual([2, 0, 0].map((slope) => expect.closeTo(slope, 9)));
  expect(second).toEqual([0, 0, 0].map((slope) => expect.closeTo(slope, 9)));
});

test('a parameter that no fact sees keeps its prior; a fact out of reach leaves it inside the plausible range', async () => {
  const fit = await fitFacts(facts, 3, linear, { seeds: 1, rounds: 8 });
  expect(fit.point[2]).toBeCloseTo(0, 1);
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
  const begun = await start();
  const drawn = await drawPopulation(facts, begun, linear, options);
  const members = reached(drawn.members, facts.length);
  expect(members.length).toBeGreaterThan(2950); // a few are beyond the bound by chance
  expect([drawn.rounds, drawn.converged]).toEqual([3, true]); // linear: the two after the first gain nothing
  expect(drawn.stopped).toMatch(/^converged after 3 rounds: .* lowered the mean objective by less than 3%/);
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
  const stuck: ObserveFacts = async (points) => points.map((_, i) => (i % 4 > 0 ? [0.5, 0.1] : [99, 99]));
  const begun = await start();
  const drawn = await drawPopulation(facts, begun, stuck, { ...options, size: 40 });
  const { size } = drawn;
  const members = reached(drawn.members, facts.length);
  expect(size).toBe(40);
  expect(members.length).toBeLessThanOrEqual(30);
  expect(members.length).toBeGreaterThan(20);
  expect(members.every(({ told }) => told[0] === 0.5)).toBe(true);
});

test('slopes look to one side and then to the other, half a deviation, and not beyond the plausible range; each round is reported', async () => {
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
    [2, -1.5, 0],
    [1.5, -1, 0],
    [1.5, -1.5, 0.5],
  ]);
  // the other side, from the better point
  expect(asked[3]!.map((point, at) => point[at]! - asked[2]![0]![at]!)).toEqual([
    expect.closeTo(-0.5, 9),
    expect.closeTo(-0.5, 9),
    expect.closeTo(-0.5, 9),
  ]);
  // whole, half and a fifth of the step; for linear facts the whole one leads to the most probable point
  const [whole, half, fifth] = asked[2]!;
  whole!.forEach((value, at) => void expect(Math.abs(value - exact[at]!)).toBeLessThan(0.15));
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
  expect([none.point, none.rounds, none.stopped]).toEqual([[1, 1, 1], 0, 'not converged: 0 rounds done']);
  expect(none.converged).toBe(false);
  // a wall right behind the start: no step is better
  const wall: ObserveFacts = async (points) =>
    points.map((point) => (point.every((score) => score === 0) ? [0.6, 0.1] : [9, 9]));
  const stays = await fitFacts(facts, 3, wall, { seeds: 1, rounds: 5 });
  expect([stays.point, stays.objective, stays.rounds]).toEqual([[0, 0, 0], 0, 2]);
  expect(stays.stopped).toBe(
    'converged after 2 rounds: the last two gained 0.00 and 0.00, less than 0.3 each',
  );
});

test('a fit that a draw beats goes on from the draw, and counts its rounds on; else it stays', async () => {
  // two valleys: the fit stands in the shallow one
  const valleys: ObserveFacts = async (points) =>
    points.map(([x, y]) => (x! > 1 ? [0.6 + (x! - 1.5), 0.1 + y!] : [4 + x!, 0.1 + y!]));
  const shallow = await fitFacts(facts, 3, valleys, { seeds: 2, rounds: 9 });
  const draw = (x: number): Member => ({ index: 0, point: [x, 0, 0], told: [0.6, 0.1], objective: 0 });
  const seeds: (readonly number[])[] = [];
  const watched: ObserveFacts = (points, luck) => {
    seeds.push(luck(0));
    return valleys(points, luck);
  };
  const again = await refitted(facts, shallow, [draw(1.4), draw(1.6)], watched, { seeds: 2, rounds: 9 });
  expect(new Set(seeds.flat())).toEqual(new Set([0, 1])); // on the fit's own luck
  const best = ([x, y]: readonly number[]) => ((x! - 1.5) / 0.5) ** 2 + (y! / 0.5) ** 2 + x! ** 2 + y! ** 2;
  expect(again.objective).toBeLessThan(shallow.objective);
  expect(again.objective).toBeLessThanOrEqual(Math.min(best([1.4, 0]), best([1.6, 0])));
  expect(again.rounds).toBeGreaterThan(shallow.rounds);
  // draws that only their luck made good are not believed
  expect(await refitted(facts, again, [draw(-2)], valleys, { seeds: 2, rounds: 9 })).toBe(again);
  expect(await refitted(facts, again, [], valleys, { seeds: 2, rounds: 9 })).toBe(again);
});
