/** Draws of the model's error: paths over the quarters ahead, the same for a backtest and for a run. */
import { probit } from 'simple-statistics';
import { type Key, uniform } from '../../model/random.ts';
import { quarterNumber } from '../../notation/dates.ts';
import { type DiscrepancyPlan, discrepancyAhead } from './discrepancy.ts';

/** Paths a run. */
export const DRAWS = 32;
/** Quarters ahead that an address has room for; errors of later ones are that of the last. */
const MOST_AHEAD = 100;

/** Whose errors, and how large. */
export interface ErrorPlan extends DiscrepancyPlan {
  readonly key: Key;
}

/**
 * ln of the model's error in each quarter ahead. Each normal value is drawn at an address of its own: run, base, path,
 * quarter.
 * @returns for the number of a replicate or member its paths, each with the errors of 1, 2, … quarters ahead
 */
export function errorPaths(plan: ErrorPlan, ahead: number): (run: number) => Float64Array[] {
  const { key, base, sd, residuals } = plan;
  const most = Math.min(ahead, MOST_AHEAD);
  const { mean, root } = discrepancyAhead(residuals, base, most);
  return (run) =>
    Array.from({ length: DRAWS }, (_, path) => {
      const normal = root.map((__, at) =>
        probit(uniform(key, 'posterior', run, quarterNumber(base), path * MOST_AHEAD + at + 1)),
      );
      const errors = root.map(
        (row, at) => mean[at]! + sd * row.reduce((sum, weight, i) => sum + weight * normal[i]!, 0),
      );
      return Float64Array.from({ length: ahead }, (__, at) => errors[Math.min(at, most - 1)]!);
    });
}
