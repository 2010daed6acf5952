/** Values of parameters as zod schemas: as a scenario sets them, and as a market has them in place of the first values. */
import * as z from 'zod';
import { type OwnParameters, PARAMETERS, type Parameter, type ParameterName } from '../model/params.ts';
import type { QuantityKind } from '../notation/quantity.ts';
import { strict } from './fields.ts';
import { type Quantity, quantity } from './quantity.ts';

/** Whether a parameter is an amount of the market's currency, or so much of it for something. */
export function isMoney({ unit }: Pick<Parameter, 'unit'>): boolean {
  return unit.startsWith('yuan') && !unit.includes('ln');
}

/** How a parameter of this unit is written. */
function kindOfUnit(parameter: Pick<Parameter, 'unit' | 'hard'>): QuantityKind {
  const { unit } = parameter;
  if (isMoney(parameter)) return 'amount';
  if (unit === 'days') return 'duration';
  if (unit.startsWith('share') || unit.startsWith('chance')) return 'share';
  return parameter.hard[1] >= 1000 ? 'count' : 'number';
}

function valueField(parameter: Parameter, description: string): Quantity {
  return quantity(kindOfUnit(parameter), parameter.hard, description);
}

function shapeOf<Field>(field: (parameter: Parameter) => Field): Record<ParameterName, Field> {
  return Object.fromEntries(PARAMETERS.map((parameter) => [parameter.name, field(parameter)])) as Record<
    ParameterName,
    Field
  >;
}

/** Every parameter, each of which may be set. */
export const parameterShape: Record<ParameterName, z.ZodOptional<Quantity>> = shapeOf((parameter) =>
  valueField(
    parameter,
    `${parameter.meaning} Unit: ${parameter.unit}; ${parameter.value} when not set.`,
  ).optional(),
);

const EXPECTED_RANGE = 'a list of two values, the lower first';

/** Every parameter as a market may have it. */
export const ownParameters = strict(
  'a parameter name',
  shapeOf((parameter) =>
    strict('a key of a parameter', {
      value: valueField(parameter, `In place of ${parameter.value} (${parameter.unit}).`),
      plausible: z
        .tuple([valueField(parameter, 'Lower end.'), valueField(parameter, 'Upper end.')], {
          error: EXPECTED_RANGE,
        })
        .refine(([low, high]) => low < high, { error: EXPECTED_RANGE })
        .meta({ description: 'Range held possible before a fit; that of the program when not said.' })
        .optional(),
    }).optional(),
  ),
)
  .transform((own) => own as OwnParameters)
  .meta({ description: 'Parameters whose first values, or plausible ranges, are others in this market.' });
