/** The whole study on markets that are functions: closed forms come out, luck apart, failures named, stops, the posterior. */
import { expect, test } from 'vitest';
import type { PlainMarket } from '../../../sim/runs/market.ts';
import type { Posterior } from '../../../sim/scenario/posterior.ts';
import { plannedRuns, type SensitivityPlan } from '../../../sim/study/sensitivity/plan.ts';
import { type Sensed, sensitivityOf } from '../../../sim/study/sensitivity/sensitivity.ts';
import {
  type Column,
  changesAt,
  POSTERIOR,
  preparedAt,
  type Subject,
} from '../../../sim/study/sensitivity/subject.ts';
import { temporaryFolder } from '../../runs/small.ts';
import { ISHIGAMI, ishigami } from './known.ts';
import { factor, type Known, knownMarkets, luckOf, subjectOf } from './market.ts';

const dir = temporaryFolder();
const NAMES = ['purchase.price', 'visits.idleDays', 'adoption.local', 'fans.rateCap'] as const;
const COLUMNS = NAMES.map((name) => factor(name, 0, 1));
const NAMED = { title: { zh: '试', en: 'A try' }, source: 'study.yaml' };
const SPAN = { period: '2021Q1', kind: 'quarter', first: 17, last: 106 } as const;
const FIGURES = [{ metric: 'gmv', span: SPAN }];

function planOf(subject: Subject, more: Partial<SensitivityPlan> = {}): SensitivityPlan {
  return {
    subject,
    figures: FIGURES,
    trajectories: 40,
    points: 300,
    keep: 3,
    replicates: 2,
    tornado: 6,
    ...more,
  };
}

const watch = { onPhase: () => {}, onRuns: () => {} };

async function sensed(plan: SensitivityPlan, means: Known): Promise<Sensed> {
  return (await sensitivityOf(plan, NAMED, { means, watch }))!;
}

const pointOf = ({ params }: PlainMarket) => NAMES.map((name) => params[name]);

test('Ishigami among the parameters, with luck as large: the idle one is left out, indices and split are the closed forms', async () => {
  const sd = Math.sqrt(12 * ISHIGAMI.variance);
  const means = knownMarkets((market) => 100 + ishigami(pointOf(market)) + sd * luckOf(market));
  const plan = planOf(subjectOf(dir, COLUMNS));
  const { result, failed, ended } = await sensed(plan, means);
  expect(result.screening!.groups.map(({ stands }) => stands)).toEqual([true, true, true, false]);
  expect(result.screening!.groups[3]!.muStar.value).toBe(0);
  const [main] = result.indices!.periods;
  expect(main!.groups.map(({ group }) => group).toSorted()).toEqual(NAMES.slice(0, 3).map((name) => `parameters.${name}`).toSorted());
  for (const [at, name] of NAMES.slice(0, 3).entries()) {
    const { first, total } = main!.groups.find(({ group }) => group === `parameters.${name}`)!;
    expect(Math.abs(first.value! - ISHIGAMI.first[at]!) / first.error!).toBeLessThan(3);
    expect(Math.abs(total.value! - ISHIGAMI.total[at]!) / total.error!).toBeLessThan(3);
  }
  for (const { value, error } of [main!.ignorance, main!.chance]) {
    expect(Math.abs(value! - ISHIGAMI.variance) / error!).toBeLessThan(3);
  }
  expect(Math.abs(main!.known.value! - 0.5)).toBeLessThan(0.1);
  expect(main!.mean).toBeCloseTo(103.5 + sd / 2, 0);
  // what it takes was said before
  const { screening, indices, tornado } = plannedRuns(plan);
  expect([screening, indices, tornado]).toEqual([40 * 5 * 2, 300 * 5 * 2, 6 * 7]);
  expect([ended, result.runs, failed]).toEqual([screening + indices + tornado, screening + indices + tornado, []]);
  expect(means.asked.jobs).toBe(plannedRuns(plan).jobs);
}); // biome-ignore format: one line each

test('a tornado: on the same luck, pair by pair, the widest bar first', async () => {
  const means = knownMarkets((market) => 3 * market.params['purchase.price'] - 5 * market.params['visits.idleDays'] + 9 * luckOf(market));
  const { result } = await sensed(planOf(subjectOf(dir, COLUMNS.slice(0, 2)), { points: 0, trajectories: 0 }), means);
  expect([result.screening, result.indices]).toEqual([null, null]);
  const { bars } = result.tornado!;
  const base = { price: 4.5, idle: 75 };
  expect(bars.map(({ group }) => group)).toEqual(['parameters.visits.idleDays', 'parameters.purchase.price']);
  expect([bars[0]!.low.at, bars[0]!.high.at]).toEqual([0, 1]);
  expect(bars[0]!.low.difference.mean).toBeCloseTo(5 * base.idle, 6);
  expect(bars[1]!.high.difference.mean).toBeCloseTo(3 * (1 - base.price), 6);
  expect(bars[1]!.high.difference.low90).toBeCloseTo(3 * (1 - base.price), 6);
}); // biome-ignore format: one line each

