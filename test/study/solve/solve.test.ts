/** `solve` on a market of which everything is known: the cheapest plan in closed form, on luck that it was not chosen by. */
import { expect, test } from 'vitest';
import type { Key } from '../../../sim/model/random.ts';
import { replicateKey } from '../../../sim/runs/seed.ts';
import type { LeverPlan } from '../../../sim/scenario/scenario.ts';
import { cellsOf } from '../../../sim/study/plans/cells.ts';
import { needOf } from '../../../sim/study/plans/chance.ts';
import type { Watch } from '../../../sim/study/plans/ledger.ts';
import {
  type Candidate,
  chosenFrom,
  finalistsOf,
  frontierOf,
  MOST_FINALISTS,
  MOST_FRONTIER,
} from '../../../sim/study/solve/frontier.ts';
import { type Solved, type SolveQuestion, solvePlan } from '../../../sim/study/solve/solve.ts';
import { temporaryFolder } from '../../runs/small.ts';
import { type FigureOf, knownBase, knownLever, knownMeans, luck, numbers } from '../plans/known.ts';

const dir = temporaryFolder();
const WEIGHTS: Readonly<Record<string, number>> = { a: 3, b: 2, c: 1 };
const COSTS: Readonly<Record<string, number>> = { a: 3e6, b: 1e6, c: 1e6 };
const rootsOf = (levers: readonly LeverPlan[]) =>
  levers.reduce((sum, { id, strength }) => sum + (WEIGHTS[id] ?? 0) * Math.sqrt(strength), 0);
const costOf = (levers: readonly LeverPlan[]) =>
  levers.reduce((sum, { id, strength }) => sum + (COSTS[id] ?? 0) * strength, 0);

/** Orders: 10 and up to 10 more by luck, and what the levers bring; a lever is worth what it brings less its cost. */
const figureOf: FigureOf = (metric, levers, key) => {
  if (metric === 'leverCost') return 100 + costOf(levers);
  return metric === 'platformNet' ? -costOf(levers) : 10 + 10 * luck(key) + rootsOf(levers);
};

const WATCH: Watch = { onRound: () => {}, onRun: () => {} };

function questionOf(atLeast: number, more: Partial<SolveQuestion> = {}): SolveQuestion {
  const base = knownBase(dir, atLeast);
  const levers = ['a', 'b', 'c'].map((id) => knownLever(id));
  return {
    title: base.scenario.title,
    source: 'known.yaml',
    planSource: 'plan.yaml',
    own: base,
    base,
    cells: cellsOf(levers, 'whole'),
    by: 'whole',
    hasToday: false,
    search: numbers(0, 2),
    between: numbers(2, 2),
    fresh: numbers(40, 40),
    wide: numbers(0, 40),
    target: base.scenario.targets[0]!,
    chance: 0.8,
    ...more,
  };
}

async function solved(question: SolveQuestion, of = figureOf): Promise<Solved> {
  const found = await solvePlan(question, [], { means: knownMeans(of), watch: WATCH });
  if (!found || found === 'nothing') throw new Error(`expected a plan, got ${found}`);
  return found;
}

const lucks = (seed: string, replicates: readonly number[]) =>
  Float64Array.from(replicates, (k) => 10 + 10 * luck(replicateKey(seed, k) as Key));

/** The same for several tests. */
const main = solved(questionOf(15.5));

test('the cheapest plan for the chance is within two percent of the closed form, and holds on fresh luck or is told not to', async () => {
  const question = questionOf(15.5);
  const { result, levers } = await main;
  // Σ w√u = need at least Σ c·u: u in proportion to (w/c)², which costs need² / Σ w²/c
  const { seed } = question.base.scenario;
  const need = needOf(lucks(seed, question.wide), 15.5, 0.8);
  const least = need ** 2 / (9 / 3e6 + 4 / 1e6 + 1 / 1e6);
  const chosen = result.plans.find(({ id }) => id === result.chosen)!;
  expect(chosen.cost.fresh.mean / least).toBeLessThan(1.02);
  expect(chosen.cost.fresh.mean / least).toBeGreaterThan(0.99);
  expect(chosen.cost.searched).toBeCloseTo(chosen.cost.fresh.mean, 0);
  expect(chosen.searched.chance).toBeGreaterThanOrEqual(0.8);
  // on fresh luck it is what fresh luck says
  const brings = rootsOf(levers.get(chosen.id)!);
  const fresh = lucks(seed, question.fresh);
  expect(chosen.fresh.chance).toBeCloseTo(fresh.filter((value) => value + brings >= 15.5).length / 40, 9);
  expect(chosen.fresh.low90).toBeLessThan(chosen.fresh.chance);
  expect(chosen.net.mean).toBeCloseTo(-chosen.cost.fresh.mean, 0);
  expect(chosen.figure.mean).toBeCloseTo(brings, 6);
  const holds = result.plans.find(({ id }) => id === result.holds);
  expect(holds!.fresh.chance).toBeGreaterThanOrEqual(0.8);
  expect(result.none).toMatchObject({ id: 'none', file: null, cost: { searched: 0 } });
});

