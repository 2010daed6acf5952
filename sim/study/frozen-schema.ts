/** What a frozen forecast holds. */
import { z } from 'zod';
import { isDate } from '../notation/dates.ts';

const quantiles = {
  q05: z.number(),
  q10: z.number(),
  q25: z.number(),
  q50: z.number(),
  q75: z.number(),
  q90: z.number(),
  q95: z.number(),
};
const rowSchema = z.strictObject({
  metric: z.string(),
  period: z.string(),
  unit: z.string(),
  mean: z.number(),
  ...quantiles,
  n: z.number(),
  /**
   * Values of the replicates, upwards; of GMV several a replicate, with published quarters and the model's error. Since
   * laotie/forecast@2, and only of what runs.parquet holds.
   */
  sample: z.array(z.number()).min(1).optional(),
});
const targetSchema = z.strictObject({
  id: z.string(),
  metric: z.string(),
  over: z.string(),
  atLeast: z.number(),
  unit: z.string(),
  source: z.string(),
  probability: z.number(),
  replicates: z.number(),
});
const contentSchema = z.strictObject({
  about: z.strictObject({
    scenario: z.string(),
    /** By whose history it is scored; absent in what older programs froze. */
    market: z.string().optional(),
    title: z.strictObject({ zh: z.string(), en: z.string() }),
    engine: z.string(),
    scenarioHash: z.string(),
    dataHash: z.string(),
    seed: z.string(),
    replicates: z.number(),
    scale: z.number(),
    from: z.string(),
    until: z.string(),
    knownUntil: z.string(),
  }),
  rows: z.array(rowSchema),
  targets: z.array(targetSchema),
});
export const frozenSchema = z.strictObject({
  schema: z.enum(['laotie/forecast@1', 'laotie/forecast@2']),
  /** Day on which it was frozen, as told; not part of what is hashed as a whole, since @2 a part of its own. */
  frozen: z.string().refine(isDate),
  sha256: z.string(),
  /** Hash of each part, so that a change can be named. */
  parts: z.record(z.string(), z.string()),
  content: contentSchema,
});

export type FrozenRow = z.infer<typeof rowSchema>;
export type FrozenTarget = z.infer<typeof targetSchema>;
export type Content = z.infer<typeof contentSchema>;
export type Frozen = z.infer<typeof frozenSchema>;
