/** Numbers as people write them, as zod schemas. */
import * as z from 'zod';
import type { ChoicesSetting, Setting } from '../levers/lever.ts';
import { expectedQuantity, QUANTITY_KINDS, type QuantityKind, shortNumber } from '../notation/quantity.ts';

/** A zod schema that takes a number or a text and gives a plain number (an amount, persons, a fraction, days). */
export type Quantity = z.ZodType<number, number | string>;

/**
 * A quantity with its hard range (inclusive) and its meaning.
 * @param hard outside this range the value is an error
 * @param description one sentence for editors and `explain`
 */
export function quantity(kind: QuantityKind, hard: readonly [number, number], description: string): Quantity {
  const expected = expectedQuantity(kind, hard);
  const { parse, pattern } = QUANTITY_KINDS[kind];
  const bounds = {
    ...(Number.isFinite(hard[0]) ? { minimum: hard[0] } : {}),
    ...(Number.isFinite(hard[1]) ? { maximum: hard[1] } : {}),
  };
  const number = z.number({ error: expected }).meta(bounds);
  const written: z.ZodType<number | string, number | string> =
    kind === 'number' ? number : z.union([number, z.string().meta({ pattern })], { error: expected });
  return written
    .transform((value, context) => {
      const parsed = parse(value);
      if (parsed !== undefined && parsed >= hard[0] && parsed <= hard[1]) return parsed;
      context.issues.push({ code: 'custom', message: expected, input: value });
      return z.NEVER;
    })
    .meta({ description });
}

/**
 * An amount of any size: what it can be goes with the rate of its market, and checks that know the market look at it
 * (market-parameters.ts).
 * @param range at a rate of 1, for editors to show
 */
export function anyAmount(range: readonly [number, number], description: string): Quantity {
  const [low, high] = range.map(shortNumber);
  const any = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;
  return quantity('amount', any, `${description} From ${low} to ${high} at a market’s rate of 1.`);
}

function choices({ of, initial, meaning, expected }: ChoicesSetting) {
  return z
    .array(z.enum(of as [string, ...string[]], { error: expected.one }), { error: expected.list })
    .min(1, { error: expected.some })
    .meta({ description: meaning })
    .default([...initial]);
}

/** The schema of one setting of a lever. */
function settingSchema(setting: Setting): z.ZodType<number | readonly string[]> {
  if (setting.kind === 'choices') return choices(setting);
  const { kind, range, initial, meaning } = setting;
  const schema = kind === 'amount' ? anyAmount(range, meaning) : quantity(kind, range, meaning);
  return initial === undefined ? schema : schema.prefault(initial);
}

/** The schemas of all settings of a lever, by name. */
export function settingSchemas(
  settings: Readonly<Record<string, Setting>>,
): Record<string, z.ZodType<number | readonly string[]>> {
  return Object.fromEntries(
    Object.entries(settings).map(([name, setting]) => [name, settingSchema(setting)]),
  );
}
