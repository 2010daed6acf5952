/** Draws of the model's error: paths over the quarters ahead, the same for a backtest and for a run. */
import { probit } from 'simple-statistics';
import { type Key, uniform } from '../../model/random.ts';
import { quarterNumber } from '../../notation/dates.ts';

/** Paths a run. */
export const DRAWS = 32;
/** Quarters ahead that an address has room for; errors of later ones are that of the last. */
const MOST_AHEAD = 100;

/** Whose errors, and how large. */
export interface ErrorPlan {
  readonly key: Key;
  /** The last quarter that is known: errors begin behind it. */
  readonly base: string;
  /** Standard deviation of ln GMV of one quarter ahead; ahead of the last figure nothing holds it: it walks at random. */
  readonly sd: number;
}

/**
 * ln of the model's error in each quarter ahead. Each step is drawn at an address of its own: run, base, path, quarter.
 * @param run number of the replicate or member
 * @returns for each path the errors of 1, 2, … quarters ahead
 */
export function errorPaths({ key, base, sd }: ErrorPlan, run: number, ahead: number): Float64Array[] {
  return Array.from({ length: DRAWS }, (_, path) => {
    let error = 0;
    return Float64Array.from({ length: ahead }, (__, at) => {
      if (at < MOST_AHEAD) {
        const step = uniform(key, 'posterior', run, quarterNumber(base), path * MOST_AHEAD + at + 1);
        error += sd * probit(step);
      }
      return error;
    });
  });
}
