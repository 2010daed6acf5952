/** What a claim is, and how it is judged: numbers of the runs against what was claimed. */

import { METRICS } from '../../model/measures/all.ts';
import { MONEY_UNITS } from '../../notation/currencies.ts';
import type { Bilingual } from '../../notation/language.ts';
import { type EffectGrade, effectGrade } from '../../result/grades.ts';
import type { Evidence } from './evidence.ts';
import type { ExperimentName } from './experiments.ts';
import type { Figures } from './figures.ts';
import { intervalOf, LEAST_RUNS, type RunInterval } from './interval.ts';

/** `times` is a ratio, `days` a span, `trust` a level from 0 to 1 or a change of it. */
const OTHER_UNITS = ['times', 'days', 'trust'] as const;
/** Of a metric, of money that of its currency (notation/currencies.ts); or times, days, trust. */
export type Unit = string;
export const UNITS: readonly Unit[] = [
  ...new Set(METRICS.map(({ unit }) => unit).filter((unit) => unit !== 'money')),
  ...MONEY_UNITS,
  ...OTHER_UNITS,
];

/** What must be so of the figures for a claim to hold. */
export type Expected =
  /** The median is within this share of the claimed figure. */
  | { readonly kind: 'near'; readonly value: number; readonly tolerance: number }
  /** The median comes within this share of the claimed figure, or passes it. */
  | { readonly kind: 'reach'; readonly value: number; readonly tolerance: number }
  /** The whole 80% interval lies above, or below, the value. */
  | { readonly kind: 'above'; readonly value: number }
  | { readonly kind: 'below'; readonly value: number }
  /** The value lies inside the 80% interval. */
  | { readonly kind: 'inside'; readonly value: number }
  /** Every replicate has exactly this value. */
  | { readonly kind: 'exactly'; readonly value: number }
  /** Told beside the others, and not judged; `value` is a published figure to compare with, if there is one. */
  | { readonly kind: 'told'; readonly value?: number };

export interface Check {
  readonly what: Bilingual;
  readonly unit: Unit;
  readonly figures: Figures;
  readonly expected: Expected;
  /** How this figure comes about, where that is other than what the claim rests on. */
  readonly kind?: Kind;
  /** Standard error of a share over replicates, where the figure is a chance. */
  readonly standardError?: number;
}

/** How the figure of a claim comes about, and so how much its coming out says for the model. */
export const KINDS = [
  'found', //           it comes out of rules that were not tuned to it, or of a fit that was not shown it
  'fitted', //          it is a fact of the fit, or was used in tuning
  'by construction', // a rule states it
  'assumed', //         an input that we feed in: it can be compared, and not reproduced
] as const;
export type Kind = (typeof KINDS)[number];

export interface Claim {
  /** Such as C01. */
  readonly id: string;
  readonly claim: Bilingual;
  readonly kind: Kind;
  /** Why it is of this kind, in one sentence. */
  readonly why: Bilingual;
  /**
   * Facts of the fit that state it, by name. A fitted claim with such facts is judged once more in a market that was
   * calibrated without those of any claim, and counts as found where it comes out there too.
   */
  readonly statedBy?: readonly string[];
  /** Kinds of lever that its runs differ by: what they do is no surer than the parameters that they hang on. */
  readonly levers?: readonly string[];
  /** Scenarios it is judged on. */
  readonly runs: readonly string[];
  readonly experiments?: readonly ExperimentName[];
  /** The claim holds when all of its checks hold; the first is its headline. */
  readonly checks: (evidence: Evidence) => readonly Check[];
}

