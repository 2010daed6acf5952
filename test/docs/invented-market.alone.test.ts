/** One truth of `npm run proof:market`, made small: five fitted parameters, few draws. */
import { expect, test, vi } from 'vitest';
import { PUBLISHED } from '../../docs/proofs/market/history.ts';
import { drawTruth, inventedMarket, isHeld, lookFor } from '../../docs/proofs/market/truth.ts';
import { knownFacts } from '../../sim/study/facts.ts';
import { withTestMeans } from '../runs/means.ts';

const FITTED = vi.hoisted(() => [
  'fans.ableShare',
  'visits.rate',
  'purchase.trust',
  'purchase.basket',
  'calendar.festival',
]);

vi.mock('../../sim/model/params.ts', async (original) => {
  const { onlyFitted } = await import('../study/few-fitted.ts');
  return onlyFitted(await original<typeof import('../../sim/model/params.ts')>(), FITTED);
});

const SETTINGS = { scale: 4000, size: 6, seeds: 1, rounds: { fit: 3, draws: 2 } };
/** Twice the tolerance of a quarter's GMV: few draws after few rounds are not nearer. */
const NEAR = 0.16;

test('an invented market is found again from its history, and its sales ahead; another one’s are not', async () => {
  const { truth, other, found } = await withTestMeans({ threads: 1 }, async (means) => {
    const drawn = await drawTruth('test', 1, SETTINGS, means);
    const another = await drawTruth('test', 2, SETTINGS, means);
    return { truth: drawn, other: another, found: await lookFor('test', 1, drawn, SETTINGS, means) };
  });
  // each figure is a fact: none is left out by its unit, its period or its tracker
  const facts = knownFacts(inventedMarket(truth.published), '2025-02-28', { from: '2023-04-01' });
  expect(facts).toHaveLength(PUBLISHED.length);
  expect(found.parameters.map(({ name }) => name).sort()).toEqual([...FITTED].sort());
  expect(found.parameters.filter(isHeld).length).toBeGreaterThanOrEqual(2);
  for (const { name, truth: level, median } of found.levels)
    expect(Math.abs(Math.log(median / level)), name).toBeLessThan(NEAR);
  for (const [at, { name, truth: sales, median, low, high }] of found.ahead.entries()) {
    expect(Math.abs(Math.log(median / sales)), name).toBeLessThan(NEAR);
    expect(Math.abs(Math.log(median / other.ahead[at]!)), name).toBeGreaterThan(NEAR);
    expect(low < median && median < high, name).toBe(true);
  }
});

test('the same seed gives the same truth, and its figures are written as they are published', async () => {
  const [one, again] = await withTestMeans({ threads: 1 }, (means) =>
    Promise.all([drawTruth('test', 1, SETTINGS, means), drawTruth('test', 1, SETTINGS, means)]),
  );
  expect(again).toEqual(one);
  for (const [at, { unit }] of PUBLISHED.entries()) {
    const written = one!.published[at]!;
    expect(written).toMatch(unit === 'percent' ? /^\d+$/ : unit === '%' ? /^\d+\.\d$/ : /^\d+(\.\d+)?$/);
    expect(written.replace('.', '').replace(/^0+/, '').length).toBeLessThanOrEqual(
      Math.max(3, written.split('.')[0]!.length),
    );
  }
});
