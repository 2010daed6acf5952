/** What `sweep` found, as sweep.json holds it: what each point came to, and how each outcome goes with each factor. */
import type { Bilingual } from '../notation/language.ts';

/** A number in the factor's unit, or a date. */
export type FactorValue = number | string;

export interface SweepFactor {
  /** As `--set` names it. */
  readonly path: string;
  readonly title: Bilingual;
  readonly unit: string;
  readonly meaning: Bilingual;
  readonly low: FactorValue;
  readonly high: FactorValue;
  readonly scale: 'linear' | 'log';
}

export interface SweepOutcome {
  readonly metric: string;
  readonly period: string;
  readonly unit: string;
}

/** An outcome at a point over its replicates; bounds are those of the 90% interval of the mean, null with one replicate. */
export interface PointFigure {
  readonly n: number;
  readonly mean: number;
  readonly low90: number | null;
  readonly high90: number | null;
}

export interface SweepPoint {
  readonly point: number;
  /** In the order of the factors. */
  readonly values: readonly FactorValue[];
  /** In the order of the outcomes; null where no replicate has the figure. */
  readonly figures: readonly (PointFigure | null)[];
}

/** Points with neighbouring values of a factor: the mean of an outcome over all of them. */
export interface Band {
  readonly low: FactorValue;
  readonly high: FactorValue;
  readonly points: number;
  readonly mean: number;
  readonly low90: number | null;
  readonly high90: number | null;
}

/** How an outcome goes with a factor, all other factors as they come. */
export interface Effect {
  /** Numbers of factor and outcome. */
  readonly factor: number;
  readonly outcome: number;
  /** From the lowest values up. */
  readonly bands: readonly Band[];
  /** From the lowest band to the highest, with the 90% interval of the mean. */
  readonly change: { readonly mean: number; readonly low90: number | null; readonly high90: number | null };
}

export interface SweepFailure {
  readonly point: number;
  readonly replicate: number;
  readonly error: string;
}

export interface SweepResult {
  readonly schema: 'laotie/sweep@1';
  readonly title: Bilingual;
  /** The study’s file, the scenario’s, and the scenario’s name. */
  readonly source: string;
  readonly scenario: string;
  readonly scenarioName: string;
  readonly engine: string;
  readonly dataHash: string;
  readonly scenarioHash: string;
  /** Of the points, and all else that decides the table. */
  readonly plan: string;
  readonly seed: string;
  readonly scale: number;
  readonly from: string;
  readonly until: string;
  readonly knownUntil: string;
  /** Code of the market's currency; absent where it is that of the model's first values. */
  readonly currency?: string | undefined;
  readonly design: 'grid' | 'zip' | 'latin-hypercube' | 'sobol' | 'file';
  readonly replicates: number;
  /** `1/2` for the first half of the runs; effects are then none. */
  readonly shard: string | null;
  readonly factors: readonly SweepFactor[];
  readonly outcomes: readonly SweepOutcome[];
  /** Parameters that every replicate draws, the same at all points. */
  readonly drawn: readonly string[];
  /** By replicate: what it drew, in their order; null where a draw has none. */
  readonly draws: readonly (readonly (number | null)[])[];
  readonly points: readonly SweepPoint[];
  readonly effects: readonly Effect[];
  /** What the interval of a band counts: its replicates (grid, zip), or its points, which are a sample. */
  readonly over: 'replicates' | 'points';
  readonly failed: readonly SweepFailure[];
}