const VERDICTS = ['reproduced', 'not reproduced', 'not enough runs to judge', 'assumed'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A check with its figures over the replicates; NaN when none has the figure. */
export interface JudgedCheck extends Omit<Check, 'figures'>, RunInterval {
  /** Replicates that the figure was asked of. */
  readonly runs: number;
  /** What is told only neither holds nor fails: true. */
  readonly holds: boolean;
}

export interface Finding {
  readonly id: string;
  readonly claim: Bilingual;
  readonly verdict: Verdict;
  readonly kind: Kind;
  readonly why: Bilingual;
  /** What the difference between its runs hangs on, where a lever makes it. */
  readonly effect?: EffectGrade | undefined;
  readonly scenarios: readonly string[];
  readonly checks: readonly JudgedCheck[];
  /** Its checks in the market that was not shown the facts that state it. */
  readonly unseen?: readonly JudgedCheck[];
}

/** The figure that was claimed, however it is compared. */
export function claimedOf({ expected }: Pick<Check, 'expected'>): number | undefined {
  return expected.value;
}

function judgeCheck({ figures, ...check }: Check): JudgedCheck {
  const { expected } = check;
  const values = [...figures.values()];
  const interval = intervalOf(values);
  const isTold = expected.kind === 'told';
  // a replicate without the figure (a pair that never crosses, a rate of nothing) speaks against the claim
  const whole = interval.n > 0 && interval.n === values.length;
  return {
    ...check,
    ...interval,
    runs: values.length,
    holds: isTold || (whole && holds(expected, interval, values)),
  };
}

function holds(
  expected: Expected,
  { median, low80, high80 }: RunInterval,
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
    case 'inside':
      return low80 <= expected.value && expected.value <= high80;
    case 'exactly':
      return values.every((value) => value === expected.value);
    case 'told':
      return true;
  }
}

/** Fewer runs than an interval needs decide nothing, whichever way they point. */
function verdictOf(kind: Kind, checks: readonly JudgedCheck[]): Verdict {
  if (kind === 'assumed') return 'assumed';
  const judged = checks.filter(({ expected }) => expected.kind !== 'told');
  if (judged.some(({ runs }) => runs < LEAST_RUNS)) return 'not enough runs to judge';
  return judged.every((check) => check.holds) ? 'reproduced' : 'not reproduced';
}

/** What a fitted claim becomes that comes out of a fit without its facts. */
const FOUND_UNSEEN: Bilingual = {
  zh: '校准时隐去一切被文中说法直接说出的事实，它仍然得出',
  en: 'it also comes out of a calibration that was shown no fact that states a claim',
};

/** Ends of an interval further apart than this say nothing of a figure: twice or half of its middle. */
const VAGUE = 4;

/** Runs by two fits: one that was shown everything, and one that was shown no fact that states a claim. */
export interface Fits {
  readonly main: string;
  readonly heldOut?: string | undefined;
}

/**
 * The checks of a claim where nothing that states a claim was fitted. A figure is a forecast there: right when it lies inside
 * the interval, however near the median comes, and when the interval says something.
 */
function unseenChecks(claim: Claim, evidence: Evidence, { main, heldOut }: Fits): JudgedCheck[] {
  const unseen: Evidence = {
    ...evidence,
    value: (run, ...rest) => evidence.value(run === main && heldOut ? heldOut : run, ...rest),
  };
  return claim
    .checks(unseen)
    .filter(({ expected }) => expected.kind !== 'told')
    .map((check) => {
      if (check.expected.kind !== 'near') return judgeCheck(check);
      const judged = judgeCheck({ ...check, expected: { kind: 'inside', value: check.expected.value } });
      return { ...judged, holds: judged.holds && judged.high80 <= VAGUE * judged.low80 };
    });
}

/** A pure function from the results of the runs to a verdict. */
export function judge(claim: Claim, evidence: Evidence, fits: Fits): Finding {
  const { id, claim: words, kind, why, statedBy, levers = [], runs, experiments = [] } = claim;
  const checks = claim.checks(evidence).map(judgeCheck);
  const unseen = statedBy && fits.heldOut ? unseenChecks(claim, evidence, fits) : undefined;
  const isFound = unseen !== undefined && verdictOf(kind, unseen) === 'reproduced';
  const effect = effectGrade(levers);
  return {
    id,
    claim: words,
    verdict: verdictOf(kind, checks),
    kind: isFound ? 'found' : kind,
    why: isFound ? FOUND_UNSEEN : why,
    ...(effect ? { effect } : {}),
    scenarios: [...runs, ...experiments],
    checks,
    ...(unseen ? { unseen } : {}),
  };
}

/** How many findings have each verdict, and of which kinds; verdicts and kinds that none has are left out. */
export function countVerdicts(findings: readonly Pick<Finding, 'verdict' | 'kind'>[]) {
  const count = (verdict: Verdict, kind?: Kind) =>
    findings.filter((one) => one.verdict === verdict && (kind === undefined || one.kind === kind)).length;
  return VERDICTS.map((verdict) => ({
    verdict,
    count: count(verdict),
    kinds: KINDS.map((kind) => ({ kind, count: count(verdict, kind) })).filter((one) => one.count > 0),
  })).filter((one) => one.count > 0);
}
