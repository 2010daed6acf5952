import { mean } from 'simple-statistics';
import { expect, test } from 'vitest';
import { drawnLevers } from '../../sim/runs/requests.ts';
import { replicateKey } from '../../sim/runs/seed.ts';
import type { LeverPlan } from '../../sim/scenario/scenario.ts';

const lever = (id: string, more: Partial<LeverPlan> = {}): LeverPlan => ({
  id,
  lever: 'visit-push',
  title: { zh: id, en: id },
  from: '2021-10-01',
  until: '2021-12-31',
  rampDays: 0,
  strength: 0.2,
  args: { factor: 1.2 },
  fromDay: 0,
  untilDay: 91,
  ...more,
});

test('where every strength is known the list is the same, not only equal', () => {
  const levers = [lever('a'), lever('b')];
  expect(drawnLevers(levers, replicateKey('s', 3))).toBe(levers);
});

test('a strength that is not known is drawn evenly between its ends, by each replicate for itself', () => {
  const levers = [lever('known'), lever('drawn', { upTo: 0.6 })];
  const drawn = Array.from({ length: 2000 }, (_, index) => drawnLevers(levers, replicateKey('s', index)));
  for (const [known] of drawn) expect(known).toEqual(levers[0]);
  const strengths = drawn.map(([, plan]) => plan!.strength);
  expect(Math.min(...strengths)).toBeGreaterThanOrEqual(0.2);
  expect(Math.max(...strengths)).toBeLessThanOrEqual(0.6);
  expect(mean(strengths)).toBeCloseTo(0.4, 2);
  expect(strengths.filter((value) => value < 0.3).length / 2000).toBeCloseTo(0.25, 1);
  expect(drawn.every(([, plan]) => plan!.upTo === undefined)).toBe(true); // the market sees a plain strength
});

test('other levers, and their order, change no draw of it', () => {
  const own = lever('drawn', { upTo: 1 });
  const key = replicateKey('s', 7);
  const alone = drawnLevers([own], key).at(-1);
  expect(drawnLevers([lever('other', { upTo: 1 }), own], key).at(-1)).toEqual(alone);
  const other = drawnLevers([lever('elsewhere', { upTo: 1 })], key)[0]!;
  expect(other.strength).not.toBe(alone!.strength);
});
