/** Values of parameters of a market's own, in place of the model's first ones: those that its file names, and amounts at its rate. */
import { PARAMETERS, type Parameter, type ParameterName } from '../model/params.ts';
import { isOfMoney } from '../notation/currencies.ts';
import type { Changes } from './posterior.ts';

/** A parameter of the model, by one of its names. */
export type NamedParameter = Parameter & { readonly name: ParameterName };

export interface OwnParameter {
  /** What a run has where neither a posterior nor the scenario says more. */
  readonly value: number;
  /** Prior of a fit, and what counts as plausible. */
  readonly plausible: readonly [low: number, high: number];
}

export type OwnParameters = Readonly<Partial<Record<ParameterName, OwnParameter>>>;

/** What of a market says how it differs from the model's first values. */
export interface HasOwnParameters {
  readonly parameters?: OwnParameters | undefined;
}

/**
 * Named ones, and all others that are amounts of money, at a rate.
 * @param rate one of the currency of the model's first values in that of the market
 */
export function ownParameters(rate: number, named: OwnParameters): OwnParameters {
  const amounts = rate === 1 ? [] : PARAMETERS.filter(({ unit }) => isOfMoney(unit));
  return {
    ...Object.fromEntries(
      amounts.map(({ name, value, plausible: [low, high] }) => [
        name,
        { value: short(value * rate), plausible: [short(low * rate), short(high * rate)] },
      ]),
    ),
    ...named,
  };
}

function short(value: number): number {
  return Number(value.toPrecision(6));
}

/** Values that a run of the market begins with. */
export function firstValues({ parameters = {} }: HasOwnParameters): Changes {
  return Object.fromEntries(Object.entries(parameters).map(([name, { value }]) => [name, value]));
}

/** Parameters as the market has them; all of them when not said which. */
export function parametersOf(
  { parameters = {} }: HasOwnParameters,
  of: readonly NamedParameter[] = PARAMETERS,
): readonly NamedParameter[] {
  return of.map((parameter) => {
    const own = parameters[parameter.name];
    // texts of a parameter are read when asked for (model/texts.ts): a copy would read them
    return own ? (Object.create(parameter, valuesOf(own)) as NamedParameter) : parameter;
  });
}

function valuesOf({ value, plausible }: OwnParameter): PropertyDescriptorMap {
  return { value: { value, enumerable: true }, plausible: { value: plausible, enumerable: true } };
}
