/**
 * What is held possible before any fit: each fitted parameter lognormal, or normal where it may be negative, its
 * plausible range two standard deviations to each side. A point is a list of standard scores, one a fitted parameter:
 * the prior is then the unit normal.
 */

import { PARAMETERS } from '../model/params.ts';
import type { Changes } from '../scenario/posterior.ts';

type Parameter = (typeof PARAMETERS)[number];

/** Parameters that a fit moves; the others are assumptions and stay. */
export function fittedParameters(): readonly Parameter[] {
  return PARAMETERS.filter((parameter) => parameter.source === 'fitted');
}

type Ranged = Pick<Parameter, 'plausible'>;

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
export function valuesOf(point: readonly number[]): Changes {
  return Object.fromEntries(fittedParameters().map(({ name }, at) => [name, valueAt(at, point[at]!)]));
}

/** Value of one fitted parameter, kept inside the hard range; six digits are enough and read well. */
export function valueAt(at: number, score: number): number {
  const parameter = fittedParameters()[at]!;
  const [low, high] = parameter.hard;
  return Number(Math.min(high, Math.max(low, atScore(parameter, score))).toPrecision(6));
}

/** Values to standard scores. */
export function pointOf(values: Changes): number[] {
  return fittedParameters().map((parameter) => {
    const { mean, sd } = priorOf(parameter);
    const value = values[parameter.name] ?? parameter.value;
    return ((isLogarithmic(parameter) ? Math.log(value) : value) - mean) / sd;
  });
}
