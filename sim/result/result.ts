/**
 * The data that leaves an ensemble: what the run folder holds and what reports read.
 * Money in yuan, counts in real users, shares as fractions, everywhere below.
 */
import type { Metric } from '../model/measures/metric.ts';
import type { Bilingual } from '../notation/language.ts';
import type { Made } from './madeBy.ts';

/** Quantiles that tell a distribution, everywhere: of runs, of forecasts. What they are says QUANTILES of summary.ts. */
export interface Quantiles {
  readonly q05: number;
  readonly q10: number;
  readonly q25: number;
  readonly q50: number;
  readonly q75: number;
  readonly q90: number;
  readonly q95: number;
}

export interface Distribution extends Quantiles {
  readonly mean: number;
  readonly n: number;
}

/** One line of summary.csv: the distribution of a metric over replicates in one period. */
export interface SummaryRow extends Distribution {
  readonly scenario: string;
  /** A day `2021-07-03`, month `2021-07`, quarter `2021Q3` or year `2021`. */
  readonly period: string;
  readonly metric: string;
  readonly unit: Metric['unit'];
}

/** One target of the scenario, judged over the replicates. */
export interface TargetResult {
  readonly id: string;
  readonly title: Bilingual;
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

/** What a check of the model's health says: all is well, look at it before using the numbers, do not use them. */
export type Mark = 'pass' | 'review' | 'fail';

/** The figures that each check rests on; shares as fractions, null where there is none. */
export interface HealthFigures {
  /** Books of money, trust, people and traffic, checked on each day of each replicate. */
  readonly identities: {
    readonly replicates: number;
    readonly failed: number;
    readonly days: number;
    readonly whole: boolean;
  };
  /** Standard errors of the headline's median, as a share of it, and of the first target's chance. */
  readonly convergence: {
    readonly replicates: number;
    readonly median: number | null;
    readonly chance: number | null;
    /** Replicates at which both would pass; null when that is not known. */
    readonly enough: number | null;
    /** Most that passes: of the median's error, of the chance's. */
    readonly bounds: { readonly median: number; readonly chance: number };
  };
  /** Parameters set outside their plausible range, and those whose draws pile up at a bound of it. */
  readonly plausibility: {
    readonly outside: readonly string[];
    readonly piled: readonly { readonly name: string; readonly share: number }[];
    readonly set: number;
    readonly drawn: number;
  };
  /** Medians against figures that were published by the information date; the one that is furthest off. */
  readonly fit: {
    readonly figures: number;
    readonly worst: { readonly metric: string; readonly period: string; readonly error: number } | null;
    /** Largest error that passes, and that is to be reviewed. */
    readonly bounds: { readonly pass: number; readonly review: number };
  };
  /** Published figures inside the intervals of past forecasts; none without a backtest. */
  readonly coverage: Made & {
    readonly levels: readonly { readonly level: number; readonly inside: number; readonly of: number }[];
  };
  /** Months of the run after the information date, months of it with published quarters, levers whose effect no quarter shows. */
  readonly extrapolation: {
    readonly ahead: number;
    readonly known: number;
    readonly levers: readonly Bilingual[];
  };
  /** Information date of the fitted parameters (null for none) and of the scenario, and the draws they count for. */
  readonly posterior: Made & {
    readonly knownUntil: string | null;
    readonly scenario: string;
    readonly draws: number;
  };
}

export type CheckId = keyof HealthFigures;

/** One line of the model's health card. */
export type HealthRow = {
  [Id in CheckId]: { readonly id: Id; readonly mark: Mark; readonly figures: HealthFigures[Id] };
}[CheckId];

export interface ReplicateRow {
  readonly scenario: string;
  readonly replicate: number;
  readonly seed: string;
  readonly status: 'ok' | 'failed';
  readonly error: string;
  readonly fingerprint: string;
  /** Parameters drawn for this replicate (posterior), by name; empty when all are fixed. */
  readonly parameters: Readonly<Record<string, number>>;
  /** Headline figures: metric@period → value. */
  readonly headline: Readonly<Record<string, number>>;
}

export interface Manifest {
  readonly schema: 'laotie/run@1';
  readonly engine: string;
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
    /** Version of Node. */
    readonly node: string;
  };
  /** SHA-256 of all of the above but `machine`; absent in folders that older programs wrote. */
  readonly sha256?: string | undefined;
}

/** Everything a report needs, as read back from a run folder. */
export interface RunResult {
  readonly scenario: {
    readonly name: string;
    readonly title: Bilingual;
    readonly from: string;
    readonly until: string;
    readonly knownUntil: string;
    readonly scale: number;
    readonly levers: readonly {
      readonly id: string;
      readonly title: Bilingual;
      readonly from: string;
      readonly until: string;
      readonly strength: number;
    }[];
    /** What was asked for, also where nothing of it was recorded. */
    readonly targets: readonly Pick<TargetResult, 'id' | 'title' | 'metric' | 'over'>[];
  };
  readonly manifest: Manifest;
  readonly summary: readonly SummaryRow[];
  readonly targets: readonly TargetResult[];
  readonly actuals: readonly ActualRow[];
  readonly replicates: readonly ReplicateRow[];
  /** Absent when no twins were asked for, or they have not all run. */
  readonly spread?: VarianceSplit | undefined;
  /** The model's health card; absent in folders that older programs wrote. */
  readonly health?: readonly HealthRow[] | undefined;
}
