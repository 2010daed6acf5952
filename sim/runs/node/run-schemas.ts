/** What the JSON files of a run folder must hold, so that damage is named where it stands and not where it is used. */
import { z } from 'zod';
import { fromLists } from '../../model/additions.ts';
import { METRICS } from '../../model/measures/all.ts';
import { MONEY_UNITS } from '../../notation/currencies.ts';
import { daysOf, isDate, periodOf } from '../../notation/dates.ts';
import type { HealthRow } from '../../result/health-figures.ts';
import { LACKS, MARKET_GRADES } from '../../result/lacks.ts';
import type { LeverRules } from '../../result/lever-rules.ts';
import type {
  ActualRow,
  GmvForecast,
  Manifest,
  RunMarket,
  SummaryRow,
  TargetResult,
} from '../../result/result.ts';
import type { VarianceSplit } from '../../result/varianceSplit.ts';

export const text = z.string();
export const count = z.int().min(0);
export const date = z.string().refine(isDate, { error: 'a date' });
const period = z.string().refine((value) => periodOf(value) !== undefined, { error: 'a period' });
const metric = z
  .string({ error: 'a metric' })
  .refine((value) => METRICS.some(({ name }) => name === value), { error: 'a metric' });
/** Units of figures: those of metrics, and of money those of currencies. */
const unitsOf = fromLists(() => new Set([...MONEY_UNITS, ...METRICS.map(({ unit }) => unit)]));
export const unit = z.string().refine((value) => unitsOf().has(value), { error: 'a unit' });
/** JSON has no NaN: what had no value was written as null. */
export const figure = z
  .number()
  .nullable()
  .transform((value) => value ?? Number.NaN);
export const perhaps = z.number().nullable();
export const quantiles = {
  q05: figure,
  q10: figure,
  q25: figure,
  q50: figure,
  q75: figure,
  q90: figure,
  q95: figure,
};
export const bilingual = z.object({ zh: text, en: text });
const hashes = z.record(text, text);

/** Keys that this program does not know stay, since the hash over the manifest counts them. */
export const manifestSchema = z.looseObject({
  schema: z.literal('laotie/run@1'),
  engine: text,
  scenarioHash: text,
  dataHash: text,
  seed: text,
  seedRule: text,
  replicates: count,
  failed: count,
  status: z.enum(['complete', 'interrupted', 'running']),
  fans: z.number(),
  scale: z.number(),
  streamers: z.number(),
  from: date,
  until: date,
  knownUntil: date,
  currency: text.optional(),
  indices: z.array(count),
  fingerprints: z.array(text),
  shard: text.optional(),
  untilCi: z.object({ share: figure, reached: figure, figure: text, most: figure }).optional(),
  events: z.object({ share: figure, rows: count }).optional(),
  inputs: hashes,
  outputs: hashes,
  machine: z.object({
    started: text,
    seconds: z.number(),
    threads: z.number(),
    visitsPerSecond: figure,
    node: text,
  }),
  /** Something that is no hash is not this record's. */
  sha256: text.optional().catch(''),
}) satisfies z.ZodType<Manifest>;

export const targetsSchema = z.array(
  z.object({
    id: text,
    title: bilingual,
    metric,
    over: period,
    atLeast: z.number(),
    unit,
    source: text,
    replicates: count,
    probability: figure,
    standardError: figure,
    median: figure,
    low80: figure,
    high80: figure,
    simulated: z.object({ probability: figure, median: figure, low80: figure, high80: figure }).optional(),
    gap: figure,
    path: z.array(z.object({ period, projected: figure, required: figure, known: z.boolean() })),
  }),
) satisfies z.ZodType<TargetResult[]>;

export const actualsSchema = z.array(
  z.object({ period, metric, value: z.number(), source: text, published: date, hindsight: z.boolean() }),
) satisfies z.ZodType<ActualRow[]>;

export const discrepancySchema = z.object({
  residuals: z.array(z.object({ quarter: text, value: z.number() })),
  ahead: z.array(z.object({ quarter: text, mean: z.number(), sd: z.number() })),
});

function summaryRow(over: z.ZodType<string>) {
  return z.object({ scenario: text, period: over, metric, unit, mean: figure, ...quantiles, n: count });
}

