/** The best split of a budget over levers and periods: sought on common luck, judged on fresh luck against others. */
import { metricOf } from '../../model/measures/all.ts';
import type { Bilingual } from '../../notation/language.ts';
import type { AllocateResult, Gain, Response, Split } from '../../result/allocate.ts';
import type { TwoLucks } from '../../result/plans.ts';
import type { Means } from '../../runs/perform.ts';
import type { LeverPlan } from '../../scenario/scenario.ts';
import { differenceOf, meanOf } from '../compare/compared.ts';
import type { AskedFigure } from '../compare/figures.ts';
import { type Cell, givenOf } from '../plans/cells.ts';
import { type Curve, fittedCurve, type Mix, type Told } from '../plans/fill.ts';
import { differencesIn, Ledger, plansOf, type Watch } from '../plans/ledger.ts';
import { madeOf, type PlanQuestion, runsOf, todayOf } from '../plans/question.ts';
import { withinReach } from '../plans/reach.ts';
import type { Levers, Rows } from '../plans/runs.ts';
import { type Found, searchMix } from '../plans/search.ts';

export interface AllocateQuestion extends PlanQuestion {
  /** What is to be as large as can be. */
  readonly outcome: AskedFigure;
  /** Yuan over all levers and periods. */
  readonly budget: number;
}

/** Where the figures of a plan stand in its row. */
const [VALUE, COST, NET] = [0, 1, 2];
const NONE: Levers = [];

/** The best split, the even one, today’s, and none of it. */
export const MOST_SPLITS = 4;

/** Money of a mix, as its budgets say. */
export function yuanOf(cells: readonly Cell[], mix: Mix): number {
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

/** Of the first yuan’s effect: a yuan that brings less is hardly worth having. */
const SATURATED = 0.1;

/** Where a fitted curve has flattened; null where it has not within what was tried. */
function saturationOf(curve: Curve): number | null {
  const slopes = curve
    .slice(1)
    .map(({ value, cost }, at) => (value - curve[at]!.value) / (cost - curve[at]!.cost));
  const flat = slopes.findIndex((slope) => slope <= SATURATED * slopes[0]!);
  return flat < 0 ? null : curve[flat]!.cost;
}

/** What each lever does in each period by itself, as far as money goes. */
function responsesOf(question: AllocateQuestion, found: Found, ledger: Ledger, best: Mix): Response[] {
  const { cells, budget } = question;
  const even = evenMix(cells, budget);
  return cells.map((cell, at) => {
    const curve = found.curves[at]!;
    const fitted = fittedCurve(curve);
    const points = curve.map(({ level, cost: yuan }) => {
      const [plan] = plansOf(cells, [cells.map((_, other) => (other === at ? level : 0))]);
      const both = ledger.rowsOf(NONE, plan!);
      return {
        yuan,
        spent: meanOf(differencesIn(both, COST!)),
        difference: differenceOf(differencesIn(both, VALUE!)),
        fitted: fitted.find((one) => one.cost === yuan)!.value,
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
  readonly searched: Ledger;
  readonly fresh: Ledger;
}

function splitOf(
  { searched, fresh }: Lucks,
  levers: Levers,
  named: Pick<Split, 'id' | 'file' | 'yuan'>,
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

export interface Allocated {
  readonly result: AllocateResult;
  /** Levers of the best and of the even split, by their ids. */
  readonly levers: ReadonlyMap<string, readonly LeverPlan[]>;
  readonly remembered: number;
  readonly ended: number;
  readonly lines: readonly string[];
}

/** @returns undefined when the work was stopped before its end */
export async function allocateBudget(
  given: AllocateQuestion,
  kept: readonly Bilingual[],
  means: Means,
  watch: Watch,
): Promise<Allocated | 'nothing' | undefined> {
  const { budget, outcome, hasToday } = given;
  const runs = runsOf(given, [outcome]);
  const cells = await withinReach(given, runs, COST!, means, watch);
  if (!cells) return undefined;
  const question = { ...given, cells };
  const lucks: Lucks = {
    searched: new Ledger(runs, question.search, means, watch),
    fresh: new Ledger(runs, question.fresh, means, watch),
  };
  const ask = asking(question, lucks.searched);
  if (!(await ask([]))) return undefined;
  const recorded = [...lucks.searched.rowsOf(NONE)[0].values()].map(([value]) => value!);
  if (recorded.length === 0 || !recorded.every(Number.isFinite)) return 'nothing';
  const even = evenMix(cells, budget);
  const costOf = (mix: Mix) => yuanOf(cells, mix);
  const found = await searchMix({
    cells: cells.length,
    aim: { atMost: budget },
    ask,
    costOf,
    besides: [even],
  });
  if (!found) return undefined;
  const [best, evenly] = plansOf(cells, [found.best.mix, even]) as [
    readonly LeverPlan[],
    readonly LeverPlan[],
  ];
  if (!(await lucks.fresh.run([NONE, ...todayOf(given), best, evenly]))) return undefined;
  if (lucks.fresh.rowsOf(NONE)[0].size === 0) return 'nothing';
  const { searched, fresh } = lucks;
  const left = budget - found.best.cost;
  const result: AllocateResult = {
    schema: 'laotie/allocate@1',
    ...madeOf(question),
    failed: searched.failed.size + fresh.failed.size,
    tried: searched.plans,
    rounds: searched.round,
    kept,
    metric: outcome.metric,
    period: outcome.span.period,
    unit: metricOf(outcome.metric).unit,
    budget,
    responses: responsesOf(question, found, searched, found.best.mix),
    splits: [
      splitOf(lucks, best, { id: 'best', file: 'best.yaml', yuan: found.best.cost }),
      splitOf(lucks, evenly, { id: 'even', file: 'even.yaml', yuan: yuanOf(cells, even) }),
      ...(hasToday ? [splitOf(lucks, 'today', { id: 'today', file: null, yuan: null })] : []),
    ],
    gains: [
      gainOver(lucks, evenly, best, 'even'),
      ...(hasToday ? [gainOver(lucks, 'today', best, 'today')] : []),
    ],
    slope: Number.isFinite(found.slope) ? found.slope : null,
    left,
  };
  return {
    result,
    levers: new Map([
      ['best', best],
      ['even', evenly],
    ]),
    remembered: searched.remembered + fresh.remembered,
    ended: searched.ended + fresh.ended,
    lines: [...searched.failed, ...fresh.failed],
  };
}
