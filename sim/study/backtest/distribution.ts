/** From what was simulated or computed to the forecast distribution of a quarter: always a sorted sample. */

import { median, probit, variance } from 'simple-statistics';
import { DRAWS, type ErrorPlan, errorPaths } from '../../result/forecast/errors.ts';
import type { PastForecast } from '../../result/forecast/model-error.ts';
import type { Member } from '../members.ts';
import type { NormalPath } from './baselines/baseline.ts';

/** Values of a baseline's sample: the middles of as many equal parts of its distribution. */
export const SAMPLE = 512;
/**
 * Samples of the market's forecast, one a horizon: each member's GMV times the model's error.
 * @param quarters simulated GMV of each member, from horizon 1
 * @param errors of the origin
 */
export function marketSamples(
  members: readonly Pick<Member, 'index'>[],
  quarters: readonly (readonly number[])[],
  errors: ErrorPlan,
): Float64Array[] {
  const horizons = quarters[0]?.length ?? 0;
  const samples = Array.from({ length: horizons }, () => new Float64Array(members.length * DRAWS));
  const pathsOf = errorPaths(errors, horizons);
  members.forEach(({ index }, i) => {
    pathsOf(index).forEach((path, k) => {
      path.forEach((error, at) => {
        samples[at]![i * DRAWS + k] = quarters[i]![at]! * Math.exp(error);
      });
    });
  });
  return samples.map((sample) => sample.sort());
}

/** How the forecast of one quarter ahead did, once the quarter is published. */
export function pastForecast(
  quarters: readonly (readonly number[])[],
  next: Pick<PastForecast, 'published' | 'factor'> & { readonly actual: number; readonly mean: number },
): PastForecast {
  const { published, factor, actual, mean } = next;
  const logs = quarters.map(([value]) => Math.log(value!));
  return { published, error: Math.log(actual) - median(logs) - mean, variance: variance(logs), factor };
}

/** Samples of a baseline, one a horizon: evenly spread over its lognormal distribution. */
export function normalSamples({ mean, sd }: NormalPath): Float64Array[] {
  const scores = Array.from({ length: SAMPLE }, (_, at) => probit((at + 0.5) / SAMPLE));
  return mean.map((middle, at) => Float64Array.from(scores, (score) => Math.exp(middle + sd[at]! * score)));
}
