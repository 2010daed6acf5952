/** The best split of a budget over levers and periods: sought on common luck, judged on fresh luck against others. */

import { metricOf } from '../../model/measures/all.ts';
import { unitIn } from '../../notation/currencies.ts';
import type { Bilingual } from '../../notation/language.ts';
import type { AllocateResult, Gain, Response, Split } from '../../result/allocate.ts';
import type { TwoLucks } from '../../result/plans.ts';
import type { LeverPlan } from '../../scenario/scenario.ts';
import { differenceOf, meanOf } from '../compare/compared.ts';
import type { AskedFigure } from '../compare/figures.ts';
import { type Cell, givenOf } from '../plans/cells.ts';
import { type Curve, fittedCurve, type Mix, type Told } from '../plans/fill.ts';
import { type Account, accountOf, differencesIn, Ledger, plansOf, type Work } from '../plans/ledger.ts';
import { madeOf, type PlanQuestion, runsOf, todayOf } from '../plans/question.ts';
import { withinReach } from '../plans/reach.ts';
import type { Levers, Rows } from '../plans/runs.ts';
import { type Found, searchMix } from '../plans/search.ts';

export interface AllocateQuestion extends PlanQuestion {
  /** What is to be as large as can be. */
  readonly outcome: AskedFigure;
  /** Money over all levers and periods. */
  readonly budget: number;
}

/** Where the figures of a plan stand in its row. */
const [VALUE, COST, NET] = [0, 1, 2];
const NONE: Levers = [];

/** The best of the search that are run again, on more and other luck, to decide among them; the even split is one more. */
const FINALISTS = 6;
/** Those, today’s and none of it; then the best split, the even one, today’s and none of it. */
export const LATER_SPLITS = { between: FINALISTS + 3, judged: 4 } as const;

/** Money of a mix, as its budgets say. */
function givenOn(cells: readonly Cell[], mix: Mix): number {
  return cells.reduce((sum, cell, at) => sum + givenOf(cell, mix[at]!), 0);
}

/** As much for each as for any other, as far as each can take it; what one cannot take goes to the others. */
export function evenMix(cells: readonly Cell[], budget: number): Mix {
  const order = cells.map((_, at) => at).sort((a, b) => cells[a]!.most - cells[b]!.most);
  const mix = new Array<number>(cells.length).fill(0);
  let left = budget;
  for (const [done, at] of order.entries()) {
    const share = Math.min(cells[at]!.most, left / (order.length - done));
    mix[at] = share / cells[at]!.most;
    left -= share;
  }
  return mix;
}

function asking(question: AllocateQuestion, ledger: Ledger) {
  return async (mixes: readonly Mix[]): Promise<readonly Told[] | undefined> => {
    const plans = plansOf(question.cells, mixes);
    if (!(await ledger.run([NONE, ...todayOf(question), ...plans]))) return undefined;
    return plans.map((plan) => {
      const both = ledger.rowsOf(NONE, plan);
      return { value: meanOf(differencesIn(both, VALUE!)), cost: meanOf(differencesIn(both, COST!)) };
    });
  };
}

/** Of what money brings up to the first part of it: more that brings less is hardly worth having. */
const SATURATED = 0.1;
/** The first part, of all that a lever can use: nearer to nothing the effect may be without bound. */
const FIRST = 1 / 8;

/** Where a fitted curve has flattened: 0 where it never rises, null where it rises to the end of what was tried. */
function saturationOf(curve: Curve): number | null {
  const slope = (a: Curve[number], b: Curve[number]) => (b.value - a.value) / (b.cost - a.cost);
  const first = slope(curve[0]!, curve.find(({ level }) => level >= FIRST) ?? curve.at(-1)!);
  const flat = curve.slice(1).findIndex((point, at) => slope(curve[at]!, point) <= SATURATED * first);
  return flat < 0 ? null : curve[flat]!.cost;
}

/** What each lever does in each period by itself, as far as money goes. */
function responsesOf(question: AllocateQuestion, found: Found, ledger: Ledger, best: Mix): Response[] {
  const { cells, budget } = question;
  const even = evenMix(cells, budget);
  return cells.map((cell, at) => {
    const curve = found.curves[at]!;
    const fitted = fittedCurve(curve);
    const points = curve.map(({ level, cost: amount }) => {
      const [plan] = plansOf(cells, [cells.map((_, other) => (other === at ? level : 0))]);
      const both = ledger.rowsOf(NONE, plan!);
      return {
        amount,
        spent: meanOf(differencesIn(both, COST!)),
        difference: differenceOf(differencesIn(both, VALUE!)),
        fitted: fitted.find((one) => one.cost === amount)!.value,
      };
    });
    const { lever, title, period, by, most } = cell;
    const own = { lever, title, period, by, most, amount: givenOf(cell, best[at]!) };
    return { ...own, points, saturation: saturationOf(fitted), even: givenOf(cell, even[at]!) };
  });
}

function twoLucks(searched: readonly [Rows, Rows], fresh: readonly [Rows, Rows], column: number): TwoLucks {
  return {
    searched: meanOf(differencesIn(searched, column)),
    fresh: differenceOf(differencesIn(fresh, column)),
  };
}

interface Lucks {
  /** By which the best split was chosen. */
  readonly searched: Ledger;
  readonly fresh: Ledger;
}

