/** Members that follow new facts, against the closed form: with linear facts the posterior is known exactly. */
import { inverse, Matrix, solve } from 'ml-matrix';
import { expect, test } from 'vitest';
import { follow } from '../../../sim/study/backtest/follow.ts';
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
  const { members, jacobian } = await drawPopulation(facts, fit, linear(rows), {
    size: SIZE,
    rounds: 2,
    key: KEY,
  });
  return { facts, members, slopes: jacobian };
}

test('after the move they have the mean and covariance of all facts together', async () => {
  const before = await crowdOf(ALL.slice(0, 2));
  const tell = linear(ALL);
  const { members } = await follow(factsOf(ALL), before, wish([0, 1, 2]), { soon: tell, far: tell });
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
  const after = await follow(before.facts, before, wish([0, 1]), { soon: tell, far: tell });
  const moves = after.members.map(({ point }, at) =>
    Math.max(...point.map((value, i) => Math.abs(value - before.members[at]!.point[i]!))),
  );
  expect(Math.max(...moves)).toBeLessThan(0.02);
});

test('who is further off after the move goes back, with the luck that was his', async () => {
  const before = await crowdOf(ALL.slice(0, 2));
  const few = { ...before, members: before.members.slice(0, 6) };
  const asked: number[][] = [];
  const home = new Map(few.members.map(({ index, point }) => [luckOf(index), JSON.stringify(point)]));
  // members 1 and 4 of the six find a wall wherever they move
  const walls = [1, 4].map((at) => luckOf(few.members[at]!.index));
  const far: ObserveFacts = async (points, luck) => {
    asked.push(points.map((_, at) => luck(at)[0]!));
    const told = await linear(ALL)(points, luck);
    return told.map((row, at) => {
      const seed = luck(at)[0]!;
      const away = JSON.stringify(points[at]) !== home.get(seed);
      return walls.includes(seed) && away ? row.map(() => 99) : row;
    });
  };
  const { members } = await follow(factsOf(ALL), few, wish([0, 1, 2]), { soon: linear(ALL), far });
  expect(asked[0]).toEqual(few.members.map(({ index }) => luckOf(index)));
  expect(asked[1]).toEqual(expect.arrayContaining(walls));
  for (const at of [1, 4]) expect(members[at]!.point).toEqual(few.members[at]!.point);
  expect(members.every(({ told }) => told[0] !== 99)).toBe(true);
});

test('a member far above the median is lost; where all misfit, their own spread decides', () => {
  const members = (objectives: readonly number[]): Member[] =>
    objectives.map((objective, index) => ({ index, objective, point: [], told: [] }));
  const objectives = (list: readonly Member[]) => list.map(({ objective }) => objective);
  expect(objectives(reached(members([8, 9, 10, 11, 12, 40]), 8))).toEqual([8, 9, 10, 11, 12]);
  const wide = [100, 140, 180, 220, 260, 300];
  expect(objectives(reached(members(wide), 8))).toEqual(wide);
});

test('a new fact begins with the slopes of the latest of its kind, or with none', async () => {
  const fact = (name: string, until: string): Fact => ({ ...factsOf(ALL)[0]!, name, until });
  const winter = fact('gmv 2020Q4', '2020-12-31');
  const spring = fact('gmv 2021Q1', '2021-03-31');
  const rate = fact('rate 2021Q1', '2021-03-31');
  const members: Member[] = [{ index: 0, point: [0], told: [0, 0, 0], objective: 0 }];
  const same: ObserveFacts = async (points) => points.map(() => [0, 0, 0, 0, 0]);
  const target = () => ({ prior: [0], noise: [0, 0, 0, 0, 0] });
  for (const [known, rows] of [
    [
      [winter, spring, rate],
      [[1], [3], [7]],
    ],
    [
      [spring, rate, winter],
      [[3], [7], [1]],
    ],
  ] as const) {
    const facts = [...known, fact('gmv 2021Q2', '2021-06-30'), fact('buyers 2021Q2', '2021-06-30')];
    // a single member teaches no slopes
    const before = { facts: known, members, slopes: new Matrix(rows.map((row) => [...row])) };
    const { slopes } = await follow(facts, before, target, { soon: same, far: same });
    expect(slopes.to2DArray().flat()).toEqual(
      [...rows.flat(), 3, 0].map((value) => expect.closeTo(value, 9)),
    );
  }
});
