/** `allocate` on a market of which everything is known: water filling in closed form, saturation, honesty on fresh luck. */
import { expect, test } from 'vitest';
import type { LeverPlan } from '../../../sim/scenario/scenario.ts';
import {
  type Allocated,
  type AllocateQuestion,
  allocateBudget,
  evenMix,
} from '../../../sim/study/allocate/allocate.ts';
import { cellsOf } from '../../../sim/study/plans/cells.ts';
import { plannedRuns } from '../../../sim/study/plans/count.ts';
import { temporaryFolder } from '../../runs/small.ts';
import { type FigureOf, knownBase, knownLever, knownMeans, luck, numbers } from '../plans/known.ts';

const dir = temporaryFolder();
const BUDGET = 100e6;
const WEIGHTS: Readonly<Record<string, number>> = { a: 4, b: 2, c: 1 };
const givenOn = ({ budget }: LeverPlan) => budget?.amount ?? 0;
const kindOf = ({ id }: LeverPlan) => id.slice(0, 1);
/** Second quarters are worth twice as much. */
const weightOf = (plan: LeverPlan) => WEIGHTS[kindOf(plan)]! * (plan.from < '2021-01-01' ? 1 : 2);
const MOST_SPENT = 60e6;
/** No lever can spend more than so much in a quarter. */
const spentBy = (plan: LeverPlan) => Math.min(givenOn(plan), MOST_SPENT);

const figureOf: FigureOf = (metric, levers, key) => {
  const spent = levers.reduce((sum, plan) => sum + spentBy(plan), 0);
  if (metric === 'leverCost') return spent;
  const brought = levers.reduce((sum, plan) => sum + weightOf(plan) * Math.sqrt(spentBy(plan)), 0);
  return metric === 'platformNet' ? brought - spent : 1e6 * luck(key) + brought;
};

function questionOf(more: Partial<AllocateQuestion> = {}): AllocateQuestion {
  const base = knownBase(dir, 1);
  const levers = ['a', 'b', 'c'].map((id) =>
    knownLever(id, { lever: 'coupon', from: '2020-12-20', fromDay: 5 }),
  );
  const { from, until } = base.scenario;
  return {
    title: base.scenario.title,
    source: 'known.yaml',
    planSource: 'plan.yaml',
    own: base,
    base,
    cells: cellsOf(levers, 'quarter', BUDGET),
    by: 'quarter',
    hasToday: false,
    search: numbers(0, 2),
    between: numbers(2, 4),
    fresh: numbers(6, 8),
    outcome: { metric: 'orders', span: { period: `${from}/${until}`, kind: 'quarter', first: 0, last: 106 } },
    budget: BUDGET,
    ...more,
  };
}

async function allocated(question: AllocateQuestion, of = figureOf): Promise<Allocated> {
  const watch = { onRound: () => {}, onRun: () => {} };
  const found = await allocateBudget(question, [], { means: knownMeans(of), watch });
  if (!found || found === 'nothing') throw new Error(`expected a split, got ${found}`);
  return found;
}

/** The same for several tests. */
const main = allocated(questionOf());

test('the best split is within two percent of water filling in closed form', async () => {
  const { result, levers } = await main;
  // six cells of weights 4, 8, 2, 4, 1, 2; money in proportion to the squares, the cell of 8 at most 60m
  const [full, rest] = [60e6, 40e6];
  const best = 8 * Math.sqrt(full) + Math.sqrt(rest) * Math.hypot(4, 2, 4, 1, 2);
  const [split] = result.splits;
  expect(split!.value.fresh.mean / best).toBeGreaterThan(0.98);
  expect(split!.value.fresh.mean / best).toBeLessThanOrEqual(1 + 1e-9);
  const given = levers.get('best')!;
  expect(given.reduce((sum, plan) => sum + givenOn(plan), 0)).toBeLessThanOrEqual(BUDGET);
  expect(given.find(({ id }) => id === 'a-2021q1')!.budget!.amount / full).toBeCloseTo(1, 1);
  expect(result.left / BUDGET).toBeLessThan(0.02);
});

test('it beats the even split on fresh luck, by what both bring; both lucks are told', async () => {
  const { result } = await main;
  const [best, even] = result.splits;
  const [gain] = result.gains;
  expect(gain!.over).toBe('even');
  expect(gain!.value.fresh.mean).toBeCloseTo(best!.value.fresh.mean - even!.value.fresh.mean, 6);
  expect(gain!.value.fresh.low90).toBeGreaterThan(0);
  expect(gain!.value.searched).toBeCloseTo(gain!.value.fresh.mean, 6);
  expect(best!.net.mean).toBeCloseTo(best!.value.fresh.mean - best!.cost.fresh.mean, 6);
  const sixth = BUDGET / 6;
  expect(result.responses.every(({ even: yuan }) => Math.abs(yuan - sixth) < 1001)).toBe(true);
});