test('over time: each period has indices of its own', async () => {
  const later = { period: '2021-03', kind: 'month', first: 76, last: 106 } as const;
  const means = knownMarkets((market, { span }) =>
    span === SPAN ? market.params['purchase.price'] : market.params['visits.idleDays'],
  );
  const plan = planOf(subjectOf(dir, COLUMNS.slice(0, 2)), {
    trajectories: 0,
    points: 64,
    replicates: 1,
    tornado: 0,
  });
  const { result } = await sensed({ ...plan, figures: [...FIGURES, { metric: 'gmv', span: later }] }, means);
  const [first, second] = result.indices!.periods;
  expect([first!.period, second!.period]).toEqual(['2021Q1', '2021-03']);
  expect(first!.groups.map(({ total }) => total.value! > 0.5)).toEqual([true, false]);
  expect(second!.groups.map(({ total }) => total.value! > 0.5)).toEqual([false, true]);
});

test('runs that fail are named, the others of their job are made by themselves, and pairs that miss them are counted', async () => {
  const means = knownMarkets((market) => {
    const [price, idle] = pointOf(market) as [number, number];
    if (price > 0.9) throw new Error('too dear');
    return price + idle;
  });
  const plan = planOf(subjectOf(dir, COLUMNS.slice(0, 2)), { trajectories: 0, points: 100, tornado: 0 });
  const { result, failed, parts, ended } = await sensed(plan, means);
  expect(ended).toBe(100 * 4 * 2);
  const outcomes = parts[0]!.run.outcomes.flat(2).map(([value]) => value!);
  expect(failed.length).toBe(outcomes.filter(Number.isNaN).length);
  expect(failed.length).toBeGreaterThan(20);
  expect(failed[0]).toMatch(/^indices \d+\/\d\/\d: too dear$/);
  expect(result.failed).toBe(failed.length);
  const { lost, pairs, groups } = result.indices!.periods[0]!;
  expect(pairs).toBe(100 * 5);
  expect(lost).toBeGreaterThan(10);
  expect(lost).toBeLessThan(250);
  expect(groups.every(({ total }) => total.value! > 0.2)).toBe(true);
});

test('a stop gives nothing; a figure that nothing changes has no indices', async () => {
  const plan = planOf(subjectOf(dir, COLUMNS.slice(0, 2)), { trajectories: 4, points: 4 });
  expect(await sensitivityOf(plan, NAMED, { means: knownMarkets(() => 1, 3), watch })).toBeUndefined();
  const { result } = await sensed(
    plan,
    knownMarkets((market) => luckOf(market)),
  );
  expect(result.screening!.groups.some(({ stands }) => stands)).toBe(false);
  expect([result.indices, result.tornado]).toEqual([null, null]);
});

const POSTERIOR_OF_TWO: Posterior = {
  knownUntil: '2021-03-31',
  draws: [
    { weight: 1, parameters: { 'purchase.trust': 0 } },
    { weight: 3, parameters: { 'purchase.trust': 4 } },
  ],
};

test('the posterior as one group: its variance is that of its draws by their weights; else it is luck', async () => {
  const figure = (market: PlainMarket) => market.params['purchase.trust'];
  const columns: Column[] = [...COLUMNS.slice(0, 1), POSTERIOR];
  const known = subjectOf(dir, columns, { posterior: POSTERIOR_OF_TWO });
  const plan = planOf(known, { trajectories: 0, points: 200, tornado: 0 });
  const { result } = await sensed(plan, knownMarkets(figure));
  const { ignorance, chance, groups } = result.indices!.periods[0]!;
  // 0 with a quarter, 4 with three quarters: variance 3
  expect(Math.abs(ignorance.value! - 3) / ignorance.error!).toBeLessThan(3);
  expect(chance.value).toBe(0);
  expect(groups.find(({ group }) => group === POSTERIOR)!.total.value).toBeCloseTo(1, 0);
  const drawn = subjectOf(dir, COLUMNS.slice(0, 1), { posterior: POSTERIOR_OF_TWO });
  const { result: other } = await sensed({ ...plan, subject: drawn }, knownMarkets(figure));
  const split = other.indices!.periods[0]!;
  expect(Math.abs(split.chance.value! - 3) / split.chance.error!).toBeLessThan(3);
  expect(split.ignorance.low90!).toBeLessThan(0);
});

test('a point: parameters are laid over the scenario’s own, what is null stays, other paths are loaded', () => {
  const subject = subjectOf(dir, COLUMNS);
  const { scenario } = preparedAt(subject, [0.25, null, null, 1]);
  expect(scenario.parameters).toEqual({ ...subject.base.scenario.parameters, 'purchase.price': 0.25, 'fans.rateCap': 1 });
  expect(changesAt(subject.columns, [null, null, null, null])).toEqual([]);
  const lever = { ...factor('x', 0, 1), path: 'levers.trust-card.coverage' };
  const asked: string[][] = [];
  const other: Subject = { ...subject, columns: [COLUMNS[0]!, lever], variant: (sets) => {
    asked.push([...sets]);
    return subject.base.scenario;
  } };
  preparedAt(other, [0.5, 0.75]);
  expect(asked).toEqual([['parameters.purchase.price=0.5', 'levers.trust-card.coverage=0.75']]);
}); // biome-ignore format: one line each
