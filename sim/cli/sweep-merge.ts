/** Parts of a sweep, run with `--shard`, as the folder that one sweep gives. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Language } from '../notation/language.ts';
import { refuse } from '../notation/refusal.ts';
import type { SweepResult } from '../result/sweep.ts';
import { engineVersion } from '../runs/node/engine.ts';
import { withFolders } from '../runs/node/own-folder.ts';
import { hashOfFile, LIMITS, readRecord } from '../runs/node/read-file.ts';
import { discrepancyOf, shortHash } from '../runs/record.ts';
import type { PointsRun } from '../study/designs/runs.ts';
import { sweepResult } from '../study/sweep/sweep.ts';
import { ownerOfSweep, printSweep, RUNS_FILE, writeSweep } from './sweep.ts';
import { readSweepRuns } from './sweep-parquet.ts';

const RECORD = 'sweep.json';

const text = z.string();
const number = z.number();
const bilingual = z.object({ zh: text, en: text });
const value = z.union([number, text]);

/** What a part must hold, so that damage is named where it stands. */
const recordSchema = z.looseObject({
  schema: z.literal('laotie/sweep@1'),
  title: bilingual,
  source: text,
  scenario: text,
  scenarioName: text,
  engine: text,
  dataHash: text,
  scenarioHash: text,
  plan: text,
  seed: text,
  scale: number,
  from: text,
  until: text,
  knownUntil: text,
  currency: text.optional(),
  design: z.enum(['grid', 'zip', 'latin-hypercube', 'sobol', 'file']),
  replicates: number,
  shard: text.nullable(),
  factors: z.array(
    z.looseObject({
      path: text,
      title: bilingual,
      unit: text,
      meaning: bilingual,
      low: value,
      high: value,
      scale: z.enum(['linear', 'log']),
    }),
  ),
  outcomes: z.array(z.looseObject({ metric: text, period: text })),
  drawn: z.array(text),
  draws: z.array(z.array(number.nullable())),
  points: z.array(z.looseObject({ point: number, values: z.array(value) })),
  failed: z.array(z.looseObject({ point: number, replicate: number, error: text })),
  outputs: z.record(text, text),
});
type PartRecord = z.output<typeof recordSchema>;

/** Whether a folder holds a sweep, or a part of one. */
export function isSweep(dir: string): boolean {
  return existsSync(join(dir, RECORD)) && !existsSync(join(dir, 'manifest.json'));
}

function partIn(dir: string): PartRecord {
  if (!isSweep(dir)) throw refuse(dir, 'a folder of a sweep', 'none');
  const record = readRecord(join(dir, RECORD), recordSchema, 'a sweep', LIMITS.ofRun);
  const engine = engineVersion();
  if (record.engine !== engine)
    throw refuse(dir, `a sweep of engine ${engine}`, `one of engine ${record.engine}`);
  const file = join(dir, RUNS_FILE);
  const [expected, got] = [record.outputs[RUNS_FILE], hashOfFile(file)];
  if (expected === got) return record;
  throw discrepancyOf({
    what: file,
    expected: `a record of SHA-256 ${shortHash(expected)}`,
    got: shortHash(got),
  });
}

/** Runs of all parts, none twice. */
async function runsOf(
  dirs: readonly string[],
  outcomes: number,
): Promise<Pick<PointsRun, 'values' | 'failed'>> {
  const values = new Map<number, Map<number, readonly number[]>>();
  const failed = new Map<string, PointsRun['failed'][number]>();
  for (const dir of dirs) {
    const part = await readSweepRuns(join(dir, RUNS_FILE), outcomes);
    for (const [point, own] of part.values)
      values.set(point, new Map([...(values.get(point) ?? []), ...own]));
    for (const one of part.failed) failed.set(`${one.point}/${one.replicate}`, one);
  }
  const inOrder = [...failed.values()].sort((a, b) => a.point - b.point || a.replicate - b.replicate);
  return { values, failed: inOrder };
}

const MOST_NAMED = 8;

function refuseMissing(dirs: readonly string[], { points, replicates }: PartRecord, { values, failed }: Pick<PointsRun, 'values' | 'failed'>): void {
  const lost = new Set(failed.map(({ point, replicate }) => `${point}/${replicate}`));
  const missing = points.flatMap(({ point }) =>
    Array.from({ length: replicates }, (_, replicate) => replicate)
      .filter((replicate) => !values.get(point)?.has(replicate) && !lost.has(`${point}/${replicate}`))
      .map((replicate) => `${point}/${replicate}`),
  );
  if (missing.length === 0) return;
  const named = missing.slice(0, MOST_NAMED).join(', ') + (missing.length > MOST_NAMED ? ', …' : '');
  throw refuse(dirs.join(' '), `all ${points.length * replicates} runs`, `none of ${named}`, 'run the part that has them');
} // biome-ignore format: one line each

/** @throws Refusal where parts are of different sweeps, or a run is in none of them */
export async function mergeSweeps(
  dirs: readonly string[],
  out: string,
  said: { readonly lang: Language; readonly json: boolean },
): Promise<void> {
  const parts = dirs.map(partIn);
  const [first] = parts as [PartRecord];
  for (const [at, { plan }] of parts.entries()) {
    if (plan !== first.plan) throw refuse(dirs[at]!, 'a part of the same sweep', 'one of another');
  }
  const found = await runsOf(dirs, first.outcomes.length);
  refuseMissing(dirs, first, found);
  const points = first.points.map(({ point, values }) => ({ index: point, values }));
  const result: SweepResult = sweepResult({ ...first, points, shard: null }, found);
  await withFolders([{ dir: out, owner: ownerOfSweep(result) }], async () => {
    const report = await writeSweep(out, { result, values: found.values });
    printSweep(out, report, result, said);
  });
  if (result.failed.length > 0) process.exitCode = 3;
}
