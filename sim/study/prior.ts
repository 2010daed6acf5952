/**
 * What is held possible before any fit: each fitted parameter lognormal, or normal where it may be negative, its
 * plausible range two standard deviations to each side. A point is a list of standard scores, one a fitted parameter:
 * the prior is then the unit normal.
 */

import { PARAMETERS } from '../model/params.ts';
import { type HasOwnParameters, type NamedParameter, parametersOf } from '../scenario/market-parameters.ts';
import type { Changes } from '../scenario/posterior.ts';

const FITTED = PARAMETERS.filter(({ source }) => source === 'fitted');

/**
 * Parameters that a fit moves; the others are assumptions and stay.
 * @param market where it has values and ranges of its own
 */
export function fittedParameters(market: HasOwnParameters = {}): readonly NamedParameter[] {
  return market.parameters ? parametersOf(market, FITTED) : FITTED;
}

type Ranged = Pick<NamedParameter, 'plausible'>;

/** Whether a parameter is measured by its logarithm. */
function isLogarithmic({ plausible: [low] }: Ranged): boolean {
  return low > 0;
}

/** Mean and standard deviation of a parameter, or of its ln where it is positive. */
export function priorOf(parameter: Ranged): { readonly mean: number; readonly sd: number } {
  const [low, high] = parameter.plausible;
  if (!isLogarithmic(parameter)) return { mean: (low + high) / 2, sd: (high - low) / 4 };
  return { mean: Math.log(low * high) / 2, sd: Math.log(high / low) / 4 };
}

/** Value of a parameter at a standard score. */
export function atScore(parameter: Ranged, score: number): number {
  const { mean, sd } = priorOf(parameter);
  const at = mean + sd * score;
  return isLogarithmic(parameter) ? Math.exp(at) : at;
}

/** Standard scores to values; a point may have more of them than there are fitted parameters. */
export function valuesOf(point: readonly number[], market: HasOwnParameters = {}): Changes {
  return Object.fromEntries(
    fittedParameters(market).map((parameter, at) => [parameter.name, valueWithin(parameter, point[at]!)]),
  );
}

/** Value of one fitted parameter, kept inside the hard range; six digits are enough and read well. */
export function valueAt(at: number, score: number, market: HasOwnParameters = {}): number {
  return valueWithin(fittedParameters(market)[at]!, score);
}

function valueWithin(parameter: NamedParameter, score: number): number {
  const [low, high] = parameter.hard;
  return Number(Math.min(high, Math.max(low, atScore(parameter, score))).toPrecision(6));
}

/** Values to standard scores. */
export function pointOf(values: Changes, market: HasOwnParameters = {}): number[] {
  return fittedParameters(market).map((parameter) => {
    const { mean, sd } = priorOf(parameter);
    const value = values[parameter.name] ?? parameter.value;
    return ((isLogarithmic(parameter) ? Math.log(value) : value) - mean) / sd;
  });
}
