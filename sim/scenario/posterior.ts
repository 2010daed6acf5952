/** Fitted parameters as weighted draws: each replicate takes one, so that an ensemble carries what is not known. */
import * as z from 'zod';
import type { Parameter, ParameterName } from '../model/params.ts';
import { type Key, uniform } from '../model/random.ts';
import { isDate } from '../notation/dates.ts';
import { jsonOffset, lineAndColumn } from '../notation/json.ts';
import { nearestNames } from '../notation/nearest.ts';
import { Refusal } from '../notation/refusal.ts';
import { type IssueParams, readJson } from './json-file.ts';
import { type HasOwnParameters, parametersOf } from './market-parameters.ts';
import { complaintOf, didYouMean, error, shown } from './problems.ts';
import { quarterOfFact } from './quarter-fact.ts';

export type Changes = Readonly<Partial<Record<ParameterName, number>>>;

export interface Posterior {
  /** Information date of the fit, ISO: nothing published later was used. */
  readonly knownUntil: string;
  readonly draws: readonly { readonly weight: number; readonly parameters: Changes }[];
  /** ln of each published quarter's GMV over the median of the draws, where the fit tells both. */
  readonly residuals?: readonly { readonly quarter: string; readonly value: number }[] | undefined;
  /** How the fit was made: `scenario` names the one it was made for, `engine` the program that ran its markets, `past` the levers and set parameters up to a day. */
  readonly record?:
    | {
        readonly scenario?: string | undefined;
        readonly engine?: string | undefined;
        readonly past?: { readonly until: string; readonly hash: string } | undefined;
      }
    | undefined;
}

/** Values of parameters of a market. */
const parametersIn = (market: HasOwnParameters) => {
  const known = new Map<string, Parameter>(parametersOf(market).map((one) => [one.name, one]));
  return z
    .record(z.string(), z.number({ error: 'a number' }), { error: 'a mapping' })
    .superRefine((values, context) => {
      for (const [name, value] of Object.entries(values)) {
        const parameter = known.get(name);
        if (!parameter) {
          const hint = didYouMean(nearestNames(name, [...known.keys()])); // only now: it takes long, and there are thousands of values
          const params: IssueParams = { got: shown(name), ...(hint ? { hint } : {}) };
          context.addIssue({ code: 'custom', path: [name], message: 'the name of a parameter', params });
          return;
        }
        const [low, high] = parameter.hard;
        if (value >= low && value <= high) continue;
        context.addIssue({ code: 'custom', path: [name], message: `${low} to ${high}` });
        return;
      }
    });
};

const schemaIn = (market: HasOwnParameters) =>
  z.looseObject({
    schema: z.literal('laotie/posterior@1', { error: 'laotie/posterior@1' }),
    knownUntil: z.string({ error: 'a date' }).refine(isDate, { error: 'a date such as 2021-07-22' }),
    record: z
      .looseObject(
        {
          scenario: z.string({ error: 'a name' }).optional(),
          engine: z.string({ error: 'a name' }).optional(),
          past: z
            .object(
              { until: z.string({ error: 'a date' }), hash: z.string({ error: 'a hash' }) },
              { error: 'a mapping' },
            )
            .optional(),
        },
        { error: 'a mapping' },
      )
      .optional(),
    facts: z
      .array(
        z.looseObject({
          name: z.string({ error: 'a name' }),
          published: z.number({ error: 'a number' }),
          median: z.number({ error: 'a number' }),
        }),
        { error: 'a list' },
      )
      .optional(),
    draws: z
      .array(
        z.object({
          weight: z.number({ error: 'a number' }).min(0, { error: '0 or more' }),
          parameters: parametersIn(market),
        }),
      )
      .min(1, { error: 'at least one draw' })
      .refine((draws) => draws.some(({ weight }) => weight > 0), { error: 'a weight above 0' }),
  });

/**
 * A posterior from its text, checked.
 * @param file as messages name it
 * @param knownUntil information date of the scenario; a fit that knew more is refused
 * @param market whose fit it is: amounts may be what they can be there
 * @throws Refusal naming the file and what is wrong
 */
export function posteriorFrom(
  text: string,
  file: string,
  knownUntil: string,
  market: HasOwnParameters,
): Posterior {
  const posterior = readJson(text, file, schemaIn(market), 'a posterior');
  if (posterior.knownUntil <= knownUntil)
    return { ...posterior, residuals: residualsOf(posterior.facts ?? []) };
  const expected = `a fit that knows nothing after the scenario's knownUntil, ${knownUntil}`;
  const place = { file, ...lineAndColumn(text, jsonOffset(text, ['knownUntil'])) };
  throw new Refusal([complaintOf(error(place, 'knownUntil', expected, posterior.knownUntil))]);
}

function residualsOf(
  facts: readonly { readonly name: string; readonly published: number; readonly median: number }[],
): NonNullable<Posterior['residuals']> {
  return facts.flatMap(({ name, published, median }) => {
    const quarter = quarterOfFact(name);
    const value = Math.log(published / median);
    return quarter === undefined || !Number.isFinite(value) ? [] : [{ quarter, value }];
  });
}

/** The draw that the replicate with this key takes: by its own luck, with chances as the weights. */
export function drawParameters(posterior: Posterior, key: Key): Changes {
  const total = posterior.draws.reduce((sum, { weight }) => sum + weight, 0);
  let left = uniform(key, 'posterior', 0, 0) * total;
  const taken = posterior.draws.find(({ weight }) => (left -= weight) < 0);
  return (taken ?? posterior.draws.at(-1)!).parameters;
}
