/** Robust slopes against the rule written out: weights of Huber, a level of its own, a ridge towards what was known. */
import { Matrix, solve } from 'ml-matrix';
import { median } from 'simple-statistics';
import { expect, test } from 'vitest';
import { robustSlopes } from '../../sim/study/slopes.ts';

/** Even numbers from −2 to 2, the same each time. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return (state / 2_147_483_648) * 4 - 2;
  };
}

function runsOf(count: number, dimensions: number, seed: number) {
  const next = numbersFrom(seed);
  return Array.from({ length: count }, () => Array.from({ length: dimensions }, next));
}

/** Weighted least squares with a column of ones that the ridge leaves alone, weights by residuals, four times. */
function writtenOut(
  before: readonly number[],
  points: number[][],
  answers: readonly number[],
  ridge: number,
): number[] {
  const rest = answers.map((value, run) => value - dot(before, points[run]!));
  const design = new Matrix(points.map((point) => [1, ...point]));
  const penalty = Matrix.diag([0, ...before.map(() => ridge)]);
  let weights = answers.map(() => 1);
  let slopes: number[] = [];
  for (let round = 0; round < 4; round++) {
    const heavy = Matrix.mul(design, Matrix.columnVector(weights).mmul(Matrix.ones(1, design.columns)));
    const found = solve(
      Matrix.add(heavy.transpose().mmul(design), penalty),
      heavy.transpose().mmul(Matrix.columnVector(rest)),
    ).to1DArray();
    slopes = found.slice(1);
    const off = rest.map((value, run) => value - dot(slopes, points[run]!));
    const middle = median(off);
    const bound = 1.345 * 1.4826 * median(off.map((value) => Math.abs(value - middle)));
    weights = off.map((value) => Math.min(1, bound / Math.abs(value - middle)));
  }
  return before.map((slope, at) => slope + slopes[at]!);
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, at) => sum + value * b[at]!, 0);
}

test('the rule written out, for runs with luck, bends and slopes known before', () => {
  const points = runsOf(60, 5, 3);
  const luck = numbersFrom(7);
  const answers = points.map((point) => [
    1 + 2 * point[0]! - point[3]! + 0.3 * luck(),
    point[1]! ** 3 + 0.1 * luck(),
  ]);
  const before = [
    [1, 0, 0, 0, 0.5],
    [0, 2, -1, 0, 0],
  ];
  const found = robustSlopes(new Matrix(before), new Matrix(points), new Matrix(answers), 2);
  before.forEach((row, fact) => {
    const wanted = writtenOut(
      row,
      points,
      answers.map((answer) => answer[fact]!),
      2,
    );
    wanted.forEach((slope, at) => void expect(found.get(fact, at)).toBeCloseTo(slope, 9));
  });
});

test('straight lines at any level are found, and a few runs far off bend them by next to nothing', () => {
  const points = runsOf(40, 3, 5);
  const luck = numbersFrom(11);
  const sound = points.map((point) => [70 + 2 * point[0]! - 3 * point[1]! + 0.05 * luck()]);
  const broken = sound.map(([value], run) => [value! + (run % 13 === 0 ? 50 : 0)]);
  const slopesOf = (answers: number[][]) =>
    robustSlopes(Matrix.zeros(1, 3), new Matrix(points), new Matrix(answers), 1e-9).to1DArray();
  for (const answers of [sound, broken]) {
    slopesOf(answers).forEach((slope, at) => {
      expect(Math.abs(slope - [2, -3, 0][at]!)).toBeLessThan(0.05);
    });
  }
  // least squares would be off by much more
  const plain = solve(new Matrix(points.map((point) => [1, ...point])), new Matrix(broken)).to1DArray();
  expect(Math.abs(plain[2]! + 3)).toBeGreaterThan(0.5);
});

test('a heavy ridge keeps what was known', () => {
  const points = runsOf(30, 2, 9);
  const answers = points.map((point) => [5 * point[0]!]);
  const found = robustSlopes(new Matrix([[1, 4]]), new Matrix(points), new Matrix(answers), 1e9);
  expect(found.to1DArray()).toEqual([expect.closeTo(1, 5), expect.closeTo(4, 5)]);
});
