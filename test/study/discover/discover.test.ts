/** The whole discovery on markets that are functions: the corner is found, what runs draw are columns, failures, stops. */
import { expect, test } from 'vitest';
import type { PlainMarket } from '../../../sim/runs/market.ts';
import type { Posterior } from '../../../sim/scenario/posterior.ts';
import type { Target } from '../../../sim/scenario/scenario.ts';
import { type Discovered, type DiscoverPlan, discoverBoxes } from '../../../sim/study/discover/discover.ts';
import { temporaryFolder } from '../../runs/small.ts';
import { factor, knownMarkets, luckOf, subjectOf } from '../sensitivity/market.ts';

const dir = temporaryFolder();
const COLUMNS = [
  factor('purchase.price', 0, 1),
  factor('visits.idleDays', 0, 1),
  factor('adoption.local', 0, 1),
];
const NAMED = { title: { zh: '试', en: 'A try' }, source: 'study.yaml' };
/** A target that no forecast is made of: a run reaches it or not. */
const TARGET: Target = { ...subjectOf(dir, []).base.scenario.targets[0]!, metric: 'orders', atLeast: 1 };

function planOf(more: Partial<DiscoverPlan> = {}): DiscoverPlan {
  const subject = subjectOf(dir, COLUMNS, { groups: [] });
  return { subject, target: TARGET, miss: false, isPublished: false, replicates: 300, ...more };
}

const isCorner = ({ params }: PlainMarket) =>
  params['purchase.price'] > 0.6 && params['visits.idleDays'] < 0.5;

async function found(plan: DiscoverPlan, figure: (market: PlainMarket) => number): Promise<Discovered> {
  const all = await discoverBoxes(plan, NAMED, { means: knownMarkets(figure), onRuns: () => {} });
  if (!all || all === 'nothing') throw new Error(`discoverBoxes: expected boxes, got ${all}`);
  return all;
}

test('a corner: its two factors, its bounds, nothing of the third; the same by the tree; missing it is the other side', async () => {
  const { result, columns, cases } = await found(planOf(), (market) => (isCorner(market) ? 2 : 0));
  expect(Math.abs(result.all.density - 0.2)).toBeLessThan(0.03);
  const [box, ...more] = result.boxes;
  expect(more).toEqual([]);
  expect(box!.bounds.map(({ factor: name, side }) => [name, side])).toEqual([
    ['parameters.purchase.price', 'low'],
    ['parameters.visits.idleDays', 'high'],
  ]);
  expect(Math.abs(box!.bounds[0]!.value - 0.6)).toBeLessThan(0.05);
  expect(Math.abs(box!.bounds[1]!.value - 0.5)).toBeLessThan(0.05);
  expect([box!.density > 0.85, box!.coverage > 0.85, box!.elsewhere!.density > 0.7]).toEqual([true, true, true]);
  expect(result.leaves[0]!.density).toBe(1);
  // a Latin hypercube: each of 300 parts of a range holds one run
  const price = columns.find(({ name }) => name === 'parameters.purchase.price')!.values;
  expect([...price].map((value) => Math.floor(value * 300)).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 300 }, (_, k) => k));
  expect(cases.reduce((sum, one) => sum + one, 0)).toBe(result.all.cases);
  const miss = await found(planOf({ miss: true }), (market) => (isCorner(market) ? 2 : 0));
  expect(miss.result.all.cases).toBe(300 - result.all.cases);
}); // biome-ignore format: one line

test('two corners: the second is sought in what the first leaves', async () => {
  const { result } = await found(planOf(), (market) =>
    isCorner(market) || market.params['adoption.local'] > 0.9 ? 2 : 0,
  );
  expect(result.boxes.length).toBeGreaterThan(1);
  const names = result.boxes.map(({ bounds }) => bounds.map(({ factor: name }) => name.slice('parameters.'.length)));
  expect(names.flat()).toContain('adoption.local');
  expect(result.boxes.reduce((sum, { coverage }) => sum + coverage, 0)).toBeLessThan(1 + 1e-9);
}); // biome-ignore format: one line

const POSTERIOR: Posterior = {
  knownUntil: '2021-03-31',
  draws: Array.from({ length: 20 }, (_, at) => ({ weight: 1, parameters: { 'purchase.trust': at / 4, 'fans.rateCap': 12 } })),
}; // biome-ignore format: one line

test('what runs draw by themselves are columns: of the posterior those in which draws differ', async () => {
  const subject = subjectOf(dir, [], { groups: [], posterior: POSTERIOR });
  const { result } = await found(planOf({ subject }), ({ params }) => (params['purchase.trust'] > 3 ? 2 : 0));
  const drawn = result.factors.filter(({ from }) => from === 'posterior');
  expect(drawn.map(({ name, low, high }) => [name, low, high])).toEqual([['purchase.trust', 0, 4.75]]);
  const [box] = result.boxes;
  expect(box!.bounds.map(({ factor: name, side }) => [name, side])).toEqual([['purchase.trust', 'low']]);
  expect(box!.bounds[0]!.value).toBeGreaterThan(2.9);
  // a factor of the study is set, and no longer drawn
  const set = subjectOf(dir, [factor('purchase.trust', 0, 9)], { groups: [], posterior: POSTERIOR });
  const other = await found(planOf({ subject: set }), ({ params }) => (params['purchase.trust'] > 3 ? 2 : 0));
  expect(other.result.factors.map(({ name }) => name).filter((name) => name.includes('trust'))).toEqual(['parameters.purchase.trust']);
}); // biome-ignore format: one line each

test('pure luck makes no box, and no case or nothing but cases none', async () => {
  const { result } = await found(planOf(), (market) => (luckOf(market) > 0.5 ? 2 : 0));
  for (const { elsewhere, density } of result.boxes) expect(elsewhere!.density).toBeLessThan(density);
  const none = await found(planOf(), () => 0);
  expect([none.result.boxes, none.result.leaves, none.result.all.cases]).toEqual([[], [], 0]);
  const all = await found(planOf(), () => 2);
  expect([all.result.boxes, all.result.all.density]).toEqual([[], 1]);
});

test('runs that fail are named and left out; too few, or a stop, give nothing', async () => {
  const { result, failed, runs } = await found(planOf(), (market) => {
    if (market.params['adoption.local'] > 0.9) throw new Error('too local');
    return isCorner(market) ? 2 : 0;
  });
  expect([result.failed, failed.length, runs.length]).toEqual([30, 30, 270]);
  expect(failed[0]).toMatch(/^runs \d+\/0\/0: too local$/);
  expect(result.all.runs).toBe(270);
  const broken = knownMarkets(() => {
    throw new Error('broken');
  });
  expect(await discoverBoxes(planOf(), NAMED, { means: broken, onRuns: () => {} })).toBe('nothing');
  const stopped = knownMarkets(() => 2, 5);
  expect(await discoverBoxes(planOf(), NAMED, { means: stopped, onRuns: () => {} })).toBeUndefined();
});

test('GMV is judged with the errors of the model: a run may be a case in part', async () => {
  const target: Target = { ...TARGET, metric: 'gmv', over: '2021Q1', atLeast: 10e9 };
  const { result, cases } = await found(planOf({ target }), ({ params }) => 9e9 + 2e9 * params['purchase.price']);
  expect(cases.some((one) => one > 0 && one < 1)).toBe(true);
  expect(result.boxes[0]!.bounds.map(({ factor: name, side }) => [name, side])).toContainEqual(['parameters.purchase.price', 'low']);
}); // biome-ignore format: one line
