/** Members that follow new facts, against the closed form: with linear facts the posterior is known exactly. */
import { inverse, Matrix, solve } from 'ml-matrix';
import { expect, test } from 'vitest';
import {
  type FollowingEnsemble,
  follow,
  type Memory,
  remembered,
} from '../../../sim/study/backtest/follow.ts';
import type { Fact } from '../../../sim/study/facts.ts';
import { fitFacts, type ObserveFacts } from '../../../sim/study/fit.ts';
import { luckOf, type Member, reached, targetOf } from '../../../sim/study/members.ts';
import { drawPopulation } from '../../../sim/study/population.ts';

const TOLERANCE = 0.5;
const KEY = { k0: 5, k1: 7 };
const SIZE = 2000;
/** Slopes and published value of each fact; the third comes later and is of the first one's kind. */
const ALL = [
  { name: 'level 2021Q1', slopes: [1, 0.5, 0], value: 0.6 },
  { name: 'share 2021Q1', slopes: [0, 0.2, 0], value: 0.1 },
  { name: 'level 2021Q2', slopes: [0.4, 0, 0.9], value: -0.5 },
];

const factsOf = (rows: typeof ALL): Fact[] =>
  rows.map(({ name, value }) => ({
    name,
    value,
    tolerance: TOLERANCE,
    logarithm: false,
    of: () => Number.NaN,
    since: '2021-01-01',
    until: '2021-03-31',
  }));

/** Linear facts, and after them what a forecast would be: the first parameter. */
const linear =
  (rows: typeof ALL): ObserveFacts =>
  async (points) =>
    points.map((point) => [
      ...rows.map(({ slopes }) => slopes.reduce((sum, slope, i) => sum + slope * point[i]!, 0)),
      point[0]!,
    ]);

const wish = (numbers: readonly number[]) => (index: number) => targetOf(KEY, index, 3, numbers);

async function crowdOf(rows: typeof ALL) {
  const facts = factsOf(rows);
  const fit = await fitFacts(facts, 3, linear(rows), { seeds: 1, rounds: 8 });
  const { members, runs, objectives } = await drawPopulation(facts, fit, linear(rows), {
    size: SIZE,
    rounds: 2,
    key: KEY,
  });
  const first = { facts, slopes: fit.jacobian };
  return { facts, members, objectives, memory: remembered({ first, runs: [] }, runs, facts) };
}

test('after the move they have the mean and covariance of all facts together', async () => {
  const before = await crowdOf(ALL.slice(0, 2));
  const tell = linear(ALL);
  const { members } = await follow(factsOf(ALL), before, wish([0, 1, 2]), {
    soon: tell,
    far: tell,
    ahead: [],
  });
  const jacobian = new Matrix(ALL.map(({ slopes }) => [...slopes])).div(TOLERANCE);
  const precision = Matrix.add(jacobian.transpose().mmul(jacobian), Matrix.eye(3));
  const known = Matrix.columnVector(ALL.map(({ value }) => value)).div(TOLERANCE);
  const exact = solve(precision, jacobian.transpose().mmul(known)).to1DArray();
  const covariance = inverse(precision);
  expect(members.map(({ index }) => index)).toEqual(before.members.map(({ index }) => index));
  exact.forEach((value, i) => {
    const mean = members.reduce((sum, { point }) => sum + point[i]!, 0) / members.length;
    expect(Math.abs(mean - value)).toBeLessThan(0.07);
    const square = members.reduce((sum, { point }) => sum + (point[i]! - mean) ** 2, 0) / members.length;
    expect(Math.abs(square - covariance.get(i, i))).toBeLessThan(0.07);
  });
  // what a run tells after the facts stays with its member
  for (const { point, told } of members.slice(0, 20)) expect(told.at(-1)).toBe(point[0]);
});

test('nothing new: members stay where they were, to the noise of the regression', async () => {
  const before = await crowdOf(ALL.slice(0, 2));
  const tell = linear(ALL.slice(0, 2));
  const after = await follow(before.facts, before, wish([0, 1]), { soon: tell, far: tell, ahead: [] });
  const moves = after.members.map(({ point }, at) =>
    Math.max(...point.map((value, i) => Math.abs(value - before.members[at]!.point[i]!))),
  );
  expect(Math.max(...moves)).toBeLessThan(0.02);
});

