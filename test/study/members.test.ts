/** Members, priors and records by hand: one parameter, one linear fact, where the posterior has a closed form. */
import { Matrix } from 'ml-matrix';
import { probit } from 'simple-statistics';
import { expect, test } from 'vitest';
import { PARAMETERS } from '../../sim/model/params.ts';
import { uniform } from '../../sim/model/random.ts';
import type { Calibration } from '../../sim/study/calibrate.ts';
import type { Fact } from '../../sim/study/facts.ts';
import { luckOf, memberOf, moved, reached, regressed, targetOf } from '../../sim/study/members.ts';
import { misfits } from '../../sim/study/misfits.ts';
import { drawPopulation } from '../../sim/study/population.ts';
import { atScore, fittedParameters, pointOf, priorOf, valueAt, valuesOf } from '../../sim/study/prior.ts';
import { drawnSight, factRecords, parameterRecords } from '../../sim/study/record.ts';

function factOf(name: string, value: number, tolerance: number, logarithm = false): Fact {
  return { name, value, tolerance, logarithm, of: () => Number.NaN, since: '', until: '' };
}

const KEY = { k0: 7, k1: 9 };
const FACTS = [factOf('a', 3, 0.5), factOf('b', 10, 2)];

test('misfits are in tolerances; a market that died is far off, but finite', () => {
  expect(misfits(FACTS, [4, 8])).toEqual([2, -1]);
  expect(misfits(FACTS, [Number.NaN, 1e9])).toEqual([1000, 1000]);
  expect(misfits(FACTS, [-1e9, Number.NEGATIVE_INFINITY])).toEqual([-1000, 1000]);
});

test('a member’s luck, prior point and disturbances are its own, by number', () => {
  expect([luckOf(0), luckOf(7)]).toEqual([100, 107]);
  const target = targetOf(KEY, 5, 3, [0, 4]);
  const normal = (event: number, at: number) => probit(uniform(KEY, 'posterior', 5, event, at));
  expect(target.prior).toEqual([normal(1, 0), normal(1, 1), normal(1, 2)]);
  expect(target.noise).toEqual([normal(2, 0), normal(2, 4)]);
});

test('a member’s objective: from its own figures and its own prior point', () => {
  const member = memberOf(FACTS, 3, [1, 2], [4, 8], { prior: [0.5, 0], noise: [1.5, 1] });
  // misfits 2 and −1 against 1.5 and 1; scores 1 and 2 against 0.5 and 0
  expect(member).toEqual({ index: 3, point: [1, 2], told: [4, 8], objective: 0.25 + 4 + 0.25 + 4 });
});

test('a step for linear facts goes to the posterior mode of the member’s own figures', () => {
  // misfit = 2·score − 6, one parameter: (2s − 6 − n)² + (s − p)² is least at (2(6 + n) + p) / 5
  const [s, noise, prior] = [0.3, 0.7, -0.4];
  const [to] = moved(new Matrix([[2]]), [s], [2 * s - 6], { prior: [prior], noise: [noise] });
  expect(to).toBeCloseTo((2 * (6 + noise) + prior) / 5, 12);
});

test('slopes are learned from the population, around those known before', () => {
  const fact = [factOf('a', 0, 1)];
  const member = (score: number, told: number) => ({ index: 0, point: [score], told: [told], objective: 0 });
  // told = 3·score + 5; slope before 1; ridge of 1: 1 + (3 − 1)·Σ s² / (Σ s² + 1) with Σ s² = 8
  const slopes = regressed(new Matrix([[1]]), fact, [member(-2, -1), member(0, 5), member(2, 11)]);
  expect(slopes.get(0, 0)).toBeCloseTo(1 + (2 * 8) / 9, 12);
});

