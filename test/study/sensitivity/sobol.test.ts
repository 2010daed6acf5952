/** Indices against closed forms: Ishigami and the g function, groups, luck beside what is not known, runs that failed. */
import { expect, test } from 'vitest';
import type { Interval } from '../../../sim/result/sensitivity.ts';
import { type Groups, type Point, sobolDesign } from '../../../sim/study/sensitivity/design.ts';
import { type RowOutcomes, sobolIndices } from '../../../sim/study/sensitivity/sobol.ts';
import { g, gIndices, ISHIGAMI, ishigami, normalOf, uniformOf, WEIGHTS } from './known.ts';

type Outcome = (point: Point, row: number, place: number) => readonly number[];

function indicesOf(rows: number, groups: Groups, outcome: Outcome, seed = 1) {
  const design = sobolDesign(rows, groups, uniformOf(seed, 100));
  const outcomes = design.map(
    ({ points }, row): RowOutcomes => points.map((point, place) => outcome(point, row, place)),
  );
  return sobolIndices(outcomes, uniformOf(seed, 101));
}

const alone = (n: number): Groups => Array.from({ length: n }, (_, at) => [at]);

/** How many standard errors it is away from the closed form. */
function off({ value, error }: Interval, truth: number): number {
  return Math.abs(value! - truth) / error!;
}

function expectNear(found: readonly Interval[], truth: readonly number[]): void {
  for (const [at, interval] of found.entries()) {
    expect(interval.error).toBeGreaterThan(0);
    expect(off(interval, truth[at]!), `${at}: ${interval.value} for ${truth[at]}`).toBeLessThan(3);
  }
}

test('Ishigami: first order, total and variance within three standard errors', () => {
  const { first, total, ignorance, together, lost, pairs } = indicesOf(1024, alone(3), (point) => [
    ishigami(point),
  ]);
  expectNear(first, ISHIGAMI.first);
  expectNear(total, ISHIGAMI.total);
  expectNear([ignorance], [ISHIGAMI.variance]);
  expectNear([together], [1 - ISHIGAMI.first.reduce((sum, one) => sum + one, 0)]);
  expect([lost, pairs]).toEqual([0, 1024 * 7]);
  // precise enough to tell the indices from one another
  expect(Math.max(...[...first, ...total].map(({ error }) => error!))).toBeLessThan(0.05);
  // the third input acts only together with the first: zero by itself, a quarter in all
  expect(first[2]!.low90!).toBeLessThan(0);
  expect(total[2]!.low90!).toBeGreaterThan(0.18);
});

test('the g function, input by input and in groups', () => {
  const all = indicesOf(1024, alone(WEIGHTS.length), (point) => [g(point)]);
  const truth = gIndices(alone(WEIGHTS.length));
  expectNear(all.first, truth.first);
  expectNear(all.total, truth.total);
  expectNear([all.ignorance], [truth.variance]);
  const groups = [
    [0, 4],
    [1, 2, 3],
    [5, 6, 7],
  ];
  const grouped = indicesOf(1024, groups, (point) => [g(point)], 2);
  expectNear(grouped.first, gIndices(groups).first);
  expectNear(grouped.total, gIndices(groups).total);
});

test('luck is told apart from what is not known: neither takes anything from the other', () => {
  const normal = normalOf(5);
  // luck of a variance as large as what is not known, part of it the same for all points of a row
  const sd = Math.sqrt(ISHIGAMI.variance / 2);
  const noisy =
    (runs: number): Outcome =>
    (point, row, place) =>
      Array.from(
        { length: runs },
        (_, run) => ishigami(point) + sd * (normal(row, 50, run) + normal(row, place, run)),
      );
  const { first, total, ignorance, chance, known } = indicesOf(1024, alone(3), noisy(2));
  expectNear(first, ISHIGAMI.first);
  expectNear(total, ISHIGAMI.total);
  expectNear([ignorance, chance, known], [ISHIGAMI.variance, ISHIGAMI.variance, 0.5]);
  // with one run a point luck counts as an effect, and the total indices show it
  const single = indicesOf(1024, alone(3), noisy(1));
  expect(off(single.total[1]!, ISHIGAMI.total[1]!)).toBeLessThan(12);
  expect(single.ignorance.low90!).toBeGreaterThan(1.6 * ISHIGAMI.variance);
  expect(single.chance.value).toBe(0);
});

test('luck that hangs on the point: the expected outcome is what is shared out', () => {
  const normal = normalOf(6);
  // the second input changes nothing but how much luck there is
  const outcome: Outcome = (point, row, place) =>
    Array.from({ length: 3 }, (_, run) => point[0]! + 2 * point[1]! * normal(row, place, run));
  const { first, total, ignorance, chance } = indicesOf(1024, alone(2), outcome);
  expectNear(first, [1, 0]);
  expectNear(total, [1, 0]);
  expectNear([ignorance, chance], [1 / 12, 4 / 3]);
});

test('runs that failed are left out pair by pair, counted, and bias nothing', () => {
  const drawn = uniformOf(9, 102);
  const broken: Outcome = (point, row, place) => [drawn(row, place) < 0.1 ? Number.NaN : ishigami(point)];
  const { first, total, lost } = indicesOf(1024, alone(3), broken);
  expectNear(first, ISHIGAMI.first);
  expectNear(total, ISHIGAMI.total);
  // ends and totals need two points, first orders three
  const fails = (row: number, ...places: readonly number[]) =>
    places.some((place) => drawn(row, place) < 0.1);
  const expected = Array.from({ length: 1024 }, (_, row) => {
    const needed = [
      [0, 1],
      ...[2, 3, 4].flatMap((place) => [
        [0, place],
        [0, 1, place],
      ]),
    ];
    return needed.filter((places) => fails(row, ...places)).length;
  }).reduce((sum, one) => sum + one, 0);
  expect(lost).toBe(expected);
  expect(lost).toBeGreaterThan(1000);
});

test('of several runs a point needs two in common, for one cannot tell luck', () => {
  const rows: RowOutcomes[] = [
    [
      [1, 2, 3],
      [4, 5, 6],
      [1, Number.NaN, 3],
    ],
    [
      [1, 2, Number.NaN],
      [2, 2, 2],
      [Number.NaN, 2, 9],
    ],
  ];
  const { lost, pairs } = sobolIndices(rows, uniformOf(1, 1));
  // in the second row A and the changed point have one run in common
  expect([lost, pairs]).toEqual([2, 6]);
});

test('an outcome that nothing changes has no indices, and few rows no intervals', () => {
  const { first, total, ignorance } = indicesOf(16, alone(2), () => [3, 3]);
  expect(ignorance.value).toBe(0);
  for (const { value, low90 } of [...first, ...total]) expect([value, low90]).toEqual([null, null]);
  const few = indicesOf(3, alone(2), (point) => [point[0]!]);
  expect(few.first[0]!.value).not.toBeNull();
  expect([few.first[0]!.error, few.first[0]!.low90]).toEqual([null, null]);
});
