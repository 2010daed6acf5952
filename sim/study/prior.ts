/**
 * What is held possible before any fit: each fitted parameter lognormal, or normal where it may be negative, its
 * plausible range two standard deviations to each side. A point is a list of standard scores, one a fitted parameter:
 * the prior is then the unit normal.
 */

import { type MarketParameter, type OwnParameters, PARAMETERS, parametersOf } from '../model/params.ts';
import type { Changes } from '../scenario/posterior.ts';

const isFitted = ({ source }: Pick<MarketParameter, 'source'>): boolean => source === 'fitted';
const FITTED: readonly MarketParameter[] = PARAMETERS.filter(isFitted);
const fittedOf = new WeakMap<OwnParameters, readonly MarketParameter[]>();

/**
 * Parameters that a fit moves; the others are assumptions and stay.
 * @param own values and ranges of the market
 */
export function fittedParameters(own?: OwnParameters): readonly MarketParameter[] {
  if (!own) return FITTED;
  const found = fittedOf.get(own) ?? parametersOf(own).filter(isFitted);
  fittedOf.set(own, found);
  return found;
}

type Ranged = Pick<MarketParameter, 'plausible'>;

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

/** Standard scores to values. */
export function valuesOf(point: readonly number[], own?: OwnParameters): Changes {
  return Object.fromEntries(
    fittedParameters(own).map(({ name }, at) => [name, valueAt(at, point[at]!, own)]),
  );
}

/** Value of one fitted parameter, kept inside the hard range; six digits are enough and read well. */
export function valueAt(at: number, score: number, own?: OwnParameters): number {
  const parameter = fittedParameters(own)[at]!;
  const [low, high] = parameter.hard;
  return Number(Math.min(high, Math.max(low, atScore(parameter, score))).toPrecision(6));
}

/** Values to standard scores. */
export function pointOf(values: Changes, own?: OwnParameters): number[] {
  return fittedParameters(own).map((parameter) => {
    const { mean, sd } = priorOf(parameter);
    const value = values[parameter.name] ?? parameter.value;
    return ((isLogarithmic(parameter) ? Math.log(value) : value) - mean) / sd;
  });
}
