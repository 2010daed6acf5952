/** Weighted interval score of a forecast told by quantiles (Bracher, Ray, Gneiting & Reich 2021). Lower is better. */

import type { Quantiles } from '../../../result/result.ts';

/** Central intervals: the share they should hold, and their ends. */
export const INTERVALS = [
  { share: 0.5, low: 'q25', high: 'q75' },
  { share: 0.8, low: 'q10', high: 'q90' },
  { share: 0.9, low: 'q05', high: 'q95' },
] as const satisfies readonly { share: number; low: keyof Quantiles; high: keyof Quantiles }[];

export interface IntervalScore {
  readonly total: number;
  /** Width of the intervals. */
  readonly dispersion: number;
  /** What is charged because the actual figure lies above, and below, the median and the intervals. */
  readonly under: number;
  readonly over: number;
}

/** The median weighs ½, an interval with share 1 − α weighs α/2; the sum is divided by the number of intervals + ½. */
export function intervalScore(forecast: Quantiles, actual: number): IntervalScore {
  const missed = actual - forecast.q50;
  let dispersion = 0;
  let under = Math.max(0, missed) / 2;
  let over = Math.max(0, -missed) / 2;
  for (const { share, low, high } of INTERVALS) {
    dispersion += ((1 - share) / 2) * (forecast[high] - forecast[low]);
    under += Math.max(0, actual - forecast[high]);
    over += Math.max(0, forecast[low] - actual);
  }
  const weight = INTERVALS.length + 0.5;
  const parts = { dispersion: dispersion / weight, under: under / weight, over: over / weight };
  return { total: parts.dispersion + parts.under + parts.over, ...parts };
}

/** Share of actual figures inside the central interval; its ends count as inside. */
export function coverage(
  cases: readonly { readonly forecast: Quantiles; readonly actual: number }[],
  { low, high }: (typeof INTERVALS)[number],
): number {
  const inside = cases.filter(({ forecast, actual }) => forecast[low] <= actual && actual <= forecast[high]);
  return inside.length / cases.length;
}
