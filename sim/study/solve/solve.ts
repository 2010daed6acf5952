/** The cheapest plan of levers that reaches a target with a chance: sought on common luck, judged on fresh luck. */
import { metricOf } from '../../model/measures/all.ts';
import type { Bilingual } from '../../notation/language.ts';
import type { Chance, JudgedPlan, SolveResult } from '../../result/solve.ts';
import { chanceError } from '../../result/targets.ts';
import type { Means } from '../../runs/perform.ts';
import type { LeverPlan, Target } from '../../scenario/scenario.ts';
import { differenceOf, meanOf } from '../compare/compared.ts';
import { givenIn } from '../plans/cells.ts';
import { hitsOf, type Judge, judgeOf, needOf, shiftOf } from '../plans/chance.ts';
import type { Mix, Told } from '../plans/fill.ts';
import { differencesIn, Ledger, plansOf, type Watch } from '../plans/ledger.ts';
import { isPublishedIn, madeOf, type PlanQuestion, runsOf, todayOf } from '../plans/question.ts';
import { withinReach } from '../plans/reach.ts';
import type { Levers, Rows } from '../plans/runs.ts';
import { searchMix } from '../plans/search.ts';
import { type Candidate, chosenFrom } from './frontier.ts';

export interface SolveQuestion extends PlanQuestion {
  readonly target: Target;
  /** 0–1. */
  readonly chance: number;
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

/** What a question is judged by, and where its figures stand in a row. */
interface Judging {
  readonly judge: Judge;
  readonly atLeast: number;
  readonly ledger: Ledger;
}

function hits({ judge, atLeast }: Judging, rows: Rows): number[] {
  return hitsOf(judge.valuesOf(rows), judge.each, atLeast);
}

/** The target’s figure of a plan less that without it: published parts are the same. */
function figureIn({ judge }: Judging, both: readonly [Rows, Rows]): number[] {
  const columns = judge.figures.map((_, at) => differencesIn(both, at));
  return columns[0]!.map((_, run) => columns.reduce((sum, column) => sum + column[run]!, 0));
}

const NONE: Levers = [];

/** Asks for mixes on the luck of the search: a value is what a plan is worth in the unit of the target’s figure. */
function asking(question: SolveQuestion, judging: Judging) {
  const { judge, atLeast, ledger } = judging;
  const costs = judge.figures.length;
  return async (mixes: readonly Mix[]): Promise<readonly Told[] | undefined> => {
    const plans = plansOf(question.cells, mixes);
    if (!(await ledger.run([NONE, ...todayOf(question), ...plans]))) return undefined;
    return plans.map((plan) => {
      const both = ledger.rowsOf(NONE, plan);
      const [base, values] = both.map((rows) => judge.valuesOf(rows)) as [Float64Array, Float64Array];
      return { value: shiftOf(base, values, atLeast), cost: meanOf(differencesIn(both, costs)) };
    });
  };
}

/** How a plan does on both lucks. */
function judged(
  searched: Judging,
  fresh: Judging,
  plan: Levers,
  named: Pick<JudgedPlan, 'id' | 'file' | 'given'>,
): JudgedPlan {
  const costs = fresh.judge.figures.length;
  const [before, after] = [searched, fresh].map(({ ledger }) => ledger.rowsOf(NONE, plan));
  return {
    ...named,
    searched: chanceOf(hits(searched, before![1])),
    fresh: chanceOf(hits(fresh, after![1])),
    cost: {
      searched: meanOf(differencesIn(before!, costs)),
      fresh: differenceOf(differencesIn(after!, costs)),
    },
    net: differenceOf(differencesIn(after!, costs + 1)),
    figure: differenceOf(figureIn(fresh, after!)),
  };
}

/** Plans that are judged on fresh luck: none, today’s, and at most this many of the frontier. */
export const MOST_FRONTIER = 6;
export const MOST_JUDGED = MOST_FRONTIER + 2;

export interface Solved {
  readonly result: SolveResult;
  /** Levers of each plan of the frontier, by its id. */
  readonly levers: ReadonlyMap<string, readonly LeverPlan[]>;
  readonly remembered: number;
  readonly ended: number;
  readonly lines: readonly string[];
}

/** What the search has run, as the frontier is chosen from it. */
function candidatesOf(question: SolveQuestion, searched: Judging, mixes: readonly Mix[]): Candidate[] {
  const { judge, ledger } = searched;
  return plansOf(question.cells, mixes).flatMap((levers, at) => {
    if (levers.length === 0) return [];
    const both = ledger.rowsOf(NONE, levers);
    const cost = meanOf(differencesIn(both, judge.figures.length));
    return [{ mix: mixes[at]!, levers, cost, chance: meanOf(hits(searched, both[1])) }];
  });
}

function resultOf(
  question: SolveQuestion,
  {
    searched,
    fresh,
    candidates,
    frontier,
    kept,
    isPublished,
  }: {
    readonly searched: Judging;
    readonly fresh: Judging;
    readonly candidates: readonly Candidate[];
    readonly frontier: readonly Candidate[];
    readonly kept: readonly Bilingual[];
    readonly isPublished: boolean;
  },
): SolveResult {
  const { target, chance, hasToday, cells } = question;
  const plans = frontier.map(({ levers, mix }, at) => {
    const id = `plan-${at + 1}`;
    return judged(searched, fresh, levers, { id, file: `${id}.yaml`, given: givenIn(cells, mix) });
  });
  const own = (id: string, levers: Levers) => judged(searched, fresh, levers, { id, file: null, given: [] });
  const none = own('none', NONE);
  const all = [none, ...plans];
  const reaches = (key: 'searched' | 'fresh') => all.find((plan) => plan[key].chance >= chance)?.id ?? null;
  const { id, title, metric, over, atLeast } = target;
  return {
    schema: 'laotie/solve@1',
    ...madeOf(question),
    failed: searched.ledger.failed.size + fresh.ledger.failed.size,
    tried: searched.ledger.plans,
    rounds: searched.ledger.round,
    kept,
    target: { id, title, metric, over, atLeast, unit: metricOf(metric).unit },
    asked: chance,
    isPublishedPast: isPublished,
    none,
    today: hasToday ? own('today', 'today') : null,
    plans,
    chosen: reaches('searched'),
    holds: reaches('fresh'),
    most: all.reduce((a, b) => (b.fresh.chance > a.fresh.chance ? b : a)).id,
    search: candidates.map((one) => ({ cost: one.cost, chance: one.chance })),
  };
}

/**
 * @param kept titles of the levers that are in force in every plan
 * @returns undefined when the work was stopped before its end; nothing to judge is an empty frontier
 */
export async function solvePlan(
  given: SolveQuestion,
  kept: readonly Bilingual[],
  means: Means,
  watch: Watch,
): Promise<Solved | 'nothing' | undefined> {
  const { base, target, chance } = given;
  const isPublished = isPublishedIn(given);
  const judge = judgeOf(base, target, isPublished);
  const runs = runsOf(given, judge.figures);
  const judging = (replicates: readonly number[]): Judging => ({
    judge,
    atLeast: target.atLeast,
    ledger: new Ledger(runs, replicates, means, watch),
  });
  const [searched, fresh] = [judging(given.search), judging(given.fresh)];
  const cells = await withinReach(given, runs, judge.figures.length, means, watch);
  if (!cells) return undefined;
  const question = { ...given, cells };
  const ask = asking(question, searched);
  if (!(await ask([]))) return undefined;
  const [nothing] = searched.ledger.rowsOf(NONE);
  const values = judge.valuesOf(nothing);
  if (values.length === 0 || !values.every(Number.isFinite)) return 'nothing';
  const need = needOf(values, target.atLeast, chance);
  const found = await searchMix({ cells: cells.length, aim: { atLeast: Math.max(0, need) }, ask });
  if (!found) return undefined;
  const candidates = candidatesOf(question, searched, found.tried.map(({ mix }) => mix)); // biome-ignore format: one line
  const frontier = chosenFrom(candidates, meanOf(hits(searched, nothing)), chance, MOST_FRONTIER);
  if (!(await fresh.ledger.run([NONE, ...todayOf(given), ...frontier.map(({ levers }) => levers)])))
    return undefined;
  if (fresh.ledger.rowsOf(NONE)[0].size === 0) return 'nothing';
  return {
    result: resultOf(question, { searched, fresh, candidates, frontier, kept, isPublished }),
    levers: new Map(frontier.map(({ levers }, at) => [`plan-${at + 1}`, levers])),
    remembered: searched.ledger.remembered + fresh.ledger.remembered,
    ended: searched.ledger.ended + fresh.ledger.ended,
    lines: [...searched.ledger.failed, ...fresh.ledger.failed],
  };
}
