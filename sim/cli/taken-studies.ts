/**
 * Studies of other folders that a report takes in: tables of levers, stress tests, comparisons with the baseline. Each is
 * kept in the run folder as it was made, with its checksum and where it came from, so that the report can be made again.
 */
import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { refuse } from '../notation/refusal.ts';
import type { CompareResult } from '../result/compare.ts';
import type { LeversResult } from '../result/levers.ts';
import type { Manifest, RunResult } from '../result/result.ts';
import type { TakenStudies } from '../result/run-page.ts';
import type { StressResult } from '../result/stress.ts';
import { writing } from '../runs/node/files.ts';
import { LIMITS, readRecord } from '../runs/node/read-file.ts';
import { putRecord } from './study-folder.ts';
import { STUDY_SCHEMAS, type StudyKind, TAKEN_SCHEMAS } from './study-schemas.ts';

const KINDS = Object.keys(STUDY_SCHEMAS) as StudyKind[];

/** The record that a study's folder holds, and the file in a run folder that keeps it. */
const recordFile = (kind: StudyKind) => `${kind}.json`;
const keptFile = (kind: StudyKind) => `study-${kind}.json`;

type Study = LeversResult | StressResult | CompareResult;

interface Taken {
  readonly kind: StudyKind;
  readonly folder: string;
  readonly study: Study;
}

/** The hashes of the scenarios that a study speaks of. */
function scenariosOf(study: Study): string[] {
  if (study.schema !== 'laotie/compare@1') return [study.scenarioHash];
  return study.sides.slice(1).map(({ scenarioHash }) => scenarioHash);
}

/** Whether a study is of the scenario, engine and data of a run. */
function fits(study: Study, { engine, dataHash, scenarioHash }: Manifest): boolean {
  return study.engine === engine && study.dataHash === dataHash && scenariosOf(study).includes(scenarioHash);
}

/** @throws Refusal when the folder holds no such study, Discrepancy when it was changed */
export function studyIn(folder: string): Taken {
  for (const kind of KINDS) {
    const file = join(folder, recordFile(kind));
    if (existsSync(join(folder, 'manifest.json')) || !existsSync(file)) continue;
    return { kind, folder, study: readRecord(file, STUDY_SCHEMAS[kind], 'a study', LIMITS.ofRun) };
  }
  throw refuse(folder, 'a folder of levers, stress or compare', 'none of these');
}

/** The run that a study is of. @throws Refusal where it is of none of them */
export function runFor(
  { folder, study }: Taken,
  runs: readonly { readonly dir: string; readonly result: RunResult }[],
): string {
  const run = runs.find(({ result }) => fits(study, result.manifest));
  if (run) return run.dir;
  const hint =
    study.schema === 'laotie/compare@1' ? 'compare names the baseline first, the run after it' : undefined;
  throw refuse(folder, 'a study of the scenario, data and engine of the run', 'one of another', hint);
}

/** Keeps a study in a run folder. */
export async function takeIn(dir: string, { kind, folder, study }: Taken): Promise<void> {
  const taken = { schema: `laotie/taken-${kind}@1`, folder: basename(resolve(folder)), study };
  await writing(dir, () => putRecord(dir, keptFile(kind), taken));
}

/** The studies that a run folder keeps; one of an earlier run in the same place is left out. */
export function takenIn(dir: string, { manifest }: RunResult): TakenStudies {
  const kept = KINDS.flatMap((kind) => {
    const file = join(dir, keptFile(kind));
    if (!existsSync(file)) return [];
    const { study } = readRecord(file, TAKEN_SCHEMAS[kind], 'a study', LIMITS.ofRun);
    return fits(study, manifest) ? [[kind, study] as const] : [];
  });
  return Object.fromEntries(kept) as TakenStudies;
}
