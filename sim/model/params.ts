/** All parameters of the model, and a set of their values. */
import { FAN_PARAMETERS } from './parameters/fans.ts';
import { PLATFORM_PARAMETERS } from './parameters/platform.ts';
import { SELLER_PARAMETERS } from './parameters/sellers.ts';

export type { Parameter } from './parameters/parameter.ts';

export const PARAMETERS = [...FAN_PARAMETERS, ...SELLER_PARAMETERS, ...PLATFORM_PARAMETERS] as const;

export type ParameterName = (typeof PARAMETERS)[number]['name'];
/** A full set of values, by name. */
export type Params = Readonly<Record<ParameterName, number>>;

/** What a market has in place of a first value above, and of the range that is held possible before a fit. */
export interface OwnParameter {
  readonly value: number;
  readonly plausible?: readonly [number, number];
}

export type OwnParameters = Readonly<Partial<Record<ParameterName, OwnParameter>>>;

type NamedParameter = (typeof PARAMETERS)[number];
/** A parameter as a market has it. */
export type MarketParameter = Pick<NamedParameter, 'name' | 'unit' | 'hard' | 'source'> & {
  readonly value: number;
  readonly plausible: readonly [number, number];
};

/** All parameters as a market has them. */
export function parametersOf(own: OwnParameters = {}): readonly MarketParameter[] {
  return PARAMETERS.map((parameter) => withOwn(parameter, own[parameter.name]));
}

function withOwn(parameter: NamedParameter, own: OwnParameter | undefined): MarketParameter {
  if (!own) return parameter;
  const { name, unit, hard, source, plausible } = parameter;
  return { name, unit, hard, source, value: own.value, plausible: own.plausible ?? plausible };
}

/** The values above, with some replaced: by those of a market, and then by others. */
export function paramsWith(
  changes: Readonly<Partial<Record<ParameterName, number>>> = {},
  own: OwnParameters = {},
): Params {
  const all = Object.fromEntries(
    PARAMETERS.map((parameter) => [parameter.name, own[parameter.name]?.value ?? parameter.value]),
  );
  return { ...all, ...changes } as Params;
}
