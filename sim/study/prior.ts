/**
 * What is held possible before any fit: each fitted parameter lognormal, its plausible range two standard deviations
 * to each side. A point is a list of standard scores, one a fitted parameter: the prior is then the unit normal.
 */

import { PARAMETERS } from '../model/params.ts';
import type { Changes } from '../scenario/posterior.ts';

type Parameter = (typeof PARAMETERS)[number];

/** Parameters that a fit moves; the others are assumptions and stay. */
export function fittedParameters(): readonly Parameter[] {
  return PARAMETERS.filter((parameter) => parameter.source === 'fitted');
}

/** Mean and standard deviation of ln of a parameter. */
export function priorOf({ plausible: [low, high] }: Pick<Parameter, 'plausible'>): {
  readonly mean: number;
  readonly sd: number;
} {
  return { mean: Math.log(low * high) / 2, sd: Math.log(high / low) / 4 };
}

/** Standard scores to values. */
export function valuesOf(point: readonly number[]): Changes {
  return Object.fromEntries(fittedParameters().map(({ name }, at) => [name, valueAt(at, point[at]!)]));
}

/** Value of one fitted parameter, kept inside the hard range; six digits are enough and read well. */
export function valueAt(at: number, score: number): number {
  const parameter = fittedParameters()[at]!;
  const { mean, sd } = priorOf(parameter);
  const [low, high] = parameter.hard;
  return Number(Math.min(high, Math.max(low, Math.exp(mean + sd * score))).toPrecision(6));
}

/** Values to standard scores. */
export function pointOf(values: Changes): number[] {
  return fittedParameters().map((parameter) => {
    const { mean, sd } = priorOf(parameter);
    return (Math.log(values[parameter.name] ?? parameter.value) - mean) / sd;
  });
}
