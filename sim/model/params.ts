/** All parameters of the model, and a set of their values. */
import { FAN_PARAMETERS } from './parameters/fans.ts';
import { PLATFORM_PARAMETERS } from './parameters/platform.ts';
import { SELLER_PARAMETERS } from './parameters/sellers.ts';

export type { Parameter } from './parameters/parameter.ts';

/** Every parameter of the model, with value, unit, ranges and source; plugins add none. */
export const PARAMETERS = [...FAN_PARAMETERS, ...SELLER_PARAMETERS, ...PLATFORM_PARAMETERS] as const;

/** Name of a parameter of the model. */
export type ParameterName = (typeof PARAMETERS)[number]['name'];
/** A full set of values, by name. */
export type Params = Readonly<Record<ParameterName, number>>;

/** The values above, with some replaced. */
export function paramsWith(changes: Readonly<Partial<Record<ParameterName, number>>> = {}): Params {
  const all = Object.fromEntries(PARAMETERS.map((parameter) => [parameter.name, parameter.value]));
  return { ...all, ...changes } as Params;
}
