/** Replicates on disk, each put in its place as it ends, so that a run that is killed loses only those in flight. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { TWINS, type Twin } from '../../result/varianceSplit.ts';
import type { PlanIdentity } from '../manifest.ts';
import { checkpointFile } from './checkpoints.ts';
import { diskRefusal, putText, writing } from './files.ts';
import type { Replicate } from './pool.ts';

/** Where replicates of one plan are kept. */
export interface Keep {
  /** The replicate, or a twin of it, if it is there, whole and of the same plan. */
  get(index: number, twin?: Twin): Replicate | undefined;
  put(replicate: Replicate): Promise<void>;
  /** File for the state of a replicate that takes long. */
  checkpoint(index: number, twin?: Twin): string;
}

export const REPLICATES = 'replicates';
const SCHEMA = 'laotie/replicate@1';
const HASH_BYTES = 32;
const LENGTH_BYTES = 4;

const common = { seconds: z.number() };
const headerSchema = z.object({
  schema: z.literal(SCHEMA),
  plan: z.string(),
  index: z.int().min(0),
  twin: z.enum(TWINS).optional(),
  seed: z.string(),
  drawn: z.record(z.string(), z.number()),
  answer: z.union([
    z.object({ status: z.literal('failed'), error: z.string(), ...common }),
    z.object({
      status: z.literal('ok'),
      fingerprint: z.string(),
      visits: z.number(),
      fans: z.number(),
      streamers: z.number(),
      ...common,
    }),
  ]),
});

function planOf({ engine, scenarioHash, dataHash }: PlanIdentity): string {
  return [engine, scenarioHash, dataHash].join('/');
}

/** SHA-256 of the rest · length of the header · header as JSON · series as float64, low byte first. */
export function encodeReplicate(replicate: Replicate, identity: PlanIdentity): Uint8Array {
  const { index, twin, seed, drawn, answer } = replicate;
  const series = answer.status === 'ok' ? answer.series : new Float64Array();
  const told: Record<string, unknown> = { ...answer };
  delete told.series;
  const text = JSON.stringify({
    schema: SCHEMA,
    plan: planOf(identity),
    index,
    twin,
    seed,
    drawn,
    answer: told,
  });
  const header = Buffer.from(text);
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32LE(header.length);
  const body = Buffer.concat([
    length,
    header,
    Buffer.from(series.buffer, series.byteOffset, series.byteLength),
  ]);
  return Buffer.concat([createHash('sha256').update(body).digest(), body]);
}

/** The replicate in a file's bytes; nothing when they are cut short, changed or of another plan. */
export function decodeReplicate(bytes: Uint8Array, identity: PlanIdentity): Replicate | undefined {
  const body = Buffer.from(bytes.subarray(HASH_BYTES));
  const hash = createHash('sha256').update(body).digest();
  if (body.length < LENGTH_BYTES || !hash.equals(bytes.subarray(0, HASH_BYTES))) return undefined;
  const start = LENGTH_BYTES + body.readUInt32LE();
  const read = headerSchema.safeParse(JSON.parse(body.toString('utf8', LENGTH_BYTES, start)));
  if (!read.success || read.data.plan !== planOf(identity)) return undefined;
  const { index, twin, seed, drawn, answer } = read.data;
  const told = { index, ...(twin ? { twin } : {}), seed, drawn };
  if (answer.status === 'failed') return { ...told, answer };
  const series = new Float64Array(Uint8Array.from(body.subarray(start)).buffer);
  return { ...told, answer: { ...answer, series } };
}

export function replicateFile(index: number, twin?: Twin): string {
  return `${String(index).padStart(6, '0')}${twin ? `.${twin}` : ''}.bin`;
}

/** Numbers of the replicates that a run folder has files of, in order. */
export function replicatesIn(dir: string): number[] {
  const names = readdirSync(join(dir, REPLICATES));
  return names
    .filter((name) => /^\d{6,}\.bin$/.test(name))
    .map((name) => Number.parseInt(name, 10))
    .sort((a, b) => a - b);
}

/** Replicates in a run folder, which must exist: one that has gone in the meantime is not made again. */
export function keepIn(dir: string, identity: PlanIdentity): Keep {
  const folder = join(dir, REPLICATES);
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    throw diskRefusal(dir, cause) ?? cause;
  }
  return {
    get(index, twin) {
      try {
        const found = decodeReplicate(readFileSync(join(folder, replicateFile(index, twin))), identity);
        return found?.index === index && found.twin === twin ? found : undefined;
      } catch {
        return undefined; // not there, or not readable: it will be run again
      }
    },
    put: (replicate) =>
      writing(dir, () =>
        putText(folder, replicateFile(replicate.index, replicate.twin), encodeReplicate(replicate, identity)),
      ),
    checkpoint: (index, twin) => checkpointFile(folder, index, twin),
  };
}
