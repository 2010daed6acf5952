/** What a trial of the model is: the same market with and without one change, and what published evidence expects of it. */
import type { MetricName } from '../../model/measures/all.ts';
import { unitIn } from '../../notation/currencies.ts';
import type { Bilingual } from '../../notation/language.ts';
import type { Unit } from '../claims/claim.ts';
import type { Figures } from '../claims/figures.ts';
import { intervalOf, type RunInterval } from '../claims/interval.ts';

/** Runs of a trial by name; every one has the seeds of all others. */
export interface TrialRuns {
  /** A metric over days counted from the first day of the change (0), both included; days before it are negative. */
  over(run: string, metric: MetricName, first: number, last: number): Figures;
  /** Daily values of a metric from the first day of the change on, by replicate. */
  daily(run: string, metric: MetricName): ReadonlyMap<number, Float64Array>;
}

/** Where the median must lie. Without an end it is told, and not judged. */
export interface ExpectedRange {
  readonly low?: number;
  readonly high?: number;
  /** The mean must also be more than two standard errors away from 0. */
  readonly beyondErrors?: true;
}

export interface TrialCheck {
  readonly what: Bilingual;
  /** `money` stands for the currency of the market. */
  readonly unit: Unit;
  readonly figures: Figures;
  readonly expected: ExpectedRange;
}

export interface Trial {
  readonly id: string;
  /** What is changed. */
  readonly title: Bilingual;
  /** Where the expected ranges come from. */
  readonly source: string;
  /** First day of the change. */
  readonly since: string;
  /** What each run changes of the main scenario, as `--set`. */
  readonly runs: Readonly<Record<string, readonly string[]>>;
  /** How many times as many seeds its runs have as those of other trials, where what is looked for is small against luck. */
  readonly seeds?: number;
  readonly checks: (runs: TrialRuns) => readonly TrialCheck[];
}

export type TrialVerdict = 'inside' | 'outside' | 'told' | 'not measured';

export interface JudgedTrialCheck extends Omit<TrialCheck, 'figures'>, RunInterval {
  readonly mean: number;
  /** Of the mean over the seeds; NaN for a single one. */
  readonly standardError: number;
  readonly verdict: TrialVerdict;
}

export interface TrialFinding {
  readonly id: string;
  readonly title: Bilingual;
  readonly source: string;
  readonly verdict: TrialVerdict;
  readonly checks: readonly JudgedTrialCheck[];
}

function judgeCheck({ figures, ...check }: TrialCheck, currency: string | undefined): JudgedTrialCheck {
  const values = [...figures.values()].filter(Number.isFinite);
  const interval = intervalOf(values);
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const standardError = Math.sqrt(squares / (values.length - 1) / values.length);
  return {
    ...check,
    unit: unitIn(check.unit, currency),
    ...interval,
    mean,
    standardError,
    verdict: verdictOf(check.expected, interval.median, Math.abs(mean) > 2 * standardError),
  };
}

function verdictOf(
  { low, high, beyondErrors }: ExpectedRange,
  median: number,
  isBeyond: boolean,
): TrialVerdict {
  if (!Number.isFinite(median)) return 'not measured';
  if (low === undefined && high === undefined) return 'told';
  const isInside = median >= (low ?? -Infinity) && median <= (high ?? Infinity);
  return isInside && (isBeyond || !beyondErrors) ? 'inside' : 'outside';
}

/**
 * A trial is inside when all of its checks are that have a range.
 * @param currency code of that of the market; absent where it is that of the model's first values
 */
export function judgeTrial(trial: Trial, runs: TrialRuns, currency?: string): TrialFinding {
  const { id, title, source } = trial;
  const checks = trial.checks(runs).map((check) => judgeCheck(check, currency));
  const has = (verdict: TrialVerdict) => checks.some((check) => check.verdict === verdict);
  const verdict = has('outside')
    ? 'outside'
    : has('not measured')
      ? 'not measured'
      : has('inside')
        ? 'inside'
        : 'told';
  return { id, title, source, verdict, checks };
}
