/** Runs of points: the figures of whole runs, in balanced order, and a run that fails sinks no other. */
import { expect, test } from 'vitest';
import { metricOf } from '../../../sim/model/measures/all.ts';
import { simulate } from '../../../sim/model/simulate.ts';
import { spanOf, valueOver } from '../../../sim/result/summary.ts';
import type { Job } from '../../../sim/runs/job.ts';
import { type PlainMarket, planOf } from '../../../sim/runs/market.ts';
import { prepare } from '../../../sim/runs/node/inputs.ts';
import { drawMarket } from '../../../sim/runs/requests.ts';
import type { VariantFiguresData } from '../../../sim/runs/variantFigures.ts';
import { type AskedRuns, plannedPoints, runPoints } from '../../../sim/study/designs/runs.ts';
import { meansInside } from '../../runs/inside.ts';
import { memoInMemory } from '../../runs/means.ts';
import { smallScenario, temporaryFolder } from '../../runs/small.ts';

const dir = temporaryFolder();
const BASE = [
  'population.scale=1000000',
  'until=2021-01-20',
  'targets.gmv-q1.over=2021-01-10',
  'parameters.talents.count=40',
];
const SETS = [
  ['levers.trust-card.coverage=0%'],
  ['levers.trust-card.coverage=80%'],
  ['levers.trust-card.coverage=80%', 'parameters.trust.stake=1.5'],
  ['levers.trust-card.from=2021-01-15'],
];

const points = () =>
  SETS.map((set, index) => ({ index, prepared: prepare(smallScenario(dir, ...BASE, ...set)) }));
const OUTCOMES = [
  { metric: 'gmv', period: '2021-01-18' },
  { metric: 'leverCost', period: '2020-12-15/2021-01-20' },
];
const asked = (replicates = 2): AskedRuns => ({ points: points(), replicates, outcomes: OUTCOMES });

/** What a whole run of a point by itself comes to. */
function plain(index: number, replicate: number): number[] {
  const { prepared } = points()[index]!;
  const { market } = drawMarket(prepared, replicate);
  const { days, from } = market.exogenous;
  const { series } = simulate(planOf(market));
  const flat = Float64Array.from(series.flatMap((row) => [...row]));
  const whole = { period: '', kind: 'quarter', first: 0, last: days - 1 } as const;
  return [
    valueOver(metricOf('gmv'), flat, days, spanOf('2021-01-18', from)),
    valueOver(metricOf('leverCost'), flat, days, whole),
  ];
}

/** Markets of a job. */
const marketsIn = (job: Job) => (job.data as VariantFiguresData).markets;

test('figures are those of whole runs, whatever days points share', async () => {
  const found = await runPoints(asked(), meansInside());
  expect([found!.runs, found!.failed, found!.remembered]).toEqual([8, [], 0]);
  for (const index of SETS.keys()) {
    for (const replicate of [0, 1])
      expect(found!.values.get(index)!.get(replicate)).toEqual(plain(index, replicate));
  }
  // a card that covers nothing costs nothing, and two points of one setting but a parameter differ
  expect(found!.values.get(0)!.get(0)![1]).toBe(0);
  expect(found!.values.get(1)!.get(0)).not.toEqual(found!.values.get(2)!.get(0));
});

test('what it takes is counted by days: levers that begin late share those before them', () => {
  const days = 37;
  const { jobs, runs, wholeRuns } = plannedPoints(asked(3), days);
  expect([jobs, runs]).toEqual([6, 12]);
  // by replicate: one run of the point with other parameters, and three that part on day 26
  expect(wholeRuns).toBeCloseTo((3 * (37 + 26 + 3 * 11)) / days, 10);
});

test('parts take jobs in turn, and not the same points for ever', () => {
  const of = (part: number, parts: number) => plannedPoints(asked(3), 37, { part, of: parts }).runs;
  // jobs of three points and of one: three of them in the first part, and the others
  expect([of(1, 2), of(2, 2)]).toEqual([3 + 1 + 3, 1 + 3 + 1]);
  expect([1, 2, 3, 4, 5, 6].map((part) => of(part, 6))).toEqual([3, 1, 3, 1, 3, 1]);
});

test('replicates come in turn, each at all points', async () => {
  const order: string[] = [];
  const means = meansInside(undefined, (job) => {
    const markets = marketsIn(job);
    order.push(`${markets[0]!.key.k0} ${markets.length}`);
  });
  await runPoints(asked(2), means);
  const keys = [0, 1].map((replicate) => drawMarket(points()[0]!.prepared, replicate).market.key.k0);
  expect(order).toEqual([`${keys[0]} 3`, `${keys[0]} 1`, `${keys[1]} 3`, `${keys[1]} 1`]);
});

test('a run that fails is named, and those that ran with it are made by themselves', async () => {
  const isBad = ({ levers, params }: PlainMarket) =>
    params['trust.stake'] === 1 && levers.some(({ args }) => args.coverage === 0.8);
  const means = meansInside(undefined, undefined, (job, answer) =>
    marketsIn(job).some(isBad) ? { status: 'failed', error: 'a test' } : answer,
  );
  const seen: boolean[] = [];
  const found = await runPoints(asked(1), means, (runs, ok) => void seen.push(...Array(runs).fill(ok)));
  expect(found!.failed).toEqual([{ point: 1, replicate: 0, error: 'a test' }]);
  expect([...found!.values.keys()].sort()).toEqual([0, 2, 3]);
  expect(found!.values.get(3)!.get(0)).toEqual(plain(3, 0));
  expect([seen.length, seen.filter((ok) => !ok).length]).toEqual([4, 1]);
});

test('more points and replicates leave what was run as it is; another outcome of whole quarters is there already', async () => {
  const memo = memoInMemory();
  const run = (one: AskedRuns) => runPoints(one, meansInside(memo));
  const base = BASE.map((set) => set.replace('until=2021-01-20', 'until=2021-03-31'));
  const setOf = (index: number) =>
    index < 16 ? `parameters.trust.stake=1.${index}` : `levers.trust-card.coverage=${index}%`;
  // points that differ in levers alone run together, in blocks: the seventeenth begins another, the thirty-third a third
  const pointAt = (index: number) => ({
    index,
    prepared: prepare(smallScenario(dir, ...base, setOf(index))),
  });
  const few = [0, 16, 17].map(pointAt);
  const gmv = [{ metric: 'gmv', period: '2021Q1' }];
  const first = await run({ points: few, replicates: 1, outcomes: gmv });
  expect(first!.remembered).toBe(0);
  const all = [...few, pointAt(1), pointAt(33)];
  const more = await run({ points: all, replicates: 2, outcomes: gmv });
  expect(more!.remembered).toBe(3);
  const orders = [{ metric: 'orders', period: '2021Q1' }];
  const other = await run({ points: all, replicates: 2, outcomes: orders });
  expect([other!.remembered, other!.runs]).toEqual([10, 10]);
  expect(other!.values.get(0)!.get(0)).not.toEqual(more!.values.get(0)!.get(0));
});
