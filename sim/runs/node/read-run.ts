/** Reads a run folder back: its manifest, and all that a report needs. */

import { existsSync, readFileSync } from 'node:fs';
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
import { firstLine } from './files.ts';
import { manifestIn, SPREAD_FILE } from './store.ts';
import { readRuns, readSummary, withDatabase } from './tables.ts';

/**
 * The manifest of a finished run, or of one that was stopped.
 * @throws Refusal when the folder holds none
 */
export function manifestOfRun(dir: string): Manifest {
  if (!existsSync(dir)) throw refuse(dir, 'a run folder', 'no such folder');
  const manifest = manifestIn(dir);
  if (typeof manifest === 'string') {
    throw refuse(dir, 'a run folder', manifest === 'empty' ? 'an empty folder' : 'no manifest.json of a run');
  }
  if (manifest.status === 'running') {
    throw refuse(dir, 'a finished run', 'one that was cut short', 'run the same again: it goes on');
  }
  return manifest;
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
