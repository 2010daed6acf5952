/**
 * The data that leaves a backtest: what backtest.json holds and what its report reads. Money in the currency of the market, scores in the
 * unit of what they score, shares as fractions.
 */
import type { Bilingual } from '../notation/language.ts';
import type { GmvForecast, Quantiles } from './result.ts';

/** One method's forecast of one quarter, and how it did. */
export interface ForecastRow extends Quantiles {
  /** Last known quarter, and quarters ahead of it. */
  readonly origin: string;
  readonly horizon: number;
  readonly quarter: string;
  readonly method: string;
  /** Published later; null while it is not. */
  readonly actual: number | null;
  /** Continuous ranked probability score; null without an actual figure. */
  readonly crps: number | null;
  /** Weighted interval score and its parts. */
  readonly wis: number | null;
  readonly dispersion: number | null;
  readonly under: number | null;
  readonly over: number | null;
}

/** Means of one method over all origins with an actual figure. */
export interface ScoreRow {
  readonly method: string;
  /** 0 for all horizons together. */
  readonly horizon: number;
  readonly n: number;
  readonly crps: number;
  readonly wis: number;
  readonly dispersion: number;
  readonly under: number;
  readonly over: number;
  /** Mean of median / actual − 1, and of its absolute value. */
  readonly bias: number;
  readonly mape: number;
  /** Share of actual figures inside the central 50%, 80% and 90% intervals. */
  readonly cover50: number;
  readonly cover80: number;
  readonly cover90: number;
}

/** The market against one baseline at one horizon, on the origins that both have. */
export interface ComparisonRow {
  readonly baseline: string;
  /** 0 for all horizons together, which is not tested: those errors depend on one another. */
  readonly horizon: number;
  readonly n: number;
  /** Forecasts at which the market's CRPS is the lower one. */
  readonly won: number;
  /** Mean CRPS of the market, and of the baseline. */
  readonly market: number;
  readonly other: number;
  /** Of the Diebold–Mariano test; null when there are too few origins. */
  readonly statistic: number | null;
  readonly p: number | null;
  /** p after Holm's correction for all tests of the file; absent in what older programs wrote, whose p are too small. */
  readonly holm?: number | null | undefined;
}

/** An analyst's forecast of a year, and what the market and a simple rule said with no later knowledge. */
export interface AnalystRow {
  readonly forecaster: string;
  readonly published: string;
  readonly year: string;
  readonly value: number;
  readonly actual: number;
  /** The last origin on or before that day; null when there is none. */
  readonly origin: string | null;
  /** Known quarters and medians of the others, added up; null where that origin has not all of the year. */
  readonly market: number | null;
  /** The same of the rule that the last growth over a year goes on. */
  readonly naive: number | null;
}

export interface OriginRow {
  readonly quarter: string;
  readonly knownUntil: string;
  /** Quarters of GMV that the baselines had. */
  readonly quarters: number;
  readonly facts: number;
  /** Facts that the origin before did not have, by name. */
  readonly newFacts: readonly string[];
  /** Members forecasting, and members too far from their figures to count. */
  readonly members: number;
  readonly lost: number;
  /** Median over the members of squared misfits and squared distances from their prior points, summed. */
  readonly objective: number;
  /** Of a step, from earlier origins only; absent in what older programs wrote. */
  readonly modelError?: GmvForecast['modelError'] | undefined;
  /** What members miss in known quarters, and how that moves those ahead; absent in what older programs wrote. */
  readonly discrepancy?: GmvForecast['discrepancy'];
  /** Baselines for which too little was public. */
  readonly without: readonly string[];
  /** Baselines whose mean CRPS from this origin is below the market's. */
  readonly better: readonly string[];
}

export interface BacktestResult {
  readonly schema: 'laotie/backtest@1';
  readonly scenario: {
    readonly name: string;
    readonly title: Bilingual;
    readonly from: string;
    readonly scale: number;
    /** Code of the market's currency; absent where it is that of the model's first values. */
    readonly currency?: string | undefined;
  };
  readonly seed: string;
  readonly seedRule: string;
  readonly engine: string;
  /** SHA-256 of the market's data (history, calendar, attention); absent in what older programs wrote. */
  readonly dataHash?: string | undefined;
  /** How it was done, a sentence each. */
  readonly protocol: { readonly zh: readonly string[]; readonly en: readonly string[] };
  readonly settings: {
    readonly membersTried: number;
    readonly horizons: number;
    readonly runsAPoint: number;
    readonly rounds: { readonly fit: number; readonly draws: number };
    /** By horizon, where it was the same at every origin: older programs. */
    readonly modelErrorSd?: readonly number[] | undefined;
    readonly drawsAMember: number;
  };
  /** Set when only opponents and scores were made again: by which engine. The market's forecasts are those of `engine`. */
  readonly rescored?: { readonly engine: string } | undefined;
  /** Parameters fitted again at every origin; all the others stay. */
  readonly refitted: readonly string[];
  readonly methods: readonly { readonly id: string; readonly title: Bilingual; readonly about: Bilingual }[];
  /** GMV of every quarter with a figure today. */
  readonly actuals: readonly { readonly quarter: string; readonly value: number }[];
  readonly origins: readonly OriginRow[];
  readonly forecasts: readonly ForecastRow[];
  readonly scores: readonly ScoreRow[];
  readonly comparisons: readonly ComparisonRow[];
  /**
   * All horizons together, from the first origin on at which two years and a quarter are known: there seasonal methods
   * have what they need. Null and empty when no origin has so much.
   */
  readonly settled: { readonly since: string | null; readonly comparisons: readonly ComparisonRow[] };
  /** Dated forecasts of years, in the order of their days; absent in what older programs wrote. */
  readonly analysts?: readonly AnalystRow[] | undefined;
  /** Where the market's mean CRPS is worse than a baseline's. */
  readonly worse: readonly { readonly baseline: string; readonly horizon: number }[];
  /** What it comes to, in plain words made from the numbers above. */
  readonly sentences: { readonly zh: readonly string[]; readonly en: readonly string[] };
}

/** Method id of the market itself. */
export const MARKET = 'market';
