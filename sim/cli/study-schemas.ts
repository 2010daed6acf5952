/** What the records of studies must hold, so that a report that takes them in names damage where it stands. */
import { z } from 'zod';
import type { CompareResult } from '../result/compare.ts';
import type { LeversResult } from '../result/levers.ts';
import type { StressResult } from '../result/stress.ts';
import { unit } from '../runs/node/run-schemas.ts';

const text = z.string();
const number = z.number();
const perhaps = number.nullable();
const bilingual = z.object({ zh: text, en: text });
const grade = z.enum(['measured', 'fitted', 'assumed']);
const range = z.tuple([number, number]);
const difference = z.looseObject({
  mean: number,
  low90: perhaps,
  high90: perhaps,
  low80: perhaps,
  high80: perhaps,
});

const figure = z.looseObject({
  metric: text,
  period: text,
  unit,
  pairs: number,
  a: number,
  b: number,
  difference,
  ratio: perhaps,
  above: number,
  equal: number,
  below: number,
  chance: number,
  chanceError: number,
  varianceRatio: perhaps,
});

const target = z.looseObject({
  title: bilingual,
  metric: text,
  over: text,
  atLeast: number,
  unit,
  pairs: number,
  a: number,
  aError: number,
  b: number,
  bError: number,
  change: number,
  changeError: number,
});

const comparison = z.looseObject({
  letter: text,
  pairs: number,
  same: z.boolean(),
  apart: text.nullable(),
  effect: z
    .looseObject({ grade, parameters: z.array(z.looseObject({ name: text, grade, plausible: range })) })
    .optional(),
  levers: z.array(bilingual),
  figures: z.array(figure),
  targets: z.array(target),
  worth: z.array(
    z.looseObject({
      period: text,
      gmv: number,
      cost: number,
      perCost: perhaps,
      low90: perhaps,
      high90: perhaps,
    }),
  ),
});

const made = {
  engine: text,
  dataHash: text,
  seed: text,
  scale: number,
  from: text,
  knownUntil: text,
  replicates: number,
  failed: number,
  isPublishedPast: z.boolean(),
  main: text,
};
const ofOne = { title: bilingual, source: text, scenarioHash: text, until: text };
const end = z.looseObject({ value: number, mean: number, low90: perhaps, high90: perhaps });

const levers = z.looseObject({
  schema: z.literal('laotie/levers@1'),
  ...ofOne,
  ...made,
  kept: z.array(bilingual),
  levers: z.array(
    z.looseObject({
      id: text,
      lever: text,
      title: bilingual,
      from: text,
      until: text,
      comparison,
      ranges: z.array(
        z.looseObject({
          metric: text,
          parameter: text,
          grade,
          from: z.enum(['draws', 'ends']),
          low: end,
          high: end,
        }),
      ),
      untold: z.array(text),
    }),
  ),
  together: comparison,
  beyondSum: difference,
  rangeReplicates: number,
}) satisfies z.ZodType<LeversResult>;

const stress = z.looseObject({
  schema: z.literal('laotie/stress@1'),
  ...ofOne,
  ...made,
  recoveredShare: number,
  shocks: z.array(
    z.looseObject({
      id: text,
      title: bilingual,
      from: text,
      until: text,
      comparison,
      atRisk: figure.nullable(),
      recovery: z.looseObject({ days: perhaps, low90: perhaps, high90: perhaps, depth: number }),
      weeks: z.array(z.looseObject({ date: text, ratio: number })),
    }),
  ),
}) satisfies z.ZodType<StressResult>;

const compare = z.looseObject({
  schema: z.literal('laotie/compare@1'),
  ...made,
  sides: z.array(
    z.looseObject({ letter: text, source: text, title: bilingual, until: text, scenarioHash: text }),
  ),
  comparisons: z.array(comparison),
  paths: z.array(z.looseObject({ letter: text, period: text, q10: number, q50: number, q90: number })),
}) satisfies z.ZodType<CompareResult>;

export const STUDY_SCHEMAS = { levers, stress, compare } as const;
export type StudyKind = keyof typeof STUDY_SCHEMAS;

/** A study as a run folder keeps it: the folder that it came from, and its record as that had it. */
function taken<Kind extends string, Schema extends z.ZodType>(kind: Kind, study: Schema) {
  return z.looseObject({ schema: z.literal(`laotie/taken-${kind}@1`), folder: text, study });
}

export const TAKEN_SCHEMAS = {
  levers: taken('levers', levers),
  stress: taken('stress', stress),
  compare: taken('compare', compare),
} as const;