/** Runs of a market with two linear facts in four parameters and a little luck, at points of the prior. */
function scatteredRuns(count: number, seed: number) {
  const slopes = [
    [3, -1, 0.5, 0],
    [0, 2, -2, 1],
  ];
  const normal = (run: number, i: number) => probit(uniform({ k0: seed, k1: 3 }, 'posterior', run, i));
  const runs = Array.from({ length: count }, (_, run) => {
    const point = [0, 1, 2, 3].map((i) => normal(run, i));
    const told = slopes.map(
      (row, at) => row.reduce((sum, slope, i) => sum + slope * point[i]!, 0) + 0.3 * normal(run, 5 + at),
    );
    return { point, told };
  });
  const error = (found: Matrix) => Matrix.sub(found, new Matrix(slopes)).norm('frobenius');
  return { runs, error };
}

const UNIT = [factOf('a', 0, 1), factOf('b', 0, 1)];
const NONE = new Matrix(2, 4);

test('one market of 256 that died leaves the slopes where they were', () => {
  const { runs, error } = scatteredRuns(256, 1);
  const sound = error(regressed(NONE, UNIT, runs, 1));
  expect(sound).toBeLessThan(0.15); // 8 slopes of 0.3 / √256 each, and a ridge of 1 on 256
  const dead = runs.map((run, at) => (at === 100 ? { ...run, told: [Number.NaN, Number.NaN] } : run));
  const without = error(
    regressed(
      NONE,
      UNIT,
      runs.filter((_, at) => at !== 100),
      1,
    ),
  );
  expect(error(regressed(NONE, UNIT, dead, 1))).toBe(without);
  expect(Math.abs(without - sound)).toBeLessThan(0.02);
});

test('markets that nearly died, finite but far off, bend the slopes little', () => {
  const { runs, error } = scatteredRuns(256, 2);
  const sound = error(regressed(NONE, UNIT, runs, 1));
  // least squares would be 0.9 off for one of them: 1000 · |point| / 256 · …
  const nearly = runs.map((run, at) => (at % 50 === 7 ? { ...run, told: [-300, 900] } : run));
  expect(error(regressed(NONE, UNIT, nearly, 1))).toBeLessThan(sound + 0.1);
});

test('no runs that live: the slopes known before stay', () => {
  const before = new Matrix([
    [1, 2, 3, 4],
    [5, 6, 7, 8],
  ]);
  const dead = { point: [0, 0, 0, 0], told: [Number.NaN, 1] };
  expect(regressed(before, UNIT, [dead, dead, dead])).toBe(before);
});

test('draws for a linear fact are its posterior: mean and spread in closed form', async () => {
  const fact = [factOf('a', 4, 1)];
  const observe = async (points: readonly (readonly number[])[]) => points.map(([score]) => [2 * score!]);
  const start = { point: [0], told: [0], jacobian: new Matrix([[2]]), objective: 16 / 5 };
  const { members, objectives, rounds, stopped, size } = await drawPopulation(fact, start, observe, {
    size: 4000,
    rounds: 5,
    key: KEY,
  });
  const scores = members.map(({ point }) => point[0]!);
  const mean = scores.reduce((a, b) => a + b) / scores.length;
  const sd = Math.sqrt(scores.reduce((a, b) => a + (b - mean) ** 2, 0) / scores.length);
  // precision 1 + 2²; mean 2·4 / 5
  expect(mean).toBeCloseTo(8 / 5, 1);
  expect(sd).toBeCloseTo(Math.sqrt(1 / 5), 1);
  expect(Math.abs(sd / Math.sqrt(1 / 5) - 1)).toBeLessThan(0.05);
  // the first round is right already, so the two after it gain nothing
  expect([rounds, objectives.length, size]).toEqual([3, 3, 4000]);
  expect(stopped).toBe('converged after 3 rounds: the last two lowered the mean objective by less than 3%');
  // what is left of the misfit has mean (4 · 5 + 1 ·…)/5: (m − n)² + (s − p)² is χ² of one degree × 5 / 5, plus 16 / 5
  expect(objectives[0]).toBeCloseTo(1 + 16 / 5, 0);
});

