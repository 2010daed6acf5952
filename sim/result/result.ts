/**
 * The data that leaves an ensemble: what the run folder holds and what reports read.
 * Money in the currency of the market, counts in real users, shares as fractions, everywhere below.
 */
import type { Bilingual } from '../notation/language.ts';
import type { Discrepancy } from './forecast/discrepancy.ts';
import type { HealthRow } from './health-figures.ts';
import type { Lack, MarketGrade } from './lacks.ts';
import type { LeverRules } from './lever-rules.ts';
import type { TargetOutcome, TargetResult } from './target-result.ts';
import type { VarianceSplit } from './varianceSplit.ts';

export type { TargetOutcome, TargetResult } from './target-result.ts';

/** Quantiles that tell a distribution, everywhere: of runs, of forecasts. What they are says QUANTILES of forecast/quantiles.ts. */
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
  /** Its name. */
  readonly scenario: string;
  /** A day `2021-07-03`, month `2021-07`, quarter `2021Q3` or year `2021`. */
  readonly period: string;
  /** Its name (docs/metrics.md). */
  readonly metric: string;
  /** Of money the unit of its currency (notation/currencies.ts), else that of the metric. */
  readonly unit: string;
}

/** What is forecast of GMV: published quarters as they are, the others as simulated times the model's error. */
export interface GmvForecast {
  /** The last quarter whose GMV was published by the information date. */
  readonly base: string;
  /** Standard deviation of a step of ln GMV beyond what the runs say, and the past forecasts that it rests on. */
  readonly modelError: { readonly sd: number; readonly forecasts: number };
  /** What the calibration missed in published quarters, and how that moves the quarters ahead; absent in what older programs wrote. */
  readonly discrepancy?: Discrepancy | undefined;
  /** Set where the run's past is not the published one, so that no published quarter stands in it. */
  readonly otherPast?: true | undefined;
  /** Of periods that end later than the base: gmv of years, quarters and months, gmvToDate of days. */
  readonly rows: readonly SummaryRow[];
  /** For each lever of which every run draws the strength. */
  readonly hangsOn: readonly HangsOn[];
}

/** The headline's forecast at the least and the most of a lever's strength that is not known. */
export interface HangsOn {
  /** The lever. */
  readonly id: string;
  readonly title: Bilingual;
  /** metric@period. */
  readonly figure: string;
  readonly ends: readonly (Pick<TargetOutcome, 'median' | 'low80' | 'high80'> & {
    readonly strength: number;
    /** Chance of the target on the figure; absent where there is none. */
    readonly probability?: number | undefined;
  })[];
  /** Of ln of the ratio of both medians, from the number of runs. */
  readonly standardError: number;
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
  /** Code of the market's currency; absent where it is that of the model's first values, and in older folders. */
  readonly currency?: string | undefined;
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

/** What the market is to reach, by somebody's word. */
export interface MarketGoal {
  readonly metric: string;
  readonly title: Bilingual;
  /** In the unit of the metric. */
  readonly atLeast: number;
  /** Last day of its term, ISO. */
  readonly until: string;
}

/** The market that was simulated, and how far its data and fit carry. */
export interface RunMarket {
  readonly name: string;
  readonly title: Bilingual;
  readonly grade: MarketGrade;
  readonly lacks: readonly Lack[];
  readonly goals: readonly MarketGoal[];
}

/** Everything a report needs, as read back from a run folder. */
export interface RunResult {
  /** What was run. */
  readonly scenario: {
    readonly name: string;
    readonly title: Bilingual;
    readonly from: string;
    readonly until: string;
    readonly knownUntil: string;
    readonly scale: number;
    readonly levers: readonly {
      readonly id: string;
      readonly lever: string;
      readonly title: Bilingual;
      readonly from: string;
      readonly until: string;
      readonly strength: number;
      /** Where every run draws it: the most. */
      readonly upTo?: number | undefined;
      /** Windows within its dates, where it has any. */
      readonly on?: readonly string[] | undefined;
      readonly every?: 'festival' | undefined;
      /** Where a metric puts it on and off. */
      readonly when?: { readonly metric: string } | undefined;
    }[];
    /** What was asked for, also where nothing of it was recorded. */
    readonly targets: readonly Pick<TargetResult, 'id' | 'title' | 'metric' | 'over'>[];
  };
  /** Absent in folders that older programs wrote. */
  readonly market?: RunMarket | undefined;
  /** Plan, engine, hashes, status. */
  readonly manifest: Manifest;
  /** Every metric over every month, quarter and year: its distribution over the replicates. */
  readonly summary: readonly SummaryRow[];
  /** Rows of the periods that the scenario asks for besides; absent where it asks for none. */
  readonly periods?: readonly SummaryRow[] | undefined;
  /** Each target with its chance. */
  readonly targets: readonly TargetResult[];
  /** Published figures of the periods of the run. */
  readonly actuals: readonly ActualRow[];
  /** A row a replicate: seed, status, figures, and why it failed. */
  readonly replicates: readonly ReplicateRow[];
  /** Absent when no replicate ended well, and in folders that older programs wrote. */
  readonly forecast?: GmvForecast | undefined;
  /** Absent when no twins were asked for, or they have not all run. */
  readonly spread?: VarianceSplit | undefined;
  /** Absent where no lever has a budget or a trigger. */
  readonly rules?: LeverRules | undefined;
  /** The model's health card; absent in folders that older programs wrote. */
  readonly health?: readonly HealthRow[] | undefined;
}
