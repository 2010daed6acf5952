/** Values of parameters as zod schemas, as a scenario or a market sets them. */
import type * as z from 'zod';
import { fromLists } from '../model/additions.ts';
import { PARAMETERS, type Parameter, type ParameterName } from '../model/params.ts';
import { isOfMoney } from '../notation/currencies.ts';
import type { QuantityKind } from '../notation/quantity.ts';
import { anyAmount, type Quantity, quantity } from './quantity.ts';

/** How a parameter of this unit is written. */
function kindOfUnit(parameter: Pick<Parameter, 'unit' | 'hard'>): QuantityKind {
  const { unit } = parameter;
  if (unit === 'days') return 'duration';
  if (unit.startsWith('share') || unit.startsWith('chance')) return 'share';
  return parameter.hard[1] >= 1000 ? 'count' : 'number';
}

/** A value of a parameter. */
export function quantityOf(parameter: Parameter): Quantity {
  const { hard, meaning, unit, value } = parameter;
  const usual = `${meaning} Unit: ${unit}; ${value} when not set`;
  if (isOfMoney(unit)) return anyAmount(hard, `${usual}, at the rate of the market.`);
  return quantity(kindOfUnit(parameter), hard, `${usual}.`);
}

/** Every parameter, each of which may be set. */
export const parameterShape = fromLists(
  () =>
    Object.fromEntries(
      PARAMETERS.map((parameter) => [parameter.name, quantityOf(parameter).optional()]),
    ) as Record<ParameterName, z.ZodOptional<Quantity>>,
);
