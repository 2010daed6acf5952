/** How predictions of launches are scored: direction, and distance in logarithms. */
import { median as middleOf } from 'simple-statistics';
import { predictive } from '../../result/forecast/quantiles.ts';
import type { Means } from '../../runs/perform.ts';
import type { LaunchRow } from '../../scenario/published-tables.ts';
import { dailyGmv, type LaunchCase } from './cases.ts';
import { type PredictionPlan, predictRatios } from './predict.ts';

export interface LaunchScore {
  readonly case: LaunchCase;
  /** Published, of a mean day. */
  readonly first: number;
  readonly later: number;
  /** Predicted, of a mean day: 10, 50 and 90 of 100. */
  readonly low: number;
  readonly median: number;
  readonly high: number;
  /** Whether it goes up or down from the first day as predicted. */
  readonly isSignRight: boolean;
  readonly isInside: boolean;
  /** |ln(median / published)|. */
  readonly distance: number;
}

/** What must hold over all cases: share of right directions, and the median distance (a factor of two). */
export const BARS = { signs: 0.8, distance: Math.LN2 } as const;

/** A store that sold nothing later is taken for one that sold this share of its first day. */
const LEAST = 1e-4;

/** @param ratios later over first daily GMV, a number a member */
export function scoreLaunch(
  of: LaunchCase,
  first: number,
  later: number,
  ratios: readonly number[],
): LaunchScore {
  const sorted = ratios.map((ratio) => Math.max(LEAST, ratio)).sort((a, b) => a - b);
  const quantile = predictive(sorted, sorted.length);
  const [low, median, high] = [first * quantile(0.1), first * quantile(0.5), first * quantile(0.9)];
  return {
    case: of,
    first,
    later,
    low,
    median,
    high,
    isSignRight: median > first === later > first,
    isInside: low <= later && later <= high,
    distance: Math.abs(Math.log(median / later)),
  };
}

export interface LaunchSummary {
  /** Shares of the cases: direction right, published figure inside the interval. */
  readonly signs: number;
  readonly inside: number;
  /** Median of |ln(median / published)|. */
  readonly distance: number;
  readonly holds: boolean;
}

export function summarise(scores: readonly LaunchScore[]): LaunchSummary {
  const share = (count: number) => count / scores.length;
  const signs = share(scores.filter(({ isSignRight }) => isSignRight).length);
  const distance = middleOf(scores.map((score) => score.distance));
  const inside = share(scores.filter(({ isInside }) => isInside).length);
  return { signs, inside, distance, holds: signs >= BARS.signs && distance <= BARS.distance };
}

/** Predicts and scores cases, in their order. @throws Refusal for a table that lacks a figure, or a run that fails */
export async function scoreLaunches(
  rows: readonly LaunchRow[],
  cases: readonly LaunchCase[],
  plan: PredictionPlan,
  means: Means,
  onRun?: () => void,
): Promise<LaunchScore[]> {
  const scores: LaunchScore[] = [];
  for (const one of cases) {
    const [first, later] = [dailyGmv(rows, one, one.first), dailyGmv(rows, one, one.later)];
    const ratios = await predictRatios(one, { first, later }, plan, means, onRun);
    scores.push(scoreLaunch(one, first.moneyADay, later.moneyADay, ratios));
  }
  return scores;
}
