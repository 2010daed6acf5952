/** From what was simulated or computed to the forecast distribution of a quarter: always a sorted sample. */

import { probit } from 'simple-statistics';
import { type Key, uniform } from '../../model/random.ts';
import { quarterNumber } from '../../notation/dates.ts';
import { TOLERANCE } from '../facts.ts';
import type { Member } from '../members.ts';
import type { NormalPath } from './baselines/baseline.ts';

/** Draws of the model's error a member; each is a path over the horizons. */
export const DRAWS = 8;
/** Values of a baseline's sample: the middles of as many equal parts of its distribution. */
export const SAMPLE = 512;
/** Horizons that an address has room for. */
const HORIZONS = 16;

/**
 * Standard deviation of the model's error in ln GMV of the quarter h after the origin. The calibration takes the error
 * of a quarter to be `TOLERANCE.quarter`; ahead of the last figure nothing holds it, so that it walks at random.
 */
export function modelErrorSd(h: number): number {
  return TOLERANCE.quarter * Math.sqrt(h);
}

/**
 * Samples of the market's forecast, one a horizon: each member's GMV times the model's error, lognormal with median 1.
 * A path of errors is the sum of steps, each drawn at an address of its own: member, origin, draw, horizon.
 * @param quarters simulated GMV of each member, in yuan, from horizon 1
 */
export function marketSamples(
  members: readonly Pick<Member, 'index'>[],
  quarters: readonly (readonly number[])[],
  origin: string,
  key: Key,
): Float64Array[] {
  const horizons = quarters[0]?.length ?? 0;
  const samples = Array.from({ length: horizons }, () => new Float64Array(members.length * DRAWS));
  members.forEach(({ index }, i) => {
    for (let k = 0; k < DRAWS; k++) {
      let error = 0;
      for (let h = 1; h <= horizons; h++) {
        const step = uniform(key, 'posterior', index, quarterNumber(origin), k * HORIZONS + h);
        error += modelErrorSd(1) * probit(step);
        samples[h - 1]![i * DRAWS + k] = quarters[i]![h - 1]! * Math.exp(error);
      }
    }
  });
  return samples.map((sample) => sample.sort());
}

/** Samples of a baseline, one a horizon: evenly spread over its lognormal distribution. */
export function normalSamples({ mean, sd }: NormalPath): Float64Array[] {
  const scores = Array.from({ length: SAMPLE }, (_, at) => probit((at + 0.5) / SAMPLE));
  return mean.map((middle, at) => Float64Array.from(scores, (score) => Math.exp(middle + sd[at]! * score)));
}
