/**
 * JSON Schema of a scenario file and of a market file, for editors. A file may be an overlay, so entries that an overlay leaves to its base
 * are not required here; `validate` checks the layers put together.
 */
import * as z from 'zod';
import { FORMER_BUDGET_AMOUNT } from '../notation/currencies.ts';
import { budgetSchema, leverKindSchemas, leverKinds, leverSchema, windowsSchema } from './lever-schema.ts';
import { marketSchema } from './market-schema.ts';
import { scenarioSchema, targetSchema } from './schema.ts';
import { whenSchema } from './when-schema.ts';

const REQUIRED_WITHOUT_BASE = ['title', 'from', 'until', 'knownUntil', 'population', 'replicates'];
const REMOVAL = {
  type: 'object',
  properties: { id: { type: 'string' }, remove: { const: true, description: 'Drops this entry of a base.' } },
  required: ['id', 'remove'],
  additionalProperties: false,
};
/** A change of a base's lever whose id is not its kind: which settings it has only the base knows. */
const change = () => ({
  type: 'object',
  properties: { id: { type: 'string', not: { enum: leverKinds() } }, lever: false, remove: false },
  required: ['id'],
});

type Json = z.core.JSONSchema.BaseSchema;

function adapt(schema: unknown, json: Json): void {
  if (schema === scenarioSchema()) {
    json.required = ['schema'];
    json.anyOf = [{ required: ['extends'] }, { required: REQUIRED_WITHOUT_BASE }];
  } else if (leverKindSchemas().some((kind) => kind === schema)) {
    const kind = json.properties!.lever as Json;
    json.required = ['id'];
    json.anyOf = [{ required: ['lever'] }, { properties: { id: { const: kind.const! } } }];
  } else if (schema === leverSchema()) {
    json.anyOf = [...(json.oneOf ?? json.anyOf ?? []), change() as Json, REMOVAL as Json];
    delete json.oneOf;
  } else if (schema === windowsSchema) {
    const { type, items, minItems, maxItems } = json;
    for (const key of ['type', 'items', 'minItems', 'maxItems'] as const) delete json[key];
    json.anyOf = [items as Json, { type, items, minItems, maxItems } as Json];
  } else if (schema === budgetSchema) {
    const { type, properties, required, additionalProperties } = json;
    for (const key of ['type', 'properties', 'required', 'additionalProperties'] as const) delete json[key];
    const { amount, ...others } = properties!;
    const named = (properties: Json['properties'], required: string[] | undefined) =>
      ({ type, properties, required, additionalProperties }) as Json;
    const former = named({ [FORMER_BUDGET_AMOUNT]: amount!, ...others }, [FORMER_BUDGET_AMOUNT]);
    json.anyOf = [amount as Json, named(properties, required), former];
  } else if (schema === whenSchema()) {
    delete json.required; // a base may have said it
  } else if (schema === targetSchema()) {
    const { type, properties, additionalProperties } = json;
    const target = { type, properties, additionalProperties, required: ['id'] } as Json;
    for (const key of ['type', 'properties', 'required', 'additionalProperties'] as const) delete json[key];
    json.anyOf = [target, REMOVAL as Json];
  }
}

/** The JSON Schema (draft 2020-12) of `laotie/scenario@1`, as plain data. */
export function scenarioJsonSchema(): Json {
  return z.toJSONSchema(scenarioSchema(), {
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => adapt(zodSchema, jsonSchema),
  });
}

/** The JSON Schema of `laotie/market@1`. */
export function marketJsonSchema(): Json {
  return z.toJSONSchema(marketSchema, { io: 'input' });
}