export const periodsSchema = z.array(
  summaryRow(z.string().refine((value) => daysOf(value) !== undefined, { error: 'a period' })),
) satisfies z.ZodType<SummaryRow[]>;

export const forecastSchema = z.object({
  base: text,
  modelError: z.object({ sd: z.number(), forecasts: count }),
  discrepancy: discrepancySchema.optional(),
  otherPast: z.literal(true).optional(),
  rows: z.array(summaryRow(period)),
  hangsOn: z.array(
    z.object({
      id: text,
      title: bilingual,
      figure: text,
      ends: z.array(
        z.object({
          strength: z.number(),
          median: figure,
          low80: figure,
          high80: figure,
          probability: z.number().optional(),
        }),
      ),
      standardError: figure,
    }),
  ),
}) satisfies z.ZodType<GmvForecast>;

export const spreadSchema = z.object({
  figure: text,
  replicates: count,
  twins: z.object({ chance: count, attention: count }),
  deviation: figure,
  shares: z.array(
    z.object({ source: z.enum(['attention', 'parameters', 'chance']), share: figure, standardError: figure }),
  ),
}) satisfies z.ZodType<VarianceSplit>;

function check<Id extends string, Shape extends z.ZodRawShape>(id: Id, figures: Shape) {
  const mark = z.enum(['pass', 'review', 'fail']);
  return z.object({ id: z.literal(id), mark, figures: z.object(figures) });
}

// absent in results of older programs
const madeBy = z.object({ made: text.nullable(), now: text }).optional();

export const healthSchema = z.array(
  z.discriminatedUnion('id', [
    check('identities', { replicates: count, failed: count, days: count, whole: z.boolean() }),
    check('convergence', {
      replicates: count,
      median: perhaps,
      chance: perhaps,
      enough: perhaps,
      bounds: z.object({ median: z.number(), chance: z.number() }),
    }),
    check('plausibility', {
      outside: z.array(text),
      piled: z.array(z.object({ name: text, share: z.number() })),
      set: count,
      drawn: count,
    }),
    check('fit', {
      figures: count,
      worst: z.object({ metric, period, error: figure }).nullable(),
      bounds: z.object({ pass: z.number(), review: z.number() }),
    }),
    check('coverage', {
      levels: z.array(z.object({ level: z.number(), inside: z.number(), of: z.number() })),
      engine: madeBy,
    }),
    check('extrapolation', { ahead: z.number(), known: z.number(), levers: z.array(bilingual) }),
    check('posterior', {
      knownUntil: date.nullable(),
      scenario: text,
      draws: z.number(),
      engine: madeBy,
      noFit: z.literal(true).optional(),
    }),
  ]),
) satisfies z.ZodType<HealthRow[]>;

export const marketSchema = z.object({
  name: text,
  title: bilingual,
  grade: z.enum(MARKET_GRADES),
  lacks: z.array(z.enum(LACKS)),
  goals: z.array(z.object({ metric, title: bilingual, atLeast: figure, until: date })),
}) satisfies z.ZodType<RunMarket>;

export const rulesSchema = z.object({
  budgets: z.array(
    z.object({
      replicate: count,
      lever: text,
      title: bilingual,
      period: text,
      budget: figure,
      spent: figure,
      unspent: figure,
    }),
  ),
  spells: z.array(z.object({ replicate: count, lever: text, title: bilingual, from: date, until: date })),
}) satisfies z.ZodType<LeverRules>;

/** What a report needs of scenario.resolved.yaml. */
export const resolvedSchema = z.object({
  name: text,
  title: bilingual,
  from: date,
  until: date,
  knownUntil: date,
  population: z.object({ scale: z.number() }),
  levers: z.array(
    z.object({
      id: text,
      lever: text,
      title: bilingual,
      from: date,
      until: date,
      strength: z.number(),
      upTo: z.number().optional(),
      on: z.array(text).optional(),
      every: z.literal('festival').optional(),
      when: z.object({ metric }).optional(),
    }),
  ),
  targets: z.array(z.object({ id: text, title: bilingual, metric, over: period })),
});
