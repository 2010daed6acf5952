/** What a market file says of its money, its trackers, and its own values of parameters. */
import * as z from 'zod';
import { PARAMETERS, type Parameter, type ParameterName } from '../model/params.ts';
import { CURRENCY_CODES, FIRST_CURRENCY } from '../notation/currencies.ts';
import { strict, text } from './fields.ts';
import type { OwnParameter, OwnParameters } from './market-parameters.ts';
import { quantityOf } from './parameter-fields.ts';
import { OWN_FIGURE_KINDS, ownFigure, publishedFigure } from './published-figures.ts';
import { quantity } from './quantity.ts';

const EXPECTED_CURRENCY = `a currency: ${CURRENCY_CODES.join(', ')}`;

export const currencySchema = strict('a key of currency', {
  code: z
    .enum(CURRENCY_CODES as [string, ...string[]], { error: EXPECTED_CURRENCY })
    .meta({ description: 'Currency of all amounts of the market (ISO 4217).' }),
  rate: quantity(
    'number',
    [1e-6, 1e6],
    `One ${FIRST_CURRENCY} in that currency: amounts among the model’s first values are taken at it.`,
  ).optional(),
})
  .refine(({ code, rate }) => code === FIRST_CURRENCY || rate !== undefined, {
    error: 'a rate, for the model’s first amounts are in another currency',
    path: ['rate'],
  })
  .refine(({ code, rate = 1 }) => code !== FIRST_CURRENCY || rate === 1, {
    error: 'a rate of 1, for the model’s first amounts are in this currency',
    path: ['rate'],
  })
  .transform(({ code, rate = 1 }) => ({ code, rate }));

const EXPECTED_TRACKERS = 'a share by tracker';
export const trackersSchema = z
  .record(
    z.string().regex(/^[a-z0-9][a-z0-9-]{0,49}$/, { error: 'a name of small letters, digits and hyphens' }),
    quantity(
      'share',
      [0.001, 3],
      'Standard deviation of ln of what its figures are over those of the market.',
    ),
    { error: EXPECTED_TRACKERS },
  )
  .meta({
    description: 'Who estimates figures on a level of their own: how far it may be from that of the market.',
  })
  .prefault({});

const EXPECTED_FIGURES = 'a mapping of figures, each with its kind';
const OWN = /^[a-z][a-z0-9_]{0,99}$/;
const EXPECTED_OWN = 'a name of small letters, digits and _ that no market has yet';
const kinds = OWN_FIGURE_KINDS.join(', ');
export const figuresSchema = z
  .record(
    z.string(),
    strict('a key of a figure', {
      kind: z.enum(OWN_FIGURE_KINDS, { error: `a kind of figure: ${kinds}` }),
      per: z.enum(['day', 'month', 'year'], { error: 'day, month or year' }).optional(),
    }).transform(({ kind, per }) => ownFigure(kind, per)),
    { error: EXPECTED_FIGURES },
  )
  .superRefine((figures, context) => {
    const keys = Object.keys(figures).filter((name) => !OWN.test(name) || publishedFigure(name));
    if (keys.length === 0) return;
    context.issues.push({ code: 'unrecognized_keys', keys, path: [], message: EXPECTED_OWN, input: figures });
  })
  .meta({
    description:
      'Figures that only the history of this market has. `per` where they are of each day, month or year.',
  })
  .prefault({});

const EXPECTED_VALUE = 'a number, an amount, a count or a share';
const written = z.union([z.number(), z.string()], { error: EXPECTED_VALUE });
const EXPECTED_RANGE = 'the least and the most';
const ownSchema = strict('a key of a parameter of the market', {
  value: written.meta({
    description: 'What a run has where neither a posterior nor the scenario says more.',
  }),
  range: z
    .tuple([written, written], { error: EXPECTED_RANGE })
    .meta({ description: 'What counts as plausible: the prior of a fit.' }),
  source: text(500, 'Where it comes from; an assumption says so.'),
}).meta({ id: 'ownParameter' });

type Context = z.core.$RefinementCtx;

/** A value in the unit of a parameter; not a number, and an issue, where it is none. */
function read(
  parameter: Parameter,
  value: number | string,
  path: readonly PropertyKey[],
  context: Context,
): number {
  const found = quantityOf(parameter).safeParse(value);
  if (found.success) return found.data;
  const message = found.error.issues[0]!.message;
  context.issues.push({ code: 'custom', path: [parameter.name, ...path], message, input: value });
  return Number.NaN;
}

function ownOf(parameter: Parameter, own: z.output<typeof ownSchema>, context: Context): OwnParameter {
  const value = read(parameter, own.value, ['value'], context);
  const [low, high] = own.range.map((end, at) => read(parameter, end, ['range', at], context)) as [
    number,
    number,
  ];
  if (low >= high) {
    const message = 'two values, the lower one first';
    context.issues.push({ code: 'custom', path: [parameter.name, 'range'], message, input: own.range });
  } else if (value < low || value > high) {
    const message = 'a value inside its range';
    context.issues.push({ code: 'custom', path: [parameter.name, 'value'], message, input: own.value });
  }
  return { value, plausible: [low, high] };
}

const shape = Object.fromEntries(PARAMETERS.map(({ name }) => [name, ownSchema.optional()])) as Record<
  ParameterName,
  z.ZodOptional<typeof ownSchema>
>;

export const parametersSchema = strict('a parameter name', shape)
  .transform((given, context): OwnParameters => {
    const own = PARAMETERS.flatMap((parameter) => {
      const one = given[parameter.name];
      return one ? [[parameter.name, ownOf(parameter, one, context)] as const] : [];
    });
    return context.issues.length > 0 ? z.NEVER : Object.fromEntries(own);
  })
  .meta({ description: 'Values of this market in place of the model’s first ones.' });

const EXPECTED_TEXTS = 'a list of texts in both languages';
export const notCarriedSchema = z
  .array(strict('a key of a text', { zh: text(500, 'In Chinese.'), en: text(500, 'In English.') }), {
    error: EXPECTED_TEXTS,
  })
  .max(50, { error: EXPECTED_TEXTS })
  .meta({ description: 'What this market does and the rules have no place for; market check says it.' })
  .prefault([]);
