/** Profiles against the closed form of linear facts, and of facts that see only a sum of two parameters. */
import { Matrix } from 'ml-matrix';
import { expect, test } from 'vitest';
import type { Fact } from '../../sim/study/facts.ts';
import { fitFacts, type TellFacts } from '../../sim/study/fit.ts';
import { fittedParameters } from '../../sim/study/prior.ts';
import { HELD, mainParameters, profileOf, RISE, sightOf } from '../../sim/study/profile.ts';

const DIMENSIONS = fittedParameters().length;
const fact = (value: number, tolerance: number): Fact => ({
  name: 'a fact',
  value,
  tolerance,
  logarithm: false,
  of: () => Number.NaN,
  since: '2021-01-01',
  until: '2021-03-31',
});

/** The first fact sees parameter 0 sharply, the second a sum of parameters 1 and 2. */
const facts = [fact(0.5, 0.25), fact(1, 0.1)];
const linear: TellFacts = async (points) => points.map((point) => [point[0]!, point[1]! + point[2]!]);
const options = { seeds: 1, corrections: 2 };
const fit = fitFacts(facts, DIMENSIONS, linear, { seeds: 1, rounds: 8 });

test('a parameter that one fact sees: the parabola of that fact, and its interval', async () => {
  const { points, interval, seen } = await profileOf(facts, await fit, linear, 0, options);
  expect(points.map(({ score }) => score)).toEqual(expect.arrayContaining([...HELD]));
  const best = Math.min(...points.map(({ score }) => ((score - 0.5) / 0.25) ** 2));
  const least = Math.min(...points.map(({ likelihood }) => likelihood));
  for (const { score, likelihood } of points) {
    expect(likelihood - least).toBeCloseTo(((score - 0.5) / 0.25) ** 2 - best, 4);
  }
  expect(seen).toBe('both sides');
  expect(interval.low).toBeGreaterThan(-0.5);
  expect(interval.high).toBeLessThan(1.2);
});

test('one of two parameters whose sum is seen: the other makes up for it, at the price of its prior', async () => {
  const { points } = await profileOf(facts, await fit, linear, 1, options);
  const price = (held: number) => (1 - held) ** 2 / (1 + 0.1 ** 2); // min over z of (held+z−1)²/0.01 + z²
  const at = (held: number) => points.find(({ score }) => score === held)!.likelihood;
  expect(at(-1) - at(1)).toBeCloseTo(price(-1) - price(1), 3);
});

test('a parameter that no fact sees has a flat profile', async () => {
  const { rise, seen, interval } = await profileOf(facts, await fit, linear, 5, options);
  expect(rise).toBeLessThan(1e-6);
  expect(seen).toBe('not identified');
  expect([interval.low, interval.high]).toEqual([-2, 2]);
  expect([interval.from, interval.to]).toEqual(
    fittedParameters()[5]!.plausible.map((v) => expect.closeTo(v, 5)),
  );
});

test('a bent fact: corrections lower the objective that the first slopes reach', async () => {
  const bent: TellFacts = async (points) => points.map((p) => [p[0]! * Math.exp(0.8 * p[1]!), p[1]! + p[2]!]);
  const start = await fitFacts(facts, DIMENSIONS, bent, { seeds: 1, rounds: 8 });
  const [none, two] = await Promise.all(
    [0, 3].map((corrections) => profileOf(facts, start, bent, 1, { seeds: 1, corrections })),
  );
  none!.points.forEach(({ objective }, i) => {
    expect(two!.points[i]!.objective).toBeLessThanOrEqual(objective + 1e-9);
  });
  const sum = (points: readonly { objective: number }[]) =>
    points.reduce((all, { objective }) => all + objective, 0);
  expect(sum(two!.points)).toBeLessThan(sum(none!.points) - 0.3);
});

test('the main parameters are those that moved or shrank most, then those that did so least', () => {
  const jacobian = Matrix.zeros(1, DIMENSIONS);
  jacobian.set(0, 7, 10);
  const point = new Array<number>(DIMENSIONS).fill(0).map((_, i) => (i === 3 ? -1.5 : i === 9 ? 0.4 : 0));
  const sights = sightOf({ point, jacobian });
  expect(sights[7]!.spread).toBeCloseTo(1 / Math.sqrt(101), 9);
  expect(sights[0]!.spread).toBe(1);
  expect(mainParameters(sights, 3, 2).map(({ at }) => at)).toEqual([3, 7, 9, 21, 22]);
  expect(RISE).toBeCloseTo(1.645 ** 2, 3);
});
