/** Checkpoints of a long replicate: a file that is written whole or not at all, and read only by the same replicate. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Checkpoint } from '../../model/checkpoint.ts';
import { hashOfValue } from '../canonical.ts';
import { engineVersion } from './engine.ts';
import { putFileSync } from './files.ts';
import { keptBytes } from './read-file.ts';

/** Time between two checkpoints; a replicate that is shorter writes none. */
const EVERY_MS = 60_000;

/** File of a replicate in its run folder; it is there only while the replicate runs, or after it was broken off. */
export function checkpointFile(folder: string, index: number, paired?: string): string {
  return join(folder, `replicate-${index}${paired ? `-${paired}` : ''}.checkpoint`);
}

interface Kept {
  readonly of: string;
  readonly checkpoint: Checkpoint;
}

/** What makes two replicates the same: the engine and everything they are given. */
export function planHash(...given: readonly unknown[]): string {
  return hashOfValue([engineVersion(), process.version, given]);
}

/** The checkpoint in a file; nothing when there is none, or it is broken, or another replicate's. */
export function readCheckpoint(file: string, of: string): Checkpoint | undefined {
  const bytes = keptBytes(file);
  try {
    const kept = bytes && (deserialize(bytes) as Kept);
    return kept?.of === of ? kept.checkpoint : undefined;
  } catch {
    return undefined; // the replicate then starts from its first day
  }
}

/** Puts a checkpoint in its place. The state is copied once, as bytes. */
export function writeCheckpoint(file: string, of: string, checkpoint: Checkpoint): void {
  putFileSync(file, serialize({ of, checkpoint } satisfies Kept));
}

export function removeCheckpoint(file: string): void {
  rmSync(file, { force: true });
}

/** For `simulate`: writes a checkpoint when `everyMs` have passed since the start or the last one. */
export function keeper(file: string, of: string, everyMs = EVERY_MS) {
  let last = performance.now();
  return (_day: number, checkpoint: () => Checkpoint): void => {
    if (performance.now() - last < everyMs) return;
    const state = checkpoint();
    try {
      writeCheckpoint(file, of, state);
    } catch {
      // a full disk: the run can do without, and there may be room in a minute
    }
    last = performance.now();
  };
}