test('the frontier: dearer plans are surer, the surest is all of it, and files are numbered from the cheapest', async () => {
  const { result, levers } = await main;
  const [costs, chances] = [result.plans.map(({ cost }) => cost.searched), result.plans.map(({ searched }) => searched.chance)];
  expect(costs).toEqual(costs.toSorted((x, y) => x - y));
  expect(chances).toEqual(chances.toSorted((x, y) => x - y));
  expect(new Set(chances).size).toBe(chances.length);
  expect(result.plans.map(({ id, file }) => [id, file])).toEqual(result.plans.map((_, at) => [`plan-${at + 1}`, `plan-${at + 1}.yaml`]));
  expect([...levers.keys()]).toEqual(result.plans.map(({ id }) => id));
  expect(result.plans.length).toBeGreaterThan(3);
  const most = Math.max(...[result.none, ...result.plans].map(({ fresh }) => fresh.chance));
  expect(result.plans.find(({ id }) => id === result.most)!.fresh.chance).toBe(most);
}); // biome-ignore format: rows

test('what cannot be reached is said, with the most that can be had', async () => {
  // at most 10 + 10·luck + 6 of 25: luck above 0.9
  const question = questionOf(25);
  const { result } = await solved(question);
  const fresh = lucks(question.base.scenario.seed, question.fresh);
  expect([result.chosen, result.holds]).toEqual([null, null]);
  const most = result.plans.find(({ id }) => id === result.most)!;
  expect(most.given.map(({ amount }) => amount)).toEqual([1, 1, 1]);
  expect(most.fresh.chance).toBeCloseTo(fresh.filter((value) => value + 6 >= 25).length / 40, 9);
});

test('a chance that is there by itself takes no plan; today’s levers are judged beside', async () => {
  const question = questionOf(10.2);
  const today = { ...question.base, scenario: { ...question.base.scenario, levers: [knownLever('c', { strength: 0.25 })] } };
  const { result } = await solved({ ...question, own: today, hasToday: true });
  expect([result.chosen, result.holds]).toEqual(['none', 'none']);
  expect(result.today!.cost.fresh.mean).toBeCloseTo(250_000, 3);
  expect(result.today!.figure.mean).toBeCloseTo(0.5, 9);
}); // biome-ignore format: one line

test('levers that act on one another: found too', async () => {
  // a and b are worth something only together
  const joint: FigureOf = (metric, levers, key) => {
    const of = (id: string) => levers.find((one) => one.id === id)?.strength ?? 0;
    if (metric === 'leverCost') return of('a') + of('b') + 5 * of('c');
    return 10 + 10 * luck(key) + 4 * Math.sqrt(of('a') * of('b')) + 2 * Math.sqrt(of('c'));
  };
  const question = questionOf(15);
  const need = needOf(lucks(question.base.scenario.seed, question.wide), 15, 0.8);
  const { result } = await solved(question, joint);
  // 4x for 2x with both at x, and 2√c for 5c: c where its next yuan is worth as much, 1/(5√c) = 2
  const c = 0.1 ** 2;
  const least = Math.min(need / 2, (need - 2 * Math.sqrt(c)) / 2 + 5 * c);
  const chosen = result.plans.find(({ id }) => id === result.chosen)!;
  expect(chosen.cost.searched / least).toBeLessThan(1.02);
});

test('stopped work has no outcome, and a figure that is not recorded is told', async () => {
  const stopped = await solvePlan(questionOf(15.5), [], { means: knownMeans(figureOf, 43), watch: WATCH });
  expect(stopped).toBeUndefined();
  const unrecorded = knownMeans((metric, levers, key) => (metric === 'orders' ? Number.NaN : figureOf(metric, levers, key)));
  expect(await solvePlan(questionOf(15.5), [], { means: unrecorded, watch: WATCH })).toBe('nothing');
}); // biome-ignore format: one line

test('of plans that cost the same the surer counts, and none that another beats', () => {
  const plan = (cost: number, chance: number): Candidate => ({ mix: [], levers: [], cost, chance });
  const all = [plan(5, 0.5), plan(3, 0.4), plan(3, 0.45), plan(4, 0.45), plan(9, 0.5), plan(1, 0.2)];
  expect(frontierOf(all).map(({ cost, chance }) => [cost, chance])).toEqual([[1, 0.2], [3, 0.45], [5, 0.5]]);
}); // biome-ignore format: rows

test('from the frontier: the cheapest for the chance and for some around it, and the surest; nothing where nothing helps', () => {
  const all = Array.from({ length: 101 }, (_, at): Candidate => ({ mix: [], levers: [], cost: at ** 2, chance: at / 100 }));
  const chances = (some: readonly Candidate[]) => some.map(({ chance }) => chance);
  expect(chances(chosenFrom(all, 0.5, 0.8))).toEqual([0.6, 0.7, 0.8, 0.83, 0.88, 1]);
  expect(chances(finalistsOf(all, 0.5, 0.8))).toEqual([0.6, 0.7, 0.72, 0.77, 0.8, 0.82, 0.84, 0.86, 0.9, 0.95, 1]);
  expect([MOST_FRONTIER, MOST_FINALISTS]).toEqual([6, 11]);
  // out of reach: parts of the way to what there is, and that
  expect(chances(chosenFrom(all.slice(0, 66), 0.5, 0.8))).toEqual([0.55, 0.6, 0.65]);
  expect(chosenFrom(all, 1, 0.8)).toEqual([]);
}); // biome-ignore format: lists