test('each runs on from its best point, with the luck that was its own', async () => {
  const before = await crowdOf(ALL.slice(0, 2));
  const few = { ...before, members: before.members.slice(0, 6) };
  const home = new Map(few.members.map(({ index, point }) => [luckOf(index), JSON.stringify(point)]));
  // members 1 and 4 of the six find a wall wherever they move
  const walls = [1, 4].map((at) => luckOf(few.members[at]!.index));
  const rounds: number[][] = [];
  const soon: ObserveFacts = async (points, luck) => {
    rounds.push(points.map((_, at) => luck(at)[0]!));
    const told = await linear(ALL)(points, luck);
    return told.map((row, at) => {
      const seed = luck(at)[0]!;
      const away = JSON.stringify(points[at]) !== home.get(seed);
      return walls.includes(seed) && away ? row.map(() => 99) : row;
    });
  };
  const asked: string[][] = [];
  const far: ObserveFacts = (points, luck) => {
    rounds.push(points.map((_, at) => luck(at)[0]!));
    asked.push(points.map((point) => JSON.stringify(point)));
    return linear(ALL)(points, luck);
  };
  const { members, objectives } = await follow(factsOf(ALL), few, wish([0, 1, 2]), { soon, far, ahead: [] });
  for (const seeds of rounds) expect(seeds).toEqual(few.members.map(({ index }) => luckOf(index)));
  expect(objectives.length).toBe(3);
  expect(objectives).toEqual([...objectives].sort((a, b) => b - a));
  expect(asked).toHaveLength(1);
  for (const at of [1, 4]) expect(members[at]!.point).toEqual(few.members[at]!.point);
  for (const at of [0, 2, 3, 5]) expect(members[at]!.point).not.toEqual(few.members[at]!.point);
});

test('a member far above the median is lost; where all misfit, their own spread decides', () => {
  const members = (objectives: readonly number[]): Member[] =>
    objectives.map((objective, index) => ({ index, objective, point: [], told: [] }));
  const objectives = (list: readonly Member[]) => list.map(({ objective }) => objective);
  expect(objectives(reached(members([8, 9, 10, 11, 12, 40]), 8))).toEqual([8, 9, 10, 11, 12]);
  const wide = [100, 140, 180, 220, 260, 300];
  expect(objectives(reached(members(wide), 8))).toEqual(wide);
});

const gmv = (name: string, until: string, value: number): Fact => ({
  ...factsOf(ALL)[0]!,
  name,
  until,
  value,
  tolerance: 1,
});
const known = [gmv('gmv 2020Q4', '2020-12-31', 0), gmv('rate 2021Q1', '2021-03-31', 0)];
/** One member at rest in two parameters, which wants the new fact to be 1 and feels nothing else. */
const alone = (memory: Memory): FollowingEnsemble => ({
  facts: known,
  members: [{ index: 0, point: [0, 0], told: [0, 0], objective: 0 }],
  objectives: [],
  memory,
});
const nothing: ObserveFacts = async (points) => points.map(() => [0, 0, 0]);
/** Where the member goes when a fact comes that no run of today tells anything of. */
async function movedBy(memory: Memory, name: string): Promise<readonly number[]> {
  const facts = [...known, gmv(name, '2021-03-31', 1)];
  const points: (readonly number[])[] = [];
  const soon: ObserveFacts = (asked, luck) => {
    points.push(asked[0]!);
    return nothing(asked, luck);
  };
  const target = () => ({ prior: [0, 0], noise: [0, 0, 0] });
  await follow(facts, alone(memory), target, { soon, far: nothing, ahead: [] });
  return points[1]!;
}

test('a new fact begins with the slopes of the latest of its kind, or with none', async () => {
  const slopes = new Matrix([
    [3, 0],
    [0, 7],
  ]);
  const memory: Memory = { first: { facts: known, slopes }, runs: [] };
  // towards 1 by slope 3 against a prior of one deviation: 3 · 1 / (1 + 3²); the rate, at its value, holds the other
  expect(await movedBy(memory, 'gmv 2021Q1')).toEqual([expect.closeTo(3 / 19, 9), expect.closeTo(0, 9)]);
  expect(await movedBy(memory, 'buyers 2021Q1')).toEqual([expect.closeTo(0, 9), expect.closeTo(0, 9)]);
});

test('a new quarter has the slopes by which earlier forecasts told it', async () => {
  const slopes = new Matrix([
    [0, 0],
    [0, 0],
  ]);
  const first = { facts: known, slopes };
  const told = Array.from({ length: 400 }, (_, at) => {
    const point = [Math.sin(at), Math.cos(7 * at)];
    return { point, told: [0, 0, 2 * point[1]!] };
  });
  const names = [...known, { name: 'gmv 2021Q1' }];
  const memory = remembered({ first, runs: [] }, told, names);
  const [still, moved] = await movedBy(memory, 'gmv 2021Q1');
  expect(still).toBeCloseTo(0, 2);
  expect(moved).toBeCloseTo(2 / 5, 2);
});
