/** What `solve` found, as solve.json holds it. */
import type { Metric } from '../model/measures/metric.ts';
import type { Bilingual } from '../notation/language.ts';
import type { Difference } from './compare.ts';
import type { Given, PlansMade, TwoLucks } from './plans.ts';

/** A chance in 0–1, with its standard error and 90% interval. */
export interface Chance {
  readonly chance: number;
  readonly error: number;
  readonly low90: number;
  readonly high90: number;
}

/** A plan on both lucks, against the scenario without the levers of the plan. */
export interface JudgedPlan {
  /** `none`, `today`, or `plan-1`, …, the cheapest first. */
  readonly id: string;
  /** Scenario file in the folder; null for `none` and `today`. */
  readonly file: string | null;
  readonly given: readonly Given[];
  /** On the luck of the search, which chose it, and on fresh luck. */
  readonly searched: Chance;
  readonly fresh: Chance;
  /** What its levers cost over the run, and what the platform nets of it, yuan. */
  readonly cost: TwoLucks;
  readonly net: Difference;
  /** The target’s figure. */
  readonly figure: Difference;
}

/** A point of the search: what was tried and what it came to on common luck. */
export interface TriedPlan {
  readonly cost: number;
  readonly chance: number;
}

export interface SolveResult extends PlansMade {
  readonly schema: 'laotie/solve@1';
  readonly target: {
    readonly id: string;
    readonly title: Bilingual;
    readonly metric: string;
    readonly over: string;
    readonly atLeast: number;
    readonly unit: Metric['unit'];
  };
  /** The chance that is asked. */
  readonly asked: number;
  /** Chances rest on published quarters. */
  readonly isPublishedPast: boolean;
  readonly none: JudgedPlan;
  /** The scenario as it is; null where it has none of these levers. */
  readonly today: JudgedPlan | null;
  /** The frontier: each reaches a higher chance than the cheaper ones, on the luck of the search. */
  readonly plans: readonly JudgedPlan[];
  /** The cheapest that reached the chance on the luck of the search; null where none did. */
  readonly chosen: string | null;
  /** The cheapest of the frontier that reaches it on fresh luck; null where none does. */
  readonly holds: string | null;
  /** The one of the highest chance on fresh luck. */
  readonly most: string;
  readonly search: readonly TriedPlan[];
}
