/** What `compare` found, as compare.json holds it: scenarios side by side, replicate by replicate. */
import type { Bilingual } from '../notation/language.ts';
import type { EffectGrade } from './grades.ts';

/** One of the scenarios. The first is A, with which every other is compared. */
export interface ComparedSide {
  readonly letter: string;
  /** File or run folder as it was named, with the lever files added to it. */
  readonly source: string;
  readonly title: Bilingual;
  readonly until: string;
  readonly scenarioHash: string;
}

/** Of one figure over the pairs: this side's value less A's. None of the bounds where the pairs are too few. */
export interface Difference {
  readonly mean: number;
  /** 90% interval of the mean: what more pairs narrow. */
  readonly low90: number | null;
  readonly high90: number | null;
  /** Holds the difference in eight of ten futures: no number of pairs narrows it. */
  readonly low80: number | null;
  readonly high80: number | null;
}

export interface ComparedFigure {
  readonly metric: string;
  /** A year, quarter, month or day; of a shorter run its first and last day: `2020-12-15/2021-01-31`. */
  readonly period: string;
  readonly unit: string;
  /** Pairs that have the figure on both sides. */
  readonly pairs: number;
  /** Mean over the pairs of A, and of this side. */
  readonly a: number;
  readonly b: number;
  readonly difference: Difference;
  /** b over a; null where a is 0. */
  readonly ratio: number | null;
  /** Pairs in which this side's value is above A's, the same, below it. */
  readonly above: number;
  readonly equal: number;
  readonly below: number;
  /** Chance that this side's value is above A's: the share of pairs, and its standard error. */
  readonly chance: number;
  readonly chanceError: number;
  /** Variance of a difference of unpaired runs over that of the paired: what the pairing saved. Null where the latter is 0. */
  readonly varianceRatio: number | null;
}

/** The chance of a target on both sides, in 0–1. */
export interface ComparedTarget {
  readonly title: Bilingual;
  readonly metric: string;
  readonly over: string;
  readonly atLeast: number;
  readonly unit: string;
  readonly pairs: number;
  readonly a: number;
  readonly aError: number;
  readonly b: number;
  readonly bError: number;
  readonly change: number;
  readonly changeError: number;
}

/** What more cost brings in GMV, over one period. */
export interface Worth {
  readonly period: string;
  /** Mean differences in GMV and in what the levers cost. */
  readonly gmv: number;
  readonly cost: number;
  /** Of both means; null where the cost is the same. Bounds (90%) where the cost can be told from none. */
  readonly perCost: number | null;
  readonly low90: number | null;
  readonly high90: number | null;
}

/** One side against A. */
export interface Comparison {
  /** Of the side that is compared: B, C, … */
  readonly letter: string;
  /** Replicates that ended well on both sides. */
  readonly pairs: number;
  /** Every day of every pair is the same on both sides. */
  readonly same: boolean;
  /** First day on which both can differ; null where they never do. */
  readonly apart: string | null;
  /** How well the levers are known that differ; absent where none does, or what differs is no lever. */
  readonly effect?: EffectGrade | undefined;
  /** Titles of the levers that differ from A’s. */
  readonly levers: readonly Bilingual[];
  /** Metrics over periods: both means, and the difference with its intervals. */
  readonly figures: readonly ComparedFigure[];
  /** Chances of targets on both sides. */
  readonly targets: readonly ComparedTarget[];
  /** GMV for each unit of cost, with its interval, over each main period. */
  readonly worth: readonly Worth[];
}

/** GMV of one side in one month, or on one day of a short run. */
export interface GmvPath {
  readonly letter: string;
  readonly period: string;
  readonly q10: number;
  readonly q50: number;
  readonly q90: number;
}

/** What `compare` found. */
export interface CompareResult {
  /** Of this record. */
  readonly schema: 'laotie/compare@1';
  /** Version of the program with the hash of its deciding sources and of plugins. */
  readonly engine: string;
  /** SHA-256 of the data that were read. */
  readonly dataHash: string;
  /** Text from which all luck is drawn; the same on all sides. */
  readonly seed: string;
  /** Real users per fan agent. */
  readonly scale: number;
  /** First day, YYYY-MM-DD. */
  readonly from: string;
  /** Information date, YYYY-MM-DD. */
  readonly knownUntil: string;
  /** Code of the market's currency; absent where it is that of the model's first values. */
  readonly currency?: string | undefined;
  /** Replicates of each side that were compared, and pairs lost because one of them failed. */
  readonly replicates: number;
  /** Runs, of all sides together, that did not end well. */
  readonly failed: number;
  /** Chances rest on published quarters: every side has the published past. */
  readonly isPublishedPast: boolean;
  /** The period that sentences are about. */
  readonly main: string;
  /** The scenarios, A first. */
  readonly sides: readonly ComparedSide[];
  /** Each side but the first, against the first. */
  readonly comparisons: readonly Comparison[];
  /** GMV of each side by month or quarter: quantiles over the replicates. */
  readonly paths: readonly GmvPath[];
}
