/**
 * The scenario file `laotie/scenario@1` as one zod schema: types, JSON Schema and every check of a single value come
 * from here. Checks between values are in checks.ts. Each error message is the phrase after "expected".
 */
import * as z from 'zod';
import { fromLists } from '../model/additions.ts';
import { metricOf } from '../model/measures/all.ts';
import { daysOf, periodOf } from '../notation/dates.ts';
import { expectedQuantity } from '../notation/quantity.ts';
import { readReportPeriod } from '../notation/report-periods.ts';
import {
  bilingual,
  date,
  EXPECTED_PLAIN,
  id,
  isPlain,
  kindOfMetric,
  metricName,
  strict,
  text,
} from './fields.ts';
import { leverSchema } from './lever-schema.ts';
import { parameterShape } from './parameter-fields.ts';
import { quantity } from './quantity.ts';

export const SCHEMA_ID = 'laotie/scenario@1';
export const EXPECTED_FILES = 'the name of a scenario file, or a list of names';
const parameters = fromLists(() =>
  strict('a parameter name', {
    posterior: text(
      500,
      'File of fitted parameter draws, beside this file; "fit" is the newest in the folder of the market, "none" drops a posterior of a base.',
    ).optional(),
    ...parameterShape(),
  }).meta({ description: 'Parameters of the model that differ from their first values.' }),
);

const EXPECTED_PERIOD = 'a period such as 2021, 2021Q3, 2021-07 or 2021-07-03';
const targetShape = () => ({
  id,
  title: bilingual.optional(),
  metric: metricName('What is measured.'),
  over: z
    .union([z.number(), z.string()], { error: EXPECTED_PERIOD })
    .transform((period) => String(period))
    .refine((period) => periodOf(period) !== undefined, { error: EXPECTED_PERIOD })
    .meta({ description: 'The period it is measured over.' }),
  atLeast: z
    .union([z.number(), z.string()], { error: 'an amount, a count or a share' })
    .meta({ description: 'The value to reach, in the unit of the metric.' }),
  source: text(500, 'Who set or published the target.'),
});
export const targetSchema = fromLists(() =>
  strict('a key of a target', targetShape()).transform((target, context) => {
    const unit = metricOf(target.metric).unit;
    const kind = kindOfMetric(unit);
    const hard = [0, kind === 'share' ? 1 : Infinity] as const;
    const atLeast = quantity(kind, hard, '').safeParse(target.atLeast);
    if (atLeast.success) return { ...target, atLeast: atLeast.data };
    const message = expectedQuantity(kind, hard);
    context.issues.push({ code: 'custom', path: ['atLeast'], message, input: target.atLeast });
    return z.NEVER;
  }),
);

const population = strict('a key of population', {
  scale: quantity('count', [1, 1e9], 'Real users that one fan agent stands for.').optional(),
  fans: quantity('count', [1, 1e9], 'Number of fan agents.').optional(),
})
  .refine((size) => (size.scale === undefined) !== (size.fans === undefined), {
    error: 'either scale or fans',
  })
  .meta({ description: 'How many agents stand for the users: give scale or fans.' });

/** Levers, and targets, of one scenario. */
export const MOST_ENTRIES = 200;
const EXPECTED_LEVERS = `a list of at most ${MOST_ENTRIES} levers`;
const EXPECTED_TARGETS = `a list of at most ${MOST_ENTRIES} targets`;
const MOST_PERIODS = 50;
const EXPECTED_PERIODS = `a list of at most ${MOST_PERIODS} periods`;
const EXPECTED_ASKED = 'a period such as 2025H1, 2025-W04 or 2025-03-24..2025-04-13';
export const LONGEST_SEED = 200;
export const EXPECTED_SEED = `a text of at most ${LONGEST_SEED} characters`;
const EXPECTED_REPLICATES = 'a whole number from 1 to 100000';
const EXPECTED_SPREAD = 'a whole number from 0 to 1000';
/** Characters of a scenario's name. */
export const LONGEST_NAME = 100;
const seed = z
  .union(
    [
      z
        .string()
        .min(1, { error: EXPECTED_SEED })
        .max(LONGEST_SEED, { error: EXPECTED_SEED })
        .refine(isPlain, { error: EXPECTED_PLAIN }),
      z.number(),
    ],
    { error: EXPECTED_SEED },
  )
  .transform((seed) => String(seed))
  .meta({
    description:
      'Text from which all chance is drawn, as it stands there (007 is not 7); one is drawn and reported when not said.',
  })
  .optional();
const periods = z
  .array(
    z
      .union([z.number(), z.string()], { error: EXPECTED_ASKED })
      .transform((written) => readReportPeriod(String(written)) ?? '')
      .refine((period) => daysOf(period) !== undefined, { error: EXPECTED_ASKED }),
    { error: EXPECTED_PERIODS },
  )
  .max(MOST_PERIODS, { error: EXPECTED_PERIODS })
  .meta({
    description:
      'Periods to report besides those of the calendar: half years, weeks, days from one to another.',
  })
  .prefault([]);
/** The whole file, layers merged. */
export const scenarioSchema = fromLists(() =>
  strict('a key of a scenario', {
    schema: z
      .literal(SCHEMA_ID, { error: SCHEMA_ID })
      .meta({ description: 'Kind and version of this file.' }),
    name: text(LONGEST_NAME, 'Short name in results; the file name when not said.').optional(),
    title: bilingual,
    extends: z
      .union([z.string(), z.array(z.string()).min(1)], { error: EXPECTED_FILES })
      .meta({ description: 'Scenario files that this one changes, first the lowest layer.' })
      .optional(),
    market: id
      .meta({
        description:
          'Name of the market: a folder of data in scenarios/markets. Where there is only one it need not be said.',
      })
      .optional(),
    from: date('First day of the run, burn-in included.'),
    until: date('Last day of the run.'),
    knownUntil: date('Information date: nothing published later may be used.'),
    population,
    replicates: z
      .int({ error: EXPECTED_REPLICATES })
      .min(1, { error: EXPECTED_REPLICATES })
      .max(100_000, { error: EXPECTED_REPLICATES })
      .meta({ description: 'How many times the market is run with different luck.' }),
    spread: z
      .int({ error: EXPECTED_SPREAD })
      .min(0, { error: EXPECTED_SPREAD })
      .max(1000, { error: EXPECTED_SPREAD })
      .meta({
        description:
          'Of how many replicates two paired runs are made besides, which say what of the spread is attention, parameters and chance; 0 = none.',
      })
      .prefault(0),
    seed,
    periods,
    parameters: parameters().prefault({}),
    levers: z
      .array(leverSchema(), { error: EXPECTED_LEVERS })
      .max(MOST_ENTRIES, { error: EXPECTED_LEVERS })
      .prefault([]),
    targets: z
      .array(targetSchema(), { error: EXPECTED_TARGETS })
      .max(MOST_ENTRIES, { error: EXPECTED_TARGETS })
      .prefault([]),
  }),
);

export type ScenarioData = z.output<ReturnType<typeof scenarioSchema>>;
export type TargetData = z.output<ReturnType<typeof targetSchema>>;
