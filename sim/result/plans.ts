/** What `solve` and `allocate` say of a plan of levers. */
import type { Bilingual } from '../notation/language.ts';
import type { Difference } from './compare.ts';

/** One lever in one period, and what it is given. */
export interface Given {
  readonly lever: string;
  readonly title: Bilingual;
  /** A quarter or month; null where a lever is given something as a whole. */
  readonly period: string | null;
  readonly by: 'strength' | 'budget';
  /** Strength (0–1), or yuan. */
  readonly amount: number;
  /** Most that the plan allows. */
  readonly most: number;
}

/** A figure on the luck by which a plan was chosen, and on other luck: the first flatters what was chosen. */
export interface TwoLucks {
  readonly searched: number;
  readonly fresh: Difference;
}

/** How a search was made. */
export interface PlansMade {
  readonly title: Bilingual;
  readonly source: string;
  /** File of the levers that could be chosen. */
  readonly planSource: string;
  readonly engine: string;
  readonly dataHash: string;
  readonly scenarioHash: string;
  readonly seed: string;
  readonly scale: number;
  readonly from: string;
  readonly until: string;
  readonly knownUntil: string;
  readonly by: 'whole' | 'quarter' | 'month';
  /** Replicates of the search, others on which was decided among the best of it, and others again by which the outcome is judged. */
  readonly replicates: number;
  readonly between: number;
  readonly fresh: number;
  readonly failed: number;
  /** Plans that were simulated in the search, and in how many rounds. */
  readonly tried: number;
  readonly rounds: number;
  /** Titles of levers that are in force in every plan. */
  readonly kept: readonly Bilingual[];
}
