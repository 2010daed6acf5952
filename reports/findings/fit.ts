/** Findings about the fit: known quarters against the model; hindsight apart, and named so. */

import { periodOf } from '../../sim/notation/dates.ts';
import type { ActualRow, RunResult, SummaryRow } from '../../sim/result/result.ts';
import { rowOf, yearOf } from '../run-rows.ts';
import type { FindingRule } from './finding.ts';

interface Comparison {
  readonly actual: ActualRow;
  readonly row: SummaryRow;
  /** Median over published figure, less one. */
  readonly error: number;
  /** Whether the published figure lies inside the 80% interval. */
  readonly inside: boolean;
}

/** None where the run's past is another than the published one. */
function compare(result: RunResult, wanted: (actual: ActualRow) => boolean): Comparison[] {
  if (result.forecast?.otherPast) return [];
  return result.actuals
    .filter((actual) => actual.metric === 'gmv' && actual.value > 0 && wanted(actual))
    .sort((a, b) => (a.period < b.period ? -1 : 1))
    .flatMap((actual) => {
      const row = rowOf(result, 'gmv', actual.period);
      if (row === undefined) return [];
      const inside = row.q10 <= actual.value && actual.value <= row.q90;
      return [{ actual, row, error: row.q50 / actual.value - 1, inside }];
    });
}

function knownQuarters(result: RunResult): Comparison[] {
  return compare(result, ({ hindsight, period }) => !hindsight && periodOf(period)?.kind === 'quarter');
}

const known: FindingRule = {
  id: 'fit-known',
  from(result) {
    const quarters = knownQuarters(result);
    if (quarters.length === 0) return undefined;
    const inside = quarters.filter((quarter) => quarter.inside).length;
    const worst = quarters.reduce((a, b) => (Math.abs(b.error) > Math.abs(a.error) ? b : a));
    return ({ fit }, { period, signedShare, gap }) =>
      [
        fit.known(
          String(inside),
          String(quarters.length),
          period(worst.actual.period),
          signedShare(worst.error),
        ),
        fit.errors(
          quarters.map(({ actual, error }) => ({
            quarter: period(actual.period),
            error: signedShare(error),
          })),
        ),
      ].join(gap);
  },
};

/** The year's own figure when it came out later; else the quarters of the year that did. */
const hindsight: FindingRule = {
  id: 'fit-hindsight',
  from(result) {
    const year = yearOf(result);
    const later = compare(result, ({ hindsight, period }) => hindsight && period.startsWith(year));
    const whole = later.filter(({ actual }) => actual.period === year);
    const quarters = later.filter(({ actual }) => periodOf(actual.period)?.kind === 'quarter');
    const shown = whole.length > 0 ? whole.slice(0, 1) : quarters;
    if (shown.length === 0) return undefined;
    return ({ fit }, { period, yuan, signedShare, gap }) =>
      shown
        .map(({ actual, error, inside }) =>
          fit.hindsight(period(actual.period), yuan(actual.value), signedShare(error), inside),
        )
        .join(gap);
  },
};

export const FIT_FINDINGS: readonly FindingRule[] = [known, hindsight];