test('response curves: what was tried, what of it was spent, where a lever has enough', async () => {
  const short: FigureOf = (metric, levers, key) => figureOf(metric, levers.map((plan) => (kindOf(plan) === 'c' ? { ...plan, budget: { amount: Math.min(givenOn(plan), 8e6) } } : plan)), key);
  const { result } = await allocated(questionOf(), short);
  const [one, other] = ['a', 'c'].map((id) => result.responses.find(({ lever, period }) => lever === id && period === '2021Q1')!);
  // a lever is given at most what it can spend, and a tenth more
  expect([one!.most, other!.most]).toEqual([66e6, 8.8e6]);
  expect(one!.points.map(({ amount }) => amount)).toEqual([0, 1.65e6, 8.25e6, 33e6, 66e6]);
  expect(one!.points.map(({ spent }) => spent)).toEqual([0, 1.65e6, 8.25e6, 33e6, 60e6]);
  for (const { difference, spent } of one!.points) expect(difference.mean).toBeCloseTo(8 * Math.sqrt(spent), 4);
  expect(one!.saturation).toBeNull();
  const flat: FigureOf = (metric, levers, key) => (metric === 'orders' ? Math.min(12_000, figureOf(metric, levers, key) - 1e6 * luck(key)) : figureOf(metric, levers, key));
  const capped = (await allocated(questionOf(), flat)).result.responses.find(({ lever, period }) => lever === 'a' && period === '2021Q1')!;
  expect(capped.saturation).toBe(8.25e6);
}); // biome-ignore format: one line

test('levers that do nothing get nothing, and money that nobody can use is left', async () => {
  const idle: FigureOf = (metric, levers, key) => (metric === 'orders' ? 1e6 * luck(key) : figureOf(metric, levers, key));
  const { result, levers } = await allocated(questionOf(), idle);
  expect(levers.get('best')).toEqual([]);
  expect(result.left).toBe(BUDGET);
  expect(result.responses.every(({ saturation, amount }) => saturation === 0 && amount === 0)).toBe(true);
  expect(result.gains[0]!.value.fresh).toMatchObject({ mean: 0, low90: 0, high90: 0 });
}); // biome-ignore format: one line

test('what luck alone makes of a split is not believed: on fresh luck it is no better than the even one', async () => {
  // every split has a luck of its own in every replicate, and does nothing
  const noise: FigureOf = (metric, levers, key) => {
    if (metric !== 'orders') return figureOf(metric, levers, key);
    const seed = levers.reduce((sum, plan) => sum + plan.fromDay + Math.round(givenOn(plan) / 1000) * 31, 7);
    return luck({ k0: (key.k0 ^ Math.imul(seed, 0x9e3779b1)) | 0, k1: key.k1 });
  };
  const { result } = await allocated(questionOf({ fresh: numbers(6, 60) }), noise);
  const [{ value }] = result.gains as readonly [(typeof result.gains)[number]];
  expect(value.searched).toBeGreaterThanOrEqual(0);
  expect(Math.abs(value.fresh.mean)).toBeLessThan(0.2);
  expect(value.fresh.low90).toBeLessThanOrEqual(0);
});

test('an even split gives what one cannot take to the others', () => {
  const cells = cellsOf(['a', 'b', 'c'].map((id, at) => knownLever(id, { budget: { amount: [10e6, 90e6, 90e6][at]! } })), 'whole');
  const mix = evenMix(cells, 100e6);
  expect(mix.map((share, at) => share * cells[at]!.most)).toEqual([10e6, 45e6, 45e6]);
  expect(evenMix(cells, 500e6)).toEqual([1, 1, 1]);
}); // biome-ignore format: one line

test('no more is simulated than was said before', async () => {
  const question = questionOf();
  const { between, judged } = { between: 9, judged: 4 };
  const means = knownMeans(figureOf);
  let jobs = 0;
  const watch = { onRound: () => {}, onRun: () => void jobs++ };
  await allocateBudget(question, [], { means, watch });
  const planned = plannedRuns(question, { between, judged });
  expect(jobs).toBeLessThanOrEqual(planned.jobs);
  const { search, fresh } = question;
  const most =
    2 * 7 + search.length * (planned.plans + 1) + question.between.length * between + fresh.length * judged;
  expect(means.asked.markets).toBeLessThanOrEqual(most);
  // each plan begins on day 5 of 107: little is shared, and no plan is more than a whole run
  expect(planned.wholeRuns).toBeLessThanOrEqual(most);
  expect(planned.wholeRuns / most).toBeGreaterThan(0.8);
});
