/** The methods that the proof of calibration compares, on linear facts, where the posterior is known; and its verdict. */
import { inverse, Matrix, solve } from 'ml-matrix';
import { expect, test } from 'vitest';
import { PARAMETERS, paperMarket } from '../../docs/proofs/calibration/market.ts';
import { type Method, ours, smoother, subspace } from '../../docs/proofs/calibration/methods.ts';
import { type Trial, tryTruth } from '../../docs/proofs/calibration/trial.ts';
import { calibration } from '../../docs/proofs/calibration.ts';
import type { Fact } from '../../sim/study/facts.ts';
import type { ObserveFacts } from '../../sim/study/fit.ts';

const ROWS = [
  [2, 1, 0],
  [0, 0.5, -1],
];
const facts: Fact[] = [3, -1].map((value, at) => ({
  name: `fact ${at}`,
  value,
  tolerance: 1,
  logarithm: false,
  of: () => Number.NaN,
  since: '',
  until: '',
}));
const linear: ObserveFacts = async (points) =>
  points.map((point) => ROWS.map((row) => row.reduce((sum, slope, i) => sum + slope * point[i]!, 0)));
const slopes = new Matrix(ROWS);
const precision = Matrix.add(slopes.transpose().mmul(slopes), Matrix.eye(3));
const exact = solve(precision, slopes.transpose().mmul(Matrix.columnVector([3, -1]))).to1DArray();
const covariance = inverse(precision);

test.each<[string, Method]>([
  ['ours', ours({ fit: 3, seeds: 1, size: 200, draws: 3 })],
  ['ES-MDA', smoother({ size: 200, steps: 4 })],
  ['IES', subspace({ size: 200, steps: 5, length: 0.8 })],
])(
  '%s finds mean and spread of a linear posterior, and leaves what no fact sees to the prior',
  async (_, method) => {
    const { points } = await method(facts, linear, { k0: 3, k1: 8 });
    const moments = (at: number) => {
      const mean = points.reduce((sum, point) => sum + point[at]!, 0) / points.length;
      const square = points.reduce((sum, point) => sum + (point[at]! - mean) ** 2, 0) / (points.length - 1);
      return [mean, Math.sqrt(square)] as const;
    };
    exact.forEach((value, at) => {
      const [mean, sd] = moments(at);
      // standard errors of 200 draws: 0.07 of a deviation for the mean, 5% for the spread; slopes are regressed
      expect(Math.abs(mean - value)).toBeLessThan(0.2);
      expect(Math.abs(sd / Math.sqrt(covariance.get(at, at)) - 1)).toBeLessThan(0.2);
    });
    const [mean, sd] = moments(PARAMETERS - 1);
    expect([Math.abs(mean) < 0.25, Math.abs(sd - 1) < 0.15]).toEqual([true, true]);
  },
);

test('the market on paper: luck has the size that is told, most of it shared by near points of one seed', async () => {
  const market = paperMarket({ luck: 1, bend: 1 });
  const zero = new Array<number>(PARAMETERS).fill(0);
  const near = zero.map((_, at) => (at === 0 ? 0.1 : 0));
  const seeds = Array.from({ length: 200 }, (_, seed) => seed);
  const lucks = async (point: readonly number[]) => {
    const told = await market.observe(
      seeds.map(() => point),
      (at) => [seeds[at]!],
    );
    return told.map((values) => (values[0]! - market.expected(point)[0]!) / market.lucks[0]!);
  };
  const [here, there] = [await lucks(zero), await lucks(near)];
  const product = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, value, at) => sum + value * b[at]!, 0) / a.length;
  // standard error of a variance of 200: a tenth
  expect(Math.abs(product(here, here) - 1)).toBeLessThan(0.3);
  expect(Math.abs(product(here, there) - 0.8)).toBeLessThan(0.3);
  const without = paperMarket({ luck: 0, bend: 1 });
  expect((await without.observe([near], () => [5, 6]))[0]).toEqual(without.expected(near));
  expect(market.facts).toHaveLength(25);
});

test('a trial counts runs and draws, and ranks lie inside', async () => {
  const method: Method = async (_facts, observe) => {
    const points = [0, 1, 2].map((value) => new Array<number>(PARAMETERS).fill(value - 1));
    return { points, told: await observe(points, () => [1, 2]) };
  };
  const trial = await tryTruth(method, paperMarket({ luck: 1, bend: 1 }), 'a');
  expect([trial.runs, trial.draws, trial.variance]).toEqual([6, 3, 1]);
  expect([trial.parameters.length, trial.forecast.length]).toEqual([PARAMETERS, 2]);
  expect([...trial.parameters, ...trial.forecast].every((rank) => rank > 0 && rank < 1)).toBe(true);
});

test('the verdict is that of the ranks of the method that calibrate uses', async () => {
  const options = { seed: '7', given: new Map([['truths', '3']]) };
  const names = new Set((await calibration.batches(options)).map(({ key }) => key.replace(/ \d+$/, '')));
  const even = Array.from({ length: 20 }, (_, at) => (at + 0.5) / 20);
  const narrow = even.map((rank) => (rank < 0.5 ? rank * 0.2 : 1 - (1 - rank) * 0.2));
  const trial = (parameters: readonly number[]): Trial => ({
    parameters,
    forecast: [0.4, 0.6],
    runs: 9,
    draws: 9,
    variance: 1,
    misfit: 25,
  });
  const answers = (own: readonly number[], others: readonly number[]) =>
    [...names].flatMap((name, at) => [1, 2, 3].map(() => ({ name, trial: trial(at === 0 ? own : others) })));
  expect((await calibration.conclude(answers(even, narrow), options)).holds).toBe(true);
  expect((await calibration.conclude(answers(narrow, even), options)).holds).toBe(false);
});
