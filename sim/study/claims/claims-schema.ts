/** The list of claims as a zod schema: each error message is the phrase after "expected". */
import * as z from 'zod';
import { periodOf } from '../../notation/dates.ts';
import { bilingual, date, strict, text } from '../../scenario/fields.ts';
import { table } from '../../scenario/market-calendar-schema.ts';
import { quantity } from '../../scenario/quantity.ts';
import { type Expected, KINDS, UNITS } from './claim.ts';
import { EXPERIMENTS, type ExperimentName } from './experiments.ts';
import { type Formula, parseFormula } from './formula.ts';

const SCHEMA = 'laotie/claim-list@1';
const EXPECTED_FORMULA = 'a formula such as (run:gmv@2021 - run:gmv@2020) / watched.up';
export const EXPECTED_RUN = 'the name of a run of the list';
export const EXPECTED_PERIOD = 'a period such as 2021, 2021Q1 or 2021-03-31';

const formula = z.string({ error: EXPECTED_FORMULA }).transform((written, context): Formula => {
  const found = parseFormula(written);
  if (found) return found;
  context.issues.push({ code: 'custom', message: EXPECTED_FORMULA, input: written });
  return z.NEVER;
});
const value = (description: string) => quantity('number', [-1e18, 1e18], description);
const tolerance = quantity('share', [0, 10], 'Share of the value by which the median may be off.');

/** What must be so; nothing where a figure is told only. */
const EXPECTED_KIND = 'one of near, reach, above, below, inside, exactly and told';
const EXPECTED_NO_TOLERANCE = 'no tolerance: only near and reach have one';
const expected = strict('a key of expect', {
  near: value('The median lies within the tolerance of it.').optional(),
  reach: value('The median passes it, or comes within the tolerance.').optional(),
  above: value('The whole 80% interval lies above it.').optional(),
  below: value('The whole 80% interval lies below it.').optional(),
  inside: value('It lies inside the 80% interval.').optional(),
  exactly: value('Every replicate has it.').optional(),
  told: value('A published figure to compare with; nothing is judged.').optional(),
  tolerance: tolerance.optional(),
}).transform((given, context): Expected => {
  const { tolerance, ...kinds } = given;
  const within = tolerance ?? 0;
  const [first, ...more] = Object.entries(kinds) as [Expected['kind'], number][];
  if (tolerance !== undefined && kinds.near === undefined && kinds.reach === undefined) {
    context.issues.push({ code: 'custom', message: EXPECTED_NO_TOLERANCE, input: given });
    return z.NEVER;
  }
  if (first && more.length === 0) {
    const [kind, of] = first;
    return (
      kind === 'near' || kind === 'reach' ? { kind, value: of, tolerance: within } : { kind, value: of }
    ) as Expected;
  }
  context.issues.push({ code: 'custom', message: EXPECTED_KIND, input: given });
  return z.NEVER;
});

const check = strict('a key of a check', {
  what: bilingual,
  unit: z.enum(UNITS, { error: 'a unit of a figure' }),
  kind: z.enum(KINDS, { error: 'a kind of claim' }).optional(),
  figure: formula.optional(),
  chance: strict('a key of chance', {
    of: formula,
    atLeast: value('The share of replicates that reach it is the figure.'),
  }).optional(),
  expect: expected.optional(),
});

const RUN_NAME = /^[a-z0-9][a-z0-9-]*$/;
const runSchema = strict('a key of a run', {
  file: text(200, 'A scenario file.'),
  set: z
    .array(text(500, 'A value set anew, as by --set.'), { error: 'a list of values to set' })
    .prefault([]),
  ownSize: z
    .boolean({ error: 'true or false' })
    .meta({ description: 'A market of its own size.' })
    .prefault(false),
  fine: z
    .boolean({ error: 'true or false' })
    .meta({ description: 'As fine as experiments have it: for worlds that part from another one on a day.' })
    .prefault(false),
});

const runName = z.string({ error: EXPECTED_RUN }).regex(RUN_NAME, { error: EXPECTED_RUN });
const EXPERIMENT_NAMES = [...EXPERIMENTS.keys()] as [ExperimentName, ...ExperimentName[]];
const names = <Name extends z.ZodType<string>>(name: Name) => z.array(name, { error: 'a list of names' });
const EXPECTED_ID = 'a capital letter and two digits, such as C01';

const claimSchema = strict('a key of a claim', {
  id: z.string({ error: EXPECTED_ID }).regex(/^[A-Z]\d\d$/, { error: EXPECTED_ID }),
  claim: bilingual,
  kind: z.enum(KINDS, { error: 'a kind of claim' }),
  why: bilingual,
  statedBy: names(text(200, 'The name of a fact of the fit.')).optional(),
  levers: names(text(100, 'A kind of lever.')).optional(),
  runs: names(runName).prefault([]),
  experiments: names(z.enum(EXPERIMENT_NAMES, { error: 'an experiment' })).optional(),
  checks: z.array(check, { error: 'a list of checks' }).min(1, { error: 'at least one check' }),
});
export type ClaimData = z.output<typeof claimSchema>;
export type CheckData = ClaimData['checks'][number];

const period = z
  .union([z.string(), z.number()], { error: EXPECTED_PERIOD })
  .transform(String)
  .refine((written) => periodOf(written) !== undefined, { error: EXPECTED_PERIOD });
const dates = strict('a key of dates', {
  parting: date('First day on which most worlds of experiments differ.'),
  card: date('Day on which the trust card came.'),
  cardPeriods: z.array(period, { error: EXPECTED_PERIOD }).min(1, { error: 'at least one period' }),
  clientsUntil: date('The day after the last on which clients are looked at.'),
  honestyFrom: date('First day on which the dishonest differ.'),
  attention: period,
});

const row = strict('a key of a row', {
  table: table('A table of the market.'),
  period,
  metric: text(100, 'Its metric.'),
  source: text(100, 'How its source begins.').optional(),
});

export const claimListSchema = strict('a key of a list of claims', {
  schema: z.literal(SCHEMA, { error: SCHEMA }),
  title: bilingual,
  main: runName,
  heldOut: runName.optional(),
  dates,
  constants: z
    .record(
      z.string().regex(/^[a-z]\w*$/, { error: 'a name' }),
      strict('a key of a constant', { of: row, over: row }),
      {
        error: 'constants by name',
      },
    )
    .prefault({}),
  runs: z.record(runName, runSchema, { error: 'runs by name' }),
  claims: z.array(claimSchema, { error: 'a list of claims' }).min(1, { error: 'at least one claim' }),
});

export type ListData = z.output<typeof claimListSchema>;
