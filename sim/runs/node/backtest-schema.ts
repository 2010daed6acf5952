/** What backtest.json must hold. */
import { z } from 'zod';
import { periodOf } from '../../notation/dates.ts';
import type { BacktestResult } from '../../result/backtest.ts';
import {
  bilingual,
  count,
  date,
  discrepancySchema,
  figure,
  perhaps,
  quantiles,
  text,
} from './run-schemas.ts';

const quarter = z
  .string()
  .refine((value) => periodOf(value)?.kind === 'quarter', { error: 'a quarter such as 2021Q3' });
const texts = z.array(text);
const sentences = z.object({ zh: texts, en: texts });
const comparison = z.object({
  baseline: text,
  horizon: count,
  n: count,
  won: count,
  market: figure,
  other: figure,
  statistic: perhaps,
  p: perhaps,
  holm: perhaps.optional(),
});

const analyst = z.object({
  forecaster: text,
  published: date,
  year: text,
  value: figure,
  actual: figure,
  origin: quarter.nullable(),
  market: perhaps,
  naive: perhaps,
});

export const forecast = z.object({
  origin: quarter,
  horizon: count,
  quarter,
  method: text,
  ...quantiles,
  actual: perhaps,
  crps: perhaps,
  wis: perhaps,
  dispersion: perhaps,
  under: perhaps,
  over: perhaps,
});

const share = z.number().min(0).max(1);

export const score = z.object({
  method: text,
  horizon: count,
  n: count,
  crps: figure,
  wis: figure,
  dispersion: figure,
  under: figure,
  over: figure,
  bias: figure,
  mape: figure,
  cover50: share,
  cover80: share,
  cover90: share,
});

export const origin = z.object({
  quarter,
  knownUntil: date,
  quarters: count,
  facts: count,
  newFacts: texts,
  members: count,
  lost: count,
  objective: figure,
  modelError: z.object({ sd: z.number(), forecasts: count }).optional(),
  discrepancy: discrepancySchema.optional(),
  without: texts,
  better: texts,
});

export const backtestSchema = z.object({
  schema: z.literal('laotie/backtest@1'),
  scenario: z.object({
    name: text,
    title: bilingual,
    from: date,
    scale: z.number(),
    currency: text.optional(),
  }),
  seed: text,
  seedRule: text,
  engine: text,
  dataHash: text.optional(),
  protocol: sentences,
  settings: z.object({
    membersTried: count,
    horizons: count,
    runsAPoint: count,
    rounds: z.object({ fit: count, draws: count }),
    modelErrorSd: z.array(z.number()).optional(),
    drawsAMember: count,
  }),
  rescored: z.object({ engine: text }).optional(),
  refitted: texts,
  methods: z.array(z.object({ id: text, title: bilingual, about: bilingual })),
  actuals: z.array(z.object({ quarter, value: z.number() })),
  origins: z.array(origin),
  forecasts: z.array(forecast),
  scores: z.array(score),
  comparisons: z.array(comparison),
  settled: z.object({ since: quarter.nullable(), comparisons: z.array(comparison) }),
  analysts: z.array(analyst).optional(),
  worse: z.array(z.object({ baseline: text, horizon: count })),
  sentences,
}) satisfies z.ZodType<BacktestResult>;
