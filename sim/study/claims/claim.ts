/** What a claim of the article is, and how it is judged: numbers of the runs against what was claimed. */

import type { Metric } from '../../model/measures/metric.ts';
import type { Bilingual } from '../../notation/language.ts';
import { distributionOf } from '../../result/summary.ts';
import type { Evidence } from './evidence.ts';
import type { ExperimentName } from './experiments.ts';
import type { Figures } from './figures.ts';
import type { RunName } from './runs.ts';

/** `times` is a ratio, `days` a span, `trust` a level from 0 to 1 or a change of it. */
export type Unit = Metric['unit'] | 'times' | 'days' | 'trust';

/** What must be so of the figures for a claim to hold. */
export type Expected =
  /** The median is within this share of the claimed figure. */
  | { readonly kind: 'near'; readonly value: number; readonly tolerance: number }
  /** The median comes within this share of the claimed figure, or passes it. */
  | { readonly kind: 'reach'; readonly value: number; readonly tolerance: number }
  /** The whole 80% interval lies above, or below, the value. */
  | { readonly kind: 'above'; readonly value: number }
  | { readonly kind: 'below'; readonly value: number }
  /** Every replicate has exactly this value. */
  | { readonly kind: 'exactly'; readonly value: number }
  /** Told beside the others, and not judged; `value` is a published figure to compare with, if there is one. */
  | { readonly kind: 'told'; readonly value?: number };

export interface Check {
  readonly what: Bilingual;
  readonly unit: Unit;
  readonly figures: Figures;
  readonly expected: Expected;
  /** Standard error of a share over replicates, where the figure is a chance. */
  readonly standardError?: number;
}

export interface Claim {
  /** C01 to C28. */
  readonly id: string;
  readonly claim: Bilingual;
  /** Scenarios it is judged on. */
  readonly runs: readonly RunName[];
  readonly experiments?: readonly ExperimentName[];
  /** An input that we feed in: it can be compared, and not reproduced. */
  readonly input?: true;
  /** The claim holds when all of its checks hold; the first is its headline. */
  readonly checks: (evidence: Evidence) => readonly Check[];
}

export type Verdict = 'reproduced' | 'not reproduced' | 'assumed';

export interface JudgedCheck extends Omit<Check, 'figures'> {
  /** Over the replicates; NaN when none has the figure. */
  readonly median: number;
  readonly low80: number;
  readonly high80: number;
  readonly n: number;
  /** What is told only neither holds nor fails: true. */
  readonly holds: boolean;
}

export interface Finding {
  readonly id: string;
  readonly claim: Bilingual;
  readonly verdict: Verdict;
  readonly scenarios: readonly string[];
  readonly checks: readonly JudgedCheck[];
}

/** The figure that was claimed, however it is compared. */
export function claimedOf({ expected }: Pick<Check, 'expected'>): number | undefined {
  return expected.value;
}

function judgeCheck({ figures, ...check }: Check): JudgedCheck {
  const { expected } = check;
  const values = [...figures.values()];
  const found = distributionOf(values);
  if (!found) {
    const none = { median: Number.NaN, low80: Number.NaN, high80: Number.NaN, n: 0 };
    return { ...check, ...none, holds: expected.kind === 'told' };
  }
  const { q50: median, q10: low80, q90: high80, n } = found;
  // a replicate without the figure (a pair that never crosses, a rate of nothing) speaks against the claim
  const whole = n === values.length || expected.kind === 'told';
  return {
    ...check,
    median,
    low80,
    high80,
    n,
    holds: whole && holds(expected, median, low80, high80, values),
  };
}

function holds(
  expected: Expected,
  median: number,
  low80: number,
  high80: number,
  values: readonly number[],
): boolean {
  switch (expected.kind) {
    case 'near':
      return Math.abs(median - expected.value) <= expected.tolerance * Math.abs(expected.value);
    case 'reach':
      return median >= (1 - expected.tolerance) * expected.value;
    case 'above':
      return low80 > expected.value;
    case 'below':
      return high80 < expected.value;
    case 'exactly':
      return values.every((value) => value === expected.value);
    case 'told':
      return true;
  }
}

/** A pure function from the results of the runs to a verdict. */
export function judge(claim: Claim, evidence: Evidence): Finding {
  const checks = claim.checks(evidence).map(judgeCheck);
  const holds = checks.every((check) => check.holds);
  return {
    id: claim.id,
    claim: claim.claim,
    verdict: claim.input ? 'assumed' : holds ? 'reproduced' : 'not reproduced',
    scenarios: [...claim.runs, ...(claim.experiments ?? [])],
    checks,
  };
}