test('members are lost four deviations above the median, of χ² or of their own', () => {
  const members = (...objectives: readonly number[]) =>
    objectives.map((objective, index) => ({ index, point: [], told: [], objective }));
  const kept = (facts: number, ...objectives: readonly number[]) =>
    reached(members(...objectives), facts).map(({ objective }) => objective);
  // χ² of two degrees has a deviation of 2: up to 10 + 4 · 2
  expect(kept(2, 10, 10, 10, 10, 17.9)).toEqual([10, 10, 10, 10, 17.9]);
  expect(kept(2, 10, 10, 10, 10, 18.1)).toEqual([10, 10, 10, 10]);
  // their own: median 30, absolute deviations 30, 10, 0, 10, 70 with median 10; up to 30 + 4 · 14.826
  expect(kept(2, 0, 20, 30, 40, 89)).toEqual([0, 20, 30, 40, 89]);
  expect(kept(2, 0, 20, 30, 40, 90)).toEqual([0, 20, 30, 40]);
});

test('each member keeps its best point', async () => {
  const fact = [factOf('a', 0, 1)];
  let round = 0;
  const observe = async (points: readonly (readonly number[])[]) => {
    round++;
    return points.map((_, at) => [round === 1 ? 10 : at === 0 ? 0 : 20]);
  };
  const start = { point: [0], told: [0], jacobian: new Matrix([[0]]), objective: 1e6 };
  const { members } = await drawPopulation(fact, start, observe, { size: 2, rounds: 2, key: KEY });
  expect(members.map(({ told }) => told[0])).toEqual([0, 10]);
});

test('priors: lognormal, or normal where negative, the plausible range two deviations to each side; scores and values go back and forth', () => {
  const { mean, sd } = priorOf({ plausible: [1, Math.E ** 4] });
  expect([mean, sd]).toEqual([expect.closeTo(2, 12), expect.closeTo(1, 12)]);
  expect(priorOf({ plausible: [-1.5, 0.5] })).toEqual({ mean: -0.5, sd: 0.5 });
  expect([-2, 0, 2].map((score) => atScore({ plausible: [-1.5, 0.5] }, score))).toEqual([-1.5, -0.5, 0.5]);
  const fitted = fittedParameters();
  expect(fitted.map(({ name }) => name)).toEqual(
    PARAMETERS.filter(({ source }) => source === 'fitted').map(({ name }) => name),
  );
  fitted.forEach(({ name, plausible: [low, high], hard }, at) => {
    const middle = low > 0 ? Math.sqrt(low * high) : (low + high) / 2;
    for (const [score, value] of [
      [-2, low],
      [0, middle],
      [2, high],
    ] as const)
      expect(Math.abs(valueAt(at, score) - value) / (high - low), name).toBeLessThan(1e-4);
    expect(valueAt(at, 99), name).toBeLessThanOrEqual(hard[1]);
    expect(valueAt(at, -99), name).toBeGreaterThanOrEqual(Math.min(hard[0], valueAt(at, -99)));
    expect(
      String(valueAt(at, 0.123))
        .replace(/[^0-9]/g, '')
        .replace(/^0+/, '').length,
      name,
    ).toBeLessThanOrEqual(8);
  });
  const point = fitted.map((_, at) => (at % 5) / 2 - 1);
  pointOf(valuesOf(point)).forEach((score, at) => void expect(score).toBeCloseTo(point[at]!, 2));
  const first = pointOf({});
  fitted.forEach(({ value }, at) => void expect(valueAt(at, first[at]!) / value).toBeCloseTo(1, 4));
});

