/** When an ensemble that runs until it is precise has run enough. */
import { mean, medianSorted, sampleStandardDeviation } from 'simple-statistics';
import { refuse } from '../notation/refusal.ts';
import { studentQuantile } from './forecast/student.ts';
import { spansOf } from './summary.ts';

/** Replicates are judged in batches of this many, in their order: which ones exist does not depend on threads. */
export const BATCH = 16;
/** Most replicates when `--replicates` says nothing. */
export const MOST_UNTIL_PRECISE = 256;

/** `--until-ci`: how precise, of which figure. */
export interface Precision {
  /** Half width of the 90% interval of the mean, as a share of the mean. */
  readonly share: number;
  /** metric@period, one of the headlines. */
  readonly figure: string;
}

/** GMV as the first target on it has it, else of the last whole year, else of the last whole quarter. */
export function headlineGmv(scenario: {
  readonly name: string;
  readonly from: string;
  readonly until: string;
  readonly targets: readonly { readonly metric: string; readonly over: string }[];
}): string {
  const { name, from, until, targets } = scenario;
  const spans = spansOf(from, until);
  const last = (kind: 'year' | 'quarter') => spans.findLast((span) => span.kind === kind)?.period;
  const over = targets.find(({ metric }) => metric === 'gmv')?.over ?? last('year') ?? last('quarter');
  if (over === undefined) {
    throw refuse('--until-ci', `a whole quarter of GMV in scenario ${name}`, `${from} to ${until}`);
  }
  return `gmv@${over}`;
}

/** Half width of the 90% interval of the mean (Student), as a share of the mean; infinite below 8 values. */
export function relativeError(values: readonly number[]): number {
  const n = values.length;
  if (n < 8) return Number.POSITIVE_INFINITY;
  const half = (studentQuantile(0.95, n - 1) * sampleStandardDeviation([...values])) / Math.sqrt(n);
  return half === 0 ? 0 : half / Math.abs(mean([...values]));
}

/** Median of a sample and its standard error, as of a normal sample: 1.2533 × s / √n; undefined below two values. */
export function medianWithError(
  values: readonly number[],
): { readonly median: number; readonly error: number } | undefined {
  const n = values.length;
  if (n < 2) return undefined;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
  const sorted = values.toSorted((a, b) => a - b);
  return { median: medianSorted(sorted), error: 1.2533 * Math.sqrt(variance / n) };
}
