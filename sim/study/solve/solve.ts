/** The cheapest plan of levers that reaches a target with a chance: sought on common luck, judged on fresh luck. */
import { metricOf } from '../../model/measures/all.ts';
import type { Bilingual } from '../../notation/language.ts';
import type { Chance, JudgedPlan, SolveResult } from '../../result/solve.ts';
import { chanceError } from '../../result/targets.ts';
import type { LeverPlan, Target } from '../../scenario/scenario.ts';
import { differenceOf, meanOf } from '../compare/compared.ts';
import { givenIn } from '../plans/cells.ts';
import { hitsOf, type Judge, judgeOf, meanOfAll, needOf } from '../plans/chance.ts';
import type { Mix, Told } from '../plans/fill.ts';
import {
  type Account,
  accountOf,
  differencesIn,
  Ledger,
  type Phase,
  plansOf,
  type Work,
} from '../plans/ledger.ts';
import { isPublishedIn, madeOf, type PlanQuestion, runsOf, todayOf } from '../plans/question.ts';
import { withinReach } from '../plans/reach.ts';
import type { Levers, Rows } from '../plans/runs.ts';
import { searchMix } from '../plans/search.ts';
import { type Candidate, chosenFrom, finalistsOf, MOST_FINALISTS, MOST_FRONTIER } from './frontier.ts';

export interface SolveQuestion extends PlanQuestion {
  readonly target: Target;
  /** 0–1. */
  readonly chance: number;
  /** Replicates by which is told how far the target is without any plan. */
  readonly wide: readonly number[];
}

/** Of the 90% interval of a chance, in standard errors. */
const Z90 = 1.645;

function chanceOf(hits: readonly number[]): Chance {
  const [chance, error] = [meanOf(hits), chanceError(hits)];
  return {
    chance,
    error,
    low90: Math.max(0, chance - Z90 * error),
    high90: Math.min(1, chance + Z90 * error),
  };
}

/** What a question is judged by, on which luck. */
interface Judging {
  readonly judge: Judge;
  readonly atLeast: number;
  readonly ledger: Ledger;
}

/** The target’s figure of a plan less that without it: published parts are the same. */
function figureIn({ judge }: Judging, both: readonly [Rows, Rows]): number[] {
  const columns = judge.figures.map((_, at) => differencesIn(both, at));
  return columns[0]!.map((_, run) => columns.reduce((sum, column) => sum + column[run]!, 0));
}

const NONE: Levers = [];

/** What a plan adds to the target’s figure in the mean, with the errors of the forecast, and what it costs. */
function toldOf({ judge, ledger }: Judging, plan: Levers): Told {
  const both = ledger.rowsOf(NONE, plan);
  const [base, values] = both.map((rows) => meanOfAll(judge.valuesOf(rows))) as [number, number];
  return { value: values - base, cost: meanOf(differencesIn(both, judge.figures.length)) };
}

function asking(question: SolveQuestion, searched: Judging) {
  return async (mixes: readonly Mix[]): Promise<readonly Told[] | undefined> => {
    const plans = plansOf(question.cells, mixes);
    if (!(await searched.ledger.run([NONE, ...todayOf(question), ...plans]))) return undefined;
    return plans.map((plan) => toldOf(searched, plan));
  };
}

/**
 * The chance in the search: what a plan adds is told by pairs, and needs few; how far the figure lies from the target
 * without it is told by no pairs, and needs many.
 */
function chanceWith({ judge, atLeast }: Judging, wide: Float64Array, { value }: Told): Chance {
  return chanceOf(hitsOf(wide, judge.each, atLeast - value));
}

/** How a plan does on both lucks. */
function judged(
  { searched, fresh, wide }: Lucks,
  plan: Levers,
  named: Pick<JudgedPlan, 'id' | 'file' | 'given'>,
): JudgedPlan {
  const { judge, atLeast, ledger } = fresh;
  const costs = judge.figures.length;
  const told = toldOf(searched, plan);
  const both = ledger.rowsOf(NONE, plan);
  return {
    ...named,
    searched: chanceWith(searched, wide, told),
    fresh: chanceOf(hitsOf(judge.valuesOf(both[1]), judge.each, atLeast)),
    cost: { searched: told.cost, fresh: differenceOf(differencesIn(both, costs)) },
    net: differenceOf(differencesIn(both, costs + 1)),
    figure: differenceOf(figureIn(fresh, both)),
  };
}

interface Lucks {
  /** By which plans were chosen. */
  readonly searched: Judging;
  readonly fresh: Judging;
  /** What the target’s figure may come to without any plan, by many replicates. */
  readonly wide: Float64Array;
}

/** Plans that are run to decide, and that are judged on fresh luck: none and today’s besides. */
export const LATER_PLANS = { between: MOST_FINALISTS + 2, judged: MOST_FRONTIER + 2 } as const;

export interface Solved extends Account {
  readonly result: SolveResult;
  /** Levers of each plan of the frontier, by its id. */
  readonly levers: ReadonlyMap<string, readonly LeverPlan[]>;
}

