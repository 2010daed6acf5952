/** Published quarters stand only in worlds whose past is the one that the parameters were fitted under. */
import { expect, test } from 'vitest';
import { loadScenario } from '../../sim/runs/node/scenario-files.ts';
import { hasPublishedPast, pastOf } from '../../sim/runs/past.ts';
import type { Posterior } from '../../sim/scenario/posterior.ts';

const UNTIL = '2021-03-31';
const load = (name: string, ...set: string[]) => {
  const { scenario } = loadScenario(`scenarios/${name}.yaml`, { set: ['parameters.posterior=none', ...set] });
  return scenario!;
};
const fitted = load('kuaishou-2021');
const posterior = {
  knownUntil: '2021-07-22',
  draws: [],
  record: { past: { until: UNTIL, hash: pastOf(fitted, UNTIL) } },
} satisfies Posterior;

test('levers that begin later, other scales, titles and lengths leave the past as it was', () => {
  expect(hasPublishedPast(fitted, posterior)).toBe(true);
  expect(hasPublishedPast(load('kuaishou-base'), posterior)).toBe(true);
  expect(hasPublishedPast(load('trust-card-off'), posterior)).toBe(true);
  expect(
    hasPublishedPast(load('kuaishou-2021', 'population.scale=50000', 'until=2022-12-31'), posterior),
  ).toBe(true);
});

test('a lever from before, or a parameter, makes another past', () => {
  expect(hasPublishedPast(load('private-domain-off'), posterior)).toBe(false);
  expect(hasPublishedPast(load('kuaishou-2021', 'parameters.purchase.price=5'), posterior)).toBe(false);
});

test('without a calibration, or one that does not say, the past is taken for the published one', () => {
  expect(hasPublishedPast(load('private-domain-off'), undefined)).toBe(true);
  expect(hasPublishedPast(load('private-domain-off'), { ...posterior, record: {} })).toBe(true);
});
