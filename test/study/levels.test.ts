/** Trackers with levels of their own: a level is a factor on what runs tell, found with the parameters, and moves nothing else. */
import { expect, test } from 'vitest';
import type { Fact } from '../../sim/study/facts.ts';
import { fitFacts } from '../../sim/study/fit.ts';
import { dimensionsOf, levelRecords, levelsOf, onLevels } from '../../sim/study/levels.ts';
import { fittedParameters } from '../../sim/study/prior.ts';

const COUNT = fittedParameters().length;

function factOf(name: string, value: number, tolerance: number, tracker?: string, within = 0.5): Fact {
  const days = { since: '2024-01-01', until: '2024-12-31' };
  const level = tracker === undefined ? {} : { level: { tracker, within } };
  return { name, value, tolerance, logarithm: true, of: () => 0, ...level, ...days };
}

const FACTS = [
  factOf('inside', 1, 0.01),
  factOf('a 1', 1.4, 0.01, 'a'),
  factOf('a 2', 1.4, 0.01, 'a'),
  factOf('b', 0.9, 0.01, 'b', 0.2),
];

test('each level once, in the order of the facts, behind the parameters', () => {
  expect(levelsOf(FACTS)).toEqual([
    { tracker: 'a', within: 0.5 },
    { tracker: 'b', within: 0.2 },
  ]);
  expect(dimensionsOf(FACTS)).toBe(COUNT + 2);
  expect(dimensionsOf([FACTS[0]!])).toBe(COUNT);
});

test('what runs tell moves by the level of each fact, and more than the facts stays as it is', async () => {
  const point = [...new Array<number>(COUNT).fill(0), 1, -2];
  const [told] = await onLevels(FACTS, async () => [[1, 1, 1, 1, 7]])([point], () => [0]);
  expect(told).toEqual([1, 1.5, 1.5, 1 - 0.4, 7]);
  const plain = async () => [[1]];
  expect(onLevels([FACTS[0]!], plain)).toBe(plain);
});

test('a fit finds the levels, and they take nothing from the figure that stands on none', async () => {
  // the run tells ln GMV = its first score, of every fact the same
  const observe = onLevels(FACTS, async (points) => points.map(([x]) => FACTS.map(() => x!)));
  const fit = await fitFacts(FACTS, dimensionsOf(FACTS), observe, { seeds: 1, rounds: 12 });
  expect(fit.point[0]).toBeGreaterThan(0.98);
  expect(fit.point[0]).toBeLessThan(1.0001);
  const [a, b] = levelRecords(FACTS, fit.point, [fit.point]);
  // ln of the factor: 0.4 of a prior of 0.5, and −0.1 of one of 0.2, each a little nearer to 0
  expect(Math.log(a!.fitted)).toBeCloseTo(0.4, 1);
  expect(Math.log(b!.fitted)).toBeCloseTo(-0.1, 1);
  expect(fit.point.slice(1, COUNT).every((score) => Math.abs(score) < 1e-6)).toBe(true);
});