function splitOf(
  { searched, fresh }: Lucks,
  levers: Levers,
  named: Pick<Split, 'id' | 'file' | 'amount'>,
): Split {
  const [before, after] = [searched.rowsOf(NONE, levers), fresh.rowsOf(NONE, levers)];
  return {
    ...named,
    value: twoLucks(before, after, VALUE!),
    cost: twoLucks(before, after, COST!),
    net: differenceOf(differencesIn(after, NET!)),
  };
}

function gainOver({ searched, fresh }: Lucks, other: Levers, best: Levers, over: Gain['over']): Gain {
  return { over, value: twoLucks(searched.rowsOf(other, best), fresh.rowsOf(other, best), VALUE!) };
}

export interface Allocated extends Account {
  readonly result: AllocateResult;
  /** Levers of the best and of the even split, by their ids. */
  readonly levers: ReadonlyMap<string, readonly LeverPlan[]>;
}

/** The best of the search once more on luck of its own, for the search has chosen among many and each had some luck. */
async function decided(
  question: AllocateQuestion,
  found: Found,
  even: Mix,
  ledger: Ledger,
): Promise<Mix | undefined> {
  const sorted = found.tried
    .filter(({ cost }) => cost <= question.budget)
    .toSorted((a, b) => b.value - a.value);
  const mixes = [...sorted.slice(0, FINALISTS).map(({ mix }) => mix), even];
  const plans = plansOf(question.cells, mixes);
  if (!(await ledger.run([NONE, ...todayOf(question), ...plans]))) return undefined;
  const meanAt = (at: number) => meanOf(differencesIn(ledger.rowsOf(NONE, plans[at]!), VALUE!));
  return mixes[mixes.reduce((best, _, at) => (meanAt(at) > meanAt(best) ? at : best), 0)];
}

/** What was found, and on which luck. */
interface Outcome {
  readonly found: Found;
  readonly search: Ledger;
  readonly lucks: Lucks;
  readonly best: Mix;
  readonly even: Mix;
  readonly kept: readonly Bilingual[];
}

function resultOf(question: AllocateQuestion, outcome: Outcome): AllocateResult {
  const { cells, budget, outcome: figure, hasToday } = question;
  const { found, search, lucks, best, even, kept } = outcome;
  const [bestly, evenly] = plansOf(cells, [best, even]) as [Levers, Levers];
  const spent = givenOn(cells, best);
  return {
    schema: 'laotie/allocate@1',
    ...madeOf(question),
    failed: search.failed.size + lucks.searched.failed.size + lucks.fresh.failed.size,
    tried: search.plans,
    rounds: search.round,
    kept,
    metric: figure.metric,
    period: figure.span.period,
    unit: unitIn(metricOf(figure.metric).unit, question.base.scenario.currency),
    budget,
    responses: responsesOf(question, found, search, best),
    splits: [
      splitOf(lucks, bestly, { id: 'best', file: 'best.yaml', amount: spent }),
      splitOf(lucks, evenly, { id: 'even', file: 'even.yaml', amount: givenOn(cells, even) }),
      ...(hasToday ? [splitOf(lucks, 'today', { id: 'today', file: null, amount: null })] : []),
    ],
    gains: [
      gainOver(lucks, evenly, bestly, 'even'),
      ...(hasToday ? [gainOver(lucks, 'today', bestly, 'today')] : []),
    ],
    slope: Number.isFinite(found.slope) ? found.slope : null,
    left: budget - spent,
  };
}

/** @returns undefined when the work was stopped before its end */
export async function allocateBudget(
  given: AllocateQuestion,
  kept: readonly Bilingual[],
  work: Work,
): Promise<Allocated | 'nothing' | undefined> {
  const { budget, outcome } = given;
  const runs = runsOf(given, [outcome]);
  const search = new Ledger('search', runs, given.search, work);
  const lucks: Lucks = {
    searched: new Ledger('between', runs, given.between, work),
    fresh: new Ledger('fresh', runs, given.fresh, work),
  };
  const cells = await withinReach(given, runs, COST!, work);
  if (!cells) return undefined;
  const question = { ...given, cells };
  const ask = asking(question, search);
  const even = evenMix(cells, budget);
  const costOf = (mix: Mix) => givenOn(cells, mix);
  const found = await searchMix({
    cells: cells.length,
    aim: { atMost: budget },
    ask,
    costOf,
    besides: [even],
  });
  if (!found) return undefined;
  const recorded = [...search.rowsOf(NONE)[0].values()].map(([value]) => value!);
  if (recorded.length === 0 || !recorded.every(Number.isFinite)) return 'nothing';
  const best = await decided(question, found, even, lucks.searched);
  if (!best) return undefined;
  const [bestly, evenly] = plansOf(cells, [best, even]) as [readonly LeverPlan[], readonly LeverPlan[]];
  if (!(await lucks.fresh.run([NONE, ...todayOf(given), bestly, evenly]))) return undefined;
  const isEmpty = [lucks.searched, lucks.fresh].some((ledger) => ledger.rowsOf(NONE)[0].size === 0);
  if (isEmpty) return 'nothing';
  return {
    result: resultOf(question, { found, search, lucks, best, even, kept }),
    levers: new Map([
      ['best', bestly],
      ['even', evenly],
    ]),
    ...accountOf([search, lucks.searched, lucks.fresh]),
  };
}
