/** The growth tree of a plan: what GMV of a period is made of, against the base and against the year before. */
import { periodOf } from '../../sim/notation/dates.ts';
import type { ComparedFigure } from '../../sim/result/compare.ts';
import { type GrowthFigures, type GrowthParts, growthAmounts, growthParts } from '../../sim/result/growth.ts';
import type { Answer } from './answer.ts';
import { figureOf } from './sentences.ts';

export interface GrowthTree {
  /** What each part adds to the plan's GMV over the base's. */
  readonly change: GrowthParts | undefined;
  /** Growth of plan and base since the year before, in logarithms; absent where the run has no such year. */
  readonly since:
    | { readonly period: string; readonly plan: GrowthParts; readonly base: GrowthParts }
    | undefined;
}

type Side = 'a' | 'b';

/** Means over the pairs. */
function figuresOf(answer: Answer, period: string, side: Side): GrowthFigures | undefined {
  const found = ['gmv', 'orders', 'buyersMonth'].map((metric) => figureOf(answer, metric, period));
  if (!found.every((figure): figure is ComparedFigure => figure !== undefined)) return undefined;
  const [gmv, orders, buyers] = found.map((figure) => figure[side]) as [number, number, number];
  return { gmv, orders, buyers };
}

function yearBefore(period: string): string | undefined {
  const kind = periodOf(period)?.kind;
  if (kind !== 'year' && kind !== 'quarter') return undefined;
  return `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`;
}

export function growthTree(answer: Answer, main: string): GrowthTree {
  const [base, plan] = [figuresOf(answer, main, 'a'), figuresOf(answer, main, 'b')];
  const sooner = yearBefore(main);
  const [before, beforePlan] = (['a', 'b'] as const).map((side) => sooner && figuresOf(answer, sooner, side));
  const own = plan && beforePlan && growthParts(beforePlan, plan);
  const other = base && before && growthParts(before, base);
  return {
    change: base && plan && growthAmounts(base, plan),
    since: sooner && own && other ? { period: sooner, plan: own, base: other } : undefined,
  };
}
