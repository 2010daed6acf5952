/**
 * What is held possible before any fit: each fitted parameter lognormal, its plausible range two standard deviations
 * to each side. A point is a list of standard scores, one a fitted parameter: the prior is then the unit normal.
 */
import type { Changes } from '../ensemble/posterior.ts';
import { PARAMETERS, type ParameterName } from '../model/params.ts';

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

/** Standard scores to values, kept inside the hard range; six digits are enough and read well. */
export function valuesOf(point: readonly number[]): Changes {
  const changes: Partial<Record<ParameterName, number>> = {};
  fittedParameters().forEach((parameter, at) => {
    const { mean, sd } = priorOf(parameter);
    const [low, high] = parameter.hard;
    const value = Math.exp(mean + sd * point[at]!);
    changes[parameter.name] = Number(Math.min(high, Math.max(low, value)).toPrecision(6));
  });
  return changes;
}

/** Values to standard scores. */
export function pointOf(values: Changes): number[] {
  return fittedParameters().map((parameter) => {
    const { mean, sd } = priorOf(parameter);
    return (Math.log(values[parameter.name] ?? parameter.value) - mean) / sd;
  });
}
