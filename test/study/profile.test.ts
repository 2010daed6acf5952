/** Profiles against the closed form of linear facts, and of facts that see only a sum of two parameters. */
import { Matrix } from 'ml-matrix';
import { expect, test } from 'vitest';
import type { Fact } from '../../sim/study/facts.ts';
import { fittedParameters } from '../../sim/study/prior.ts';
import { HELD, mainParameters, profileOf, RISE, sightOf } from '../../sim/study/profile.ts';
import type { Surface } from '../../sim/study/surface.ts';

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

/** A surface given by hand, with slopes by differences. */
function exact(tell: (point: readonly number[]) => number[]): Surface {
  const slopes = (point: readonly number[]) => {
    const side = (i: number, by: number) => tell(point.map((score, k) => (k === i ? score + by : score)));
    const columns = point.map((_, i) =>
      side(i, 1e-5).map((value, row) => (value - side(i, -1e-5)[row]!) / 2e-5),
    );
    return new Matrix(columns).transpose();
  };
  return { tell, slopes, spreads: [0, 0], runs: 0 };
}

/** The first fact sees parameter 0 sharply, the second a sum of parameters 1 and 2. */
const facts = [fact(0.5, 0.25), fact(1, 0.1)];
const linear = exact((point) => [point[0]!, point[1]! + point[2]!]);
const middle = new Array<number>(DIMENSIONS).fill(0);

test('a parameter that one fact sees: the parabola of that fact, and its interval', () => {
  const { points, interval, seen } = profileOf(facts, linear, middle, 0);
  expect(points.map(({ score }) => score)).toEqual([...HELD]);
  const least = Math.min(...points.map(({ likelihood }) => likelihood));
  for (const { score, likelihood } of points) {
    expect(likelihood - least).toBeCloseTo(((score - 0.5) / 0.25) ** 2, 4);
  }
  expect(seen).toBe('both sides');
  expect(interval.low).toBeCloseTo(0.5 - 0.25 * 1.645, 1);
  expect(interval.high).toBeCloseTo(0.5 + 0.25 * 1.645, 1);
});

test('what the surface does not know of a run widens the interval', () => {
  const rough = { ...linear, spreads: [0.5, 0] };
  const { points } = profileOf(facts, rough, middle, 0);
  const at = (held: number) => points.find(({ score }) => score === held)!.likelihood;
  expect(at(-1) - at(0.5)).toBeCloseTo(1.5 ** 2 / (0.25 ** 2 + 0.5 ** 2), 4);
});

test('one of two parameters whose sum is seen: the other makes up for it, at the price of its prior', () => {
  const { points } = profileOf(facts, linear, middle, 1);
  const price = (held: number) => (1 - held) ** 2 / (1 + 0.1 ** 2); // min over z of (held+z−1)²/0.01 + z²
  const at = (held: number) => points.find(({ score }) => score === held)!.likelihood;
  expect(at(-1) - at(1)).toBeCloseTo(price(-1) - price(1), 3);
});

test('a parameter that no fact sees has a flat profile', () => {
  const { rise, seen, interval } = profileOf(facts, linear, middle, 5);
  expect(rise).toBeLessThan(1e-6);
  expect(seen).toBe('not identified');
  expect([interval.low, interval.high]).toEqual([-2, 2]);
  expect([interval.from, interval.to]).toEqual(
    fittedParameters()[5]!.plausible.map((v) => expect.closeTo(v, 5)),
  );
});

test('a bent fact: the others go to where the objective is least', () => {
  const bent = exact((p) => [p[0]! * Math.exp(0.8 * p[1]!), p[1]! + p[2]!]);
  const { points } = profileOf(facts, bent, middle, 1);
  for (const { score, objective } of points) {
    let least = Number.POSITIVE_INFINITY;
    for (let x = -2; x <= 2; x += 0.01) {
      const first = x ** 2 + ((x * Math.exp(0.8 * score) - 0.5) / 0.25) ** 2;
      least = Math.min(least, first);
    }
    const z = Math.max(-2, Math.min(2, (1 - score) / 1.01)); // least of z² + (score + z − 1)²/0.01
    const second = z ** 2 + (score + z - 1) ** 2 / 0.01;
    expect(objective).toBeCloseTo(score ** 2 + least + second, 1);
  }
});

test('the main parameters are those that moved or shrank most, then those that did so least', () => {
  const jacobian = Matrix.zeros(1, DIMENSIONS);
  jacobian.set(0, 7, 10);
  const point = new Array<number>(DIMENSIONS).fill(0).map((_, i) => (i === 3 ? -1.5 : i === 9 ? 0.4 : 0));
  const sights = sightOf({ point, jacobian });
  expect(sights[7]!.spread).toBeCloseTo(1 / Math.sqrt(101), 9);
  expect(sights[0]!.spread).toBe(1);
  expect(mainParameters(sights, 3, 2).map(({ at }) => at)).toEqual([3, 7, 9, DIMENSIONS - 2, DIMENSIONS - 1]);
  expect(RISE).toBeCloseTo(1.645 ** 2, 3);
});

test('six main parameters and two unseen ones when nothing is said', () => {
  const sights = Array.from({ length: 12 }, (_, at) => ({ at, name: `p${at}`, moved: 0, spread: at / 12 }));
  // the narrower the spread that is left, the more was said
  expect(mainParameters(sights).map(({ at }) => at)).toEqual([0, 1, 2, 3, 4, 5, 10, 11]);
  expect(mainParameters(sights, 2, 1).map(({ at }) => at)).toEqual([0, 1, 11]);
  expect(mainParameters(sights.slice(0, 7)).map(({ at }) => at)).toEqual([0, 1, 2, 3, 4, 5, 6]);
});
