/** A run folder: written whole, read back as what reports need. Its files are listed in the README. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { Refusal, refuse } from '../../notation/refusal.ts';
import type {
  ActualRow,
  HealthRow,
  Manifest,
  RunResult,
  TargetResult,
  VarianceSplit,
} from '../../result/result.ts';
import type { FinishedRun } from '../finished.ts';
import { firstLine, hashOfFile, putFile, putText, writing } from './files.ts';
import { manifestOfRun } from './folder.ts';
import { REPLICATES } from './replicates.ts';
import {
  readRuns,
  readSummary,
  summaryCsv,
  withDatabase,
  writeRuns,
  writeSeries,
  writeSummary,
} from './tables.ts';

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Says that a run is at work in the folder; from here on the same plan can take it up again. */
export async function beginRun(dir: string, manifest: Manifest): Promise<void> {
  await writing(dir, async () => {
    await sweep(dir);
    await sweep(join(dir, REPLICATES));
    await putText(dir, 'manifest.json', json(manifest));
  });
}

/** Takes away what killed writes left; only for the one who holds the folder's lock. */
async function sweep(dir: string): Promise<void> {
  if (!existsSync(dir)) return;
  for (const name of readdirSync(dir)) {
    if (name.endsWith('.tmp')) await rm(join(dir, name), { force: true });
  }
}

/** The tables whose bytes depend on the plan alone. */
export const TABLES = [
  'scenario.resolved.yaml',
  'targets.json',
  'actuals.json',
  'health.json',
  'summary.csv',
  'summary.parquet',
  'runs.parquet',
  'series.parquet',
] as const;

/** Present only where a run had paired runs; its bytes too depend on the plan alone. */
const SPREAD_FILE = 'spread.json';

/** Seconds of each replicate that was simulated here, not remembered: a fact of the machine, with no hash. */
const TIMES_FILE = 'times.csv';

/** With the lines of replicates that were simulated before. */
function timesCsv(dir: string, { result, seconds }: FinishedRun): string {
  const file = join(dir, TIMES_FILE);
  const before = existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(1) : [];
  const known = new Map(
    before.filter((line) => /^\d+,/.test(line)).map((line) => [Number.parseInt(line, 10), line]),
  );
  const lines = result.replicates.flatMap(({ replicate }) => {
    const now = seconds.get(replicate);
    return now === undefined ? (known.get(replicate) ?? []) : `${replicate},${Number(now.toFixed(4))}`;
  });
  return `${['replicate,seconds', ...lines].join('\n')}\n`;
}

/**
 * Writes every file of a run. The manifest goes first, as `running`, and last, as what it is: a folder whose manifest
 * says otherwise than `running` is whole, and one cut short can be written again by the same plan.
 * @returns the result with the hashes of the tables in its manifest
 */
export async function writeRun(dir: string, run: FinishedRun): Promise<RunResult> {
  const { result } = run;
  return writing(dir, async () => {
    await putText(dir, 'manifest.json', json({ ...result.manifest, status: 'running' }));
    await putText(dir, 'scenario.resolved.yaml', run.resolved);
    for (const [name, text] of Object.entries(run.copies)) await putText(dir, name, text);
    await putText(dir, 'targets.json', json(result.targets));
    await putText(dir, 'actuals.json', json(result.actuals));
    await putText(dir, 'health.json', json(result.health ?? []));
    if (result.spread) await putText(dir, SPREAD_FILE, json(result.spread));
    else await rm(join(dir, SPREAD_FILE), { force: true });
    await putText(dir, 'summary.csv', summaryCsv(result.summary));
    await withDatabase(async (database) => {
      const put = (name: string, write: (file: string) => Promise<void>) => putFile(join(dir, name), write);
      await put('summary.parquet', (file) => writeSummary(database, join(dir, 'summary.csv'), file));
      await put('runs.parquet', (file) => writeRuns(database, result.replicates, file));
      await put('series.parquet', (file) => writeSeries(database, run, file));
    });
    await putText(dir, TIMES_FILE, timesCsv(dir, run));
    const names = [...TABLES, ...Object.keys(run.copies), ...(result.spread ? [SPREAD_FILE] : [])];
    const outputs = Object.fromEntries(names.map((name) => [name, hashOfFile(join(dir, name))]));
    const manifest = { ...result.manifest, outputs };
    await putText(dir, 'manifest.json', json(manifest));
    return { ...result, manifest };
  });
}

const words = z.object({ zh: z.string(), en: z.string() });
const resolvedSchema = z.object({
  name: z.string(),
  title: words,
  from: z.string(),
  until: z.string(),
  knownUntil: z.string(),
  population: z.object({ scale: z.number() }),
  levers: z.array(
    z.object({ id: z.string(), title: words, from: z.string(), until: z.string(), strength: z.number() }),
  ),
  targets: z.array(z.object({ id: z.string(), title: words, metric: z.string(), over: z.string() })),
});

/**
 * Reads a run folder back.
 * @throws Refusal when it is none, or a file of it is missing or broken
 */
export async function readRun(dir: string): Promise<RunResult> {
  const manifest = manifestOfRun(dir);
  const read = <Value>(name: string, of: (text: string) => Value): Value => {
    const file = join(dir, name);
    try {
      return of(readFileSync(file, 'utf8'));
    } catch (cause) {
      throw refuse(
        file,
        'a file as a run writes it',
        cause instanceof Error ? firstLine(cause) : String(cause),
      );
    }
  };
  const { population, ...scenario } = read('scenario.resolved.yaml', (text) =>
    resolvedSchema.parse(parse(text)),
  );
  const targets = read('targets.json', (text) => JSON.parse(text) as TargetResult[]);
  const actuals = read('actuals.json', (text) => JSON.parse(text) as ActualRow[]);
  /** A file that not every run has, or that older programs did not write. */
  const listed = <Value>(name: string): Value | undefined =>
    name in manifest.outputs ? read(name, (text) => JSON.parse(text) as Value) : undefined;
  const spread = listed<VarianceSplit>(SPREAD_FILE);
  const health = listed<HealthRow[]>('health.json');
  try {
    return await withDatabase(async (database) => ({
      scenario: { ...scenario, scale: population.scale },
      manifest,
      summary: await readSummary(database, join(dir, 'summary.parquet')),
      targets,
      actuals,
      replicates: await readRuns(database, join(dir, 'runs.parquet')),
      ...(spread ? { spread } : {}),
      ...(health ? { health } : {}),
    }));
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    throw refuse(
      dir,
      'tables as a run writes them',
      cause instanceof Error ? firstLine(cause) : String(cause),
    );
  }
}
