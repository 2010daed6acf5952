/** Values of parameters of a market's own, in place of the model's first ones: those that its file names, and amounts at its rate. */
import { PARAMETERS, type Parameter, type ParameterName, type Params } from '../model/params.ts';
import { isOfMoney } from '../notation/currencies.ts';
import { expectedQuantity } from '../notation/quantity.ts';

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
  /** One of the currency of the model's first values in that of the market; absent where it is 1. */
  readonly rate?: number | undefined;
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

/** Most that a basket can be worth: the kernel keeps an order's money in 31 bits, in which e² baskets have room. */
export const MOST_BASKET = 2.9e6;

/** Outside of it a value is an error in a market of this rate: an amount's range goes with the rate. */
function hardAt({ name, unit, hard }: NamedParameter, rate: number): readonly [low: number, high: number] {
  if (!isOfMoney(unit)) return hard;
  const [low, high] = hard.map((end) => short(end * rate)) as [number, number];
  return name === 'purchase.basket' ? [low, Math.min(high, MOST_BASKET)] : [low, high];
}

/**
 * The range of an amount in the settings of a lever or a budget, in a market of this rate. It is wide, and there to find slips:
 * no limit becomes narrower.
 */
export function amountRange(
  [low, high]: readonly [number, number],
  { rate = 1 }: HasOwnParameters,
): readonly [low: number, high: number] {
  return [short(low * Math.min(1, rate)), short(high * Math.max(1, rate))];
}

/** What is expected of an amount that lies outside of what it can be in a market of this rate; nothing where it does not. */
function hardFault(parameter: NamedParameter, value: number | undefined, rate: number): string | undefined {
  const [low, high] = hardAt(parameter, rate);
  const isInside = value === undefined || !(value < low || value > high);
  return isInside || !isOfMoney(parameter.unit) ? undefined : expectedQuantity('amount', [low, high]);
}

/** What is expected of those of these values that are amounts outside of what they can be in a market, by their names. */
export function hardFaults(
  { rate = 1 }: HasOwnParameters,
  values: Partial<Params>,
): Map<ParameterName, string> {
  const faults = new Map<ParameterName, string>();
  for (const parameter of PARAMETERS as readonly NamedParameter[]) {
    const expected = hardFault(parameter, values[parameter.name], rate);
    if (expected) faults.set(parameter.name, expected);
  }
  return faults;
}

/** Where amounts of a market's own parameters lie outside of what they can be there: which of a parameter, and what is expected. */
export function ownFaults(
  rate: number,
  named: OwnParameters,
): { readonly path: readonly [ParameterName, ...(string | number)[]]; readonly expected: string }[] {
  return (PARAMETERS as readonly NamedParameter[]).flatMap((parameter) => {
    const own = named[parameter.name];
    if (!own) return [];
    const { value, plausible } = own;
    const places = [[value, 'value'] as const, ...plausible.map((end, at) => [end, 'range', at] as const)];
    return places.flatMap(([amount, ...place]) => {
      const expected = hardFault(parameter, amount, rate);
      return expected ? [{ path: [parameter.name, ...place] as const, expected }] : [];
    });
  });
}

/** Values that a run of the market begins with. */
export function firstValues({ parameters = {} }: HasOwnParameters): Partial<Params> {
  return Object.fromEntries(Object.entries(parameters).map(([name, { value }]) => [name, value]));
}

/** Parameters as the market has them; all of them when not said which. */
export function parametersOf(
  { parameters = {}, rate = 1 }: HasOwnParameters,
  of: readonly NamedParameter[] = PARAMETERS,
): readonly NamedParameter[] {
  return of.map((parameter) => {
    const own = parameters[parameter.name];
    const isAtRate = rate !== 1 && isOfMoney(parameter.unit);
    const changes = { ...own, ...(isAtRate ? { hard: hardAt(parameter, rate) } : {}) };
    // texts of a parameter are read when asked for (model/texts.ts): a copy would read them
    return own || isAtRate ? (Object.create(parameter, described(changes)) as NamedParameter) : parameter;
  });
}

function described(changes: Partial<Pick<Parameter, 'value' | 'plausible' | 'hard'>>): PropertyDescriptorMap {
  return Object.fromEntries(
    Object.entries(changes).map(([key, value]) => [key, { value, enumerable: true }]),
  );
}