/** Plans as a frontier is chosen from them, by what they do on some luck. */
function candidatesOf(
  { cells }: SolveQuestion,
  searched: Judging,
  wide: Float64Array,
  mixes: readonly Mix[],
): Candidate[] {
  return plansOf(cells, mixes).flatMap((levers, at) => {
    if (levers.length === 0) return [];
    const told = toldOf(searched, levers);
    return [{ mix: mixes[at]!, levers, cost: told.cost, chance: chanceWith(searched, wide, told).chance }];
  });
}

interface Outcome {
  readonly search: Ledger;
  readonly lucks: Lucks;
  readonly candidates: readonly Candidate[];
  readonly frontier: readonly Candidate[];
  readonly kept: readonly Bilingual[];
  readonly isPublished: boolean;
}

function resultOf(question: SolveQuestion, outcome: Outcome): SolveResult {
  const { target, chance, hasToday, cells } = question;
  const { search, lucks, candidates, frontier, kept, isPublished } = outcome;
  const plans = frontier.map(({ levers, mix }, at) => {
    const id = `plan-${at + 1}`;
    return judged(lucks, levers, { id, file: `${id}.yaml`, given: givenIn(cells, mix) });
  });
  const own = (id: string, levers: Levers) => judged(lucks, levers, { id, file: null, given: [] });
  const none = own('none', NONE);
  const today = hasToday ? own('today', 'today') : null;
  const all = [none, ...plans];
  const reaches = (key: 'searched' | 'fresh') => all.find((plan) => plan[key].chance >= chance)?.id ?? null;
  const surest = [...all, ...(today ? [today] : [])].reduce((a, b) =>
    b.fresh.chance > a.fresh.chance ? b : a,
  );
  const { id, title, metric, over, atLeast } = target;
  const { searched, fresh } = lucks;
  return {
    schema: 'laotie/solve@1',
    ...madeOf(question),
    failed: search.failed.size + searched.ledger.failed.size + fresh.ledger.failed.size,
    tried: search.plans,
    rounds: search.round,
    kept,
    target: { id, title, metric, over, atLeast, unit: metricOf(metric).unit },
    asked: chance,
    isPublishedPast: isPublished,
    none,
    today,
    plans,
    chosen: reaches('searched'),
    holds: reaches('fresh'),
    most: surest.id,
    search: candidates.map((one) => ({ cost: one.cost, chance: one.chance })),
  };
}

/** Figures of the base on many replicates; undefined when the work was stopped, empty where nothing is recorded. */
async function wideValues({ judge, ledger }: Judging): Promise<Float64Array | undefined> {
  if (!(await ledger.run([NONE]))) return undefined;
  const values = judge.valuesOf(ledger.rowsOf(NONE)[0]);
  return values.every(Number.isFinite) ? values : new Float64Array(0);
}

/**
 * @param kept titles of the levers that are in force in every plan
 * @returns undefined when the work was stopped before its end
 */
export async function solvePlan(
  given: SolveQuestion,
  kept: readonly Bilingual[],
  work: Work,
): Promise<Solved | 'nothing' | undefined> {
  const { base, target, chance } = given;
  const isPublished = isPublishedIn(given);
  const judge = judgeOf(base, target, isPublished);
  const runs = runsOf(given, judge.figures);
  const judging = (phase: Phase, replicates: readonly number[]): Judging => ({
    judge,
    atLeast: target.atLeast,
    ledger: new Ledger(phase, runs, replicates, work),
  });
  const many = judging('wide', given.wide);
  const wide = await wideValues(many);
  if (!wide) return undefined;
  if (wide.length === 0) return 'nothing';
  const cells = await withinReach(given, runs, judge.figures.length, work);
  if (!cells) return undefined;
  const question = { ...given, cells };
  const search = judging('search', given.search);
  const need = Math.max(0, needOf(wide, target.atLeast, chance));
  const found = await searchMix({
    cells: cells.length,
    aim: { atLeast: need },
    ask: asking(question, search),
  });
  if (!found) return undefined;
  const [searched, fresh] = [judging('between', given.between), judging('fresh', given.fresh)];
  const without = chanceWith(search, wide, { value: 0, cost: 0 }).chance;
  const candidates = candidatesOf(question, search, wide, found.tried.map(({ mix }) => mix)); // biome-ignore format: one line
  const finalists = finalistsOf(candidates, without, chance);
  const started = [NONE, ...todayOf(given)];
  if (!(await searched.ledger.run([...started, ...finalists.map(({ levers }) => levers)]))) return undefined;
  const decided = candidatesOf(question, searched, wide, finalists.map(({ mix }) => mix)); // biome-ignore format: one line
  const frontier = chosenFrom(decided, without, chance);
  if (!(await fresh.ledger.run([...started, ...frontier.map(({ levers }) => levers)]))) return undefined;
  const isEmpty = [search, searched, fresh].some(({ ledger }) => ledger.rowsOf(NONE)[0].size === 0);
  if (isEmpty) return 'nothing';
  const lucks = { searched, fresh, wide };
  const outcome = { search: search.ledger, lucks, candidates, frontier, kept, isPublished };
  return {
    result: resultOf(question, outcome),
    levers: new Map(frontier.map(({ levers }, at) => [`plan-${at + 1}`, levers])),
    ...accountOf([many.ledger, search.ledger, searched.ledger, fresh.ledger]),
  };
}
