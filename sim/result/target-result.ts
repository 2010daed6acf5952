/** Targets as results: money in the currency of the market, counts in real users, shares as fractions. */
import type { Bilingual } from '../notation/language.ts';

/** One target of the scenario, judged over the replicates. */
export interface TargetResult {
  /** As the scenario names it. */
  readonly id: string;
  /** Its name for people. */
  readonly title: Bilingual;
  /** What is counted (docs/metrics.md). */
  readonly metric: string;
  /** Period the target is about, e.g. `2021`. */
  readonly over: string;
  /** What is to be reached, in `unit`. */
  readonly atLeast: number;
  /** Of money the unit of its currency, else that of the metric. */
  readonly unit: string;
  /** Who set it, as the scenario says. */
  readonly source: string;
  /** Runs that ended well. */
  readonly replicates: number;
  /** Chance of reaching it: of GMV by the forecast (published quarters, model error), else the share of the replicates. */
  readonly probability: number;
  /** Standard error of `probability` from the number of replicates, never 0 (targets.ts). */
  readonly standardError: number;
  /** Of the outcome, in `unit`. */
  readonly median: number;
  /** 80% interval of the outcome (q10, q90). */
  readonly low80: number;
  /** The upper end of that interval. */
  readonly high80: number;
  /** What the replicates say by themselves, where the forecast says more; absent in what older programs wrote. */
  readonly simulated?: TargetOutcome | undefined;
  /** atLeast − median: how much the median misses by (negative: exceeds). */
  readonly gap: number;
  /**
   * The required path: what each remaining quarter must bring for the target to be met, sharing the remainder in
   * proportion to the projected medians. `known` quarters (published by `knownUntil`) carry the published figure.
   */
  readonly path: readonly {
    readonly period: string;
    readonly projected: number;
    readonly required: number;
    readonly known: boolean;
  }[];
}

export type TargetOutcome = Pick<TargetResult, 'probability' | 'median' | 'low80' | 'high80'>;