test('records: facts on their natural scale, parameters before and after, what is identified', () => {
  const count = fittedParameters().length;
  const member = (score: number, told: number) => ({
    index: 0,
    point: new Array<number>(count).fill(score),
    told: [Math.log(told), told / 1000],
    objective: 0,
  });
  const calibration = {
    facts: [factOf('gmv', Math.log(500), 0.1, true), factOf('share', 0.7, 0.1)],
    fit: { point: new Array<number>(count).fill(1), told: [Math.log(480), 0.6] },
    population: {
      members: [member(-1, 100), member(0, 200), member(1, 300), member(2, 400), member(3, 500)],
    },
  } as unknown as Calibration;
  // quantiles of five between the nearest two, of logarithms where the fact is one
  const short = (value: number) => Number(value.toPrecision(5));
  expect(factRecords(calibration)).toEqual([
    {
      name: 'gmv',
      published: 500,
      fitted: 480,
      median: 300,
      low: short(100 * 2 ** 0.4),
      high: short(400 * 1.25 ** 0.6),
    },
    { name: 'share', published: 0.7, fitted: 0.6, median: 0.3, low: 0.14, high: 0.46 },
  ]);
  const [first] = fittedParameters();
  const { mean, sd } = priorOf(first!);
  expect(parameterRecords(calibration)[0]).toEqual({
    name: first!.name,
    prior: Number(Math.exp(mean).toPrecision(5)),
    fitted: Number(Math.exp(mean + sd).toPrecision(6)),
    median: Number(Math.exp(mean + sd).toPrecision(5)),
    spread: Number(Math.sqrt(2.5).toFixed(3)),
    // χ² of four degrees: 9.488 and 0.711 bound 90% (tables); Wilson & Hilferty are 1.5% off at the low end
    spread90: [expect.closeTo(Math.sqrt(10 / 9.488), 2), expect.closeTo(Math.sqrt(10 / 0.711), 0)],
    seen: 'not identified',
  });
  const middle = parameterRecords({
    ...calibration,
    population: { members: [member(3, 1), member(2, 1), member(-1, 1)] },
  } as unknown as Calibration)[0]!.median;
  expect(middle).toBe(Number(Math.exp(mean + 2 * sd).toPrecision(5)));
});

test('what the facts bound: the rule of a profile, on the normal likelihood that draws imply', () => {
  // 2,001 quantiles of a normal: the upper end of the spread is 1 / (1 − 1.645 / √4000) = 1.027 of it
  const draws = (mean: number, sd: number) =>
    Array.from({ length: 2001 }, (_, at) => mean + sd * probit((at + 0.5) / 2001));
  const sight = (mean: number, sd: number) => drawnSight(draws(mean, sd)).seen;
  expect(drawnSight(draws(0, 0.5)).spread90).toEqual([expect.closeTo(0.487, 2), expect.closeTo(0.514, 2)]);
  // sd 0.5 · 1.027: precision 1 / 0.2637 − 1 = 2.79, so ends at ± 1.645 / √2.79 = ± 0.98 around 1.36 · mean
  expect(sight(0, 0.5)).toBe('both sides');
  expect(sight(0.7, 0.5)).toBe('both sides'); // 0.95 ± 0.98
  expect(sight(0.85, 0.5)).toBe('one side'); // 1.16 ± 0.98
  // sd 0.9: precision 0.17, ends 3.97 away
  expect(sight(0, 0.9)).toBe('not identified');
  expect(sight(0.15, 0.9)).toBe('not identified'); // 1.03 − 3.97
  expect(sight(0.5, 0.9)).toBe('one side'); // 3.42: from 2 on it rises by 2.706 at 3.42 − √(1.42² + 15.8) = −0.80
  expect(sight(-0.5, 0.9)).toBe('one side');
  // as wide as the prior or wider: nothing, wherever the mean is
  expect(sight(0.5, 1.017)).toBe('not identified');
  // the same spread from six draws may be chance
  expect(drawnSight([-0.7, -0.4, -0.1, 0.1, 0.4, 0.7]).seen).toBe('not identified');
});
