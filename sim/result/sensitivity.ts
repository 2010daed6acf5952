/** What `sensitivity` found, as sensitivity.json holds it. */
import type { Bilingual } from '../notation/language.ts';
import type { Difference } from './compare.ts';

/** A figure of a design with its standard error and 90% interval, both by resampling its rows; null where it cannot be told. */
export interface Interval {
  readonly value: number | null;
  readonly error: number | null;
  readonly low90: number | null;
  readonly high90: number | null;
}

/** One path of the scenario that is not taken as known. Bounds are dates where the unit says so. */
export interface UnknownFactor {
  readonly path: string;
  readonly title: Bilingual;
  readonly unit: string;
  readonly low: number | string;
  readonly high: number | string;
}

/** What changes together. */
export interface FactorGroup {
  readonly id: string;
  readonly title: Bilingual;
  /** None of the posterior, which stands for all fitted parameters as they go with one another. */
  readonly factors: readonly UnknownFactor[];
}

/** Elementary effects of a group on the main figure, in its unit, for the whole range. */
export interface ScreenedGroup {
  readonly group: string;
  /** Mean with its sign, and standard deviation between trajectories; null for a group of several factors. */
  readonly mu: Interval | null;
  readonly muStar: Interval;
  readonly sigma: Interval | null;
  /** Mean square, freed of luck. */
  readonly strength: Interval;
  /** What μ* would be of luck alone; null with one run a point. */
  readonly floor: number | null;
  /** Effects that could be told. */
  readonly effects: number;
  /** More than luck, as far as can be told. */
  readonly stands: boolean;
}

export interface GroupIndices {
  readonly group: string;
  /** Shares of the variance that not knowing makes. */
  readonly first: Interval;
  readonly total: Interval;
}

/** Indices of the metric over one period. */
export interface PeriodIndices {
  readonly period: string;
  readonly groups: readonly GroupIndices[];
  /** 1 less the sum of first orders. */
  readonly together: Interval;
  /** Variance of the expected figure over what is not known, and mean variance of one run around it, in squares of the unit. */
  readonly ignorance: Interval;
  readonly chance: Interval;
  /** Roots of both, in the unit; of a variance that is below zero by chance 0. */
  readonly deviations: { readonly ignorance: number | null; readonly chance: number | null };
  /** Share of the former in both, and of the latter. */
  readonly known: Interval;
  readonly luck: number | null;
  /** Mean of the figure over all points. */
  readonly mean: number | null;
  /** Pairs of points that failed runs have cost, of all. */
  readonly lost: number;
  readonly pairs: number;
}

/** The main figure with one factor at an end of its range, less that with everything as it is. */
export interface TornadoEnd {
  readonly at: number | string;
  readonly difference: Difference;
}

export interface TornadoBar {
  readonly group: string;
  readonly low: TornadoEnd;
  readonly high: TornadoEnd;
}

export interface SensitivityResult {
  readonly schema: 'laotie/sensitivity@1';
  readonly title: Bilingual;
  readonly source: string;
  readonly engine: string;
  readonly dataHash: string;
  readonly scenarioHash: string;
  readonly seed: string;
  readonly scale: number;
  readonly from: string;
  readonly until: string;
  readonly knownUntil: string;
  readonly metric: string;
  readonly period: string;
  readonly unit: string;
  readonly groups: readonly FactorGroup[];
  /** Runs of each point of screening and indices. */
  readonly replicates: number;
  readonly runs: number;
  readonly failed: number;
  readonly screening: { readonly trajectories: number; readonly groups: readonly ScreenedGroup[] } | null;
  /** The main period first, then all others; of the groups that screening left, the rest as the scenario has them. */
  readonly indices: { readonly points: number; readonly periods: readonly PeriodIndices[] } | null;
  readonly tornado: {
    readonly replicates: number;
    /** Mean of the figure with everything as it is. */
    readonly base: number;
    readonly bars: readonly TornadoBar[];
  } | null;
}
