/** Fitted parameters as weighted draws: each replicate takes one, so that an ensemble carries what is not known. */
import * as z from 'zod';
import { PARAMETERS, type ParameterName } from '../model/params.ts';
import { type Key, uniform } from '../model/random.ts';
import { isDate } from '../notation/dates.ts';
import { NOT_JSON, zodExpected } from '../notation/library-words.ts';
import { nearestNames } from '../notation/nearest.ts';
import { refuse } from '../notation/refusal.ts';
import { didYouMean, shown } from './problems.ts';

export type Changes = Readonly<Partial<Record<ParameterName, number>>>;

export interface Posterior {
  /** Information date of the fit, ISO: nothing published later was used. */
  readonly knownUntil: string;
  readonly draws: readonly { readonly weight: number; readonly parameters: Changes }[];
  /** How the fit was made: `scenario` names the one it was made for. */
  readonly record?: { readonly scenario?: string | undefined } | undefined;
}

const NAMES = PARAMETERS.map(({ name }) => name);

const parameters = z.record(z.string(), z.number({ error: 'a number' })).superRefine((values, context) => {
  for (const [name, value] of Object.entries(values)) {
    const parameter = PARAMETERS.find((candidate) => candidate.name === name);
    if (!parameter) {
      const hint = didYouMean(nearestNames(name, NAMES)); // only now: it takes long, and there are thousands of values
      context.addIssue({ code: 'custom', message: 'a parameter', params: { got: shown(name), hint } });
    } else if (value < parameter.hard[0] || value > parameter.hard[1]) {
      const [low, high] = parameter.hard;
      context.addIssue({ code: 'custom', path: [name], message: `${low} to ${high}` });
    }
  }
});

const posteriorSchema = z.looseObject({
  schema: z.literal('laotie/posterior@1', { error: 'laotie/posterior@1' }),
  knownUntil: z.string({ error: 'a date' }).refine(isDate, { error: 'a date such as 2021-07-22' }),
  record: z
    .looseObject({ scenario: z.string({ error: 'a name' }).optional() }, { error: 'a mapping' })
    .optional(),
  draws: z
    .array(z.object({ weight: z.number({ error: 'a number' }).min(0, { error: '0 or more' }), parameters }))
    .min(1, { error: 'at least one draw' })
    .refine((draws) => draws.some(({ weight }) => weight > 0), { error: 'a weight above 0' }),
});

/**
 * A posterior from its text, checked.
 * @param file as messages name it
 * @param knownUntil information date of the scenario; a fit that knew more is refused
 * @throws Refusal naming the file and what is wrong
 */
export function posteriorFrom(text: string, file: string, knownUntil: string): Posterior {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw refuse(file, 'a posterior as JSON', NOT_JSON);
  }
  const parsed = posteriorSchema.safeParse(data, { error: zodExpected });
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    const { path, message } = issue;
    const place = path.length > 0 ? `${file} ${path.join('.')}` : file;
    const { got = shown(valueAt(data, path)), hint }: { got?: string; hint?: string } =
      (issue.code === 'custom' && issue.params) || {};
    throw refuse(place, message, got, hint);
  }
  if (parsed.data.knownUntil > knownUntil) {
    const expected = `a fit that knows nothing after the scenario's knownUntil, ${knownUntil}`;
    throw refuse(`${file} knownUntil`, expected, parsed.data.knownUntil);
  }
  return parsed.data;
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value ? Reflect.get(value, key) : undefined),
    data,
  );
}

/** The draw that the replicate with this key takes: by its own luck, with chances as the weights. */
export function drawParameters(posterior: Posterior, key: Key): Changes {
  const total = posterior.draws.reduce((sum, { weight }) => sum + weight, 0);
  let left = uniform(key, 'posterior', 0, 0) * total;
  const taken = posterior.draws.find(({ weight }) => (left -= weight) < 0);
  return (taken ?? posterior.draws.at(-1)!).parameters;
}
