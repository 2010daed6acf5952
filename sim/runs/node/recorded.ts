/** Files of a run folder, read only as the manifest has them: every one has its hash there. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../../result/result.ts';
import { discrepancyOf, type Mismatch, shortHash } from '../record.ts';
import { hashOfFile } from './read-file.ts';

type Outputs = Pick<Manifest, 'outputs'>;

/** How a file of the folder differs from its record; undefined when it does not. */
export function mismatchOf(dir: string, name: string, { outputs }: Outputs): Mismatch | undefined {
  const what = join(dir, name);
  const recorded = outputs[name];
  const found = existsSync(what) ? hashOfFile(what) : undefined;
  if (found === recorded) return undefined;
  return { what, expected: `SHA-256 ${shortHash(recorded)}`, got: shortHash(found) };
}

/**
 * Checks files before they are read.
 * @throws Discrepancy naming the first that is not as the manifest has it
 */
export function checkRecorded(dir: string, names: readonly string[], manifest: Outputs): void {
  for (const name of names) {
    const found = mismatchOf(dir, name, manifest);
    if (found) throw discrepancyOf(found, 'run the same again');
  }
}
