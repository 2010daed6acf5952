import type { Argv, CommandModule } from 'yargs';
import { z } from 'zod';
import { QUANTILES } from '../result/forecast/quantiles.ts';
import type { Manifest } from '../result/result.ts';
import { marketJsonSchema, scenarioJsonSchema } from '../scenario/json-schema.ts';
import { sweepSchema } from '../study/sweep/study.ts';
import { print } from './terminal.ts';

const isoDate = z.string().meta({ format: 'date' });
const count = z.int().min(0);

/** The manifest of a run folder. The type of result.ts and this schema are checked against each other. */
const manifestSchema: z.ZodType<Manifest> = z
  .strictObject({
    schema: z.literal('laotie/run@1'),
    engine: z.string().describe('Version of laotie.'),
    scenarioHash: z.string().describe('Hash of scenario.resolved.yaml without its number of replicates.'),
    dataHash: z.string().describe('Hash of the published data that the run read.'),
    seed: z.string(),
    seedRule: z.string().describe('How the seed of a replicate follows from the seed and its number.'),
    replicates: count.describe('Replicates done, failed ones included.'),
    failed: count,
    status: z.enum(['complete', 'interrupted', 'running']),
    fans: count.describe('Fan agents.'),
    scale: z.number().describe('Real users per fan agent.'),
    streamers: count,
    from: isoDate,
    until: isoDate,
    knownUntil: isoDate,
    indices: z.array(count).describe('Number of each replicate that the tables hold, in order.'),
    fingerprints: z
      .array(z.string())
      .describe('One a replicate: hash of its final state and daily money series.'),
    shard: z.string().optional().describe('2/3 for the second third of the replicates.'),
    untilCi: z
      .strictObject({ share: z.number(), reached: z.number(), figure: z.string(), most: count })
      .optional()
      .describe('Half width of the 90% interval of the mean as a share of it: asked, and reached.'),
    inputs: z.record(z.string(), z.string()).describe('SHA-256 of every data file read, by name.'),
    events: z
      .strictObject({ share: z.number(), rows: count })
      .optional()
      .describe('Events of fans that the run kept: of which share of them, and how many in all.'),
    outputs: z.record(z.string(), z.string()).describe('SHA-256 of the tables, by name.'),
    machine: z
      .strictObject({
        started: z.string(),
        seconds: z.number(),
        threads: count,
        visitsPerSecond: z.number(),
        node: z.string().describe('Version of Node.'),
      })
      .describe('Times and machine facts: all that may differ between equal plans.'),
    sha256: z.string().optional().describe('SHA-256 of all the above but machine, as JSON with sorted keys.'),
  })
  .describe(`Manifest of a run folder. In all tables of the folder ${QUANTILES}.`);

const SCHEMAS = {
  scenario: scenarioJsonSchema,
  market: marketJsonSchema,
  run: () => z.toJSONSchema(manifestSchema),
  study: () => z.toJSONSchema(sweepSchema, { io: 'input' }),
} as const;

interface SchemaArguments {
  readonly what?: keyof typeof SCHEMAS;
}

/** `schema [scenario|market|run|study]`: the JSON Schema of a scenario, a market, a run folder's manifest.json, a study. */
export const schema: CommandModule<object, SchemaArguments> = {
  command: 'schema [what]',
  describe:
    '打印 JSON Schema · Print the JSON Schema of a scenario file, a market file, a run’s manifest or a study file',
  builder: (yargs) =>
    yargs
      .positional('what', { choices: Object.keys(SCHEMAS), default: 'scenario' })
      .example('$0 schema scenario > scenario.schema.json', '') as Argv<SchemaArguments>,
  handler: ({ what = 'scenario' }) => {
    const printed = SCHEMAS[what]();
    print(...JSON.stringify(printed, null, 2).split('\n'));
  },
};
