/**
 * The data that leaves an ensemble: what the run folder holds and what reports read.
 * Money in yuan, counts in real users, shares as fractions, everywhere below.
 */
import type { Metric } from '../model/measures/metric.ts';

/** One line of summary.csv: the distribution of a metric over replicates in one period. */
export interface SummaryRow {
  readonly scenario: string;
  /** A day `2021-07-03`, month `2021-07`, quarter `2021Q3` or year `2021`. */
  readonly period: string;
  readonly metric: string;
  readonly unit: Metric['unit'];
  readonly mean: number;
  readonly q05: number;
  readonly q10: number;
  readonly q25: number;
  readonly q50: number;
  readonly q75: number;
  readonly q90: number;
  readonly q95: number;
  readonly n: number;
}

/** One target of the scenario, judged over the replicates. */
export interface TargetResult {
  readonly id: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly metric: string;
  /** Period the target is about, e.g. `2021`. */
  readonly over: string;
  readonly atLeast: number;
  readonly unit: Metric['unit'];
  readonly source: string;
  readonly replicates: number;
  /** Share of replicates that reach the target. */
  readonly probability: number;
  /** Standard error of `probability` from the number of replicates (Agresti–Coull), never 0. */
  readonly standardError: number;
  readonly median: number;
  /** 80% interval of the outcome (q10, q90). */
  readonly low80: number;
  readonly high80: number;
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

/** A published figure, shown beside the projection. */
export interface ActualRow {
  readonly period: string;
  readonly metric: string;
  readonly value: number;
  readonly source: string;
  /** ISO date of publication. Rows published after `knownUntil` are marked `hindsight` and never enter a fit. */
  readonly published: string;
  readonly hindsight: boolean;
}

export type SpreadSource = 'attention' | 'parameters' | 'chance';

/** How much of the spread of the headline comes from where: variance of its logarithm over the replicates. */
export interface VarianceSplit {
  /** metric@period. */
  readonly figure: string;
  readonly replicates: number;
  /** Pairs that the shares of chance and attention rest on. */
  readonly twins: { readonly chance: number; readonly attention: number };
  /** Standard deviation of ln of the figure over the replicates. */
  readonly deviation: number;
  /** Never negative, adding up to 1. */
  readonly shares: readonly {
    readonly source: SpreadSource;
    readonly share: number;
    readonly standardError: number;
  }[];
}

export interface ReplicateRow {
  readonly scenario: string;
  readonly replicate: number;
  readonly seed: string;
  readonly status: 'ok' | 'failed';
  readonly error: string;
  readonly seconds: number;
  readonly fingerprint: string;
  /** Parameters drawn for this replicate (posterior), by name; empty when all are fixed. */
  readonly parameters: Readonly<Record<string, number>>;
  /** Headline figures: metric@period → value. */
  readonly headline: Readonly<Record<string, number>>;
}

export interface Manifest {
  readonly schema: 'laotie/run@1';
  readonly engine: string;
  readonly node: string;
  readonly scenarioHash: string;
  readonly dataHash: string;
  readonly seed: string;
  readonly seedRule: string;
  readonly replicates: number;
  readonly failed: number;
  readonly status: 'complete' | 'interrupted' | 'running';
  readonly fans: number;
  readonly scale: number;
  readonly streamers: number;
  readonly from: string;
  readonly until: string;
  readonly knownUntil: string;
  /** Number of each replicate that the tables hold, in order; without gaps unless interrupted or a shard. */
  readonly indices: readonly number[];
  /** One for each of `indices`; empty for one that failed. */
  readonly fingerprints: readonly string[];
  /** `2/3` for a run of the second third of the replicates. */
  readonly shard?: string | undefined;
  /** Present when replicates were run until a figure was precise. */
  readonly untilCi?:
    | {
        /** Half width of the 90% interval of the mean, as a share of the mean: what was asked and what came out. */
        readonly share: number;
        readonly reached: number;
        /** metric@period. */
        readonly figure: string;
        /** Most replicates there could have been. */
        readonly most: number;
      }
    | undefined;
  /** SHA-256 of every data file that the run read, by name, and of the parameters' first values. */
  readonly inputs: Readonly<Record<string, string>>;
  /** SHA-256 of the tables, by name. */
  readonly outputs: Readonly<Record<string, string>>;
  /** Times and machine facts: the only part that may differ between equal plans. */
  readonly machine: {
    readonly started: string;
    readonly seconds: number;
    readonly threads: number;
    readonly visitsPerSecond: number;
    /** SHA-256 of runs.parquet, which holds the seconds of each replicate. */
    readonly runs: string;
  };
}

/** Everything a report needs, as read back from a run folder. */
export interface RunResult {
  readonly scenario: {
    readonly name: string;
    readonly title: { readonly zh: string; readonly en: string };
    readonly from: string;
    readonly until: string;
    readonly knownUntil: string;
    readonly scale: number;
    readonly levers: readonly {
      readonly id: string;
      readonly title: { readonly zh: string; readonly en: string };
      readonly from: string;
      readonly until: string;
      readonly strength: number;
    }[];
  };
  readonly manifest: Manifest;
  readonly summary: readonly SummaryRow[];
  readonly targets: readonly TargetResult[];
  readonly actuals: readonly ActualRow[];
  readonly replicates: readonly ReplicateRow[];
  /** Absent when no twins were asked for, or they have not all run. */
  readonly spread?: VarianceSplit | undefined;
}
