/** What `allocate` found, as allocate.json holds it. */
import type { Difference } from './compare.ts';
import type { Given, PlansMade, TwoLucks } from './plans.ts';

/** One amount of money for one lever in one period, all others with none; on the luck of the search. */
export interface ResponsePoint {
  readonly amount: number;
  /** Of it what was spent in the mean. */
  readonly spent: number;
  readonly difference: Difference;
  /** The fitted curve: monotone and concave. */
  readonly fitted: number;
}

export interface Response extends Given {
  readonly points: readonly ResponsePoint[];
  /**
   * Beyond this money brings less than a tenth of what the first brings: 0 where none brings anything that could be
   * seen, null where it lies beyond what was tried.
   */
  readonly saturation: number | null;
  /** What the even split gives it. */
  readonly even: number;
}

/** One split of the money, against the scenario without the levers. */
export interface Split {
  readonly id: 'best' | 'even' | 'today';
  /** Scenario file in the folder; null for today’s. */
  readonly file: string | null;
  /** Money that it hands out; null for today’s, which need not have budgets. */
  readonly amount: number | null;
  readonly value: TwoLucks;
  readonly cost: TwoLucks;
  readonly net: Difference;
}

/** The best split less another, pair by pair. */
export interface Gain {
  readonly over: 'even' | 'today';
  readonly value: TwoLucks;
}

export interface AllocateResult extends PlansMade {
  readonly schema: 'laotie/allocate@1';
  /** What is to be as large as can be: a metric over a period. */
  readonly metric: string;
  readonly period: string;
  readonly unit: string;
  readonly budget: number;
  readonly responses: readonly Response[];
  /** The best, the even one, and today’s where the scenario has any of these levers. */
  readonly splits: readonly Split[];
  readonly gains: readonly Gain[];
  /** What the last of the money brought around the best split; null where nothing more would bring anything. */
  readonly slope: number | null;
  /** Money that no lever could use. */
  readonly left: number;
}
